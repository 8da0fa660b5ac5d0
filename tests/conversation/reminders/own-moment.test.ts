import { describe, expect, it } from 'vitest'
import { chineseWorkdays } from '../../../src/calendar/index.ts'
import { type Around, momentOf, type Told } from '../../../src/conversation/reminders/own/moment.ts'

const workdays = chineseWorkdays()
/** Friday the 27th, Saturday the 28th. */
const at = (today: string, now = '10:00'): Around => ({ today, now, digest: '09:00', gone: false, workdays })
const told = (day: string | null, more: Partial<Told> = {}): Told => ({
  day,
  time: null,
  before: false,
  ahead: null,
  exact: false,
  ...more,
})
const FRIDAY = '2026-11-27'
const SATURDAY = '2026-11-28'

describe('a day', () => {
  it('that is worked is the day, with the digest', () => {
    expect(momentOf(told(FRIDAY), at('2026-11-23'))).toEqual({ day: FRIDAY, time: null })
  })

  it('off moves to the workday before it, unless that very day is wanted', () => {
    expect(momentOf(told(SATURDAY), at('2026-11-23'))).toEqual({ day: FRIDAY, time: null })
    expect(momentOf(told(SATURDAY, { exact: true }), at('2026-11-23'))).toEqual({ day: SATURDAY, time: null })
    expect(momentOf(told('2026-10-05'), at('2026-09-20'))).toEqual({ day: '2026-09-30', time: null })
  })

  it('off stays where the workday before it is over: by the hour of the digest', () => {
    expect(momentOf(told(SATURDAY), at(FRIDAY, '08:59'))).toEqual({ day: FRIDAY, time: null })
    expect(momentOf(told(SATURDAY), at(FRIDAY, '09:00'))).toEqual({ day: SATURDAY, time: null })
  })

  it('with a time is meant as it is, a day off or not', () => {
    expect(momentOf(told(SATURDAY, { time: '15:00' }), at('2026-11-23'))).toEqual({
      day: SATURDAY,
      time: '15:00',
    })
  })

  it('that is today comes with the digest before it, and at the next half-hour after it', () => {
    const today = told('2026-11-23')
    expect(momentOf(today, at('2026-11-23', '08:59'))).toEqual({ day: '2026-11-23', time: null })
    expect(momentOf(today, at('2026-11-23', '09:00'))).toEqual({ day: '2026-11-23', time: '09:30' })
    expect(momentOf(today, at('2026-11-23', '09:15'))).toEqual({ day: '2026-11-23', time: '09:30' })
    expect(momentOf(today, at('2026-11-23', '09:16'))).toEqual({ day: '2026-11-23', time: '10:00' })
    expect(momentOf(today, at('2026-11-23', '21:45'))).toEqual({ day: '2026-11-23', time: '22:00' })
    expect(momentOf(today, at('2026-11-23', '21:46'))).toBe('past')
  })

  it('is asked for where there is none; a time by itself is of today', () => {
    expect(momentOf(told(null), at('2026-11-23'))).toBe('no-day')
    expect(momentOf(told(null, { time: '10:01' }), at('2026-11-23'))).toEqual({
      day: '2026-11-23',
      time: '10:01',
    })
    expect(momentOf(told(null, { time: '10:00' }), at('2026-11-23'))).toBe('past')
  })

  it('is past from yesterday on, and too far beyond a year', () => {
    expect(momentOf(told('2026-11-22'), at('2026-11-23'))).toBe('past')
    expect(momentOf(told('2027-11-23', { exact: true }), at('2026-11-23'))).toEqual({
      day: '2027-11-23',
      time: null,
    })
    expect(momentOf(told('2027-11-24'), at('2026-11-23'))).toBe('far')
  })
})

describe('before a day', () => {
  const before = told(FRIDAY, { before: true })

  it('is the workday before it', () => {
    expect(momentOf(before, at('2026-11-23'))).toEqual({ day: '2026-11-26', time: null })
    expect(momentOf(told('2026-11-23', { before: true }), at('2026-11-18'))).toEqual({
      day: '2026-11-20',
      time: null,
    })
  })

  it('is that day itself where the workday before it is over or past its hour', () => {
    expect(momentOf(before, at('2026-11-26', '08:59'))).toEqual({ day: '2026-11-26', time: null })
    expect(momentOf(before, at('2026-11-26', '09:00'))).toEqual({ day: FRIDAY, time: null })
    expect(momentOf(before, at(FRIDAY, '08:00'))).toEqual({ day: FRIDAY, time: null })
    expect(momentOf(before, at(FRIDAY, '10:00'))).toEqual({ day: FRIDAY, time: '10:30' })
  })

  it('and an hour of the afternoon is the morning of that day; of the morning, the workday before', () => {
    expect(momentOf({ ...before, time: '12:00' }, at('2026-11-23'))).toEqual({
      day: '2026-11-26',
      time: null,
    })
    expect(momentOf({ ...before, time: '12:01' }, at('2026-11-23'))).toEqual({ day: FRIDAY, time: null })
    expect(momentOf({ ...before, time: '17:00' }, at(FRIDAY, '16:00'))).toEqual({
      day: FRIDAY,
      time: '16:30',
    })
    expect(momentOf({ ...before, time: '16:30' }, at(FRIDAY, '16:00'))).toBe('past')
  })
})

describe('earlier by a span', () => {
  it('of minutes crosses midnight', () => {
    const meeting = told(FRIDAY, { time: '15:00', ahead: { minutes: 30 } })
    expect(momentOf(meeting, at('2026-11-23'))).toEqual({ day: FRIDAY, time: '14:30' })
    const early = told(FRIDAY, { time: '00:10', ahead: { minutes: 30 } })
    expect(momentOf(early, at('2026-11-23'))).toEqual({ day: '2026-11-26', time: '23:40' })
  })

  it('of days ends on a workday, and is the time itself once it is over', () => {
    const report = told('2026-11-30', { ahead: { days: 1 } })
    expect(momentOf(report, at('2026-11-23'))).toEqual({ day: FRIDAY, time: null })
    expect(momentOf(report, at(FRIDAY, '09:01'))).toEqual({ day: '2026-11-30', time: null })
  })
})
