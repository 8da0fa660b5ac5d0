import type { IndexData, Segment } from './data.ts'
import type { NumberArray } from './sections.ts'

const SEGMENT_ARRAYS = [
  'starts',
  'documents',
  'impacts',
  'wordBytes',
  'wordStarts',
  'text',
  'textStarts',
] as const satisfies readonly (keyof Segment)[]
const DOCUMENT_ARRAYS = [
  'groupOf',
  'placeOf',
  'articleOf',
  'lengthOf',
  'groupDocuments',
  'groupStarts',
  'pathOf',
  'frequencies',
] as const satisfies readonly (keyof IndexData)[]

/** What of an index is no array of numbers. */
interface Strings {
  ids: string[]
  groupKeys: string[]
  groupNames: string[]
  paths: string[]
  words: string[]
  segments: { base: number; size: number }[]
  pairs: number
}

/** An index as named arrays, the strings among them as JSON in UTF-8. */
export function arraysOf(data: IndexData): Map<string, NumberArray> {
  const strings: Strings = {
    ids: data.ids,
    groupKeys: data.groupKeys,
    groupNames: data.groupNames,
    paths: data.paths.texts,
    words: [...data.words.keys()],
    segments: data.segments.map(({ base, size }) => ({ base, size })),
    pairs: data.pairs.size,
  }
  const arrays = new Map<string, NumberArray>([
    ['strings', new TextEncoder().encode(JSON.stringify(strings))],
    ['words', Uint32Array.from(data.words.values())],
    ['pairs.keys', data.pairs.keys],
    ['pairs.values', data.pairs.values],
    ['paths.wordBytes', data.paths.wordBytes],
    ['paths.wordStarts', data.paths.wordStarts],
  ])
  for (const name of DOCUMENT_ARRAYS) arrays.set(name, data[name])
  for (const [i, segment] of data.segments.entries()) {
    for (const name of SEGMENT_ARRAYS) arrays.set(`segments.${i}.${name}`, segment[name])
  }
  return arrays
}

/** The index that {@link arraysOf} took apart; the arrays are used as they are. */
export function indexOf(arrays: ReadonlyMap<string, NumberArray>): IndexData {
  const take = <A extends NumberArray>(name: string) => arrays.get(name) as A
  const strings = JSON.parse(new TextDecoder().decode(take<Uint8Array>('strings'))) as Strings
  const numbers = take<Uint32Array>('words')
  const pick = <Name extends string>(names: readonly Name[], prefix: string) =>
    Object.fromEntries(names.map((name) => [name, take(prefix + name)]))
  return {
    ids: strings.ids,
    groupKeys: strings.groupKeys,
    groupNames: strings.groupNames,
    words: new Map(strings.words.map((word, i) => [word, numbers[i] as number])),
    pairs: { keys: take('pairs.keys'), values: take('pairs.values'), size: strings.pairs },
    paths: {
      texts: strings.paths,
      wordBytes: take('paths.wordBytes'),
      wordStarts: take('paths.wordStarts'),
    },
    ...(pick(DOCUMENT_ARRAYS, '') as Pick<IndexData, (typeof DOCUMENT_ARRAYS)[number]>),
    segments: strings.segments.map(({ base, size }, i) => ({
      base,
      size,
      ...(pick(SEGMENT_ARRAYS, `segments.${i}.`) as Pick<Segment, (typeof SEGMENT_ARRAYS)[number]>),
    })),
  }
}
