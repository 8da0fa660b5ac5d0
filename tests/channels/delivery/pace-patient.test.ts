import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPace, type PaceOptions } from '../../../src/channels/delivery/index.ts'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** A pace on the fake clock; `can` sends what can wait, `must` what cannot. */
function start(options: PaceOptions = {}) {
  const pace = createPace({ now: () => Date.now(), ...options })
  const went: { at: number; address: string; patient: boolean }[] = []
  const send = (patient: boolean) => (address: string, signal?: AbortSignal) =>
    pace
      .ready(address, address.startsWith('tg:-'), signal, patient)
      .then(() => void went.push({ at: Date.now(), address, patient }))
  const times = (address: string) => went.filter((one) => one.address === address).map((one) => one.at)
  return { pace, can: send(true), must: send(false), went, times }
}

const mostWithin = (times: number[], lengthMs: number) =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + lengthMs).length))

describe('what can wait', () => {
  it('takes 24 of the 30 places of a second, evenly: the first at once, the second 42 ms after', async () => {
    const { can, went } = start()
    for (let chat = 0; chat < 100; chat += 1) void can(`tg:-${chat + 1}`)
    await wait(41)
    expect(went).toHaveLength(1)
    await wait(1)
    expect(went).toHaveLength(2)
    await wait(3000)
    const times = went.map(({ at }) => at)
    expect(mostWithin(times, 1000)).toBe(24)
    expect(mostWithin(times, 41)).toBe(1)
  })

  it('leaves room for what cannot: six go at once beside it, the seventh as soon as a place is free', async () => {
    const { can, must, went } = start()
    for (let chat = 0; chat < 1000; chat += 1) void can(`tg:-${chat + 1}`)
    await wait(2000)
    for (let chat = 0; chat < 7; chat += 1) void must(`tg:${chat + 1}`)
    await wait(0)
    const answers = () => went.filter(({ patient }) => !patient)
    expect(answers().length).toBeGreaterThanOrEqual(6)
    await wait(42)
    expect(answers()).toHaveLength(7)
    await wait(5000)
    expect(
      mostWithin(
        went.map(({ at }) => at),
        1000,
      ),
    ).toBeLessThanOrEqual(30)
  })

  it('goes behind what cannot, though it waits longer', async () => {
    const { can, must, went } = start({ overallPerSecond: 1, patientPerSecond: 1 })
    void must('tg:1')
    void can('tg:-1')
    void can('tg:-2')
    void must('tg:2')
    void must('tg:3')
    await wait(4000)
    expect(went.map(({ address }) => address)).toEqual(['tg:1', 'tg:2', 'tg:3', 'tg:-1', 'tg:-2'])
  })

  it('waits no longer behind other chats once something follows it that cannot wait', async () => {
    const { can, must, times } = start()
    for (let chat = 0; chat < 200; chat += 1) void can(`tg:-${chat + 1}`)
    await wait(500)
    void must('tg:-200')
    await wait(0)
    expect(times('tg:-200')).toEqual([500])
    await wait(1000)
    expect(times('tg:-200')).toEqual([500, 1500])
  })

  it('waits no longer once it is hurried; another chat waits on', async () => {
    const { pace, can, times } = start()
    for (let chat = 0; chat < 200; chat += 1) void can(`tg:-${chat + 1}`)
    await wait(500)
    pace.hurry('tg:-200')
    pace.hurry('tg:-nobody')
    await wait(0)
    expect(times('tg:-200')).toEqual([500])
    expect(times('tg:-199')).toEqual([])
    await wait(8000)
    expect(times('tg:-199')).toHaveLength(1)
    expect(times('tg:-200')).toHaveLength(1)
  })

  it('is not ready while what was ready before it is held up; what cannot wait is', async () => {
    const { pace, can, must, went } = start()
    void can('tg:-1')
    const [first, second] = [pace.hold(), pace.hold()]
    void can('tg:-2')
    void can('tg:-3')
    void must('tg:1')
    await wait(5000)
    expect(went.map(({ address }) => address)).toEqual(['tg:-1', 'tg:1'])
    first()
    first()
    await wait(1000)
    expect(went).toHaveLength(2)
    second()
    await wait(0)
    expect(went.map(({ address, at }) => [address, at])).toContainEqual(['tg:-2', 6000])
    await wait(42)
    expect(went).toHaveLength(4)
  })

  it('that goes later than it might keeps what follows it away for a second from then on', async () => {
    const { pace, can, must, times } = start()
    void can('tg:1')
    await wait(400)
    pace.late('tg:1')
    void must('tg:1')
    await wait(999)
    expect(times('tg:1')).toEqual([0])
    await wait(1)
    expect(times('tg:1')).toEqual([0, 1400])
  })

  it('that gives up takes no place', async () => {
    const { can, went } = start({ overallPerSecond: 1, patientPerSecond: 1 })
    const controller = new AbortController()
    void can('tg:-1')
    const given = can('tg:-2', controller.signal)
    void can('tg:-3')
    const refused = expect(given).rejects.toThrow('stop')
    controller.abort(new Error('stop'))
    await refused
    await wait(1000)
    expect(went.map(({ address }) => address)).toEqual(['tg:-1', 'tg:-3'])
  })

  it('keeps what may be left out from going before it', async () => {
    const { pace, can } = start()
    for (let chat = 0; chat < 25; chat += 1) void can(`tg:-${chat + 1}`)
    await wait(0)
    expect(pace.takeIfFree('tg:1', false)).toBe(false)
    await wait(2000)
    expect(pace.takeIfFree('tg:1', false)).toBe(true)
  })

  it('exceeds no window with replies in between, and all of both goes', async () => {
    const { can, must, went } = start()
    let seed = 11
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31
      return seed % below
    }
    for (let chat = 0; chat < 400; chat += 1) void can(`tg:-${chat + 1}`)
    for (let i = 0; i < 300; i += 1) {
      void must(random(2) === 0 ? `tg:${random(40) + 1}` : `tg:-${random(400) + 1}`)
      if (random(2) === 0) await wait(random(80))
    }
    await wait(120_000)
    expect(went).toHaveLength(700)
    const at = went.map((one) => one.at)
    expect(mostWithin(at, 1000)).toBeLessThanOrEqual(30)
    for (const address of new Set(went.map((one) => one.address))) {
      expect(
        mostWithin(
          went.filter((one) => one.address === address).map((one) => one.at),
          1000,
        ),
      ).toBe(1)
    }
  })
})
