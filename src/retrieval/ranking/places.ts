import type { QueryTable } from './query-table.ts'

/** Where a query's terms stand in its {@link QueryTable}, for being asked millions of times. */
export interface Places {
  /** By term number: place of the word, plus 1; 0 for all others. */
  readonly ofWord: Uint32Array
  /** By character: a bit for the last three bits of each character that follows it in a pair of the query. */
  readonly opens: Uint8Array
  /** Place of a pair by its characters' number as a signed one; -1 where the query does not have it. */
  pairPlace(pair: number): number
  /** Takes in a query's terms; those of the last one must have been forgotten. */
  take(table: QueryTable): void
  forget(table: QueryTable): void
}

/** Slots for each pair: a table that is nearly empty is never searched long. */
const SLOTS_PER_PAIR = 8
const FIRST_SLOTS = 1024

export function createPlaces(termCount: number): Places {
  const ofWord = new Uint32Array(termCount)
  const opens = new Uint8Array(65_536)
  // Open addressing; 0 is no pair.
  let keys = new Int32Array(FIRST_SLOTS)
  let values = new Int32Array(FIRST_SLOTS)
  let mask = FIRST_SLOTS - 1
  const slotOf = (pair: number) => {
    let slot = (Math.imul(pair, 0x9e37_79b1) >>> 15) & mask
    while (keys[slot] !== 0 && keys[slot] !== pair) slot = (slot + 1) & mask
    return slot
  }
  const reserve = (slots: number) => {
    if (slots <= keys.length) return
    const length = 2 ** Math.ceil(Math.log2(slots))
    keys = new Int32Array(length)
    values = new Int32Array(length)
    mask = length - 1
  }
  return {
    ofWord,
    opens,
    pairPlace(pair) {
      const slot = slotOf(pair)
      return keys[slot] === pair ? (values[slot] as number) : -1
    },
    take({ words, pairs }) {
      for (const [term, place] of words.placeOf) ofWord[term] = place + 1
      reserve(pairs.size * SLOTS_PER_PAIR)
      for (const [pair, place] of pairs.placeOf) {
        const first = pair >>> 16
        opens[first] = (opens[first] as number) | (1 << (pair & 7))
        const slot = slotOf(pair)
        keys[slot] = pair
        values[slot] = place
      }
    },
    forget({ words, pairs }) {
      for (const term of words.placeOf.keys()) ofWord[term] = 0
      for (const pair of pairs.placeOf.keys()) opens[pair >>> 16] = 0
      keys.fill(0)
    },
  }
}
