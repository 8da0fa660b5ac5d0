import { describe, expect, it } from 'vitest'
import { CivilDateError } from '../../src/calendar/index.ts'
import type { DutyActivity, DutyCase, DutyEntry, DutyTenure } from '../../src/duties/index.ts'
import { DutyCaseError, dutyRules, evaluate, explain, UnknownPostError } from '../../src/duties/index.ts'
import { obligation, rules, source } from './law.ts'

const mayor: DutyTenure = { regulation: 'city-2019', post: 'mayor', from: '2020-01-01' }
const base: DutyCase = {
  from: '2026-07-01',
  to: '2026-09-30',
  on: '2026-09-30',
  tenures: [mayor],
  activities: [],
}
const inspection = (date: string, over: Partial<DutyActivity> = {}): DutyActivity => ({
  id: `i-${date}`,
  type: 'led-inspection',
  date,
  ...over,
})
const only = (over: Partial<DutyCase>, id: string): DutyEntry[] =>
  evaluate(rules, { ...base, ...over }).filter((entry) => entry.obligation === id)
const one = (over: Partial<DutyCase>, id = 'c-inspect'): DutyEntry => {
  const entries = only(over, id)
  if (entries.length !== 1 || !entries[0]) throw new Error(`${entries.length} entries of ${id}`)
  return entries[0]
}

describe('the count', () => {
  it.each([
    [0, 'open'],
    [1, 'open'],
    [2, 'met'],
    [3, 'met'],
  ])('with %i of 2 meetings the half-year is %s', (meetings, status) => {
    const activities = ['2026-07-01', '2026-08-01', '2026-09-01']
      .slice(0, meetings)
      .map((date, index) => ({ id: `m${index}`, type: 'safety-work-meeting', date }))
    expect(one({ activities }, 'c-meet')).toMatchObject({ required: 2, done: meetings, status })
  })
  it('two on one day are two', () => {
    const twice = { id: 'm', type: 'safety-work-meeting', date: '2026-08-01', count: 2 }
    expect(one({ activities: [twice] }, 'c-meet')).toMatchObject({
      done: 2,
      status: 'met',
      activities: ['m'],
    })
  })
  it('keeps the order in which the activities were given', () => {
    const activities = [inspection('2026-09-01'), inspection('2026-07-01')]
    expect(one({ activities }).activities).toEqual(['i-2026-09-01', 'i-2026-07-01'])
  })
})

describe('the day of judgement', () => {
  it.each([
    ['2026-06-30', 'upcoming', null],
    ['2026-07-01', 'open', 91],
    ['2026-09-29', 'open', 1],
    ['2026-09-30', 'open', 0],
    ['2026-10-01', 'missed', null],
  ])('on %s a quarter without a record is %s', (on, status, daysLeft) => {
    expect(one({ on })).toMatchObject({ status, daysLeft, done: 0 })
  })
  it.each([
    ['2026-08-14', 'open', 0],
    ['2026-08-15', 'met', 1],
    ['2026-08-16', 'met', 1],
  ])('on %s an inspection of 15 August leaves it %s', (on, status, done) => {
    expect(one({ on, activities: [inspection('2026-08-15')] })).toMatchObject({ status, done })
  })
  it('met carries no days left even while the period runs', () => {
    expect(one({ on: '2026-08-20', activities: [inspection('2026-08-15')] }).daysLeft).toBeNull()
  })
  it.each([
    ['2024-02-28', 32],
    ['2024-02-29', 31],
    ['2024-03-01', 30],
    ['2023-02-28', 31],
  ])('on %s there are %i days left of the first quarter', (on, daysLeft) => {
    const year = on.slice(0, 4)
    expect(one({ on, from: `${year}-01-01`, to: `${year}-03-31` }).daysLeft).toBe(daysLeft)
  })
})

