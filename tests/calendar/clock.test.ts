import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import {
  CivilDateError,
  civilDateOf,
  parseInstant,
  rehearsalClock,
  timeOfDay,
} from '../../src/calendar/index.ts'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Shanghai'])(
  'on a server in %s',
  (server) => {
    it.each([
      ['2026-06-30T15:59:59.999Z', '2026-06-30', '23:59'],
      ['2026-06-30T16:00:00.000Z', '2026-07-01', '00:00'],
      ['2025-12-31T16:00:00.000Z', '2026-01-01', '00:00'],
      ['2024-02-28T16:00:00.000Z', '2024-02-29', '00:00'],
      // China kept summer time in 1986–1991: midnight came at 15:00 UTC.
      ['1988-07-01T15:00:00.000Z', '1988-07-02', '00:00'],
    ])('%s falls on %s at %s', (instant, date, time) => {
      process.env.TZ = server
      expect(civilDateOf(new Date(instant))).toBe(date)
      expect(timeOfDay(new Date(instant))).toBe(time)
    })
    it('reads a time without a zone in Asia/Shanghai', () => {
      process.env.TZ = server
      expect(parseInstant('2026-11-03').toISOString()).toBe('2026-11-02T16:00:00.000Z')
      expect(parseInstant('2026-11-03T09:30').toISOString()).toBe('2026-11-03T01:30:00.000Z')
      expect(parseInstant('2026-11-03T09:30:15Z').toISOString()).toBe('2026-11-03T09:30:15.000Z')
      expect(parseInstant('2026-11-03T09:30:15+02:00').toISOString()).toBe('2026-11-03T07:30:15.000Z')
    })
  },
)

describe('instants', () => {
  it('from 1992 on, the day is that of UTC plus eight hours', () => {
    const instants = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2900, 0, 1) })
    fc.assert(
      fc.property(instants, (ms) => {
        expect(civilDateOf(new Date(ms))).toBe(new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10))
      }),
    )
  })
  it('an invalid Date is refused', () => {
    expect(() => civilDateOf(new Date(Number.NaN))).toThrow(CivilDateError)
    expect(() => timeOfDay(new Date(Number.NaN))).toThrow(CivilDateError)
  })
  it.each(['', 'now', '2026-02-30', '2026-11-03T25:00', '2026-11-03 09:30', '2026-11-03T09:30+0800'])(
    'refuses %j as an instant',
    (text) => {
      expect(() => parseInstant(text)).toThrow(`“${text}”`)
    },
  )
})

describe('the rehearsal clock', () => {
  it('starts at the time given and runs on with the real one', () => {
    let real = Date.UTC(2030, 0, 1)
    const clock = rehearsalClock('2026-11-03T23:59:30+08:00', () => new Date(real))
    expect(clock().toISOString()).toBe('2026-11-03T15:59:30.000Z')
    real += 30_000
    expect(civilDateOf(clock())).toBe('2026-11-04')
  })
  it('refuses a start that is no time', () => {
    expect(() => rehearsalClock('tomorrow', () => new Date(0))).toThrow(CivilDateError)
  })
})
