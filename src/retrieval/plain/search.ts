import { type TermCounts, termsOf } from './terms.ts'

/** A text to be found by its words alone. */
export interface PlainText {
  id: string
  group: string
  heading: string
  body: string
}

/** A text with its relevance: higher is better; never zero or less. */
interface Scored {
  id: string
  score: number
}

/** BM25F: a word in the heading counts twice; both fields are normalised by their own average length. */
const FIELD_WEIGHTS = { heading: 2, body: 1 }
const SATURATION = 1.2
const LENGTH_PENALTY = { heading: 0.5, body: 0.75 }
const FIELDS = ['heading', 'body'] as const

type FieldCounts = Record<(typeof FIELDS)[number], TermCounts[]>

interface Postings {
  /** Document numbers, ascending. */
  documents: Int32Array
  /** Weighed and length-normalised frequency in each of them. */
  frequencies: Float32Array
  idf: number
}

/** The texts of a group nearest to a query by their words, best first, at most `k`; an unknown group has none. */
export type PlainSearch = (query: string, group: string, k: number) => Scored[]

/**
 * Search over few texts by pairs of characters, BM25F and nothing else. Its scores mean the same today and tomorrow,
 * whatever becomes of the engine and its ranking: thresholds that were found on questions are measured in them.
 */
export function createPlainSearch(source: Iterable<PlainText>): PlainSearch {
  const ids: string[] = []
  const groups = new Map<string, number>()
  const groupOf: number[] = []
  const counted: FieldCounts = { heading: [], body: [] }
  for (const document of source) {
    ids.push(document.id)
    if (!groups.has(document.group)) groups.set(document.group, groups.size)
    groupOf.push(groups.get(document.group) as number)
    for (const field of FIELDS) counted[field].push(termsOf(document[field]))
  }
  const postings = postingsOf(counted, ids.length)

  return (query, group, k) => {
    const wanted = groups.get(group)
    if (wanted === undefined) return []
    const scores = new Float64Array(ids.length)
    for (const [term, count] of termsOf(query)) {
      const entry = postings.get(term)
      if (!entry) continue
      for (let i = 0; i < entry.documents.length; i++) {
        const document = entry.documents[i] as number
        const frequency = entry.frequencies[i] as number
        scores[document] =
          (scores[document] as number) + (count * entry.idf * frequency) / (SATURATION + frequency)
      }
    }
    const found: number[] = []
    for (let i = 0; i < scores.length; i++) {
      if ((scores[i] as number) > 0 && groupOf[i] === wanted) found.push(i)
    }
    found.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
    return found.slice(0, k).map((i) => ({ id: ids[i] as string, score: scores[i] as number }))
  }
}

function postingsOf(counted: FieldCounts, size: number): Map<string, Postings> {
  const gathered = new Map<string, { documents: number[]; frequencies: number[] }>()
  const lengths = { heading: lengthsOf(counted.heading), body: lengthsOf(counted.body) }
  for (let document = 0; document < size; document++) {
    for (const field of FIELDS) {
      const { each, average } = lengths[field]
      const penalty = LENGTH_PENALTY[field]
      const norm = 1 - penalty + (penalty * (each[document] as number)) / average
      for (const [term, count] of counted[field][document] as TermCounts) {
        const frequency = (FIELD_WEIGHTS[field] * count) / norm
        let entry = gathered.get(term)
        if (entry === undefined) {
          entry = { documents: [], frequencies: [] }
          gathered.set(term, entry)
        }
        const last = entry.documents.length - 1
        if (entry.documents[last] === document) {
          entry.frequencies[last] = (entry.frequencies[last] as number) + frequency
        } else {
          entry.documents.push(document)
          entry.frequencies.push(frequency)
        }
      }
    }
  }
  const postings = new Map<string, Postings>()
  for (const [term, { documents, frequencies }] of gathered) {
    postings.set(term, {
      documents: Int32Array.from(documents),
      frequencies: Float32Array.from(frequencies),
      idf: Math.log(1 + (size - documents.length + 0.5) / (documents.length + 0.5)),
    })
  }
  return postings
}

function lengthsOf(counted: TermCounts[]): { each: number[]; average: number } {
  const each = counted.map((terms) => {
    let length = 0
    for (const count of terms.values()) length += count
    return length
  })
  const total = each.reduce((sum, length) => sum + length, 0)
  return { each, average: total / Math.max(1, each.length) || 1 }
}
