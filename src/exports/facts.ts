import type { CivilDate } from '../calendar/index.ts'
import type { Checklist } from '../checklist/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { LedgerEntry } from '../ledger/index.ts'
import type { DutyItemRow, LedgerHead, TenureRow, Withdrawn } from '../storage/index.ts'

/** Which text and which rules were used, so that the same can be found again. */
export interface RulesUsed {
  regulation: string
  fullName: string
  documentNumber: string | null
  issued: CivilDate
  inForce: CivilDate
  /** SHA-256 of the reading text of all its provisions, and of its rules, in canonical form. */
  textSha256: string
  rulesSha256: string
}

/** All that an export may say of a person, read at one moment. Every format is made of it and of nothing else. */
export interface Facts {
  person: string
  /** As the person wishes to be called; null where not known. */
  name: string | null
  from: CivilDate
  to: CivilDate
  /** The day by which states are judged: that of `madeAt` in Asia/Shanghai. */
  on: CivilDate
  madeAt: Date
  /** Every tenure that touches the span. */
  tenures: readonly TenureRow[]
  items: readonly DutyItemRow[]
  /** Posts and own items of the span that were taken off the record, which no longer count. */
  removed: { tenures: readonly Withdrawn<TenureRow>[]; items: readonly Withdrawn<DutyItemRow>[] }
  checklist: Checklist
  /** Entries dated within the span, withdrawn ones among them, by day, then by number. */
  entries: readonly LedgerEntry[]
  /** Entries dated outside the span that count in a period which reaches into it, by day, then by number. */
  around: readonly LedgerEntry[]
  /** Names of the person and of all who wrote or affirmed a line, as far as they are known. */
  names: ReadonlyMap<string, string>
  rules: readonly RulesUsed[]
  head: LedgerHead
  knowledge: Knowledge
}
