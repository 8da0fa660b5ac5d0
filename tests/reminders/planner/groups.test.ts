import { describe, expect, it } from 'vitest'
import type { DutyRecord } from '../../../src/duties/index.ts'
import { dutyRules } from '../../../src/duties/index.ts'
import type { GroupSettings } from '../../../src/reminders/index.ts'
import { dueOn, planCalendar } from '../../../src/reminders/index.ts'
import { obligation, source } from '../../duties/law.ts'
import { activity, chat, days, handledFrom, tenure } from './chats.ts'

const city = source({}, [
  obligation({ id: 'c-inspect' }),
  obligation({ id: 'c-deputy', posts: ['deputy'] }),
  obligation({ id: 'c-bulletin', posts: ['party-and-government'], kind: 'institutional' }),
])
const province = source({ id: 'province-2018' }, [
  obligation({ id: 'p-inspect', regulation: 'province-2018' }),
])
const rules = dutyRules([city, province])

const provincial = { ...tenure('2020-01-01'), regulation: 'province-2018' }
const PEOPLE: Record<string, DutyRecord> = {
  'tg:2': { tenures: [tenure('2020-01-01', null, 'deputy')], activities: [] },
  'tg:1': { tenures: [tenure('2020-01-01'), provincial], activities: [] },
  'tg:3': { tenures: [tenure('2020-01-01')], activities: [activity('2026-11-02')] },
}

function group(settings: Partial<GroupSettings> = {}, records = PEOPLE) {
  return chat({ rules, kind: 'group', chat: 'tg:-100', settings, records })
}

/** `tg:1 c-inspect` for every reminder on the day of stage 30. */
function who(settings: Partial<GroupSettings> = {}, records = PEOPLE): string[] {
  return planCalendar(group(settings, records), '2026-12-01', '2026-12-01').map(
    (one) => `${one.person} ${one.obligation}`,
  )
}

describe('whom a group is reminded of', () => {
  it('everybody who takes part and has not done it, for each their own, in order', () => {
    expect(who()).toEqual(['tg:1 c-inspect', 'tg:1 p-inspect', 'tg:2 c-deputy'])
  })

  it('of the regulations chosen alone', () => {
    expect(who({ regulations: ['city-2019'] })).toEqual(['tg:1 c-inspect', 'tg:2 c-deputy'])
    expect(who({ regulations: ['province-2018'] })).toEqual(['tg:1 p-inspect'])
    expect(who({ regulations: ['city-2019', 'province-2018'] })).toHaveLength(3)
    expect(who({ regulations: ['gone-2001'] })).toEqual([])
  })

  it('of the posts listed alone', () => {
    expect(who({ posts: ['city-2019:deputy'] })).toEqual(['tg:2 c-deputy'])
    expect(who({ posts: ['province-2018:mayor'], regulations: ['city-2019'] })).toEqual([])
    expect(who({ posts: ['gone-2001:mayor'] })).toEqual([])
  })

  it('of what an institution owes only where its post is listed', () => {
    const office = {
      'tg:4': { tenures: [tenure('2020-01-01', null, 'party-and-government')], activities: [] },
    }
    expect(who({}, office)).toEqual([])
    expect(who({ posts: ['city-2019:party-and-government'] }, office)).toEqual(['tg:4 c-bulletin'])
    expect(who({ posts: ['city-2019:party-and-government'] })).toEqual(['null c-bulletin'])
  })

  it('in private of whatever post its person registered', () => {
    const records = {
      'tg:4': { tenures: [tenure('2020-01-01', null, 'party-and-government')], activities: [] },
    }
    const input = chat({ rules, records, settings: { posts: ['city-2019:mayor'], regulations: ['x'] } })
    expect(planCalendar(input, '2026-12-01', '2026-12-01')).toHaveLength(1)
  })

  it('once, however often somebody stands in the list', () => {
    const input = group()
    const twice = { ...input, subscription: { ...input.subscription, people: ['tg:2', 'tg:2'] } }
    expect(planCalendar(twice, '2026-12-01', '2026-12-01')).toHaveLength(1)
    expect(dueOn(twice, '2026-12-01', []).filter((one) => one.stage === '30')).toHaveLength(1)
  })

  it('and not of somebody whose record is not there', () => {
    const input = group()
    const more = { ...input, subscription: { ...input.subscription, people: ['tg:2', 'tg:9'] } }
    expect(planCalendar(more, '2026-12-01', '2026-12-01')).toHaveLength(1)
    expect(dueOn(more, '2026-12-01', []).filter((one) => one.stage === '30')).toHaveLength(1)
  })
})

