import { dictionaryNodes, eachPair, normalise, tokenise } from '../words/index.ts'
import { articleNumber } from './article-number.ts'
import { MOST_DOCUMENTS } from './best.ts'
import { type IndexData, SEGMENT_SIZE, type Segment } from './data.ts'
import { arrangeGroups, createGroups } from './groups.ts'
import { growable, push, reserve, trimmed } from './growable.ts'
import { weighPostings } from './impacts.ts'
import { beginLengths, createLengths, KINDS, type Kind } from './lengths.ts'
import { createPairTable, findOrAddPair } from './pair-table.ts'
import { createTallies } from './tallies.ts'
import {
  type Field,
  type FirstStageParameters,
  type IndexDocument,
  PARAGRAPH_END,
  SENTENCE_END,
} from './types.ts'
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
  const words = new Map<string, number>()
  // By node of the dictionary, plus 1: what comes again and again is not looked up by its characters.
  const termOfNode = new Uint32Array(dictionaryNodes())
  const pairs = createPairTable()
  const isPair = growable(Uint8Array)
  const frequencies = growable(Uint32Array)
  const lengths = createLengths()
  const tallies = createTallies()
  const segments: Segment[] = []
  const bodies = createTextStore()
  const paths = createTextStore()
  const pathNumbers = new Map<string, number>()

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
  const newTerm = (flag: number) => {
    push(isPair, flag)
    push(frequencies, 0)
  }
  const wordTerm = (text: string, from: number, to: number, node: number) => {
    const known = node >= 0 ? (termOfNode[node] as number) : 0
    if (known > 0) return known - 1
    const word = text.slice(from, to)
    let term = words.get(word)
    if (term === undefined) {
      term = isPair.length
      words.set(word, term)
      newTerm(0)
    }
    if (node >= 0) termOfNode[node] = term + 1
    return term
  }
  const sink = {
    word(text: string, from: number, to: number, node: number) {
      const term = wordTerm(text, from, to, node)
      countIn('words', term)
      if (store) writeWord(store.bytes, term)
    },
    sentenceEnd() {
      if (store) writeWord(store.bytes, SENTENCE_END)
    },
    paragraphEnd() {
      if (store) writeWord(store.bytes, PARAGRAPH_END)
    },
  }
  const addPair = (code: number) => {
    const next = isPair.length
    const term = findOrAddPair(pairs, code, next)
    if (term === next) newTerm(1)
    countIn('pairs', term)
  }
  const addText = (into: Field, text: string, keep: TextStore | null) => {
    field = into
    store = keep
    if (keep) push(keep.starts, keep.bytes.length)
    tokenise(text, sink)
    eachPair(text, addPair)
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
  const closeSegment = () => {
    const base = segments.length * SEGMENT_SIZE
    const { starts, documents, tallies: impacts } = tallies.invert(isPair.length, frequencies.data)
    push(bodies.starts, bodies.bytes.length)
    push(bodies.textStarts, bodies.text.length)
    segments.push({
      base,
      size: ids.length - base,
      starts,
      documents,
      impacts,
      wordBytes: trimmed(bodies.bytes),
      wordStarts: trimmed(bodies.starts),
      text: trimmed(bodies.text),
      textStarts: trimmed(bodies.textStarts),
    })
    for (const each of [bodies.bytes, bodies.starts, bodies.text, bodies.textStarts]) each.length = 0
  }

  return {
    add({ id, group, name, path, number, body }) {
      if (ids.length === MOST_DOCUMENTS)
        throw new RangeError(`An index holds ${MOST_DOCUMENTS} documents at most.`)
      document = ids.length
      ids.push(id)
      const normalName = normalise(name)
      const groupNumber = groups.numberOf(group, normalName)
      push(groupOf, groupNumber)
      push(articleOf, articleNumber(number))
      tallies.begin()
      beginLengths(lengths)
      addName(groupNumber)
      const normalPath = normalise(path)
      const knownPath = pathNumbers.get(normalPath)
      push(pathOf, knownPath ?? pathNumbers.size)
      if (knownPath === undefined) pathNumbers.set(normalPath, pathNumbers.size)
      addText('path', normalPath, knownPath === undefined ? paths : null)
      const normalBody = normalise(body)
      push(bodies.textStarts, bodies.text.length)
      writeText(bodies.text, normalBody)
      addText('body', normalBody, bodies)
      if (ids.length % SEGMENT_SIZE === 0) closeSegment()
    },
    finish() {
      if (ids.length % SEGMENT_SIZE !== 0) closeSegment()
      push(paths.starts, paths.bytes.length)
      weighPostings(segments, lengths, isPair.data, parameters)
      const groupNumbers = trimmed(groupOf)
      return {
        ids,
        groupKeys: groups.keys,
        groupNames: groups.names,
        groupOf: groupNumbers,
        ...arrangeGroups(groupNumbers, groups.keys.length),
        articleOf: trimmed(articleOf),
        lengthOf: trimmed(lengths.words.body),
        paths: {
          texts: [...pathNumbers.keys()],
          wordBytes: trimmed(paths.bytes),
          wordStarts: trimmed(paths.starts),
        },
        pathOf: trimmed(pathOf),
        words,
        pairs,
        frequencies: trimmed(frequencies),
        segments,
      }
    },
  }
}

type TextStore = ReturnType<typeof createTextStore>

function createTextStore() {
  return {
    bytes: growable(Uint8Array),
    starts: growable(Uint32Array),
    text: growable(Uint16Array),
    textStarts: growable(Uint32Array),
  }
}

function writeText(to: { data: Uint16Array; length: number }, text: string): void {
  reserve(to, to.length + text.length)
  for (let i = 0; i < text.length; i++) to.data[to.length + i] = text.charCodeAt(i)
  to.length += text.length
}
