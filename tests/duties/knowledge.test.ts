/** The evaluator on the regulations that the product ships. */
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDateOfDay, dayNumberOf } from '../../src/calendar/index.ts'
import type { DutyCase, DutyTenure } from '../../src/duties/index.ts'
import { dutiesFor, dutyRules, evaluate, evaluateCase, explain } from '../../src/duties/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { modelOf } from './model.ts'

const knowledge = loadKnowledge(join(import.meta.dirname, '../../knowledge'))
const rules = dutyRules(knowledge.packs)
const zaozhuang = (post: string, from = '2020-01-01'): DutyTenure => ({
  regulation: 'zaozhuang-2019',
  post,
  from,
})

describe('a district’s party head in the third quarter', () => {
  const overview = dutiesFor(
    rules,
    { tenures: [zaozhuang('district-party-head')], activities: [] },
    'quarter',
    '2026-08-20',
  )
  it('has the quarter’s, half-year’s and year’s duties, each to its own day', () => {
    expect(overview.open.map((entry) => [entry.obligation, entry.end])).toEqual([
      ['zz-6.1-research', '2026-09-30'],
      ['zz-25-debrief', '2026-12-31'],
      ['zz-6.1-meeting', '2026-12-31'],
      ['zz-6.7-study', '2026-12-31'],
    ])
  })
  it('can be shown the words of each, which stand in its provision', () => {
    for (const entry of overview.entries) {
      const trace = explain(rules, { tenures: [], activities: [], on: overview.on }, entry)
      expect(knowledge.provision(trace.provision)?.text).toContain(trace.quote)
    }
  })
})

describe('one person in two posts', () => {
  it('debriefs in each: a row per post, and one debrief counts for both', () => {
    const tenures = [zaozhuang('town-safety-deputy'), zaozhuang('town-member')]
    const activities = [{ id: 'd', type: 'annual-debrief', date: '2026-03-01' }]
    const theCase = { tenures, activities, from: '2026-01-01', to: '2026-12-31', on: '2026-12-31' }
    const debriefs = evaluate(rules, theCase).filter((entry) => entry.obligation === 'zz-25-debrief')
    expect(debriefs.map((entry) => [entry.post, entry.status])).toEqual([
      ['town-member', 'met'],
      ['town-safety-deputy', 'met'],
    ])
  })
})

describe('the first days of the regulations', () => {
  it.each([
    ['zaozhuang-2019', 'district-party-head', '2019-06-27', 'zz-6.1-research'],
    ['guangxi-2018', 'government-head', '2018-11-17', 'gx-6.2-meeting'],
  ])('%s binds %s from %s', (regulation, post, inForce, obligation) => {
    const owed = (to: string) =>
      evaluate(rules, {
        tenures: [{ regulation, post, from: '2010-01-01', to }],
        activities: [],
        from: '2018-01-01',
        to: '2019-12-31',
        on: '2020-01-01',
      })
        .filter((entry) => entry.obligation === obligation)
        .map((entry) => [entry.partial, entry.status])
    expect(owed(addDays(inForce, -1))).toEqual([])
    expect(owed(inForce)).toEqual([[true, 'missed']])
  })
})

describe('every post, any dates', () => {
  const date = fc
    .integer({ min: dayNumberOf('2018-06-01'), max: dayNumberOf('2027-06-30') })
    .map(civilDateOfDay)
  const posts = knowledge.packs.flatMap((pack) => pack.posts)
  const types = knowledge.activities.map((activity) => activity.id)
  const theCase: fc.Arbitrary<DutyCase> = fc
    .record({
      from: date,
      length: fc.integer({ min: 0, max: 500 }),
      on: date,
      tenures: fc.array(
        fc.record({ of: fc.constantFrom(...posts), from: date, days: fc.integer({ min: 0, max: 900 }) }),
        { minLength: 1, maxLength: 3 },
      ),
      activities: fc.array(fc.record({ type: fc.constantFrom(...types), date, voided: fc.boolean() }), {
        maxLength: 30,
      }),
    })
    .map(({ from, length, on, tenures, activities }) => ({
      from,
      to: addDays(from, length),
      on,
      tenures: tenures.map(({ of, from: begun, days }) => ({
        regulation: of.regulation,
        post: of.id,
        from: begun,
        to: addDays(begun, days),
      })),
      activities: activities.map((activity, index) => ({ id: `a${index}`, ...activity })),
    }))
  it('the command gives what the day-by-day model gives', () => {
    fc.assert(
      fc.property(theCase, (one) => {
        const line: unknown = JSON.parse(JSON.stringify(one))
        expect(evaluateCase(line, knowledge).rows).toEqual(modelOf(knowledge.packs, one))
      }),
      { numRuns: 200 },
    )
  })
})