describe('a listed post that nobody holds', () => {
  const posts = ['city-2019:deputy']
  const held = (from: string, to: string | null = null): Record<string, DutyRecord> => ({
    'tg:2': { tenures: [tenure(from, to, 'deputy')], activities: [activity('2026-10-20')] },
  })
  const vacant = (records: Record<string, DutyRecord>) =>
    days(
      planCalendar(group({ posts }, records), '2026-10-01', '2027-01-10').filter(
        (one) => one.person === null,
      ),
    )
  const ALL = [
    'opening 2026-10-08',
    '30 2026-12-01',
    '14 2026-12-17',
    '7 2026-12-24',
    '3 2026-12-28',
    '1 2026-12-30',
    'last 2026-12-31',
  ]

  it('has every stage but what was missed', () => {
    expect(vacant({})).toEqual([...ALL, 'opening 2027-01-04'])
    expect(vacant({ 'tg:1': PEOPLE['tg:1'] as DutyRecord })).toHaveLength(8)
  })

  it.each([
    ['2026-10-07', []],
    ['2026-10-08', []],
    ['2026-10-09', ALL.slice(0, 1)],
    ['2026-12-01', ALL.slice(0, 1)],
    ['2026-12-02', ALL.slice(0, 2)],
  ])('until somebody takes it on %s', (from, expected) => {
    expect(vacant(held(from))).toEqual(expected)
  })

  it.each([
    ['2026-11-30', ALL.slice(1)],
    ['2026-12-01', ALL.slice(2)],
  ])('from the day after it was left on %s', (to, expected) => {
    expect(vacant(held('2020-01-01', to))).toEqual([...expected, 'opening 2027-01-04'])
  })

  it('makes one reminder of two posts that share an obligation', () => {
    const both = dutyRules([source({}, [obligation({ id: 'c-both', posts: ['mayor', 'deputy'] })])])
    const settings = { posts: ['city-2019:mayor', 'city-2019:deputy'] }
    const [one, ...more] = planCalendar(
      chat({ rules: both, kind: 'group', settings, records: {} }),
      '2026-12-01',
      '2026-12-01',
    )
    expect(one?.posts).toEqual(['city-2019:deputy', 'city-2019:mayor'])
    expect(more).toEqual([])
  })

  it('is due once, and again at the next stage', () => {
    const input = group({ posts }, {})
    const due = dueOn(input, '2026-12-02', [])
    expect(days(due)).toEqual(['30 2026-12-01'])
    expect(dueOn(input, '2026-12-03', handledFrom(due))).toEqual([])
    expect(days(dueOn(input, '2026-12-17', handledFrom(due)))).toEqual(['14 2026-12-17'])
  })
})

describe('whoever came later', () => {
  const came = (joined: string) => {
    const input = group()
    return { ...input, subscription: { ...input.subscription, joined: new Map([['tg:2', joined]]) } }
  }
  const ofDeputy = (reminders: ReturnType<typeof dueOn>) =>
    days(reminders.filter(({ person }) => person === 'tg:2'))

  it.each([
    ['2026-11-30', ['30 2026-12-01']],
    ['2026-12-01', ['30 2026-12-01']],
    ['2026-12-02', []],
  ])('on %s is reminded of the stages of that day and later ones alone', (joined, expected) => {
    expect(ofDeputy(dueOn(came(joined), '2026-12-02', []))).toEqual(expected)
    expect(ofDeputy(planCalendar(came(joined), '2026-12-01', '2026-12-16'))).toEqual(expected)
    expect(ofDeputy(dueOn(came(joined), '2026-12-17', []))).toEqual(['14 2026-12-17'])
  })

  it.each([
    ['2026-09-29', ['missed 2026-10-08']],
    ['2026-09-30', ['missed 2026-10-08']],
    ['2026-10-01', []],
    ['2026-10-08', []],
  ])('on %s has missed nothing of a period that was over', (joined, expected) => {
    const missed = (reminders: ReturnType<typeof dueOn>) =>
      ofDeputy(reminders.filter(({ stage }) => stage === 'missed'))
    expect(missed(dueOn(came(joined), '2026-10-09', []))).toEqual(expected)
    expect(missed(planCalendar(came(joined), '2026-10-01', '2026-10-31'))).toEqual(expected)
  })

  it('changes nothing for the others', () => {
    const others = (input: ReturnType<typeof group>) =>
      dueOn(input, '2026-12-02', []).filter(({ person }) => person !== 'tg:2')
    expect(others(came('2026-12-02'))).toEqual(others(group()))
  })
})
