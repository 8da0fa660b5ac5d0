import { describe, expect, it } from 'vitest'
import { dutyRules, evaluate, explain, joinRules, obligationsOf } from '../../src/duties/index.ts'
import { city, obligation, province, rules, source } from './law.ts'

const record = {
  tenures: [
    { regulation: 'city-2019', post: 'mayor', from: '2020-01-01' },
    { regulation: 'province-2018', post: 'mayor', from: '2020-01-01' },
  ],
  activities: [{ id: 'a', type: 'led-inspection', date: '2026-02-03' }],
  from: '2026-01-01',
  to: '2026-12-31',
  on: '2026-05-05',
}

describe('rules of two sources', () => {
  const joined = joinRules(dutyRules([province]), dutyRules([city]))

  it('are evaluated as if they had been one', () => {
    expect(evaluate(joined, record)).toEqual(evaluate(rules, record))
    expect(new Set(joined.uncounted)).toEqual(new Set(rules.uncounted))
  })

  it('are explained as if they had been one', () => {
    const [entry] = evaluate(joined, record)
    if (!entry) throw new Error('no entry')
    expect(explain(joined, record, entry)).toEqual(explain(rules, record, entry))
  })

  it('both bind a post that both know', () => {
    const more = dutyRules([source({}, [obligation({ id: 'c-a' })])])
    const ids = obligationsOf(joinRules(dutyRules([city]), more), 'city-2019', 'mayor').map(({ id }) => id)
    expect(ids).toEqual(['c-a', 'c-debrief', 'c-inspect', 'c-meet'])
  })

  it('leave their sources as they were', () => {
    const first = dutyRules([city])
    const before = structuredClone(first)
    joinRules(first, dutyRules([province]))
    expect(first).toEqual(before)
  })
})
