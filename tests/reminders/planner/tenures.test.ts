import { describe, expect, it } from 'vitest'
import { dutyRules } from '../../../src/duties/index.ts'
import { dueOn, planCalendar } from '../../../src/reminders/index.ts'
import { obligation, source } from '../../duties/law.ts'
import { activity, chat, days, handledFrom, inspection, tenure } from './chats.ts'

const of = (tenures: ReturnType<typeof tenure>[], activities: ReturnType<typeof activity>[] = []) => ({
  'tg:1': { tenures, activities },
})
const lastQuarter = (input: ReturnType<typeof chat>) =>
  planCalendar(input, '2026-10-01', '2027-01-10').filter((one) => one.period === '2026-Q4')

describe('a post taken within the period', () => {
  it.each([
    ['2026-10-07', 'opening 2026-10-08'],
    ['2026-10-08', 'opening 2026-10-08'],
    ['2026-10-09', 'opening 2026-10-09'],
    // A Saturday that is worked for National Day, and one that is not.
    ['2026-10-10', 'opening 2026-10-10'],
    ['2026-10-17', 'opening 2026-10-19'],
    ['2026-11-30', 'opening 2026-11-30'],
    // From here on the opening stands on a later stage’s day, or behind it.
    ['2026-12-01', '30 2026-12-01'],
    ['2026-12-02', 'opening 2026-12-02'],
    ['2026-12-31', 'last 2026-12-31'],
    ['2027-01-01', undefined],
  ])('on %s begins with %s', (from, first) => {
    expect(days(lastQuarter(chat({ records: of([tenure(from)]) })))[0]).toBe(first)
  })

  it('on a weekend that ends the period is no more than missed: it was held on the last day', () => {
    const input = chat({ records: of([tenure('2028-12-30')]) })
    expect(days(planCalendar(input, '2028-12-01', '2029-01-02'))).toEqual([
      'missed 2029-01-02',
      'opening 2029-01-02',
    ])
  })
})

describe('a post left within the period', () => {
  it.each([
    ['2026-11-30', ['opening 2026-10-08']],
    ['2026-12-01', ['opening 2026-10-08', '30 2026-12-01']],
    ['2026-12-02', ['opening 2026-10-08', '30 2026-12-01']],
    [
      '2026-12-30',
      [
        'opening 2026-10-08',
        '30 2026-12-01',
        '14 2026-12-17',
        '7 2026-12-24',
        '3 2026-12-28',
        '1 2026-12-30',
      ],
    ],
  ])('on %s has stages up to that day, and was not missed', (to, expected) => {
    expect(days(lastQuarter(chat({ records: of([tenure('2020-01-01', to)]) })))).toEqual(expected)
  })

  it('on the last day was missed, though it is no longer held', () => {
    const planned = lastQuarter(chat({ records: of([tenure('2020-01-01', '2026-12-31')]) }))
    expect(days(planned).slice(-2)).toEqual(['last 2026-12-31', 'missed 2027-01-04'])
  })

  it('is not made up for once it is left', () => {
    const due = (to: string) => dueOn(chat({ records: of([tenure('2020-01-01', to)]) }), '2026-12-03', [])
    expect(days(due('2026-12-03').filter((one) => one.period === '2026-Q4'))).toEqual(['30 2026-12-01'])
    expect(due('2026-12-02').filter((one) => one.period === '2026-Q4')).toEqual([])
  })
})

