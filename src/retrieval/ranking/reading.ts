import { type IndexView, PARAGRAPH_END, SENTENCE_END } from '../engine/index.ts'
import type { QueryTable } from './query-table.ts'

/** What of a query stands where in one candidate. */
export interface Reading {
  /** By place of the term: 1 where the text has it. */
  words: Uint8Array
  pairs: Uint8Array
  /** Greatest idf of all terms in one line. */
  line: number
  /** Greatest idf of asked terms in one sentence; in one line together with the first one; of pairs in one line. */
  sentence: number
  item: number
  linePairs: number
  /** idf of asked pairs among the first {@link OPENING} characters. */
  opening: number
  /** Weight of neighbours of the query that are near each other here, in order. */
  order: number
  text: string
}

/** As far as an article's subject reaches. */
const OPENING = 16
/** Words from one to the next that are still near. */
const NEAR = 4

/** Reads candidates for one query; scratch memory is shared, so one at a time. */
export function createReader(view: IndexView, table: QueryTable): (document: number) => Reading {
  const { words, pairs, neighbours } = table
  const inLine = new Uint32Array(words.size)
  const inSentence = new Uint32Array(words.size)
  const inFirst = new Uint8Array(words.size)
  const pairInLine = new Uint32Array(pairs.size)
  const lastAt = new Int32Array(words.size)
  /** By character: 1 where a pair of the query begins with it. Most characters of a text begin none. */
  const opens = new Uint8Array(65_536)
  for (const pair of pairs.placeOf.keys()) opens[pair >>> 16] = 1
  /** Counts lines and sentences of all candidates: a mark of an earlier one is never taken for one of now. */
  let lines = 0
  let sentences = 0

  const readWords = (document: number, reading: Reading) => {
    inFirst.fill(0)
    lastAt.fill(-1_000_000)
    const nearest = new Uint8Array(neighbours.length)
    let first = true
    let firstAsked = 0
    let line = 0
    let asked = 0
    let sentence = 0
    lines++
    sentences++
    let position = 0
    for (const term of view.words(document)) {
      if (term === PARAGRAPH_END || term === SENTENCE_END) {
        sentences++
        sentence = 0
        position += NEAR
        if (term === PARAGRAPH_END) {
          lines++
          first = false
          line = 0
          asked = firstAsked
        }
        continue
      }
      position++
      const place = words.placeOf.get(term)
      if (place === undefined) continue
      reading.words[place] = 1
      const weight = words.asked[place] as number
      if (inLine[place] !== lines) {
        inLine[place] = lines
        line += words.idf[place] as number
        if (line > reading.line) reading.line = line
        if (inFirst[place] === 0) asked += weight
        if (asked > reading.item) reading.item = asked
        if (first) {
          inFirst[place] = 1
          firstAsked += weight
        }
      }
      if (inSentence[place] !== sentences) {
        inSentence[place] = sentences
        sentence += weight
        if (sentence > reading.sentence) reading.sentence = sentence
      }
      for (let n = 0; n < neighbours.length; n++) {
        const { left, right } = neighbours[n] as (typeof neighbours)[number]
        if (right !== place) continue
        const distance = position - (lastAt[left] as number)
        const degree = distance === 1 ? 2 : distance <= NEAR ? 1 : 0
        if (degree > (nearest[n] as number)) nearest[n] = degree
      }
      lastAt[place] = position
    }
    for (let n = 0; n < neighbours.length; n++) {
      reading.order += ((neighbours[n] as (typeof neighbours)[number]).weight * (nearest[n] as number)) / 2
    }
  }

  const readPairs = (reading: Reading) => {
    const { text } = reading
    let line = 0
    let last = 0
    lines++
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === 0x0a) {
        lines++
        line = 0
      } else if (opens[last] === 1) {
        const place = pairs.placeOf.get((last << 16) | code)
        if (place !== undefined) {
          const weight = pairs.asked[place] as number
          if (i < OPENING && reading.pairs[place] === 0) reading.opening += weight
          reading.pairs[place] = 1
          if (pairInLine[place] !== lines) {
            pairInLine[place] = lines
            line += weight
            if (line > reading.linePairs) reading.linePairs = line
          }
        }
      }
      last = code
    }
  }

  return (document) => {
    const reading: Reading = {
      words: new Uint8Array(words.size),
      pairs: new Uint8Array(pairs.size),
      line: 0,
      sentence: 0,
      item: 0,
      linePairs: 0,
      opening: 0,
      order: 0,
      text: view.text(document),
    }
    readWords(document, reading)
    readPairs(reading)
    return reading
  }
}
