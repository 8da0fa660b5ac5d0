import { parseNumeral } from '../../text/index.ts'
import type { FirstStage, IndexView } from '../engine/index.ts'
import type { AnalysedQuery, SearchLanguage } from '../query/index.ts'
import { type Standing, setAnswers } from './answers.ts'
import { FEATURES, type Feature, PLACE } from './features.ts'
import { type Field, groupShares } from './field.ts'
import type { GroupName } from './names.ts'
import { ownWeights } from './own-weights.ts'
import { type QueryTable, queryTable } from './query-table.ts'
import { createReader, type Reading } from './reading.ts'

/** Fewer words make no rule: headings, 附则's one-liners. */
const SHORT = 12
/** A name of this length counts in full. */
const LONG_NAME = 20
/** Documents with fewer articles have no beginning and end worth speaking of. */
const STRUCTURED = 4

/** Values of every candidate of a query, a row each in the order of {@link FEATURES}. */
export function valuesOf(
  view: IndexView,
  query: AnalysedQuery,
  first: FirstStage,
  field: Field,
  nameOf: (group: number) => GroupName,
  language: SearchLanguage,
): Float64Array[] {
  const { documents, groups, said } = field
  const table = queryTable(view, query, field.longest, language)
  const read = createReader(view, table)
  const readings = documents.map(read)
  const own = ownWeights(view, documents, readings, table)
  const shares = groupShares(first, groups)
  const { wordScores, pairScores } = first
  let bestScore = Number.MIN_VALUE
  let bestWords = Number.MIN_VALUE
  for (const document of documents) {
    bestWords = Math.max(bestWords, wordScores[document] as number)
    bestScore = Math.max(bestScore, (wordScores[document] as number) + (pairScores[document] as number))
  }
  const nameShares = new Map<number, NameShare>()
  const article = saidNumber(query.text)

  return documents.map((document, at) => {
    const row = new Float64Array(FEATURES.length)
    const set = (feature: Feature, value = 1) => {
      row[PLACE[feature]] = value
    }
    const { words, pairs } = table
    const group = view.groupOf[document] as number
    const reading = readings[at] as Reading
    let name = nameShares.get(group)
    if (name === undefined) {
      name = nameShare(view, query, table, group, nameOf(group))
      nameShares.set(group, name)
    }
    const wordScore = wordScores[document] as number
    const pairScore = pairScores[document] as number
    set('words', wordScore / words.total)
    set('pairs', pairScore / pairs.total)
    set('score', (wordScore + pairScore) / bestScore)
    set('words-best', wordScore / bestWords)
    set('covered-words', covered(reading.words, name.words, words.idf) / words.total)
    set('covered-pairs', covered(reading.pairs, name.inQuery, pairs.idf) / pairs.total)
    set('line-words', reading.line / words.total)
    set('sentence-asked', reading.sentence / words.totalAsked)
    set('item-asked', reading.item / words.totalAsked)
    set('line-pairs-asked', reading.linePairs / pairs.totalAsked)
    const mine = own.get(group)
    if (mine !== undefined) {
      set('own-words', sumWhere(reading.words, mine.words) / mine.totalWords)
      set('own-pairs', sumWhere(reading.pairs, mine.pairs) / mine.totalPairs)
    }
    set('rare-words', squaresWhere(reading.words, words.asked) / words.totalRare)
    set('rare-pairs', squaresWhere(reading.pairs, pairs.asked) / pairs.totalRare)
    set('opening-pairs', reading.opening / pairs.totalAsked)
    set('order', reading.order / table.neighbourWeight)
    set('name-share', name.share)
    const spoken = said.get(group) ?? ''
    if (spoken !== '') {
      set('name-said')
      set('name-length', Math.min(spoken.length, LONG_NAME) / LONG_NAME)
      if (query.text.includes(`《${spoken}》`)) set('name-marked')
    }
    const { law, region } = nameOf(group)
    if (law) set('law')
    if (region !== '' && !query.text.includes(region)) set('local-unsaid')
    const best = shares.best(group)
    set('group-best', best)
    set('group-top', shares.top(group))
    set('group-alone', best * (1 - sumWhere(reading.words, words.asked) / words.totalAsked))
    const standing = standingOf(view, document, group)
    if (standing.number === 1) set('first')
    if (standing.number === 2 || standing.number === 3) set('second')
    set('place', standing.place)
    if (standing.last) set('last')
    if ((view.lengthOf[document] as number) < SHORT) set('short')
    if (article > 0 && view.articleOf[document] === article && (spoken !== '' || view.groupCount === 1)) {
      set('number-said')
    }
    setAnswers(set, query, reading.text, standing, language)
    return row
  })
}

function standingOf(view: IndexView, document: number, group: number): Standing {
  const number = view.articleOf[document] as number
  const size = view.documentsOf(group).length
  if (number === 0 || size < STRUCTURED) return { number, place: 0, last: false }
  const place = view.placeOf[document] as number
  return { number, place: place / (size - 1), last: place >= size - 2 }
}

interface NameShare {
  /** Share of the name's pairs, by idf, that the query has. */
  share: number
  /** By place of the term: 1 where the name has it. */
  words: Uint8Array
  inQuery: Uint8Array
}

function nameShare(
  view: IndexView,
  query: AnalysedQuery,
  { words, pairs }: QueryTable,
  group: number,
  { pairs: ownPairs }: GroupName,
): NameShare {
  const inQuery = new Uint8Array(pairs.size)
  let has = 0
  let total = 0
  for (const code of ownPairs) {
    const id = view.pairId(String.fromCharCode(code >>> 16, code & 0xffff))
    const weight = id < 0 ? 0 : view.idfOf(id)
    total += weight
    const place = pairs.placeOf.get(code | 0)
    if (place === undefined) continue
    inQuery[place] = 1
    has += weight
  }
  const inName = new Uint8Array(words.size)
  const name = view.groupName(group)
  let place = 0
  for (const word of query.words.keys()) {
    if (name.includes(word)) inName[place] = 1
    place++
  }
  return { share: total === 0 ? 0 : has / total, words: inName, inQuery }
}

const NUMBER_SAID = /第?([〇零一二三四五六七八九十百千\d]+)条/u

/** Number of the article that a query asks for; 0 where it asks for none. */
function saidNumber(text: string): number {
  const found = NUMBER_SAID.exec(text)
  return found === null ? 0 : (parseNumeral(found[1] as string) ?? 0)
}

function covered(inText: Uint8Array, inName: Uint8Array, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) if (inText[i] === 1 || inName[i] === 1) sum += weights[i] as number
  return sum
}

function sumWhere(present: Uint8Array, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) if (present[i] === 1) sum += weights[i] as number
  return sum
}

function squaresWhere(present: Uint8Array, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) if (present[i] === 1) sum += (weights[i] as number) ** 2
  return sum
}
