import type { DutyTrace } from '../duties/index.ts'
import type { LedgerEntry } from '../ledger/index.ts'
import { numbersText } from './entry-words.ts'
import type { Facts } from './facts.ts'
import { NOT_COUNTED, spanText } from './words.ts'

/** Every entry that facts name by its id, those around the span among them. */
export function entriesById({ entries, around }: Facts): ReadonlyMap<string, LedgerEntry> {
  return new Map([...around, ...entries].map((entry) => [entry.id, entry]))
}

/** The entries that a period counted, by day. */
export function countedOf(byId: ReadonlyMap<string, LedgerEntry>, trace: DutyTrace): LedgerEntry[] {
  return trace.counted.flatMap(({ id }) => byId.get(id) ?? [])
}

/** The days that count where they are not the whole period; what did not count, and why. */
export function howCounted(byId: ReadonlyMap<string, LedgerEntry>, trace: DutyTrace): string[] {
  const { entry, windows, notCounted } = trace
  const days = windows.map(({ from, to }) => spanText(from, to)).join('、')
  return [
    ...(entry.partial ? [`只计${days}：任期或规定施行的时间不满这一期`] : []),
    ...notCounted.flatMap(({ activity, reason }) => {
      const left = byId.get(activity.id)
      return left === undefined ? [] : [`${numbersText([left.seq])}未计：${NOT_COUNTED[reason]}`]
    }),
  ]
}

/** The reading taken where the text of a rule leaves room; none where it leaves none. */
export function readingsOf(traces: readonly DutyTrace[]): string[] {
  const readings = traces.flatMap(({ reading }) => (reading === null ? [] : [`条文的读法：${reading}`]))
  return [...new Set(readings)]
}
