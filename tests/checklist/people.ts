import { join } from 'node:path'
import { dutyRules } from '../../src/duties/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import {
  type ActivityDraft,
  type DutyTarget,
  foldLedger,
  type LedgerEntry,
  linkRow,
  recordRows,
  voidRow,
} from '../../src/ledger/index.ts'
import type { DutyItemRow, NewLedgerRow, TenureRow } from '../../src/storage/index.ts'
import { counter, draft, numbered, origin } from '../ledger/rows.ts'

export const knowledge = loadKnowledge(join(import.meta.dirname, '../../knowledge'))
export const rules = dutyRules(knowledge.packs)
export const law = { knowledge, rules }

export const ZZ = 'zaozhuang-2019'
export const GX = 'guangxi-2018'

export function tenure(over: Partial<TenureRow> = {}): TenureRow {
  return {
    id: 't1',
    person: 'zhang',
    regulation: ZZ,
    post: 'district-government-head',
    title: '区长',
    from: '2024-01-01',
    to: null,
    recordedAt: '2024-01-02T01:00:00.000Z',
    ...over,
  }
}

export function ownItem(over: Partial<DutyItemRow> = {}): DutyItemRow {
  return {
    id: 'i1',
    person: 'zhang',
    text: '每月到重点企业走访一次',
    source: '2026年度安全生产责任清单',
    sourceDate: '2026-01-15',
    frequency: null,
    from: '2026-01-15',
    to: null,
    recordedBy: 'zhang',
    recordedAt: '2026-01-20T01:00:00.000Z',
    ...over,
  }
}

/** An activity that took place, and what was done with its record afterwards. */
export interface Done extends Partial<ActivityDraft> {
  at?: string
  links?: readonly DutyTarget[]
  voided?: boolean
}

/** The entries of a ledger that holds these, in order. */
export function entriesOf(done: readonly Done[]): LedgerEntry[] {
  const newId = counter()
  const rows: NewLedgerRow[] = []
  for (const { at = '2026-11-20T02:00:00.000Z', links = [], voided = false, ...values } of done) {
    const from = { ...origin(newId, { recordedAt: at, recordedBy: 'zhang' }), person: 'zhang' }
    const [record] = recordRows([draft(values)], from) as [NewLedgerRow]
    const [entry] = foldLedger(numbered([record])) as [LedgerEntry]
    rows.push(record, ...links.map((target) => linkRow(entry, target, from)))
    if (voided) rows.push(voidRow(entry, from))
  }
  return foldLedger(numbered(rows))
}
