import { describe, expect, test } from 'vitest'
import {
  correctionProblems,
  correctionRow,
  foldLedger,
  type LedgerEntry,
  LedgerOrderError,
  LedgerRuleError,
  recordRows,
  toActivities,
  voidRow,
} from '../../src/ledger/index.ts'
import { counter, draft, numbered, origin } from './rows.ts'

const newId = counter()
const [record] = numbered(recordRows([draft()], origin(newId)))
if (record === undefined) throw new Error('no record')
const fold = (...rows: Parameters<typeof numbered>[0]) => foldLedger(numbered(rows))[0] as LedgerEntry
const entry = fold(record)

const later = { recordedAt: '2026-10-08T02:00:00.000Z', words: '刚才那条日期错了', confirmation: 'card-2' }

describe('recording', () => {
  test('gives one line per draft, in order, under one confirmation', () => {
    const ids = counter()
    const rows = recordRows([draft(), draft({ place: '  码头 ', count: 3 })], origin(ids, { reason: '补' }))
    expect(rows).toEqual([
      {
        id: 'n1',
        person: 'zhang',
        recordedBy: 'staff',
        kind: 'record',
        amends: null,
        activity: 'led-inspection',
        date: '2026-09-30',
        place: '某化工厂',
        count: 1,
        words: '今天带队检查了某化工厂',
        reason: '补',
        recordedAt: '2026-09-30T02:00:00.000Z',
        confirmation: 'card-1',
      },
      expect.objectContaining({ id: 'n2', place: '码头', count: 3, confirmation: 'card-1' }),
    ])
  })

  test('a place of blanks is no place', () => {
    expect(recordRows([draft({ place: ' \u3000 ' })], origin(counter()))[0]?.place).toBeNull()
  })

  test.each([
    ['23:59 on the eve, in Shanghai', '2026-09-29T15:59:59.999Z', false],
    ['00:00 on the day, in Shanghai', '2026-09-29T16:00:00.000Z', true],
  ])('the day is not in the future at %s', (_, recordedAt, accepted) => {
    const attempt = () => recordRows([draft()], origin(counter(), { recordedAt }))
    if (accepted) expect(attempt()).toHaveLength(1)
    else expect(attempt).toThrow(LedgerRuleError)
  })
})

describe('correcting', () => {
  test('appends a line with all values and leaves the entry and its words as they were', () => {
    const before = structuredClone(entry)
    const row = correctionRow(entry, { date: '2026-09-29' }, origin(newId, later))
    expect(row).toMatchObject({ kind: 'correction', amends: entry.id, date: '2026-09-29', place: '某化工厂' })
    expect(row.words).toBe('刚才那条日期错了')
    expect(entry).toEqual(before)
    expect(fold(record, row)).toMatchObject({
      id: record.id,
      date: '2026-09-29',
      words: record.words,
      recordedAt: record.recordedAt,
      corrected: true,
      voided: false,
      history: numbered([record, row]),
    })
  })

  test('the last correction counts', () => {
    const first = correctionRow(entry, { date: '2026-09-29', place: null }, origin(newId, later))
    const second = correctionRow(fold(record, first), { count: 2 }, origin(newId, later))
    expect(fold(record, first, second)).toMatchObject({ date: '2026-09-29', place: null, count: 2 })
  })

  test('nothing, or a withdrawn entry, cannot be corrected', () => {
    expect(correctionProblems(entry, { place: ' 某化工厂 ' })).toEqual([expect.stringMatching(/完全一样/)])
    const withdrawn = fold(record, voidRow(entry, origin(newId, later)))
    expect(correctionProblems(withdrawn, { count: 2 })).toEqual([expect.stringMatching(/已经撤销/)])
    expect(() => correctionRow(withdrawn, { count: 2 }, origin(newId, later))).toThrow(LedgerRuleError)
    expect(() => correctionRow(entry, { date: '2027-01-01' }, origin(newId, later))).toThrow(/还没有到/)
    expect(correctionProblems(entry, { count: 2 })).toEqual([])
  })
})

describe('withdrawing', () => {
  const row = voidRow(entry, origin(newId, later))

  test('appends a line that repeats the values; the entry stays in the list, withdrawn', () => {
    expect(row).toMatchObject({ kind: 'void', amends: entry.id, activity: entry.activity, date: entry.date })
    expect(fold(record, row)).toMatchObject({ voided: true, corrected: false, date: entry.date })
    expect(() => voidRow(fold(record, row), origin(newId, later))).toThrow(LedgerRuleError)
  })

  test('is final: a correction that two windows sent at once does not bring the entry back', () => {
    const correction = correctionRow(entry, { count: 5 }, origin(newId, later))
    expect(fold(record, row, correction)).toMatchObject({ voided: true, count: 1 })
  })
})

describe('reading', () => {
  test('a line that amends nothing before it is an incomplete ledger', () => {
    const row = voidRow(entry, origin(newId, later))
    expect(() => foldLedger(numbered([row, record]))).toThrow(LedgerOrderError)
    expect(foldLedger([])).toEqual([])
  })

  test('the evaluator gets every entry once, with times and withdrawal', () => {
    const rows = recordRows([draft({ count: 3 }), draft({ activity: 'training' })], origin(counter()))
    const entries = foldLedger(numbered(rows))
    const withdrawn = voidRow(entries[1] as LedgerEntry, origin(newId, later))
    expect(toActivities(foldLedger(numbered([...rows, withdrawn])))).toEqual([
      { id: 'n1', type: 'led-inspection', date: '2026-09-30', voided: false, count: 3 },
      { id: 'n2', type: 'training', date: '2026-09-30', voided: true, count: 1 },
    ])
  })
})
