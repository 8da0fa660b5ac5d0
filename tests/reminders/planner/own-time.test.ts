import { describe, expect, it } from 'vitest'
import { isQuiet, ownReminderDay } from '../../../src/reminders/index.ts'
import { workdays } from './chats.ts'

describe('quiet hours', () => {
  it.each([
    ['20:59', false],
    ['21:00', true],
    ['23:59', true],
    ['00:00', true],
    ['07:59', true],
    ['08:00', false],
  ])('over midnight, at %s: %s', (time, quiet) => {
    expect(isQuiet(time, { from: '21:00', to: '08:00' })).toBe(quiet)
  })

  it.each([
    ['11:59', false],
    ['12:00', true],
    ['13:59', true],
    ['14:00', false],
  ])('within a day, at %s: %s', (time, quiet) => {
    expect(isQuiet(time, { from: '12:00', to: '14:00' })).toBe(quiet)
  })

  it('none where both are the same', () => {
    expect(isQuiet('09:00', { from: '09:00', to: '09:00' })).toBe(false)
  })
})

describe('the day of an own reminder', () => {
  const day = (wanted: string, today: string, time = '09:00', now = '10:00') =>
    ownReminderDay(wanted, today, workdays, { time, now })

  it('is the day wanted where it is worked, whenever that is', () => {
    expect(day('2026-12-02', '2026-11-23')).toBe('2026-12-02')
    expect(day('2026-10-10', '2026-09-23')).toBe('2026-10-10')
    expect(day('2026-11-23', '2026-11-23')).toBe('2026-11-23')
  })

  it('is the workday before a day off', () => {
    expect(day('2026-10-03', '2026-09-20')).toBe('2026-09-30')
    expect(day('2026-12-06', '2026-12-03')).toBe('2026-12-04')
  })

  it.each([
    ['09:59', '2026-12-06'],
    ['10:00', '2026-12-06'],
    ['10:01', '2026-12-04'],
  ])('may be today while %s is ahead at ten', (time, expected) => {
    expect(day('2026-12-06', '2026-12-04', time)).toBe(expected)
  })

  it('is the day off itself where no workday is left before it', () => {
    expect(day('2026-12-06', '2026-12-05', '12:00')).toBe('2026-12-06')
    expect(day('2026-10-05', '2026-10-01')).toBe('2026-10-05')
    expect(day('2999-12-31', '2999-12-31')).toBe('2999-12-31')
  })
})
