import { parseNumeral } from '../../text/index.ts'
import type { FirstStage, IndexView } from '../engine/index.ts'
import type { AnalysedQuery, SearchLanguage } from '../query/index.ts'
import { createAnswers, type Standing } from './answers.ts'
import { FEATURES, PLACE } from './features.ts'
import { type Field, groupShares } from './field.ts'
import type { GroupName } from './names.ts'
import { ownWeights } from './own-weights.ts'
import { type QueryTable, queryTable } from './query-table.ts'
import { createReader } from './reading.ts'

/** Fewer words make no rule: headings, 附则's one-liners. */
const SHORT = 12
/** A name of this length counts in full. */
const LONG_NAME = 20
/** Documents with fewer articles have no beginning and end worth speaking of. */
const STRUCTURED = 4

/** Values of every candidate of a query, a row each in the order of {@link FEATURES}. */
export function createValues(
  view: IndexView,
  nameOf: (group: number) => GroupName,
  language: SearchLanguage,
): (query: AnalysedQuery, first: FirstStage, field: Field) => Float64Array[] {
  const read = createReader(view)
  const answersOf = createAnswers(view, language)

  return (query, first, { documents, groups, said, longest }) => {
    const table = queryTable(view, query, longest, language)
    const { words, pairs } = table
    const readings = read(documents, table)
    const own = ownWeights(view, documents, readings, table)
    const shares = groupShares(first, groups)
    const { wordScores, scores } = first
    const bestScore = greatestOf(scores, documents)
    const bestWords = greatestOf(wordScores, documents)
    const nameShares = new Map<number, NameShare>()
    const article = saidNumber(query.text)
    const setAnswers = answersOf(query)

    return documents.map((document, at) => {
      const row = new Float64Array(FEATURES.length)
      const group = view.groupOf[document] as number
      let name = nameShares.get(group)
      if (name === undefined) {
        name = nameShare(view, query, table, group, nameOf(group))
        nameShares.set(group, name)
      }
      const wordsAt = at * words.size
      const pairsAt = at * pairs.size
      const wordScore = wordScores[document] as number
      const score = scores[document] as number
      row[PLACE.words] = wordScore / words.total
      row[PLACE.pairs] = (score - wordScore) / pairs.total
      row[PLACE.score] = score / bestScore
      row[PLACE['words-best']] = wordScore / bestWords
      row[PLACE['covered-words']] = covered(readings.words, wordsAt, name.words, words.idf) / words.total
      row[PLACE['covered-pairs']] = covered(readings.pairs, pairsAt, name.inQuery, pairs.idf) / pairs.total
      row[PLACE['line-words']] = (readings.line[at] as number) / words.total
      row[PLACE['sentence-asked']] = (readings.sentence[at] as number) / words.totalAsked
      row[PLACE['item-asked']] = (readings.item[at] as number) / words.totalAsked
      row[PLACE['line-pairs-asked']] = (readings.linePairs[at] as number) / pairs.totalAsked
      const mine = own.get(group)
      if (mine !== undefined) {
        row[PLACE['own-words']] = sumWhere(readings.words, wordsAt, mine.words) / mine.totalWords
        row[PLACE['own-pairs']] = sumWhere(readings.pairs, pairsAt, mine.pairs) / mine.totalPairs
      }
      row[PLACE['rare-words']] = sumWhere(readings.words, wordsAt, words.rare) / words.totalRare
      row[PLACE['rare-pairs']] = sumWhere(readings.pairs, pairsAt, pairs.rare) / pairs.totalRare
      row[PLACE['opening-pairs']] = (readings.opening[at] as number) / pairs.totalAsked
      row[PLACE.order] = (readings.order[at] as number) / table.neighbourWeight
      row[PLACE['name-share']] = name.share
      const spoken = said.get(group) ?? ''
      if (spoken !== '') {
        row[PLACE['name-said']] = 1
        row[PLACE['name-length']] = Math.min(spoken.length, LONG_NAME) / LONG_NAME
        if (query.text.includes(`《${spoken}》`)) row[PLACE['name-marked']] = 1
      }
      if (name.law) row[PLACE.law] = 1
      if (name.localUnsaid) row[PLACE['local-unsaid']] = 1
      const best = shares.best(group)
      row[PLACE['group-best']] = best
      row[PLACE['group-top']] = shares.top(group)
      row[PLACE['group-alone']] =
        best * (1 - sumWhere(readings.words, wordsAt, words.asked) / words.totalAsked)
      const standing = standingOf(view, document, group)
      if (standing.number === 1) row[PLACE.first] = 1
      if (standing.number === 2 || standing.number === 3) row[PLACE.second] = 1
      row[PLACE.place] = standing.place
      if (standing.last) row[PLACE.last] = 1
      if ((view.lengthOf[document] as number) < SHORT) row[PLACE.short] = 1
      if (article > 0 && view.articleOf[document] === article && (spoken !== '' || view.groupCount === 1)) {
        row[PLACE['number-said']] = 1
      }
      setAnswers(row, document, standing)
      return row
    })
  }
}

function standingOf(view: IndexView, document: number, group: number): Standing {
  const number = view.articleOf[document] as number
  const size = view.groupSize(group)
  if (number === 0 || size < STRUCTURED) return { number, place: 0, last: false }
  const place = view.placeOf[document] as number
  return { number, place: place / (size - 1), last: place >= size - 2 }
}

/** What a query has of a document's name. */
interface NameShare {
  /** Share of the name's pairs, by idf, that the query has. */
  share: number
  /** By place of the term: 1 where the name has it. */
  words: Uint8Array
  inQuery: Uint8Array
  law: boolean
  localUnsaid: boolean
}

function nameShare(
  view: IndexView,
  query: AnalysedQuery,
  { words, pairs }: QueryTable,
  group: number,
  { pairs: ownPairs, weights, weight, law, region }: GroupName,
): NameShare {
  const inQuery = new Uint8Array(pairs.size)
  let has = 0
  for (let i = 0; i < ownPairs.length; i++) {
    const place = pairs.placeOf.get((ownPairs[i] as number) | 0)
    if (place === undefined) continue
    inQuery[place] = 1
    has += weights[i] as number
  }
  const inName = new Uint8Array(words.size)
  const name = view.groupName(group)
  let place = 0
  for (const word of query.words.keys()) {
    if (name.includes(word)) inName[place] = 1
    place++
  }
  const localUnsaid = region !== '' && !query.text.includes(region)
  return { share: weight === 0 ? 0 : has / weight, words: inName, inQuery, law, localUnsaid }
}

const NUMBER_SAID = /第?([〇零一二三四五六七八九十百千\d]+)条/u

/** Number of the article that a query asks for; 0 where it asks for none. */
function saidNumber(text: string): number {
  const found = NUMBER_SAID.exec(text)
  return found === null ? 0 : (parseNumeral(found[1] as string) ?? 0)
}

function greatestOf(scores: Float32Array, documents: readonly number[]): number {
  let most = Number.MIN_VALUE
  for (const document of documents) most = Math.max(most, scores[document] as number)
  return most
}

/** Sums of the weights of the terms that a candidate has, or the name of its document; its terms begin at `base`. */
function covered(present: Uint8Array, base: number, inName: Uint8Array, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    if (present[base + i] === 1 || inName[i] === 1) sum += weights[i] as number
  }
  return sum
}

function sumWhere(present: Uint8Array, base: number, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) if (present[base + i] === 1) sum += weights[i] as number
  return sum
}
