import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, chineseWorkdays, civilDateOfDay, dayNumberOf, weekdayOf } from '../../src/calendar/index.ts'

const thePackage = createRequire(import.meta.url)('chinese-days') as typeof import('chinese-days')
const workdays = chineseWorkdays()

describe('published schedules', () => {
  it.each([
    ['2025-01-26', true, 'a Sunday worked for Spring Festival'],
    ['2025-01-27', true, 'the Monday before it'],
    ['2025-01-28', false, 'its eve'],
    ['2025-02-04', false, 'its last day'],
    ['2025-02-05', true, 'the day after'],
    ['2025-02-08', true, 'a Saturday worked for it'],
    ['2025-09-28', true, 'a Sunday worked for National Day'],
    ['2025-09-30', true, 'the eve of National Day'],
    ['2025-10-01', false, 'National Day'],
    ['2025-10-08', false, 'the last day off'],
    ['2025-10-09', true, 'the day after'],
    ['2025-10-11', true, 'a Saturday worked for it'],
    ['2026-01-02', false, 'a Friday off after New Year'],
    ['2026-01-04', true, 'a Sunday worked for New Year'],
    ['2026-02-14', true, 'a Saturday worked for Spring Festival'],
    ['2026-02-15', false, 'its first day off'],
    ['2026-02-23', false, 'its last'],
    ['2026-02-24', true, 'the day after'],
    ['2026-02-28', true, 'a Saturday worked for it'],
    ['2026-09-20', true, 'a Sunday worked for National Day'],
    ['2026-09-30', true, 'the eve of National Day'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'the last day off'],
    ['2026-10-08', true, 'the day after'],
    ['2026-11-21', false, 'a plain Saturday'],
    ['2018-12-29', true, 'a Saturday worked by the next year’s schedule'],
    ['2018-12-31', false, 'a Monday off by the next year’s schedule'],
  ])('%s worked: %s — %s', (date, worked) => {
    expect(workdays.isWorkday(date)).toBe(worked)
  })

  it.each([
    ['2026-10-08', '2026-10-08', '2026-10-08'],
    ['2026-10-07', '2026-09-30', '2026-10-08'],
    ['2026-10-01', '2026-09-30', '2026-10-08'],
    ['2026-09-30', '2026-09-30', '2026-09-30'],
    ['2026-02-16', '2026-02-14', '2026-02-24'],
    ['2025-10-04', '2025-09-30', '2025-10-09'],
    ['2026-01-01', '2025-12-31', '2026-01-04'],
  ])('from %s back to %s and on to %s', (date, before, after) => {
    expect([workdays.onOrBefore(date), workdays.onOrAfter(date)]).toEqual([before, after])
  })

  it('agrees with the package on every day of the published years', () => {
    const differing: string[] = []
    for (let day = dayNumberOf('2004-01-01'); day <= dayNumberOf('2026-12-31'); day++) {
      const date = civilDateOfDay(day)
      const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
      // Noon by the clock of the process, by which the package reads it.
      const theirs = thePackage.isWorkday(new Date(year, month - 1, dayOfMonth, 12))
      if (theirs !== workdays.isWorkday(date)) differing.push(date)
    }
    expect(differing).toEqual([])
  })

  it('has no year to say that it does not know', () => {
    const unknown: number[] = []
    const told = chineseWorkdays({ onUnknownYear: (year) => unknown.push(year) })
    for (const date of ['2004-06-01', '2025-12-31', '2026-01-01', '2026-12-31']) told.isWorkday(date)
    expect(unknown).toEqual([])
  })
})

describe('years without a schedule', () => {
  it.each([
    // 2090-01-01 is a Sunday, 2091-01-01 a Monday.
    ['2091-01-01', false],
    ['2091-01-02', true],
    ['2090-04-28', true],
    ['2090-05-01', false],
    ['2090-05-02', false],
    ['2090-05-03', true],
    ['2090-09-29', true],
    ['2090-10-02', false],
    ['2090-10-03', false],
    ['2090-10-04', true],
    ['2090-10-07', false],
  ])('%s worked: %s', (date, worked) => {
    expect(workdays.isWorkday(date)).toBe(worked)
  })

  it('never takes New Year 2027 for a workday, published or not', () => {
    expect(workdays.isWorkday('2027-01-01')).toBe(false)
    expect(workdays.onOrBefore('2027-01-01')).toBe('2026-12-31')
  })

  it('says so once a year and once for every calendar', () => {
    const unknown: number[] = []
    const calendars = [1, 2].map(() => chineseWorkdays({ onUnknownYear: (year) => unknown.push(year) }))
    for (const calendar of calendars) {
      for (const date of [
        '2090-01-01',
        '2090-12-31',
        '2091-01-01',
        '2090-06-01',
        '2026-06-01',
        '2091-02-01',
      ]) {
        calendar.isWorkday(date)
      }
    }
    expect(unknown).toEqual([2090, 2091, 2090, 2091])
  })

  it('can be asked again from where it says so', () => {
    const calendar = chineseWorkdays({ onUnknownYear: () => calendar.isWorkday('2026-10-01') })
    expect(calendar.isWorkday('2090-10-04')).toBe(true)
  })
})

describe('the edges of the calendar', () => {
  it.each([
    ['1900-01-01', '1900-01-01', '1900-01-02'],
    ['1900-01-02', '1900-01-02', '1900-01-02'],
    ['2999-12-31', '2999-12-31', '2999-12-31'],
    ['2999-12-29', '2999-12-27', '2999-12-30'],
  ])('%s: back to %s, on to %s', (date, before, after) => {
    expect([workdays.onOrBefore(date), workdays.onOrAfter(date)]).toEqual([before, after])
  })
})

it('finds the nearest workday on either side, in any year', () => {
  const anyDay = fc.integer({ min: dayNumberOf('1900-01-15'), max: dayNumberOf('2999-12-15') })
  fc.assert(
    fc.property(anyDay.map(civilDateOfDay), (date) => {
      for (const [found, step] of [
        [workdays.onOrBefore(date), -1],
        [workdays.onOrAfter(date), 1],
      ] as const) {
        expect(workdays.isWorkday(found)).toBe(true)
        for (let day = date; day !== found; day = addDays(day, step)) {
          expect(workdays.isWorkday(day)).toBe(false)
        }
      }
      const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
      if (fixed.includes(date.slice(5))) expect(workdays.isWorkday(date)).toBe(false)
      if (workdays.isWorkday(date) && date > '2100-01-01') expect(weekdayOf(date)).toBeLessThanOrEqual(5)
    }),
    { numRuns: 500 },
  )
})

it('counts the same days in every time zone', { timeout: 60_000 }, () => {
  const index = join(import.meta.dirname, '../../src/calendar/index.ts')
  const script = `
    const { chineseWorkdays, civilDateOfDay, dayNumberOf } = await import(${JSON.stringify(index)})
    const workdays = chineseWorkdays()
    let text = ''
    for (let day = dayNumberOf('2025-01-01'); day <= dayNumberOf('2027-12-31'); day++) {
      text += workdays.isWorkday(civilDateOfDay(day)) ? 1 : 0
    }
    process.stdout.write(text)`
  const zones = ['America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Shanghai']
  const [first, ...others] = zones.map((zone) =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    }),
  )
  expect(first).toHaveLength(1095)
  for (const other of others) expect(other).toBe(first)
})
