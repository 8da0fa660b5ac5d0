import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/calendar/index.ts'
import { type AcceptedRule, type RuleEntry, succession } from '../../src/imports/pack/rules.ts'

const IN_FORCE = '2026-01-01'

const rule = (n: number, count: number): AcceptedRule => ({
  name: `r.${n}`,
  rule: {
    ref: `r#${n}`,
    quote: '每年至少一次',
    who: '',
    what: '',
    count,
    period: { n: 1, unit: 'year' },
    posts: ['p'],
    kind: 'personal',
    reading: null,
    activity: 'training',
  },
})

/** Reviews, each some days after the one before: which of five rules are accepted, and with which number. */
const reviews = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 40 }),
    accepted: fc.uniqueArray(
      fc.record({ n: fc.integer({ min: 1, max: 5 }), count: fc.integer({ min: 1, max: 2 }) }),
      {
        selector: ({ n }) => n,
      },
    ),
  }),
  { minLength: 1, maxLength: 6 },
)

const first = ({ id }: RuleEntry) => id.replace(/\.r\d+$/, '')
const holds = ({ from, to }: RuleEntry, day: string) => from <= day && (to === undefined || day < to)

describe('rules through reviews', () => {
  it('have one version at most on any day, the accepted one from the day of the review on', () => {
    fc.assert(
      fc.property(reviews, (steps) => {
        let entries: RuleEntry[] = []
        let today = '2026-03-01'
        steps.forEach(({ after, accepted }, i) => {
          today = addDays(today, after)
          const before = entries
          const was = i === 0 ? null : IN_FORCE
          entries = succession(
            accepted.map(({ n, count }) => rule(n, count)),
            before,
            { inForce: IN_FORCE, was, today },
          )
          expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
          for (const day of [IN_FORCE, addDays(today, -1), today, addDays(today, 400)]) {
            const names = entries.filter((entry) => holds(entry, day)).map(first)
            expect(new Set(names).size).toBe(names.length)
          }
          const now = entries.filter((entry) => holds(entry, today))
          expect(now.map((entry) => `${first(entry)} ${entry.count}`).sort()).toEqual(
            accepted.map(({ n, count }) => `r.${n} ${count}`).sort(),
          )
          // What held on a day before the review still held on it, under the same id.
          const yesterday = addDays(today, -1)
          if (i > 0) {
            const held = before.filter((entry) => holds(entry, yesterday)).map(({ id }) => id)
            const still = entries.filter((entry) => holds(entry, yesterday)).map(({ id }) => id)
            expect(still.sort()).toEqual(held.sort())
          }
        })
      }),
    )
  })

  it('never begin before the regulation does', () => {
    const entries = succession([rule(1, 1)], [], { inForce: '2027-01-01', was: null, today: '2026-05-05' })
    expect(entries).toMatchObject([{ id: 'r.1', from: '2027-01-01' }])
  })
})
