import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/calendar/index.ts'
import { checklistOf } from '../../src/checklist/index.ts'
import { dutyRules } from '../../src/duties/index.ts'
import type { KnowledgePack, Obligation } from '../../src/knowledge/index.ts'
import { cpuMs } from '../cpu-time.ts'
import { entriesOf, knowledge, ownItem, tenure, ZZ } from './people.ts'

/** The regulation with a rule that is due every day and one that is due every week, as imported ones have. */
function withOften(): KnowledgePack {
  const pack = knowledge.pack(ZZ) as KnowledgePack
  const rule = (id: string, period: 'day' | 'week'): Obligation => ({
    id,
    regulation: ZZ,
    ref: `${ZZ}#7.8`,
    quote: '依法领导和组织生产安全事故应急救援',
    posts: ['district-government-head'],
    activity: 'training',
    count: 1,
    period,
    every: 1,
    kind: 'personal',
    from: '2019-06-27',
    to: null,
  })
  return { ...pack, obligations: [...pack.obligations, rule('zz-daily', 'day'), rule('zz-weekly', 'week')] }
}

describe('a year of a daily and a weekly rule', () => {
  const pack = withOften()
  const law = {
    knowledge: { ...knowledge, packs: [pack], pack: (id: string) => (id === ZZ ? pack : undefined) },
    rules: dutyRules([pack]),
  }
  const entries = entriesOf(
    Array.from({ length: 500 }, (_, i) => ({
      activity: i % 2 ? 'training' : 'other',
      date: addDays('2025-12-01', i % 350),
      links: i % 2 ? [] : [{ ref: `${ZZ}#7.7` }],
    })),
  )
  const record = { person: 'zhang', tenures: [tenure()], entries, items: [ownItem()] }
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const list = () => checklistOf(law, record, year, '2026-11-22')

  it('has every period on one row', () => {
    const row = list().lists[0]?.rows.find(({ item }) => item.key === `${ZZ}#7.8`)
    expect(row?.periods).toHaveLength(365 + 53)
    expect(row?.frequencies).toHaveLength(2)
    expect(row?.state).toBe('missed')
    const told = row?.periods.reduce(
      (sum, { counted, notCounted }) => sum + counted.length + notCounted.length,
      0,
    )
    expect(told).toBeLessThan(2 * entries.length)
  })

  it('is made in less than 50 ms of processor', () => {
    const times = Array.from({ length: 9 }, () => cpuMs(list)).sort((a, b) => a - b)
    expect(times[4]).toBeLessThan(50)
  })
})
