import type { UnderstoodActivity } from '../types.ts'

/** One row per activity per day, places joined; `other` covers many things and stays apart unless it is the same place. */
export function mergeRows(rows: readonly UnderstoodActivity[]): UnderstoodActivity[] {
  const out: UnderstoodActivity[] = []
  for (const row of rows) {
    const same = out.find(
      (each) =>
        each.activity === row.activity &&
        each.date === row.date &&
        row.date !== null &&
        row.activity !== 'other',
    )
    if (!same) out.push({ ...row })
    else same.place = joined(same.place, row.place)
  }
  return out
}

function joined(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a.includes(b) ? a : `${a}、${b}`
}
