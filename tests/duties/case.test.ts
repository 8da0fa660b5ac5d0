import { describe, expect, it } from 'vitest'
import { CivilDateError } from '../../src/calendar/index.ts'
import { DutyCaseError, evaluateCase, UnknownPostError } from '../../src/duties/index.ts'
import { city, province } from './law.ts'

const knowledge = {
  packs: [city, province],
  activities: ['led-inspection', 'annual-debrief', 'other'].map((id) => ({ id, name: id })),
}
const line = {
  from: '2026-07-01',
  to: '2026-09-30',
  on: '2026-09-15',
  tenures: [{ regulation: 'city-2019', post: 'deputy', from: '2026-08-01' }],
  activities: [
    { id: 'a1', type: 'led-inspection', date: '2026-08-03' },
    { id: 'a2', type: 'led-inspection', date: '2026-08-04', voided: true },
  ],
}
const evaluated = (over: object) => () => evaluateCase({ ...line, ...over }, knowledge)

describe('one line of the evaluate command', () => {
  it('gives its rows, with the keys of the interface and no others', () => {
    expect(evaluateCase(JSON.parse(JSON.stringify(line)), knowledge)).toEqual({
      rows: [
        {
          obligation: 'c-debrief',
          post: 'deputy',
          start: '2026-01-01',
          end: '2026-12-31',
          required: 1,
          done: 0,
          status: 'open',
          partial: true,
          daysLeft: 107,
          activities: [],
        },
        {
          obligation: 'c-deputy',
          post: 'deputy',
          start: '2026-07-01',
          end: '2026-09-30',
          required: 1,
          done: 1,
          status: 'met',
          partial: true,
          daysLeft: null,
          activities: ['a1'],
        },
      ],
    })
  })
  it('a tenure may end, and `to` may be null', () => {
    const [tenure] = line.tenures
    expect(evaluated({ tenures: [{ ...tenure, to: null }] })().rows).toHaveLength(2)
    expect(evaluated({ tenures: [{ ...tenure, from: '2026-01-01', to: '2026-06-30' }] })().rows).toHaveLength(
      1,
    )
  })
  it.each([
    ['no object', [], /Array|array|数组|对象/],
    ['null', null, /null/],
    ['a missing key', { ...line, on: undefined }, /^on：/],
    [
      'an unknown key of a tenure',
      { ...line, tenures: [{ ...line.tenures[0], title: '副市长' }] },
      /^tenures\[0\]：.*title/,
    ],
    [
      'an unknown key of an activity',
      { ...line, activities: [{ ...line.activities[0], n: 1 }] },
      /^activities\[0\]：.*n/,
    ],
    ['a day that does not exist', { ...line, from: '2026-02-30' }, /^from：.*YYYY-MM-DD/],
    ['a date that is a number', { ...line, on: 20260915 }, /^on：/],
    [
      'a voided that is no boolean',
      { ...line, activities: [{ ...line.activities[0], voided: 'no' }] },
      /^activities\[0\]\.voided：/,
    ],
    ['an empty id', { ...line, activities: [{ ...line.activities[0], id: '' }] }, /^activities\[0\]\.id：/],
    [
      'one id twice',
      { ...line, activities: [line.activities[0], line.activities[0]] },
      /^activities\[1\]\.id：.*“a1”/,
    ],
    [
      'an unknown activity',
      { ...line, activities: [{ id: 'x', type: 'nap', date: '2026-08-03' }] },
      /^activities\[0\]\.type：.*“nap”.*led-inspection/,
    ],
  ])('refuses %s, saying where', (_, json, message) => {
    expect(() => evaluateCase(json, knowledge)).toThrow(DutyCaseError)
    expect(() => evaluateCase(json, knowledge)).toThrow(message)
  })
  it('refuses a post that no regulation has, and a span that ends before it begins', () => {
    expect(evaluated({ tenures: [{ ...line.tenures[0], post: 'king' }] })).toThrow(UnknownPostError)
    expect(evaluated({ from: '2026-10-01' })).toThrow(CivilDateError)
  })
  it('lets a case carry an id and remarks of its own', () => {
    expect(evaluateCase({ ...line, id: 7, note: 'x' }, knowledge)).toEqual(evaluateCase(line, knowledge))
  })
  it('every message is one line', () => {
    for (const over of [{ on: 1 }, { from: '2026-10-01' }, { tenures: {} }]) {
      expect(evaluated(over)).toThrow(/^[^\n]+$/)
    }
  })
})