describe('the day of the activity', () => {
  it.each([
    ['2026-06-30', 0],
    ['2026-07-01', 1],
    ['2026-07-02', 1],
    ['2026-09-29', 1],
    ['2026-09-30', 1],
    ['2026-10-01', 0],
  ])('one of %s counts %i time(s) in the third quarter', (date, done) => {
    expect(one({ on: '2026-12-31', activities: [inspection(date)] }).done).toBe(done)
  })
  it('29 February counts in the first quarter of a leap year', () => {
    const entry = one({
      from: '2024-01-01',
      to: '2024-03-31',
      on: '2024-02-29',
      activities: [inspection('2024-02-29')],
    })
    expect(entry).toMatchObject({ status: 'met', end: '2024-03-31' })
  })
  it('a withdrawn one never counts', () => {
    expect(one({ activities: [inspection('2026-08-15', { voided: true })] }).done).toBe(0)
    expect(one({ activities: [inspection('2026-08-15', { voided: false })] }).done).toBe(1)
  })
  it('another kind does not count', () => {
    expect(one({ activities: [inspection('2026-08-15', { type: 'other' })] }).done).toBe(0)
  })
})

describe('the tenure', () => {
  it.each([
    ['2026-06-30', false],
    ['2026-07-01', false],
    ['2026-07-02', true],
    ['2026-09-30', true],
  ])('begun on %s: partial %s', (from, partial) => {
    expect(one({ tenures: [{ ...mayor, from }] })).toMatchObject({ partial, required: 1 })
  })
  it('begun the day after the period: not due', () => {
    expect(only({ tenures: [{ ...mayor, from: '2026-10-01' }] }, 'c-inspect')).toEqual([])
  })
  it.each([
    ['2026-07-01', true],
    ['2026-09-29', true],
    ['2026-09-30', false],
    ['2026-10-01', false],
  ])('ended on %s: partial %s', (to, partial) => {
    expect(one({ tenures: [{ ...mayor, to }] }).partial).toBe(partial)
  })
  it('ended on the eve of the period: not due', () => {
    expect(only({ tenures: [{ ...mayor, to: '2026-06-30' }] }, 'c-inspect')).toEqual([])
  })
  it.each([
    ['2026-08-09', 0],
    ['2026-08-10', 1],
    ['2026-08-11', 1],
    ['2026-08-19', 1],
    ['2026-08-20', 1],
    ['2026-08-21', 0],
  ])('from 10 to 20 August, an inspection of %s counts %i time(s)', (date, done) => {
    const tenures = [{ ...mayor, from: '2026-08-10', to: '2026-08-20' }]
    expect(one({ tenures, activities: [inspection(date)] }).done).toBe(done)
  })
  it('of one day is due', () => {
    const tenures = [{ ...mayor, from: '2026-09-30', to: '2026-09-30' }]
    expect(one({ tenures, activities: [inspection('2026-09-30')] })).toMatchObject({
      status: 'met',
      partial: true,
    })
  })
  it('two tenures of one post make one entry, and an activity in either counts', () => {
    const tenures = [
      { ...mayor, from: '2026-09-01' },
      { ...mayor, to: '2026-07-31' },
    ]
    const activities = ['2026-07-31', '2026-08-15', '2026-09-01'].map((date) => inspection(date))
    expect(one({ tenures, activities })).toMatchObject({
      done: 2,
      partial: true,
      activities: ['i-2026-07-31', 'i-2026-09-01'],
    })
  })
  it.each([
    ['2026-07-31', '2026-08-01', false],
    ['2026-07-31', '2026-08-02', true],
    ['2026-08-15', '2026-08-01', false],
  ])('one to %s and one from %s: partial %s', (to, from, partial) => {
    expect(
      one({
        tenures: [
          { ...mayor, to },
          { ...mayor, from },
        ],
      }).partial,
    ).toBe(partial)
  })
  it('overlapping tenures do not count an activity twice', () => {
    const activities = [inspection('2026-08-15')]
    expect(one({ tenures: [mayor, mayor], activities })).toMatchObject({ done: 1, partial: false })
  })
})

describe('the in-force day', () => {
  it('no period before it is due, the period holding it is partial, the next is whole', () => {
    const tenures = [{ ...mayor, from: '2015-01-01' }]
    const entries = only({ tenures, from: '2019-01-01', to: '2019-09-30' }, 'c-inspect')
    expect(entries.map((entry) => [entry.start, entry.partial])).toEqual([
      ['2019-04-01', true],
      ['2019-07-01', false],
    ])
  })
  it.each([
    ['2019-06-26', 0],
    ['2019-06-27', 1],
    ['2019-06-28', 1],
  ])('an inspection of %s counts %i time(s)', (date, done) => {
    const tenures = [{ ...mayor, from: '2015-01-01' }]
    const activities = [inspection(date)]
    expect(one({ tenures, activities, from: '2019-04-01', to: '2019-06-30' }).done).toBe(done)
  })
  it('a tenure that ended before it owes nothing', () => {
    const ended = (to: string) =>
      only(
        { tenures: [{ ...mayor, from: '2015-01-01', to }], from: '2019-04-01', to: '2019-06-30' },
        'c-inspect',
      )
    expect(ended('2019-06-26')).toEqual([])
    expect(ended('2019-06-27')).toHaveLength(1)
  })
})

