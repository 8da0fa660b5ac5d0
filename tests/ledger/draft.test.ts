import { describe, expect, test } from 'vitest'
import { draftProblems } from '../../src/ledger/index.ts'
import { draft } from './rows.ts'

const today = '2026-09-30'
const activities = [{ id: 'led-inspection' }, { id: 'other' }]
const problems = (over: Parameters<typeof draft>[0]) => draftProblems(draft(over), today, activities)

describe('what may be recorded', () => {
  test.each([
    ['the eve of today', { date: '2026-09-29' }],
    ['today', { date: '2026-09-30' }],
    ['once', { count: 1 }],
    ['99 times', { count: 99 }],
    ['no place', { place: null }],
    ['a place of 200 characters', { place: '厂'.repeat(200) }],
    ['a place of 200 characters beyond the basic plane', { place: '𠮷'.repeat(200) }],
    ['another known activity', { activity: 'other' }],
  ])('%s', (_, over) => {
    expect(problems(over)).toEqual([])
  })

  test.each([
    ['the day after today', { date: '2026-10-01' }, /2026年10月1日.*还没有到/],
    ['no day', { date: '' }, /哪一天/],
    ['a day that does not exist', { date: '2026-02-30' }, /哪一天/],
    ['no times', { count: 0 }, /1 到 99/],
    ['100 times', { count: 100 }, /1 到 99/],
    ['one and a half times', { count: 1.5 }, /1 到 99/],
    ['not a number of times', { count: Number.NaN }, /1 到 99/],
    ['a place of 201 characters', { place: '厂'.repeat(201) }, /200 字/],
    ['an unknown activity', { activity: 'golf' }, /哪一类/],
    ['no activity', { activity: '' }, /哪一类/],
  ])('not %s', (_, over, sentence) => {
    expect(problems(over)).toEqual([expect.stringMatching(sentence)])
  })

  test('every problem is named', () => {
    expect(problems({ activity: '', date: '', count: 0 })).toHaveLength(3)
  })
})
