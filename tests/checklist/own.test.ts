import { describe, expect, it } from 'vitest'
import { activitiesWithItems, rulesWithItems, tenuresWithItems } from '../../src/checklist/index.ts'
import { dutiesFor, evaluate, uncountedFor } from '../../src/duties/index.ts'
import { entriesOf, ownItem, rules, tenure } from './people.ts'

const monthly = { count: 2, period: 'month', every: 1 } as const
const zhang = ownItem({ frequency: monthly, from: '2026-10-05', to: '2026-11-30' })
const wang = ownItem({ id: 'i2', person: 'wang', frequency: { ...monthly, period: 'year' } })
const year = { from: '2026-01-01', to: '2026-12-31', on: '2026-11-22' }

const ownOf = (person: string, entries: ReturnType<typeof entriesOf>, items = [zhang, wang]) =>
  evaluate(rulesWithItems(rules, items), {
    tenures: tenuresWithItems(
      [tenure({ person })],
      items.filter((item) => item.person === person),
    ),
    activities: activitiesWithItems(entries),
    ...year,
  }).filter(({ obligation }) => obligation.startsWith('own:'))

describe('items of the organisation’s own in the evaluator', () => {
  it('are due from their first to their last day, from their person alone', () => {
    expect(ownOf('zhang', []).map(({ obligation, start, partial }) => [obligation, start, partial])).toEqual([
      ['own:i1', '2026-10-01', true],
      ['own:i1', '2026-11-01', false],
    ])
    expect(ownOf('wang', []).map(({ obligation }) => obligation)).toEqual(['own:i2'])
    expect(ownOf('li', [])).toEqual([])
  })

  it.each([
    [1, 'missed'],
    [2, 'met'],
    [3, 'met'],
  ])('count what is linked, %i times of 2: %s', (count, status) => {
    const entries = entriesOf([{ activity: 'other', date: '2026-10-31', count, links: [{ item: 'i1' }] }])
    expect(ownOf('zhang', entries)[0]).toMatchObject({ done: count, status, activities: ['n1'] })
  })

  it.each([
    ['the eve of its first day', '2026-10-04', 0],
    ['its first day', '2026-10-05', 1],
  ])('count on %s', (_, date, done) => {
    const entries = entriesOf([{ activity: 'other', date, links: [{ item: 'i1' }] }])
    expect(ownOf('zhang', entries)[0]?.done).toBe(done)
  })

  it('count nothing that was withdrawn, linked to another or not linked', () => {
    const entries = entriesOf([
      { date: '2026-10-31', links: [{ item: 'i1' }], voided: true },
      { date: '2026-10-31', links: [{ item: 'i2' }] },
      { date: '2026-10-31' },
    ])
    expect(ownOf('zhang', entries)[0]?.done).toBe(0)
  })

  it('leave what the law asks as it is', () => {
    const record = {
      tenures: [tenure()],
      activities: activitiesWithItems(entriesOf([{ links: [{ item: 'i1' }] }])),
    }
    const law = evaluate(rules, { ...record, ...year })
    const both = evaluate(rulesWithItems(rules, [zhang]), {
      ...record,
      tenures: tenuresWithItems(record.tenures, [zhang]),
      ...year,
    })
    expect(both.filter(({ obligation }) => !obligation.startsWith('own:'))).toEqual(law)
    expect(both.length).toBeGreaterThan(law.length)
  })

  it('go through overviews as duties do', () => {
    const tenures = tenuresWithItems([tenure()], [zhang])
    const bound = rulesWithItems(rules, [zhang])
    const { open, missed } = dutiesFor(bound, { tenures, activities: [] }, 'quarter', year.on)
    expect(open.map(({ obligation }) => obligation)).toContain('own:i1')
    expect(missed.map(({ obligation }) => obligation)).toEqual(['own:i1'])
    expect(uncountedFor(bound, tenures, year.from, year.to)).toEqual([])
  })

  it('without a frequency add nothing', () => {
    expect(rulesWithItems(rules, [ownItem()])).toBe(rules)
    expect(tenuresWithItems([tenure()], [ownItem()])).toEqual([tenure()])
  })

  it('are counted from their first day where the calendar does not say where blocks begin', () => {
    const items = [{ ...zhang, to: null, frequency: { count: 1, period: 'week', every: 2 } as const }]
    expect(
      ownOf('zhang', [], items)
        .slice(0, 2)
        .map(({ start, end }) => [start, end]),
    ).toEqual([
      ['2026-10-05', '2026-10-18'],
      ['2026-10-19', '2026-11-01'],
    ])
  })
})
