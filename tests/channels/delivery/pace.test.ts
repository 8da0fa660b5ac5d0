import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPace, type PaceOptions } from '../../../src/channels/delivery/index.ts'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

/** A pace on the fake clock; `went` has the instants at which messages went. */
function start(options: PaceOptions = {}) {
  const pace = createPace({ now: () => Date.now(), ...options })
  const went: { at: number; address: string }[] = []
  const send = (address: string, isGroup = false, signal?: AbortSignal) =>
    pace.ready(address, isGroup, signal).then(() => void went.push({ at: Date.now(), address }))
  const times = (address?: string) =>
    went.filter((one) => address === undefined || one.address === address).map((one) => one.at)
  return { pace, send, went, times }
}

/** The most events that fall within any span of the length, its far end not included. */
function mostWithin(times: number[], lengthMs: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + lengthMs).length))
}

describe('the pace', () => {
  it('the first message to a chat goes at once, the second a second after, not earlier', async () => {
    const { send, times } = start()
    void send('tg:1')
    void send('tg:1')
    void send('tg:2')
    await vi.advanceTimersByTimeAsync(999)
    expect(times('tg:1')).toEqual([0])
    expect(times('tg:2')).toEqual([0])
    await vi.advanceTimersByTimeAsync(1)
    expect(times('tg:1')).toEqual([0, 1000])
  })

  it('a message to a chat that was quiet for a second goes at once', async () => {
    const { send, times } = start()
    void send('tg:1')
    await vi.advanceTimersByTimeAsync(1000)
    void send('tg:1')
    await vi.advanceTimersByTimeAsync(0)
    expect(times()).toEqual([0, 1000])
  })

  it('20 a minute to a group: the 20th goes, the 21st waits for the minute to be over', async () => {
    const { send, times } = start()
    for (let i = 0; i < 21; i += 1) void send('tg:-1', true)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(times()).toHaveLength(20)
    expect(times().at(-1)).toBe(19_000)
    await vi.advanceTimersByTimeAsync(1)
    expect(times()).toHaveLength(21)
  })

  it('a private chat has no such limit', async () => {
    const { send, times } = start()
    for (let i = 0; i < 40; i += 1) void send('tg:1')
    await vi.advanceTimersByTimeAsync(39_000)
    expect(times()).toHaveLength(40)
  })

  it('30 a second in all: 30 go at once, the 31st a second after', async () => {
    const { send, times } = start()
    for (let i = 0; i < 31; i += 1) void send(`tg:${i + 1}`)
    await vi.advanceTimersByTimeAsync(999)
    expect(times()).toHaveLength(30)
    await vi.advanceTimersByTimeAsync(1)
    expect(times()).toHaveLength(31)
  })

  it('with a margin every window is longer by it', async () => {
    const { send, times } = start({ marginMs: 150 })
    for (let i = 0; i < 31; i += 1) void send(`tg:${i}`)
    void send('tg:0')
    await vi.advanceTimersByTimeAsync(1149)
    expect(times()).toHaveLength(30)
    await vi.advanceTimersByTimeAsync(1)
    expect(times()).toHaveLength(32)
    expect(times('tg:0')).toEqual([0, 1150])
  })

  it('no window of any limit is ever exceeded, and nobody is left behind', async () => {
    const { send, went, times } = start()
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31
      return seed % below
    }
    for (let i = 0; i < 600; i += 1) {
      const chat = random(25)
      void send(chat < 5 ? `tg:-${chat + 1}` : `tg:${chat}`, chat < 5)
      if (random(3) === 0) await vi.advanceTimersByTimeAsync(random(200))
    }
    await vi.advanceTimersByTimeAsync(300_000)
    expect(went).toHaveLength(600)
    expect(mostWithin(times(), 1000)).toBeLessThanOrEqual(30)
    for (const address of new Set(went.map((one) => one.address))) {
      expect(mostWithin(times(address), 1000), address).toBe(1)
      if (address.startsWith('tg:-')) expect(mostWithin(times(address), 60_000)).toBeLessThanOrEqual(20)
    }
  })

  it('a pause holds one address and no other, to the instant', async () => {
    const { pace, send, times } = start()
    pace.pause('tg:1', 5)
    void send('tg:1')
    void send('tg:2')
    await vi.advanceTimersByTimeAsync(4999)
    expect(times()).toEqual([0])
    await vi.advanceTimersByTimeAsync(1)
    expect(times('tg:1')).toEqual([5000])
  })

  it('a pause holds those who wait already; a shorter one does not end a longer', async () => {
    const { pace, send, times } = start()
    void send('tg:1')
    void send('tg:1')
    pace.pause('tg:1', 10)
    pace.pause('tg:1', 3)
    await vi.advanceTimersByTimeAsync(9999)
    expect(times()).toEqual([0])
    await vi.advanceTimersByTimeAsync(1)
    expect(times()).toEqual([0, 10_000])
  })

  it('who gives up takes no place', async () => {
    const { send, times } = start()
    const controller = new AbortController()
    void send('tg:1')
    const given = send('tg:1', false, controller.signal)
    void send('tg:1')
    const refused = expect(given).rejects.toThrow('stop')
    controller.abort(new Error('stop'))
    await refused
    await expect(send('tg:1', false, controller.signal)).rejects.toThrow('stop')
    await vi.advanceTimersByTimeAsync(1000)
    expect(times()).toEqual([0, 1000])
  })

  it('with the limits lifted nothing waits and no timer runs', async () => {
    const none = Number.POSITIVE_INFINITY
    const { send, times } = start({ perChatMs: 0, perGroupPerMinute: none, overallPerSecond: none })
    await Promise.all(Array.from({ length: 5000 }, () => send('tg:-1', true)))
    expect(times()).toHaveLength(5000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('thousands of messages to one chat under the overall limit alone', async () => {
    const { send, times } = start({ perChatMs: 0 })
    for (let i = 0; i < 20_000; i += 1) void send('tg:1')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(times()).toHaveLength(330)
    expect(mostWithin(times(), 1000)).toBe(30)
  })

  describe('what may be left out', () => {
    const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

    it('goes where a message may go at once, and counts like one', async () => {
      const { pace, send, times } = start()
      expect(pace.takeIfFree('tg:1', false)).toBe(true)
      await wait(999)
      expect(pace.takeIfFree('tg:1', false)).toBe(false)
      void send('tg:1')
      await wait(0)
      expect(times()).toEqual([])
      await wait(1)
      expect(times()).toEqual([1000])
      await wait(1000)
      expect(pace.takeIfFree('tg:1', false)).toBe(true)
    })

    it('does not go while a message waits, in the chat or in the line for all', async () => {
      const { pace, send, times } = start({ overallPerSecond: 1 })
      void send('tg:1')
      void send('tg:2')
      await wait(1000)
      expect(times()).toEqual([0, 1000])
      void send('tg:3')
      expect(pace.takeIfFree('tg:4', false)).toBe(false)
      await wait(2000)
      expect(times()).toEqual([0, 1000, 2000])
      expect(pace.takeIfFree('tg:4', false)).toBe(true)
    })

    it('does not go while the chat is paused', async () => {
      const { pace } = start()
      pace.pause('tg:1', 5)
      await wait(4999)
      expect(pace.takeIfFree('tg:1', false)).toBe(false)
      await wait(1)
      expect(pace.takeIfFree('tg:1', false)).toBe(true)
    })

    it('goes ten times a minute, the eleventh after the minute; what must go is not counted', async () => {
      const { pace, send, times } = start()
      for (let i = 0; i < 10; i += 1) {
        expect(pace.takeIfFree('tg:1', false)).toBe(true)
        await wait(1000)
      }
      expect(pace.takeIfFree('tg:1', false)).toBe(false)
      void send('tg:1')
      await wait(0)
      expect(times()).toEqual([10_000])
      await wait(49_999)
      expect(pace.takeIfFree('tg:1', false)).toBe(false)
      await wait(1)
      expect(pace.takeIfFree('tg:1', false)).toBe(true)
    })

    it('fills the places of a group like any message', async () => {
      const { pace } = start({ perChatMs: 0, perGroupPerMinute: 3 })
      const taken = Array.from({ length: 4 }, () => pace.takeIfFree('tg:-1', true))
      expect(taken).toEqual([true, true, true, false])
    })
  })
})
