import { describe, expect, test } from 'vitest'
import { periodOf } from '../../src/calendar/index.ts'
import {
  correctionRow,
  duplicatesOf,
  foldLedger,
  isLate,
  isLateEntry,
  type LedgerEntry,
  recordRows,
} from '../../src/ledger/index.ts'
import { counter, draft, numbered, origin } from './rows.ts'

describe('补录', () => {
  test.each([
    ['on its last day, a minute before midnight in Shanghai', '2026-09-30T15:59:00Z', false],
    ['at midnight after it', '2026-09-30T16:00:00Z', true],
    ['the day after', '2026-10-01T10:00:00Z', true],
    ['on the day itself', '2026-08-15T10:00:00Z', false],
  ])('a day of the third quarter written down %s', (_, instant, late) => {
    expect(isLate('2026-08-15', new Date(instant))).toBe(late)
  })

  test('another period may be asked about', () => {
    const day = '2026-08-15'
    const written = new Date('2026-11-01T00:00:00Z')
    expect(isLate(day, written)).toBe(true)
    expect(isLate(day, written, periodOf('half-year', day))).toBe(false)
    expect(isLate(day, written, periodOf('month', day))).toBe(true)
  })

  const ids = counter()
  const entryOf = (date: string, recordedAt: string, ...changes: [Partial<LedgerEntry>, string][]) => {
    const rows = numbered(recordRows([draft({ date })], origin(ids, { recordedAt })))
    for (const [change, at] of changes) {
      const entry = foldLedger(rows)[0] as LedgerEntry
      const { activity, date: day, place, count } = { ...entry, ...change }
      const row = correctionRow(entry, { activity, date: day, place, count }, origin(ids, { recordedAt: at }))
      rows.push(...numbered([row], rows.length + 1))
    }
    return foldLedger(rows)[0] as LedgerEntry
  }

  test('an entry recorded in time stays so when a wrong day is mended later', () => {
    const entry = entryOf('2026-09-30', '2026-09-30T02:00:00Z', [
      { date: '2026-09-29' },
      '2026-10-09T02:00:00Z',
    ])
    expect(entry.late).toBe(false)
  })

  test('an entry moved into a quarter after its end was not on record in time', () => {
    const entry = entryOf('2026-07-01', '2026-07-01T02:00:00Z', [
      { date: '2026-06-30' },
      '2026-07-02T02:00:00Z',
    ])
    expect(entry.late).toBe(true)
    expect(isLateEntry(entry, periodOf('year', entry.date))).toBe(false)
  })

  test('an entry that became another activity after the end was not on record in time', () => {
    const entry = entryOf('2026-06-30', '2026-06-30T02:00:00Z', [
      { activity: 'training' },
      '2026-07-02T02:00:00Z',
    ])
    expect(entry.late).toBe(true)
  })

  test('an entry logged late is marked', () => {
    expect(entryOf('2026-06-30', '2026-07-01T02:00:00Z').late).toBe(true)
    expect(entryOf('2026-06-30', '2026-06-30T02:00:00Z').late).toBe(false)
  })
})

describe('possible duplicates', () => {
  const [entry] = foldLedger(
    numbered(recordRows([draft({ place: '某 化工厂Ａ区' })], origin(counter()))),
  ) as [LedgerEntry]
  const asked = { person: 'zhang', activity: 'led-inspection', date: '2026-09-30', place: '某化工厂a区' }

  test('same person, activity, day and place, however the place is written', () => {
    expect(duplicatesOf([entry], asked)).toEqual([entry])
  })

  test.each([
    ['person', { person: 'li' }],
    ['activity', { activity: 'training' }],
    ['day', { date: '2026-09-29' }],
    ['place', { place: '某化工厂' }],
    ['lack of a place', { place: null }],
  ])('another %s is none', (_, over) => {
    expect(duplicatesOf([entry], { ...asked, ...over })).toEqual([])
  })

  test('a withdrawn entry is none; two without a place are alike', () => {
    expect(duplicatesOf([{ ...entry, voided: true }], asked)).toEqual([])
    const placeless = { ...entry, place: null }
    expect(duplicatesOf([placeless], { ...asked, place: null })).toEqual([placeless])
    expect(duplicatesOf([placeless], { ...asked, place: '  ' })).toEqual([placeless])
  })
})