describe('the end of a rule, its last day left out', () => {
  const tenures = [{ ...mayor, regulation: 'province-2018' }]
  it.each([
    ['2026-04-30', 1],
    ['2026-05-01', 0],
  ])('its own: an inspection of %s counts %i time(s)', (date, done) => {
    const entry = one({ tenures, from: date, to: date, activities: [inspection(date)] }, 'p-inspect')
    expect(entry).toMatchObject({ done, partial: true })
  })
  it('its own: the next period is not due', () => {
    expect(only({ tenures }, 'p-inspect')).toEqual([])
  })
  it.each([
    ['2026-07-31', 1],
    ['2026-08-01', 0],
  ])('the regulation’s repeal: an inspection of %s counts %i time(s)', (date, done) => {
    expect(one({ tenures, activities: [inspection(date)] }, 'p-tour')).toMatchObject({
      done,
      partial: true,
      end: '2026-12-31',
    })
  })
  it('a rule that ended with the eve of a period leaves it free, and the one before whole', () => {
    const ended = dutyRules([source({}, [obligation({ id: 'x', to: '2026-07-01' })])])
    const entries = evaluate(ended, { ...base, from: '2026-04-01' })
    expect(entries.map((entry) => [entry.start, entry.partial])).toEqual([['2026-04-01', false]])
  })
})

describe('several posts', () => {
  const tenures = [mayor, { ...mayor, post: 'deputy' }]
  it('duties are the union, a duty of both posts has a row for each, and one activity serves all', () => {
    const activities = [inspection('2026-08-15'), { id: 'd', type: 'annual-debrief', date: '2026-09-01' }]
    const rows = evaluate(rules, { ...base, tenures, activities })
    expect(rows.map((row) => [row.obligation, row.post, row.status])).toEqual([
      ['c-debrief', 'deputy', 'met'],
      ['c-debrief', 'mayor', 'met'],
      ['c-deputy', 'deputy', 'met'],
      ['c-inspect', 'mayor', 'met'],
      ['c-meet', 'mayor', 'open'],
    ])
  })
  it('a post of the same name under two regulations owes both', () => {
    const both = [mayor, { ...mayor, regulation: 'province-2018' }]
    const rows = evaluate(rules, { ...base, tenures: both, activities: [inspection('2026-07-15')] })
    expect(rows.map((row) => [row.obligation, row.done])).toEqual([
      ['c-debrief', 0],
      ['c-inspect', 1],
      ['c-meet', 0],
      ['p-tour', 1],
    ])
  })
  it('an institution’s duty is due where the institution is a post held, and only there', () => {
    const institution = [{ ...mayor, post: 'party-and-government' }]
    expect(evaluate(rules, { ...base, tenures: institution }).map((row) => row.obligation)).toEqual([
      'c-bulletin',
    ])
    expect(only({}, 'c-bulletin')).toEqual([])
  })
})

describe('the span', () => {
  it('gives every period it touches, by start', () => {
    const entries = only({ from: '2026-03-31', to: '2026-07-01' }, 'c-inspect')
    expect(entries.map((entry) => entry.start)).toEqual(['2026-01-01', '2026-04-01', '2026-07-01'])
  })
  it('ids are ordered by code unit, not by language', () => {
    const ids = ['b-1', 'B-1', 'a-10', 'a-2', 'é']
    const unordered = dutyRules([
      source(
        {},
        ids.map((id) => obligation({ id })),
      ),
    ])
    expect(evaluate(unordered, base).map((row) => row.obligation)).toEqual([...ids].sort())
  })
  it('nobody without a post owes anything', () => {
    expect(evaluate(rules, { ...base, tenures: [] })).toEqual([])
  })
})

