import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDateOfDay, dayNumberOf } from '../../src/calendar/index.ts'
import type { DutyActivity, DutyCase, DutyTenure } from '../../src/duties/index.ts'
import { dutyRules, evaluate, explain } from '../../src/duties/index.ts'
import { city, obligation, province, source } from './law.ts'
import { modelOf } from './model.ts'

/** Days that matter: period ends, in-force days, leap days, and their neighbours; else any day of the years. */
const EDGES = [
  '2018-11-17',
  '2019-01-01',
  '2019-06-27',
  '2019-07-01',
  '2020-02-29',
  '2020-04-01',
  '2026-05-01',
  '2026-08-01',
]
const day = fc.oneof(
  fc.integer({ min: dayNumberOf('2018-07-01'), max: dayNumberOf('2020-12-31') }).map(civilDateOfDay),
  fc.integer({ min: dayNumberOf('2025-12-01'), max: dayNumberOf('2027-01-31') }).map(civilDateOfDay),
  fc.tuple(fc.constantFrom(...EDGES), fc.integer({ min: -1, max: 1 })).map(([edge, by]) => addDays(edge, by)),
)
const span = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }))

const law = [
  city,
  province,
  // Rules whose own validity ends or begins inside the regulation's, three times a year.
  source({ id: 'town-2019', inForce: '2019-02-15', repealed: null }, [
    obligation({
      id: 'a-train',
      regulation: 'town-2019',
      posts: ['deputy', 'mayor'],
      activity: 'training',
      count: 3,
      period: 'year',
      from: '2019-07-01',
      to: '2020-02-29',
    }),
  ]),
  source(
    { id: 'works-2019' },
    [
      { period: 'day' as const },
      { period: 'week' as const },
      { period: 'month' as const },
      { period: 'month' as const, every: 2 },
      { period: 'month' as const, every: 3 },
      { period: 'day' as const, every: 10 },
      { period: 'week' as const, every: 2 },
      { period: 'month' as const, every: 5, from: '2019-12-31' },
      { period: 'quarter' as const, every: 3 },
      { period: 'half-year' as const, every: 2, from: '2019-07-01' },
      { period: 'year' as const, every: 3, to: '2026-09-01' },
    ].map((rhythm) =>
      obligation({
        id: `w-${rhythm.period}-${rhythm.every ?? 1}`,
        regulation: 'works-2019',
        count: 1 + ((rhythm.every ?? 0) % 2),
        ...rhythm,
      }),
    ),
  ),
]
const rules = dutyRules(law)

const tenure: fc.Arbitrary<DutyTenure> = fc
  .tuple(
    fc.constantFrom('city-2019', 'province-2018', 'town-2019', 'works-2019'),
    fc.constantFrom('mayor', 'deputy', 'party-and-government'),
    span,
    fc.constantFrom('closed', 'open', 'null'),
  )
  .map(([regulation, post, { from, to }, form]) => ({
    regulation,
    post,
    from,
    ...(form === 'closed' ? { to } : form === 'null' ? { to: null } : {}),
  }))
const activity: fc.Arbitrary<Omit<DutyActivity, 'id'>> = fc.record(
  {
    type: fc.constantFrom('led-inspection', 'safety-work-meeting', 'annual-debrief', 'training', 'other'),
    date: day,
    voided: fc.boolean(),
    count: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ['type', 'date'] },
)
const dutyCase: fc.Arbitrary<DutyCase> = fc
  .tuple(span, day, fc.array(tenure, { maxLength: 4 }), fc.array(activity, { maxLength: 12 }))
  .map(([{ from, to }, on, tenures, activities]) => ({
    from,
    to,
    on,
    tenures,
    activities: activities.map((one, index) => ({ id: `a${index}`, ...one })),
  }))

describe('the evaluator', () => {
  it('gives what the day-by-day model gives', () => {
    let rows = 0
    fc.assert(
      fc.property(dutyCase, (theCase) => {
        const entries = evaluate(rules, theCase)
        rows += entries.length
        expect(entries).toEqual(modelOf(law, theCase))
      }),
      { numRuns: 300 },
    )
    expect(rows).toBeGreaterThan(1000)
  })

  it('does not depend on the order of tenures, nor on one being given twice or cut in two', () => {
    fc.assert(
      fc.property(dutyCase, day, (theCase, cut) => {
        const expected = evaluate(rules, theCase)
        const { tenures } = theCase
        expect(evaluate(rules, { ...theCase, tenures: tenures.toReversed() })).toEqual(expected)
        expect(evaluate(rules, { ...theCase, tenures: [...tenures, ...tenures] })).toEqual(expected)
        const halves = tenures.flatMap((one) =>
          one.from < cut && cut <= (one.to ?? '2999-12-31')
            ? [
                { ...one, to: addDays(cut, -1) },
                { ...one, from: cut },
              ]
            : [one],
        )
        expect(evaluate(rules, { ...theCase, tenures: halves })).toEqual(expected)
      }),
    )
  })

  it('leaves its input as it was', () => {
    fc.assert(
      fc.property(dutyCase, (theCase) => {
        const before = structuredClone(theCase)
        evaluate(rules, theCase)
        expect(theCase).toEqual(before)
      }),
    )
  })
})

describe('the trace', () => {
  it('accounts for every activity once, and counts what the entry counts', () => {
    fc.assert(
      fc.property(dutyCase, (theCase) => {
        for (const entry of evaluate(rules, theCase)) {
          const trace = explain(rules, theCase, entry)
          expect(trace.counted.map((one) => one.id)).toEqual(entry.activities)
          const all = [...trace.counted, ...trace.notCounted.map((one) => one.activity)]
          expect(new Set(all)).toEqual(new Set(theCase.activities))
          expect(all).toHaveLength(theCase.activities.length)
          expect(trace.windows.length).toBeGreaterThan(0)
          const whole = trace.windows[0]?.from === entry.start && trace.windows[0]?.to === entry.end
          expect(whole).toBe(!entry.partial)
        }
      }),
    )
  })
})
