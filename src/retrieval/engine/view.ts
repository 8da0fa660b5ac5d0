import { pairCode } from '../words/index.ts'
import { type IndexData, SEGMENT_SIZE, type Segment } from './data.ts'
import { findPair } from './pair-table.ts'
import type { IndexView } from './types.ts'
import { readWords } from './word-codes.ts'

/** BM25's weight of a term that `holding` of `size` documents have; above 0 whatever they are. */
export function idf(size: number, holding: number): number {
  return Math.log(1 + (size - holding + 0.5) / (holding + 0.5))
}

/** What the ranking may read of an index. */
export function createView(data: IndexData): IndexView {
  const { ids, segments, paths, groupStarts, groupDocuments, frequencies } = data
  const groupNumbers = new Map(data.groupKeys.map((key, group) => [key, group]))
  let buffer = new Uint32Array(1024)
  const read = (bytes: Uint8Array, from: number, to: number) => {
    if (buffer.length < to - from) buffer = new Uint32Array((to - from) * 2)
    return buffer.subarray(0, readWords(bytes, from, to, buffer))
  }
  const segmentOf = (document: number) => segments[Math.floor(document / SEGMENT_SIZE)] as Segment
  const units = (document: number) => {
    const { base, text, textStarts } = segmentOf(document)
    return text.subarray(textStarts[document - base], textStarts[document - base + 1])
  }
  let total = 0
  for (const length of data.lengthOf) total += length

  return {
    size: ids.length,
    groupCount: data.groupKeys.length,
    termCount: frequencies.length,
    averageLength: ids.length === 0 ? 0 : total / ids.length,
    groupOf: data.groupOf,
    placeOf: data.placeOf,
    articleOf: data.articleOf,
    lengthOf: data.lengthOf,
    id: (document) => ids[document] as string,
    documentsOf: (group) => groupDocuments.subarray(groupStarts[group], groupStarts[group + 1]),
    groupSize: (group) => (groupStarts[group + 1] as number) - (groupStarts[group] as number),
    groupKey: (group) => data.groupKeys[group] as string,
    groupName: (group) => data.groupNames[group] as string,
    groupByKey: (key) => groupNumbers.get(key) ?? null,
    words(document) {
      const { base, wordBytes, wordStarts } = segmentOf(document)
      const at = document - base
      return read(wordBytes, wordStarts[at] as number, wordStarts[at + 1] as number)
    },
    pathWords(document) {
      const at = data.pathOf[document] as number
      return read(paths.wordBytes, paths.wordStarts[at] as number, paths.wordStarts[at + 1] as number)
    },
    text(document) {
      const { buffer, byteOffset, byteLength } = units(document)
      return Buffer.from(buffer, byteOffset, byteLength).toString('utf16le')
    },
    units,
    path: (document) => paths.texts[data.pathOf[document] as number] as string,
    wordId: (word) => data.words.get(word) ?? -1,
    pairId: (pair) => findPair(data.pairs, pairCode(pair)),
    frequencyOf: (term) => frequencies[term] as number,
    idfOf: (term) => idf(ids.length, frequencies[term] as number),
  }
}
