import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/calendar/index.ts'
import {
  activitiesWithItems,
  type Checklist,
  checklistOf,
  itemOfTarget,
  type OnRecordOf,
  rulesWithItems,
  tenuresWithItems,
} from '../../src/checklist/index.ts'
import { evaluate } from '../../src/duties/index.ts'
import { type DutyTarget, foldLedger, type LedgerEntry, linkRow } from '../../src/ledger/index.ts'
import type { DutyItemRow, TenureRow } from '../../src/storage/index.ts'
import { numbered, origin } from '../ledger/rows.ts'
import { type Done, entriesOf, knowledge, law, ownItem, rules, tenure } from './people.ts'

const FIRST = '2025-01-01'
const WRITTEN = '2026-12-31T02:00:00.000Z'
const day = fc.integer({ min: 0, max: 729 }).map((days) => addDays(FIRST, days))
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const posts = knowledge.packs.flatMap((pack) => pack.posts)
const refs = knowledge.packs.flatMap(({ regulation }) => regulation.provisions.map(({ ref }) => ref))
const activity = fc.constantFrom('other', ...new Set([...rules.obligations.values()].map((o) => o.activity)))
const target: fc.Arbitrary<DutyTarget> = fc.oneof(
  fc.record({ ref: fc.constantFrom(...refs) }),
  fc.record({ item: fc.constantFrom('i0', 'i1', 'i2', 'gone') }),
)
const done: fc.Arbitrary<Done> = fc.record({
  activity,
  date: day,
  count: fc.integer({ min: 1, max: 3 }),
  links: fc.uniqueArray(target, { maxLength: 3, selector: (each) => JSON.stringify(each) }),
  voided: fc.boolean(),
  at: fc.constant(WRITTEN),
})
const held: fc.Arbitrary<TenureRow> = fc
  .tuple(fc.nat(), fc.constantFrom(...posts), span, fc.boolean())
  .map(([id, { regulation, id: post }, { from, to }, goesOn]) =>
    tenure({ id: `t${id}`, regulation, post, from, to: goesOn ? null : to }),
  )
const own: fc.Arbitrary<Partial<DutyItemRow>> = fc
  .tuple(
    span,
    fc.boolean(),
    fc.option(
      fc.record({
        count: fc.integer({ min: 1, max: 3 }),
        period: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const),
        every: fc.integer({ min: 1, max: 3 }),
      }),
    ),
  )
  .map(([{ from, to }, goesOn, frequency]) => ({ from, to: goesOn ? null : to, frequency }))

const someone: fc.Arbitrary<OnRecordOf> = fc
  .tuple(
    fc.uniqueArray(held, { maxLength: 3, selector: ({ id }) => id }),
    fc.array(done, { maxLength: 12 }),
    fc.array(own, { maxLength: 3 }),
  )
  .map(([tenures, activities, items]) => ({
    person: 'zhang',
    tenures,
    entries: entriesOf(activities),
    items: items.map((item, i) => ownItem({ ...item, id: `i${i}` })),
  }))

const rowsIn = ({ lists }: Checklist) =>
  lists.flatMap(({ tenure: of, rows }) =>
    rows.map((row) => ({ name: `${of?.regulation}:${of?.post} ${row.item.key}`, row })),
  )

