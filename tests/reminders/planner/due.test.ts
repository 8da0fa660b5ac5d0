import { describe, expect, it } from 'vitest'
import type { HandledReminder, Stage } from '../../../src/reminders/index.ts'
import { dueOn } from '../../../src/reminders/index.ts'
import { activity, chat, days, handledFrom, inspection, MAYOR, tenure } from './chats.ts'

const START = '2026-10-01'
const handled = (stage: Stage, over: Partial<HandledReminder> = {}): HandledReminder => ({
  person: 'tg:1',
  obligation: 'c-inspect',
  start: START,
  stage,
  ...over,
})
/** What was missed of the quarter before was said long ago. */
const BEFORE = handled('missed', { start: '2026-07-01' })

describe('what is due', () => {
  it.each([
    ['2026-10-08', ['opening 2026-10-08']],
    ['2026-10-09', ['opening 2026-10-08']],
    ['2026-11-30', ['opening 2026-10-08']],
    ['2026-12-01', ['30 2026-12-01']],
    ['2026-12-02', ['30 2026-12-01']],
    ['2026-12-31', ['last 2026-12-31']],
  ])('on %s is the latest stage that has come', (on, expected) => {
    expect(days(dueOn(chat(), on, [BEFORE]))).toEqual(expected)
  })

  it.each(['2026-10-07', '2026-12-05', '2026-12-06', '2027-01-01'])(
    'on %s is nothing: it is a day off',
    (on) => {
      expect(dueOn(chat(), on, [])).toEqual([])
    },
  )

  it('on a Saturday that is worked is what is due', () => {
    expect(days(dueOn(chat(), '2026-10-10', [BEFORE]))).toEqual(['opening 2026-10-08'])
  })

  it.each([
    ['opening', 1],
    ['30', 0],
    ['14', 0],
  ] as const)('after %s was handled, at the stage of 30 days: %i', (stage, count) => {
    expect(dueOn(chat(), '2026-12-02', [BEFORE, handled(stage)])).toHaveLength(count)
  })

  it('takes no account of what was handled of another person, obligation or period', () => {
    const others = [
      handled('30', { person: 'tg:2' }),
      handled('30', { person: null }),
      handled('30', { obligation: 'c-meet' }),
      handled('30', { start: '2025-10-01' }),
    ]
    expect(days(dueOn(chat(), '2026-12-02', [BEFORE, ...others]))).toEqual(['30 2026-12-01'])
  })

  it('is only what was chosen', () => {
    const input = chat({ settings: { stages: ['opening', '7'] } })
    expect(days(dueOn(input, '2026-12-23', []))).toEqual(['opening 2026-10-08'])
    expect(days(dueOn(input, '2026-12-24', []))).toEqual(['7 2026-12-24'])
    expect(dueOn(input, '2027-01-04', []).map((one) => one.period)).toEqual(['2027-Q1'])
  })

  it('refuses a day that is none', () => {
    expect(() => dueOn(chat(), '2026-02-30', [])).toThrow('不是有效日期')
  })
})

describe('what was missed', () => {
  it('is due from the first workday after the period until the next one ends', () => {
    const missed = (on: string) => dueOn(chat(), on, []).filter((one) => one.stage === 'missed')
    expect(days(missed('2026-12-31'))).toEqual(['missed 2026-10-08'])
    expect(days(missed('2027-01-04'))).toEqual(['missed 2027-01-04'])
    expect(days(missed('2027-03-31'))).toEqual(['missed 2027-01-04'])
    expect(missed('2027-04-01').map((one) => one.period)).toEqual(['2027-Q1'])
  })

  it('is not once it was recorded after all', () => {
    const late = (date: string) =>
      dueOn(
        chat({ records: { 'tg:1': { ...MAYOR, activities: [activity(date)] } } }),
        '2027-01-04',
        [],
      ).filter((one) => one.stage === 'missed')
    expect(late('2026-12-31')).toEqual([])
    expect(late('2027-01-01')).toHaveLength(1)
  })

  it('stands beside the opening of the new period', () => {
    expect(days(dueOn(chat(), '2027-01-04', []))).toEqual(['missed 2027-01-04', 'opening 2027-01-04'])
  })
})

describe('what has changed since', () => {
  const withDone = (...activities: ReturnType<typeof activity>[]) =>
    chat({ records: { 'tg:1': { ...MAYOR, activities } } })

  it('done between two stages: nothing more', () => {
    const done = withDone(activity('2026-12-02'))
    expect(days(dueOn(withDone(), '2026-12-02', [BEFORE]))).toEqual(['30 2026-12-01'])
    expect(dueOn(done, '2026-12-02', [BEFORE])).toEqual([])
    expect(dueOn(done, '2026-12-17', [BEFORE, handled('30')])).toEqual([])
  })

  it('planned for a later day is not done', () => {
    expect(dueOn(withDone(activity('2026-12-03')), '2026-12-02', [BEFORE])).toHaveLength(1)
    expect(dueOn(withDone(activity('2026-12-03')), '2026-12-03', [BEFORE])).toHaveLength(0)
  })

  it('withdrawn after stages went by without a word: the latest of them, once', () => {
    const withdrawn = withDone(activity('2026-10-20', { voided: true }))
    const due = dueOn(withdrawn, '2026-12-21', [BEFORE, handled('opening')])
    expect(days(due)).toEqual(['14 2026-12-17'])
    expect(dueOn(withdrawn, '2026-12-22', [BEFORE, ...handledFrom(due)])).toEqual([])
  })

  it('a post registered late: the stage that has come', () => {
    const late = chat({ records: { 'tg:1': { tenures: [tenure('2026-11-02')], activities: [] } } })
    expect(days(dueOn(late, '2026-11-25', []))).toEqual(['opening 2026-11-02'])
    expect(dueOn(late, '2026-10-30', [])).toEqual([])
  })

  it('a rule added to the law: from the day on which it is in force', () => {
    const rules = inspection({ from: '2026-11-05' })
    expect(dueOn(chat({ rules }), '2026-11-04', [])).toEqual([])
    expect(days(dueOn(chat({ rules }), '2026-11-05', []))).toEqual(['opening 2026-11-05'])
  })

  it('the chat moved: nothing is said again there', () => {
    const moved = chat({ chat: 'tg:-100' })
    expect(dueOn(moved, '2026-12-01', [BEFORE, handled('30')])).toEqual([])
  })
})

describe('the day from which a chat is reminded', () => {
  it.each([
    ['2026-11-30', ['30 2026-12-01']],
    ['2026-12-01', ['30 2026-12-01']],
    ['2026-12-02', []],
    ['2026-12-03', []],
  ])('%s: nothing of earlier days', (since, expected) => {
    expect(days(dueOn(chat({ since }), '2026-12-02', []))).toEqual(expected)
  })

  it('may be a day off, and lets the next stage through', () => {
    const input = chat({ since: '2026-11-22' })
    expect(dueOn(input, '2026-11-23', [])).toEqual([])
    expect(days(dueOn(input, '2026-12-01', []))).toEqual(['30 2026-12-01'])
  })
})

it('a week without anybody asking makes one of each that is open', () => {
  // 17 and 24 December are stages; nobody asked from the 16th to the 25th.
  expect(days(dueOn(chat(), '2026-12-25', [BEFORE, handled('30')]))).toEqual(['7 2026-12-24'])
})
