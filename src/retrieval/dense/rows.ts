import { createNearest } from './nearest.ts'

/** Vectors of length one, each number in 8 bits: a quarter of the memory, for which the first few hundred are exact enough. */
export interface Rows {
  add(vector: Float32Array): void
  /**
   * Numbers of the rows nearest to a vector, best first, at most `k`; rows are counted from 0 as they were added.
   * Between some ten thousand rows others get their turn.
   */
  nearest(vector: Float32Array, k: number, wanted?: (row: number) => boolean): Promise<number[]>
}

/** Numbers multiplied before others get their turn: some 50 ms. */
const STRETCH = 16_000_000

export function createRows(dimension: number, most: number): Rows {
  const numbers = new Int8Array(dimension * most)
  const scales = new Float32Array(most)
  let count = 0
  return {
    add(vector) {
      let largest = 0
      for (const number of vector) largest = Math.max(largest, Math.abs(number))
      scales[count] = largest / 127
      const from = count * dimension
      for (let i = 0; i < dimension; i++) {
        numbers[from + i] = Math.round(((vector[i] as number) * 127) / largest)
      }
      count++
    },
    async nearest(vector, k, wanted = () => true) {
      const best = createNearest(k)
      const stretch = Math.max(1, Math.floor(STRETCH / dimension))
      for (let from = 0; from < count; from += stretch) {
        if (from > 0) await new Promise((resolve) => setImmediate(resolve))
        const end = Math.min(count, from + stretch)
        for (let row = from; row < end; row++) {
          if (!wanted(row)) continue
          best.offer(row, (scales[row] as number) * product(numbers, row * dimension, vector))
        }
      }
      return best.rows()
    },
  }
}

/** Four sums at a time: each waits for its own last one alone. */
function product(numbers: Int8Array, from: number, vector: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  const whole = vector.length & ~3
  let i = 0
  for (let at = from; i < whole; i += 4, at += 4) {
    a += (numbers[at] as number) * (vector[i] as number)
    b += (numbers[at + 1] as number) * (vector[i + 1] as number)
    c += (numbers[at + 2] as number) * (vector[i + 2] as number)
    d += (numbers[at + 3] as number) * (vector[i + 3] as number)
  }
  for (; i < vector.length; i++) a += (numbers[from + i] as number) * (vector[i] as number)
  return a + b + c + d
}
