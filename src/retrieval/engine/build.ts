import { eachPair, normalise, tokenise } from '../words/index.ts'
import { articleNumber } from './article-number.ts'
import { MOST_DOCUMENTS } from './best.ts'
import { type IndexData, SEGMENT_SIZE, type Segment } from './data.ts'
import { arrangeGroups, createGroups } from './groups.ts'
import { growable, push, trimmed } from './growable.ts'
import { weighPostings } from './impacts.ts'
import { beginLengths, createLengths, KINDS, type Kind } from './lengths.ts'
import { createTallies } from './tallies.ts'
import { beginText, createTextStore, type TextStore, takeTexts } from './text-store.ts'
import {
  type Field,
  type FirstStageParameters,
  type IndexDocument,
  PARAGRAPH_END,
  SENTENCE_END,
} from './types.ts'
import { createVocabulary } from './vocabulary.ts'
import { writeWord } from './word-codes.ts'

/**
 * Takes documents one by one and makes an index of them; nothing of a document is kept but what the index holds.
 * More than {@link MOST_DOCUMENTS} are a RangeError.
 */
export interface IndexBuilder {
  add(document: IndexDocument): void
  /** The index of all that was added. The builder is spent. */
  finish(): IndexData
}

export function createIndexBuilder(parameters: FirstStageParameters): IndexBuilder {
  const ids: string[] = []
  const groups = createGroups()
  const groupOf = growable(Uint32Array)
  const articleOf = growable(Uint16Array)
  const pathOf = growable(Uint32Array)
  const pathNumbers = new Map<string, number>()
  const paths = createTextStore()
  const bodies = createTextStore()
  const vocabulary = createVocabulary()
  const lengths = createLengths()
  const tallies = createTallies()
  const segments: Segment[] = []

  // What is being read: a field of a document, kept in a store or not.
  let document = -1
  let field: Field = 'body'
  let store: TextStore | null = null
  // The terms of the name read last: neighbours mostly share it.
  let nameOf = -1
  let nameTerms: Record<Kind, number[]> = { words: [], pairs: [] }

  const countIn = (kind: Kind, term: number) => {
    if (field === 'name') nameTerms[kind].push(term)
    tallies.count(term, field)
    const { data } = lengths[kind][field]
    data[document] = (data[document] as number) + 1
  }
  const sink = {
    word(text: string, from: number, to: number, node: number) {
      const term = vocabulary.wordTerm(text, from, to, node)
      countIn('words', term)
      if (store) writeWord(store.wordBytes, term)
    },
    sentenceEnd() {
      if (store) writeWord(store.wordBytes, SENTENCE_END)
    },
    paragraphEnd() {
      if (store) writeWord(store.wordBytes, PARAGRAPH_END)
    },
  }
  const takePair = (code: number) => countIn('pairs', vocabulary.pairTerm(code))
  const addText = (into: Field, text: string, keep: TextStore | null) => {
    field = into
    store = keep
    if (keep) beginText(keep, text)
    tokenise(text, sink)
    eachPair(text, takePair)
  }
  const addName = (group: number) => {
    const known = nameTerms
    const isKnown = nameOf === group
    nameOf = group
    nameTerms = { words: [], pairs: [] }
    if (!isKnown) return addText('name', groups.names[group] as string, null)
    field = 'name'
    for (const kind of KINDS) for (const term of known[kind]) countIn(kind, term)
  }
  const addPath = (path: string) => {
    const known = pathNumbers.get(path)
    push(pathOf, known ?? pathNumbers.size)
    if (known === undefined) pathNumbers.set(path, pathNumbers.size)
    addText('path', path, known === undefined ? paths : null)
  }
  const closeSegment = () => {
    const base = segments.length * SEGMENT_SIZE
    const {
      starts,
      documents,
      tallies: impacts,
    } = tallies.invert(vocabulary.isPair.length, vocabulary.frequencies.data)
    segments.push({ base, size: ids.length - base, starts, documents, impacts, ...takeTexts(bodies) })
  }

  return {
    add({ id, group, name, path, number, body }) {
      if (ids.length === MOST_DOCUMENTS) {
        throw new RangeError(`An index holds ${MOST_DOCUMENTS} documents at most.`)
      }
      document = ids.length
      ids.push(id)
      const groupNumber = groups.numberOf(group, name)
      push(groupOf, groupNumber)
      push(articleOf, articleNumber(number))
      tallies.begin()
      beginLengths(lengths)
      addName(groupNumber)
      addPath(normalise(path))
      addText('body', normalise(body), bodies)
      if (ids.length % SEGMENT_SIZE === 0) closeSegment()
    },
    finish() {
      if (ids.length % SEGMENT_SIZE !== 0) closeSegment()
      weighPostings(segments, lengths, vocabulary.isPair.data, parameters)
      const groupNumbers = trimmed(groupOf)
      const { wordBytes, wordStarts } = takeTexts(paths)
      return {
        ids,
        groupKeys: groups.keys,
        groupNames: groups.names,
        groupOf: groupNumbers,
        ...arrangeGroups(groupNumbers, groups.keys.length),
        articleOf: trimmed(articleOf),
        lengthOf: trimmed(lengths.words.body),
        paths: { texts: [...pathNumbers.keys()], wordBytes, wordStarts },
        pathOf: trimmed(pathOf),
        words: vocabulary.words,
        pairs: vocabulary.pairs,
        frequencies: trimmed(vocabulary.frequencies),
        segments,
      }
    },
  }
}
