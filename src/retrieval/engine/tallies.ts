import { growable, push, reserve } from './growable.ts'
import type { Field } from './types.ts'

/** How often a term stands in each field of a document, in 16 bits; more than fits counts as the most that does. */
const SHIFT: Record<Field, number> = { body: 0, path: 10, name: 13 }
const MOST: Record<Field, number> = { body: 0x3ff, path: 0x7, name: 0x7 }

/** The frequency of one field in a tally. */
export function frequencyIn(tally: number, field: Field): number {
  return (tally >>> SHIFT[field]) & MOST[field]
}

/** Terms of the documents of one segment, document by document, with their tallies. */
export interface Tallies {
  /** Begins the next document. */
  begin(): void
  /** Counts one occurrence of a term in a field of the document begun last. */
  count(term: number, field: Field): void
  /**
   * The postings by term, and an empty start for the next segment. Adds to `frequencies` (by term, long enough for
   * `termCount`) in how many of the documents each term is.
   */
  invert(termCount: number, frequencies: Uint32Array): Postings
}

export interface Postings {
  /** By term; one more at the end. */
  starts: Uint32Array
  documents: Uint16Array
  tallies: Uint16Array
}

export function createTallies(): Tallies {
  const terms = growable(Uint32Array)
  const counts = growable(Uint16Array)
  /** Where each document's terms start. */
  const starts = growable(Uint32Array)
  /** By term: the document that had it last, counted from 1 through all segments, and where it stands. */
  const seen = { data: new Uint32Array(1024), length: 0 }
  const place = { data: new Uint32Array(1024), length: 0 }
  let stamp = 0

  return {
    begin() {
      stamp++
      push(starts, terms.length)
    },
    count(term, field) {
      if (term >= seen.data.length) {
        seen.length = seen.data.length
        place.length = place.data.length
        reserve(seen, term + 1)
        reserve(place, term + 1)
      }
      if (seen.data[term] !== stamp) {
        seen.data[term] = stamp
        place.data[term] = terms.length
        push(terms, term)
        push(counts, 0)
      }
      const at = place.data[term] as number
      const tally = counts.data[at] as number
      if (frequencyIn(tally, field) < MOST[field]) counts.data[at] = tally + (1 << SHIFT[field])
    },
    invert(termCount, frequencies) {
      const postings = invert(terms, counts, starts, termCount)
      for (let term = 0; term < termCount; term++) {
        const added = (postings.starts[term + 1] as number) - (postings.starts[term] as number)
        frequencies[term] = (frequencies[term] as number) + added
      }
      terms.length = 0
      counts.length = 0
      starts.length = 0
      return postings
    },
  }
}

type Filled<A> = { data: A; length: number }

function invert(
  terms: Filled<Uint32Array>,
  counts: Filled<Uint16Array>,
  starts: Filled<Uint32Array>,
  termCount: number,
): Postings {
  const next = new Uint32Array(termCount + 1)
  for (let i = 0; i < terms.length; i++) {
    const after = (terms.data[i] as number) + 1
    next[after] = (next[after] as number) + 1
  }
  for (let term = 0; term < termCount; term++)
    next[term + 1] = (next[term + 1] as number) + (next[term] as number)
  const postings = {
    starts: next.slice(),
    documents: new Uint16Array(terms.length),
    tallies: new Uint16Array(terms.length),
  }
  for (let document = 0; document < starts.length; document++) {
    const end = document + 1 < starts.length ? (starts.data[document + 1] as number) : terms.length
    for (let i = starts.data[document] as number; i < end; i++) {
      const term = terms.data[i] as number
      const at = next[term] as number
      next[term] = at + 1
      postings.documents[at] = document
      postings.tallies[at] = counts.data[i] as number
    }
  }
  return postings
}
