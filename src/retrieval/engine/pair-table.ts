/** Pairs of characters to term numbers: open addressing in two typed arrays, a tenth of what a Map takes. */
export interface PairTable {
  /** Pair codes; 0 where nothing stands (no pair has the code 0). */
  keys: Uint32Array
  values: Uint32Array
  size: number
}

const FIRST_CAPACITY = 1024
const FULLEST = 0.6

export function createPairTable(): PairTable {
  return { keys: new Uint32Array(FIRST_CAPACITY), values: new Uint32Array(FIRST_CAPACITY), size: 0 }
}

/** @returns the term number of a pair, -1 where it has none. */
export function findPair({ keys, values }: PairTable, pair: number): number {
  const at = slotOf(keys, pair)
  return keys[at] === pair ? (values[at] as number) : -1
}

/** @returns the term number of a pair; `next` where it had none, and has it from now on. */
export function findOrAddPair(table: PairTable, pair: number, next: number): number {
  const at = slotOf(table.keys, pair)
  if (table.keys[at] === pair) return table.values[at] as number
  table.keys[at] = pair
  table.values[at] = next
  table.size++
  if (table.size > table.keys.length * FULLEST) grow(table)
  return next
}

function slotOf(keys: Uint32Array, pair: number): number {
  const mask = keys.length - 1
  let at = (Math.imul(pair, 0x9e37_79b1) >>> 7) & mask
  while (keys[at] !== 0 && keys[at] !== pair) at = (at + 1) & mask
  return at
}

function grow(table: PairTable): void {
  const { keys, values } = table
  table.keys = new Uint32Array(keys.length * 2)
  table.values = new Uint32Array(keys.length * 2)
  for (let i = 0; i < keys.length; i++) {
    const pair = keys[i] as number
    if (pair === 0) continue
    const at = slotOf(table.keys, pair)
    table.keys[at] = pair
    table.values[at] = values[i] as number
  }
}
