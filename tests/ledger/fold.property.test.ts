import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/calendar/index.ts'
import {
  type ActivityDraft,
  correctionProblems,
  correctionRow,
  type EntryChange,
  foldLedger,
  type LedgerEntry,
  recordRows,
  voidRow,
} from '../../src/ledger/index.ts'
import { type LedgerRow, type NewLedgerRow, openStore } from '../../src/storage/index.ts'
import { counter, numbered, origin } from './rows.ts'

const today = '2026-11-21'
const recordedAt = '2026-11-21T04:00:00.000Z'

const values = {
  activity: fc.constantFrom('led-inspection', 'training', 'field-research'),
  date: fc.integer({ min: 0, max: 400 }).map((days) => addDays(today, -days)),
  place: fc.option(fc.constantFrom('码头', '矿山', '学校')),
  count: fc.integer({ min: 1, max: 99 }),
}
type Step =
  | { kind: 'record'; drafts: ActivityDraft[] }
  | { kind: 'correct'; target: number; change: EntryChange }
  | { kind: 'void'; target: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('record' as const),
    drafts: fc.array(fc.record(values), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('correct' as const),
    target: fc.nat(),
    change: fc.record(values, { requiredKeys: [] }),
  }),
  fc.record({ kind: fc.constant('void' as const), target: fc.nat() }),
)
const steps = fc.array(step, { maxLength: 40 })

/** The naive model: a list of what stands, edited in place. */
type Model = (ActivityDraft & { voided: boolean; corrected: boolean; lines: number })[]

function applyToModel(model: Model, one: Step): void {
  if (one.kind === 'record') {
    for (const draft of one.drafts) model.push({ ...draft, voided: false, corrected: false, lines: 1 })
    return
  }
  const target = model[one.target % Math.max(1, model.length)]
  if (target === undefined || target.voided) return
  if (one.kind === 'void') {
    target.voided = true
    target.lines += 1
    return
  }
  const before = JSON.stringify(target)
  Object.assign(target, one.change)
  if (JSON.stringify(target) === before) return
  target.corrected = true
  target.lines += 1
}

/** The lines that a step adds to a ledger; none where the rules forbid it. */
function linesOf(entries: LedgerEntry[], one: Step, newId: () => string): NewLedgerRow[] {
  const from = origin(newId, { recordedAt, confirmation: newId() })
  if (one.kind === 'record') return recordRows(one.drafts, from)
  const entry = entries[one.target % Math.max(1, entries.length)]
  if (entry === undefined || entry.voided) return []
  if (one.kind === 'void') return [voidRow(entry, from)]
  return correctionProblems(entry, one.change).length > 0 ? [] : [correctionRow(entry, one.change, from)]
}

const comparable = (entries: LedgerEntry[]): Model =>
  entries.map(({ activity, date, place, count, voided, corrected, history }) => ({
    activity,
    date,
    place,
    count,
    voided,
    corrected,
    lines: history.length,
  }))

describe('the ledger, line by line, says what a list edited in place would say', () => {
  test('in memory, with no line touched once it stands', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const newId = counter()
        const model: Model = []
        let rows: LedgerRow[] = []
        for (const one of sequence) {
          const frozen = rows.map((row) => Object.freeze({ ...row }))
          const added = linesOf(foldLedger(frozen), one, newId)
          rows = [...frozen, ...numbered(added, frozen.length + 1)]
          applyToModel(model, one)
          expect(comparable(foldLedger(rows))).toEqual(model)
          expect(rows.slice(0, frozen.length)).toEqual(frozen)
        }
        expect(foldLedger(rows).flatMap((entry) => entry.history)).toHaveLength(rows.length)
      }),
      { numRuns: 150 },
    )
  })

  test('through a real store', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const dir = mkdtempSync(join(tmpdir(), 'zhaodan-ledger-'))
        const store = await openStore({ dir })
        try {
          for (const id of ['zhang', 'staff']) await store.ensurePerson(id, recordedAt)
          const newId = counter()
          const model: Model = []
          for (const one of sequence) {
            const before = await store.ledger('zhang')
            await store.append(linesOf(foldLedger(before), one, newId))
            applyToModel(model, one)
            const after = await store.ledger('zhang')
            expect(after.slice(0, before.length)).toEqual(before)
            expect(after.map((row) => row.seq)).toEqual(after.map((_, i) => i + 1))
            expect(comparable(foldLedger(after))).toEqual(model)
          }
        } finally {
          await store.close()
          rmSync(dir, { recursive: true, force: true })
        }
      }),
      { numRuns: 15 },
    )
  })
})
