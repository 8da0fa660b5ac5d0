import { type IndexView, PARAGRAPH_END, SENTENCE_END } from '../engine/index.ts'
import { createPlaces, type Places } from './places.ts'
import type { QueryTable } from './query-table.ts'

/** What of a query stands where in its candidates, in their order. */
export interface Readings {
  /** By candidate, and in it by place of the term: 1 where the text has it. */
  words: Uint8Array
  pairs: Uint8Array
  /** Greatest idf of all terms in one line. */
  line: Float64Array
  /** Greatest idf of asked terms in one sentence; in one line together with the first one; of pairs in one line. */
  sentence: Float64Array
  item: Float64Array
  linePairs: Float64Array
  /** idf of asked pairs among the first {@link OPENING} characters. */
  opening: Float64Array
  /** Weight of neighbours of the query that are near each other here, in order. */
  order: Float64Array
}

/** As far as an article's subject reaches. */
const OPENING = 16
/** Words from one to the next that are still near. */
const NEAR = 4
const LINE_FEED = 0x0a

/** Reads the candidates of one query after another; what it looks terms up in is kept from query to query. */
export function createReader(view: IndexView): (documents: readonly number[], table: QueryTable) => Readings {
  const places = createPlaces(view.termCount)
  return (documents, table) => {
    const { length } = documents
    const readings: Readings = {
      words: new Uint8Array(length * table.words.size),
      pairs: new Uint8Array(length * table.pairs.size),
      line: new Float64Array(length),
      sentence: new Float64Array(length),
      item: new Float64Array(length),
      linePairs: new Float64Array(length),
      opening: new Float64Array(length),
      order: new Float64Array(length),
    }
    places.take(table)
    const readWords = wordReader(table, places, readings)
    const readPairs = pairReader(table, places, readings)
    for (let at = 0; at < length; at++) {
      readWords(at, view.words(documents[at] as number))
      readPairs(at, view.units(documents[at] as number))
    }
    places.forget(table)
    return readings
  }
}

function wordReader({ words, neighbours }: QueryTable, { ofWord }: Places, readings: Readings) {
  const { size, idf, asked: weights } = words
  /** Lines and sentences are counted through all candidates: a mark of an earlier one is never taken for one of now. */
  const inLine = new Uint32Array(size)
  const inSentence = new Uint32Array(size)
  /** The candidate, counted from 1, in whose first line the word stands. */
  const inFirst = new Uint32Array(size)
  const lastAt = new Int32Array(size)
  const nearest = new Uint8Array(neighbours.length)
  const { before, starts } = byRight(neighbours, size)
  let lines = 0
  let sentences = 0
  let position = 0

  return (at: number, terms: Uint32Array) => {
    const base = at * size
    nearest.fill(0)
    // Nothing is near what stands in another candidate.
    position += NEAR + 1
    lines++
    sentences++
    let isFirst = true
    let firstAsked = 0
    let line = 0
    let asked = 0
    let sentence = 0
    let [mostLine, mostAsked, mostSentence] = [0, 0, 0]
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number
      if (term >= SENTENCE_END) {
        sentences++
        sentence = 0
        position += NEAR
        if (term === PARAGRAPH_END) {
          lines++
          isFirst = false
          line = 0
          asked = firstAsked
        }
        continue
      }
      position++
      const place = (ofWord[term] as number) - 1
      if (place < 0) continue
      readings.words[base + place] = 1
      const weight = weights[place] as number
      if (inLine[place] !== lines) {
        inLine[place] = lines
        line += idf[place] as number
        if (line > mostLine) mostLine = line
        if (inFirst[place] !== at + 1) asked += weight
        if (asked > mostAsked) mostAsked = asked
        if (isFirst) {
          inFirst[place] = at + 1
          firstAsked += weight
        }
      }
      if (inSentence[place] !== sentences) {
        inSentence[place] = sentences
        sentence += weight
        if (sentence > mostSentence) mostSentence = sentence
      }
      for (let n = starts[place] as number; n < (starts[place + 1] as number); n++) {
        const left = neighbours[before[n] as number]?.left as number
        const last = lastAt[left] as number
        const distance = position - last
        const degree = last === 0 || distance > NEAR ? 0 : distance === 1 ? 2 : 1
        if (degree > (nearest[before[n] as number] as number)) nearest[before[n] as number] = degree
      }
      lastAt[place] = position
    }
    readings.line[at] = mostLine
    readings.item[at] = mostAsked
    readings.sentence[at] = mostSentence
    let order = 0
    for (let n = 0; n < nearest.length; n++) {
      order += ((neighbours[n]?.weight as number) * (nearest[n] as number)) / 2
    }
    readings.order[at] = order
  }
}

/** The neighbours by their right word: their numbers, and where those of each place start. */
function byRight(neighbours: QueryTable['neighbours'], size: number) {
  const before = Uint32Array.from(neighbours.keys())
  const right = (n: number) => neighbours[n]?.right as number
  before.sort((a, b) => right(a) - right(b) || a - b)
  const starts = new Uint32Array(size + 1)
  for (const { right } of neighbours) starts[right + 1] = (starts[right + 1] as number) + 1
  for (let place = 0; place < size; place++)
    starts[place + 1] = (starts[place + 1] as number) + (starts[place] as number)
  return { before, starts }
}

function pairReader({ pairs }: QueryTable, { opens, pairPlace }: Places, readings: Readings) {
  const { size, asked } = pairs
  const inLine = new Uint32Array(size)
  let lines = 0

  return (at: number, units: Uint16Array) => {
    const base = at * size
    let last = 0
    let line = 0
    let most = 0
    let opening = 0
    lines++
    for (let i = 0; i < units.length; i++) {
      const code = units[i] as number
      if (code === LINE_FEED) {
        lines++
        line = 0
      } else if ((((opens[last] as number) >>> (code & 7)) & 1) === 1) {
        const place = pairPlace((last << 16) | code)
        if (place >= 0) {
          const weight = asked[place] as number
          if (i < OPENING && readings.pairs[base + place] === 0) opening += weight
          readings.pairs[base + place] = 1
          if (inLine[place] !== lines) {
            inLine[place] = lines
            line += weight
            if (line > most) most = line
          }
        }
      }
      last = code
    }
    readings.linePairs[at] = most
    readings.opening[at] = opening
  }
}
