import { describe, expect, it } from 'vitest'
import { createLimits, GUEST_A_DAY, GUEST_A_MINUTE, rateLimit } from '../../src/access/index.ts'

const at = (ms: number) => new Date(1_795_000_000_000 + ms)

describe('a rate limit', () => {
  it('is full at its number, not below', () => {
    const limit = rateLimit([{ most: 2, withinMs: 1000 }])
    expect(limit.full('a', at(0))).toBeNull()
    limit.count('a', at(0))
    expect(limit.full('a', at(1))).toBeNull()
    limit.count('a', at(1))
    expect(limit.full('a', at(2))).toEqual({ most: 2, withinMs: 1000 })
  })

  it.each([
    [999, true],
    [1000, false],
    [1001, false],
  ])('slides: %i ms after the only one it is full: %s', (later, full) => {
    const limit = rateLimit([{ most: 1, withinMs: 1000 }])
    limit.count('a', at(0))
    expect(limit.full('a', at(later)) !== null).toBe(full)
  })

  it('keeps people apart', () => {
    const limit = rateLimit([{ most: 1, withinMs: 1000 }])
    limit.count('a', at(0))
    expect(limit.full('b', at(1))).toBeNull()
  })

  it('counts instants that come out of order', () => {
    const limit = rateLimit([{ most: 2, withinMs: 1000 }])
    limit.count('a', at(500))
    limit.count('a', at(0))
    expect(limit.full('a', at(100))).not.toBeNull()
    expect(limit.full('a', at(1000))).toBeNull()
  })

  it('still knows who is within a window after many others came and went', () => {
    const limit = rateLimit([{ most: 1, withinMs: 1000 }])
    limit.count('a', at(0))
    for (let i = 0; i < 3000; i++) limit.count(`other${i}`, at(500))
    expect(limit.full('a', at(999))).not.toBeNull()
    expect(limit.full('other1', at(1499))).not.toBeNull()
    expect(limit.full('other1', at(1500))).toBeNull()
  })

  it('says which window of several is full', () => {
    const { guestMessages } = createLimits()
    for (let i = 0; i < 10; i++) guestMessages.count('a', at(i))
    expect(guestMessages.full('a', at(59_999))).toEqual(GUEST_A_MINUTE)
    expect(guestMessages.full('a', at(60_009))).toBeNull()
    for (let i = 0; i < 90; i++) guestMessages.count('a', at(100_000 + i * 60_000))
    expect(guestMessages.full('a', at(90 * 60_000 + 200_000))).toEqual(GUEST_A_DAY)
  })

  it.each([
    [0, 1000],
    [1.5, 1000],
    [Number.NaN, 1000],
    [1, 0],
    [1, Number.NaN],
  ])('refuses %f within %f ms', (most, withinMs) => {
    expect(() => rateLimit([{ most, withinMs }])).toThrow(RangeError)
  })
})
