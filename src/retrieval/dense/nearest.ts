/** Keeps the few best of many. Rows are offered in ascending order; of equal scores the lower row is better. */
export interface Nearest {
  offer(row: number, score: number): void
  /** Rows, best first. */
  rows(): number[]
}

export function createNearest(most: number): Nearest {
  const rows: number[] = []
  const scores: number[] = []
  return {
    offer(row, score) {
      if (rows.length === most && score <= (scores[most - 1] ?? Number.POSITIVE_INFINITY)) return
      let at = Math.min(rows.length, most - 1)
      for (; at > 0 && (scores[at - 1] as number) < score; at--) {
        scores[at] = scores[at - 1] as number
        rows[at] = rows[at - 1] as number
      }
      scores[at] = score
      rows[at] = row
    },
    rows: () => [...rows],
  }
}