describe('several tenures', () => {
  it('of one post are one: opening at the first, silence in between, what was done in either counts', () => {
    const tenures = [tenure('2026-12-20'), tenure('2026-10-12', '2026-11-30')]
    expect(days(lastQuarter(chat({ records: of(tenures) })))).toEqual([
      'opening 2026-10-12',
      '7 2026-12-24',
      '3 2026-12-28',
      '1 2026-12-30',
      'last 2026-12-31',
      'missed 2027-01-04',
    ])
    const earlier = of(tenures, [activity('2026-11-02')])
    expect(lastQuarter(chat({ records: earlier }))).toHaveLength(1)
    const between = of(tenures, [activity('2026-12-10')])
    expect(lastQuarter(chat({ records: between }))).toHaveLength(6)
  })

  it('open at the first one that has a workday', () => {
    // 1–7 October are off.
    const tenures = [tenure('2026-10-01', '2026-10-05'), tenure('2026-10-20')]
    expect(days(lastQuarter(chat({ records: of(tenures) })))[0]).toBe('opening 2026-10-20')
  })

  const shared = dutyRules([source({}, [obligation({ id: 'c-both', posts: ['mayor', 'deputy'] })])])

  it('of two posts that one obligation binds make one reminder with both', () => {
    const records = of([tenure('2020-01-01'), tenure('2020-01-01', null, 'deputy')])
    const planned = lastQuarter(chat({ rules: shared, records }))
    expect(planned).toHaveLength(8)
    for (const one of planned) expect(one.posts).toEqual(['city-2019:deputy', 'city-2019:mayor'])
  })

  it('of two posts, one after the other, name the one held, and ask for what is not done in it', () => {
    const tenures = [tenure('2020-01-01', '2026-12-10'), tenure('2026-12-11', null, 'deputy')]
    const records = of(tenures, [activity('2026-11-02')])
    const planned = lastQuarter(chat({ rules: shared, records }))
    expect(planned.map(({ stage, posts }) => `${stage} ${posts.join()}`).slice(0, 2)).toEqual([
      'opening city-2019:mayor',
      '14 city-2019:deputy',
    ])
  })

  it('of which one is met and one is not stay open, and are not asked for between stages', () => {
    // What was done on 2 November was done as mayor alone.
    const tenures = [tenure('2020-01-01'), tenure('2026-12-03', null, 'deputy')]
    const input = chat({ rules: shared, records: of(tenures, [activity('2026-11-02')]) })
    expect(days(lastQuarter(input))).toEqual([
      'opening 2026-10-08',
      '14 2026-12-17',
      '7 2026-12-24',
      '3 2026-12-28',
      '1 2026-12-30',
      'last 2026-12-31',
      'missed 2027-01-04',
    ])
    const opening = handledFrom(planCalendar(input, '2026-10-08', '2026-10-08'))
    expect(dueOn(input, '2026-12-04', opening)).toEqual([])
  })
})

it('owes nothing for a post that no loaded regulation has', () => {
  const records = of([{ regulation: 'gone-2001', post: 'mayor', from: '2020-01-01' }, tenure('2020-01-01')])
  expect(planCalendar(chat({ records }), '2026-12-01', '2026-12-01')).toHaveLength(1)
  expect(dueOn(chat({ records }), '2026-12-01', [])).toHaveLength(2)
})

describe('rules and regulations in force for a part of the period', () => {
  const opening = (rules: ReturnType<typeof inspection>) => days(lastQuarter(chat({ rules })))[0]

  it.each(['2026-11-05', '2026-11-06', '2026-11-07'])('a rule from %s on', (from) => {
    const expected = from === '2026-11-07' ? '2026-11-09' : from
    expect(opening(inspection({ from }))).toBe(`opening ${expected}`)
    expect(opening(inspection({}, { inForce: from }))).toBe(`opening ${expected}`)
  })

  it.each([
    // The day from which it is no longer in force.
    ['2026-12-16', 2],
    ['2026-12-17', 2],
    ['2026-12-18', 3],
    ['2026-12-31', 6],
    ['2027-01-01', 8],
  ])('a rule or a regulation until %s: %i stages', (to, count) => {
    expect(lastQuarter(chat({ rules: inspection({ to }) }))).toHaveLength(count)
    expect(lastQuarter(chat({ rules: inspection({}, { repealed: to }) }))).toHaveLength(count)
  })

  it('what was missed is said though the regulation was repealed overnight', () => {
    const rules = inspection({}, { repealed: '2027-01-01' })
    expect(days(lastQuarter(chat({ rules }))).at(-1)).toBe('missed 2027-01-04')
    expect(days(dueOn(chat({ rules }), '2027-01-11', []))).toEqual(['missed 2027-01-04'])
  })

  it('counts nothing that was done before it was in force', () => {
    const done = (date: string) =>
      lastQuarter(
        chat({
          rules: inspection({ from: '2026-11-05' }),
          records: of([tenure('2020-01-01')], [activity(date)]),
        }),
      )
    expect(done('2026-11-04')).toHaveLength(8)
    expect(done('2026-11-05')).toHaveLength(0)
  })
})
