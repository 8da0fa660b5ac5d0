import { civilDateOf } from '../calendar/index.ts'
import type { NewLedgerRow } from '../storage/index.ts'
import { type ActivityDraft, valueProblems } from './draft.ts'
import { LedgerRuleError } from './errors.ts'
import type { LedgerEntry } from './types.ts'

/** Where lines come from. */
export interface LineOrigin {
  /** Who writes them down: the person, or staff on behalf. */
  recordedBy: string
  /** The person's own words that they rest on. */
  words: string
  /** ISO 8601, UTC. */
  recordedAt: string
  /** The confirmation that allows them; see LedgerRow. */
  confirmation: string
  /** Gives an id that is unique for good. */
  newId: () => string
  /** Why, where the person said so. */
  reason?: string | null
}

/** New values of an entry; what is left out stays. */
export type EntryChange = Partial<ActivityDraft>

/** A place without surrounding white space; none where nothing is left. */
const tidyPlace = (place: string | null): string | null => place?.trim() || null

function refuseIf(problems: readonly string[]): void {
  if (problems.length > 0) throw new LedgerRuleError(problems)
}

const dayOf = (origin: LineOrigin) => civilDateOf(new Date(origin.recordedAt))

/** A line with the values given; what it is and which entry it is about is for the caller to say. */
export const lineOf = (
  person: string,
  values: ActivityDraft,
  origin: LineOrigin,
): Omit<NewLedgerRow, 'kind' | 'amends'> => ({
  id: origin.newId(),
  person,
  recordedBy: origin.recordedBy,
  activity: values.activity,
  date: values.date,
  place: tidyPlace(values.place),
  count: values.count,
  words: origin.words,
  reason: origin.reason ?? null,
  recordedAt: origin.recordedAt,
  confirmation: origin.confirmation,
})

/**
 * The lines that record activities of `origin.person`, one per draft, in order. Throws LedgerRuleError where a draft
 * breaks a rule (see draftProblems), such as a day after the one on which it is written down.
 */
export function recordRows(
  drafts: readonly ActivityDraft[],
  origin: LineOrigin & { person: string },
): NewLedgerRow[] {
  const today = dayOf(origin)
  refuseIf(drafts.flatMap((draft) => valueProblems(draft, today)))
  return drafts.map((draft) => ({ ...lineOf(origin.person, draft, origin), kind: 'record', amends: null }))
}

/** The values that an entry would have after a change. */
export function changed(entry: LedgerEntry, change: EntryChange): ActivityDraft {
  const { activity, date, place, count } = { ...entry, ...change }
  return { activity, date, place: tidyPlace(place), count }
}

/**
 * What forbids correcting an entry, as sentences for the person: it was withdrawn, or nothing would change. The new
 * values are looked at by draftProblems.
 */
export function correctionProblems(entry: LedgerEntry, change: EntryChange): string[] {
  if (entry.voided) return ['这一条已经撤销，不能再更正；请重新记录。']
  const after = changed(entry, change)
  const same =
    after.activity === entry.activity &&
    after.date === entry.date &&
    after.place === entry.place &&
    after.count === entry.count
  return same ? ['更正前后完全一样，不需要更正。'] : []
}

/** The line that gives an entry new values. The entry itself stays as it was. Throws LedgerRuleError. */
export function correctionRow(entry: LedgerEntry, change: EntryChange, origin: LineOrigin): NewLedgerRow {
  const values = changed(entry, change)
  refuseIf([...correctionProblems(entry, change), ...valueProblems(values, dayOf(origin))])
  return { ...lineOf(entry.person, values, origin), kind: 'correction', amends: entry.id }
}

/** The line that withdraws an entry; it repeats the values withdrawn. Throws LedgerRuleError where it was before. */
export function voidRow(entry: LedgerEntry, origin: LineOrigin): NewLedgerRow {
  refuseIf(entry.voided ? ['这一条已经撤销过了。'] : [])
  return { ...lineOf(entry.person, entry, origin), kind: 'void', amends: entry.id }
}