describe('the trace', () => {
  const activities = [
    inspection('2026-07-05', { type: 'training' }),
    inspection('2026-07-06', { voided: true }),
    inspection('2026-06-30'),
    inspection('2026-07-31'),
    inspection('2026-08-10'),
    inspection('2026-09-21'),
  ]
  const tenures = [{ ...mayor, from: '2026-08-01' }]
  const theCase = { ...base, tenures, activities, on: '2026-09-20' }

  it('names provision, words, window, what counted, and why the rest did not', () => {
    const entry = one(theCase)
    const trace = explain(rules, theCase, entry)
    expect(trace).toMatchObject({
      entry,
      regulation: 'city-2019',
      provision: 'city-2019#c-inspect',
      quote: 'c-inspect 的原文',
      reading: null,
      activity: 'led-inspection',
      windows: [{ from: '2026-08-01', to: '2026-09-30' }],
    })
    expect(trace.counted.map((activity) => activity.id)).toEqual(['i-2026-08-10'])
    expect(trace.notCounted.map(({ activity, reason }) => [activity.date, reason])).toEqual([
      ['2026-07-05', 'other-type'],
      ['2026-07-06', 'voided'],
      ['2026-06-30', 'other-period'],
      ['2026-07-31', 'outside-tenure'],
      ['2026-09-21', 'after-on'],
    ])
  })
  it('tells an activity outside the time in force from one outside the tenure', () => {
    const tenures = [{ ...mayor, regulation: 'province-2018' }]
    const late = {
      ...base,
      tenures,
      from: '2026-05-01',
      to: '2026-05-01',
      activities: [inspection('2026-05-01')],
    }
    const trace = explain(rules, late, one(late, 'p-inspect'))
    expect(trace.notCounted.map(({ reason }) => reason)).toEqual(['not-in-force'])
    expect(trace.windows).toEqual([{ from: '2026-01-01', to: '2026-04-30' }])
  })
  it('carries the reading where one was taken', () => {
    expect(explain(rules, base, one({}, 'c-debrief')).reading).toBe('年度考核每年一次')
  })
  it('refuses an entry of other rules, naming it', () => {
    expect(() => explain(rules, base, { ...one({}), obligation: 'zz' })).toThrow('zz')
  })
})

describe('bad input', () => {
  const evaluated = (over: Partial<DutyCase>) => () => evaluate(rules, { ...base, ...over })
  it('a span that ends before it begins', () => {
    expect(evaluated({ from: '2026-10-01' })).toThrow(CivilDateError)
    expect(evaluated({ from: '2026-10-01' })).toThrow(/2026-10-01.*2026-09-30/)
  })
  it.each(['from', 'to', 'on'])('`%s` is no date', (key) => {
    expect(evaluated({ [key]: '2026-02-30' })).toThrow('“2026-02-30”')
  })
  it('an unknown post, named, with those there are', () => {
    expect(evaluated({ tenures: [{ ...mayor, post: 'king' }] })).toThrow(UnknownPostError)
    expect(evaluated({ tenures: [{ ...mayor, post: 'king' }] })).toThrow(/city-2019:king.*city-2019:mayor/)
  })
  it('an unknown regulation, named', () => {
    expect(evaluated({ tenures: [{ ...mayor, regulation: 'moon' }] })).toThrow(/moon:mayor.*没有法规 moon/)
  })
  it('a tenure that ends before it begins, or with a bad date', () => {
    const ended = { tenures: [mayor, { ...mayor, from: '2026-02-02', to: '2026-02-01' }] }
    expect(evaluated(ended)).toThrow(DutyCaseError)
    expect(evaluated(ended)).toThrow(/^tenures\[1\]\.to：离任日 2026-02-01 早于到任日 2026-02-02/)
    expect(evaluated({ tenures: [{ ...mayor, from: 'then' }] })).toThrow(/^tenures\[0\]\.from：“then”/)
    expect(evaluated({ tenures: [{ ...mayor, to: '' }] })).toThrow(/^tenures\[0\]\.to/)
  })
  it('an activity with a bad date or count', () => {
    expect(evaluated({ activities: [inspection('2026-13-01')] })).toThrow(/^activities\[0\]\.date/)
    expect(evaluated({ activities: [inspection('2026-08-01', { count: 0 })] })).toThrow(
      /^activities\[0\]\.count/,
    )
    expect(evaluated({ activities: [inspection('2026-08-01', { count: 1.5 })] })).toThrow(DutyCaseError)
  })
  it('a rule for a post that its regulation lacks', () => {
    const bad = source({}, [obligation({ id: 'x', posts: ['king'] })])
    expect(() => dutyRules([bad])).toThrow('city-2019:king')
  })
})