describe('the list of anybody in any span', () => {
  it('has every entry of the span in a row, or unlinked, or withdrawn', () => {
    fc.assert(
      fc.property(someone, span, day, (record, days, on) => {
        const checklist = checklistOf(law, record, days, on)
        const inRows = new Set(
          rowsIn(checklist).flatMap(({ row }) => row.entries.map(({ entry }) => entry.id)),
        )
        const places = (id: string) =>
          [
            inRows.has(id),
            ...[checklist.unlinked, checklist.withdrawn].map((list) => list.some((e) => e.id === id)),
          ].filter(Boolean).length
        for (const { id, date } of record.entries) {
          expect(places(id)).toBe(days.from <= date && date <= days.to ? 1 : 0)
        }
      }),
    )
  })

  it('has in its rows exactly the states of the evaluator, each once', () => {
    fc.assert(
      fc.property(someone, span, day, (record, days, on) => {
        const { items, entries } = record
        const checklist = checklistOf(law, record, days, on)
        const listed = new Set(
          checklist.lists.map(({ tenure: of }) => (of ? `${of.regulation}:${of.post}` : 'own:items:zhang')),
        )
        // An item that holds on no day of the span is on no list, though a period of the span may reach to it.
        const onList = items.filter(({ from, to }) => from <= days.to && (to ?? days.to) >= days.from)
        const bound = rulesWithItems(rules, onList)
        const expected = evaluate(bound, {
          tenures: tenuresWithItems(record.tenures, onList),
          activities: activitiesWithItems(entries),
          ...days,
          on,
        }).filter(({ obligation, post }) =>
          listed.has(`${bound.obligations.get(obligation)?.regulation}:${post}`),
        )
        const text = ({ obligation, post, start, status, done: times, partial }: (typeof expected)[number]) =>
          [obligation, post, start, status, times, partial].join(' ')
        const shown = rowsIn(checklist).flatMap(({ row }) => row.periods.map(({ entry }) => text(entry)))
        expect(shown.sort()).toEqual(expected.map(text).sort())
      }),
    )
  })

  it('changes no other row when an entry is linked', () => {
    fc.assert(
      fc.property(someone, span, day, fc.nat(), target, (record, days, on, at, to) => {
        const standing = record.entries.filter(
          ({ voided, duties }) =>
            !voided && !duties.some((d) => JSON.stringify(d.target) === JSON.stringify(to)),
        )
        const entry = standing[at % Math.max(1, standing.length)]
        fc.pre(entry !== undefined)
        const linked = withLink(entry as LedgerEntry, to)
        const entries = record.entries.map((each) => (each === entry ? linked : each))
        const before = checklistOf(law, record, days, on)
        const after = checklistOf(law, { ...record, entries }, days, on)
        const plain = (checklist: Checklist) =>
          new Map(rowsIn(checklist).map(({ name, row }) => [name, JSON.stringify(withoutDuties(row))]))
        const [was, is] = [plain(before), plain(after)]
        expect([...is.keys()]).toEqual([...was.keys()])
        const meant = after.lists.flatMap(({ tenure: of, rows }) => {
          const items = rows.map(({ item }) => item)
          const item = itemOfTarget(knowledge, items, to)
          return item ? [`${of?.regulation}:${of?.post} ${item.key}`] : []
        })
        for (const [name, text] of is) if (!meant.includes(name)) expect(text).toBe(was.get(name))
      }),
    )
  })

  it('is the same whatever the order of what it is made of', () => {
    const shuffled = fc
      .tuple(someone, span, day)
      .chain(([record, days, on]) =>
        fc.tuple(
          fc.constant({ record, days, on }),
          fc.shuffledSubarray([...record.tenures], { minLength: record.tenures.length }),
          fc.shuffledSubarray([...record.entries], { minLength: record.entries.length }),
          fc.shuffledSubarray([...record.items], { minLength: record.items.length }),
        ),
      )
    fc.assert(
      fc.property(shuffled, ([{ record, days, on }, tenures, entries, items]) => {
        const other = checklistOf(law, { person: 'zhang', tenures, entries, items }, days, on)
        expect(other).toEqual(checklistOf(law, record, days, on))
      }),
    )
  })
})

/** The entry with one more link. */
function withLink(entry: LedgerEntry, to: DutyTarget): LedgerEntry {
  const { history } = entry
  const row = linkRow(
    entry,
    to,
    origin(() => `link-${entry.id}`, { recordedAt: WRITTEN }),
  )
  const [linked] = foldLedger([...history, ...numbered([row], 1000)]) as [LedgerEntry]
  return linked
}

/** What a row says, without what its entries say of their links. */
function withoutDuties(row: object): unknown {
  return JSON.parse(
    JSON.stringify(row, (key, value) => (key === 'duties' || key === 'history' ? undefined : value)),
  )
}
