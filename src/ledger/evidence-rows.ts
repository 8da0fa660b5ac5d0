import { canonical } from '../chain/index.ts'
import type { LedgerKind, NewLedgerRow } from '../storage/index.ts'
import { LedgerRuleError } from './errors.ts'
import type { Attached, DutyTarget } from './evidence.ts'
import { type LineOrigin, lineOf } from './rows.ts'
import type { LedgerEntry } from './types.ts'

function about(
  entry: LedgerEntry,
  kind: Exclude<LedgerKind, 'record' | 'correction' | 'void'>,
  detail: unknown,
  origin: LineOrigin,
): NewLedgerRow {
  if (entry.voided) throw new LedgerRuleError(['这一条已经撤销，不能再补充；请重新记录。'])
  return { ...lineOf(entry.person, entry, origin), kind, amends: entry.id, detail: canonical(detail) }
}

/** The line that attaches a file or a web address to an entry. Throws LedgerRuleError where the entry was withdrawn. */
export function attachRow(entry: LedgerEntry, what: Attached, origin: LineOrigin): NewLedgerRow {
  return about(entry, 'attach', what, origin)
}

/** The line that takes an attachment back; the file stays where it is. `line` is {@link EntryEvidence.line}. */
export function detachRow(entry: LedgerEntry, line: string, origin: LineOrigin): NewLedgerRow {
  if (!entry.evidence.some((each) => each.line === line)) throw new LedgerRuleError(['这一条没有这个附件。'])
  return about(entry, 'detach', { line }, origin)
}

/** The line that makes an entry evidence for a duty item. Throws LedgerRuleError where it is that already. */
export function linkRow(entry: LedgerEntry, target: DutyTarget, origin: LineOrigin): NewLedgerRow {
  if (entry.duties.some((each) => canonical(each.target) === canonical(target)))
    throw new LedgerRuleError(['已经关联过这一项职责。'])
  return about(entry, 'link', target, origin)
}

/** The line that takes such a link back. `line` is {@link EntryDuty.line}. */
export function unlinkRow(entry: LedgerEntry, line: string, origin: LineOrigin): NewLedgerRow {
  if (!entry.duties.some((each) => each.line === line)) throw new LedgerRuleError(['没有关联这一项职责。'])
  return about(entry, 'unlink', { line }, origin)
}

/**
 * The line by which the official says that what staff wrote down for them is so, in its present values. Throws
 * LedgerRuleError where they wrote it themselves, said so before, or somebody else says it.
 */
export function affirmRow(entry: LedgerEntry, origin: LineOrigin): NewLedgerRow {
  const stated = entry.history.findLast((row) => row.kind === 'record' || row.kind === 'correction')
  if (origin.recordedBy !== entry.person) throw new LedgerRuleError(['只有本人能确认代录的内容。'])
  if (!stated || stated.recordedBy === entry.person)
    throw new LedgerRuleError(['这一条是本人自己记的，不用确认。'])
  if (entry.affirmed) throw new LedgerRuleError(['这一条您已经确认过了。'])
  return about(entry, 'affirm', { line: stated.id }, origin)
}
