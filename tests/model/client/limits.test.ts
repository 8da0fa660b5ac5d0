import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Answering, afterProbe, begin, openEndpoint, status, stream } from './endpoint.ts'
import { ANSWER, memoryOf, modelAt, TEXT, TODAY } from './setup.ts'

let endpoint: Awaited<ReturnType<typeof openEndpoint>>
afterEach(async () => {
  vi.useRealTimers()
  await endpoint.close()
})
const good: Answering = (response, request) => stream(response, request, TEXT)
const bad = status(401)
async function modelFor(answering: Answering, extra = {}, kept = memoryOf()) {
  endpoint = await openEndpoint(afterProbe(answering))
  const made = modelAt(endpoint.baseUrl, extra, kept)
  await made.model.warm()
  return made
}

describe('one retry', () => {
  const first = (answering: Answering): Answering => {
    let count = 0
    return (response, request, index) => (count++ === 0 ? answering : good)(response, request, index)
  }
  it.each([429, 500, 503])('after %i', async (code) => {
    const { ask } = await modelFor(first(status(code)))
    expect(await ask()).toEqual(ANSWER)
    expect(endpoint.asked()).toHaveLength(2)
  })
  it('after a connection that broke before the answer', async () => {
    const { ask } = await modelFor(first((response) => response.destroy()))
    expect(await ask()).toEqual(ANSWER)
  })
  it.each([400, 401, 402, 404])('but not after %i', async (code) => {
    const { fault } = await modelFor(first(status(code)))
    await fault()
    expect(endpoint.asked()).toHaveLength(1)
  })
  it('but not after part of the answer', async () => {
    const { fault } = await modelFor(
      first((response) => {
        begin(response)
        response.write('data: {"choices":[{"delta":{"content":"{"}}]}\n\n', () => response.destroy())
      }),
    )
    expect(await fault()).toBe('unreachable')
    expect(endpoint.asked()).toHaveLength(1)
  })
  it('and no second one', async () => {
    const { fault } = await modelFor(status(503))
    expect(await fault()).toBe('unreachable')
    expect(endpoint.asked()).toHaveLength(2)
  })
  it('but not where the time does not suffice', async () => {
    // What took a second is not tried again with less than another left.
    const late: Answering = (...args) => void setTimeout(() => status(503)(...args), 1000)
    const { fault } = await modelFor(first(late))
    expect(await fault({ timeoutMs: 2000 })).toBe('unreachable')
    expect(endpoint.asked()).toHaveLength(1)
  })
  it('after as long as the endpoint asks, where that is short', async () => {
    const { ask } = await modelFor(first(status(429, { 'retry-after': '1' })))
    const from = performance.now()
    expect(await ask()).toEqual(ANSWER)
    expect(performance.now() - from).toBeGreaterThan(990)
  })
  it('but not where that is long', async () => {
    const { fault } = await modelFor(first(status(429, { 'retry-after': '30' })))
    expect(await fault()).toBe('busy')
    expect(endpoint.asked()).toHaveLength(1)
  })
})

describe('rest', () => {
  it('does not come at four faults in a row, nor at five that are not in a row', async () => {
    let count = 0
    const made = await modelFor((response, request, index) =>
      (++count === 5 ? good : bad)(response, request, index),
    )
    for (let i = 0; i < 4; i++) expect(await made.fault()).toBe('unauthorized')
    expect(await made.ask()).toEqual(ANSWER)
    for (let i = 0; i < 4; i++) expect(await made.fault()).toBe('unauthorized')
    expect(await made.fault()).toBe('unauthorized')
    expect(await made.fault()).toBe('resting')
  })

  it('comes at the fifth, lasts 30 seconds, and ends with one that succeeds', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T04:00:00Z') })
    const made = await modelFor(bad)
    for (let i = 0; i < 5; i++) expect(await made.fault()).toBe('unauthorized')
    expect(await made.fault()).toBe('resting')
    expect(endpoint.asked()).toHaveLength(5)
    expect(made.logged).toHaveLength(1)

    vi.setSystemTime(new Date('2026-11-22T04:00:29Z'))
    expect(await made.fault()).toBe('resting')
    vi.setSystemTime(new Date('2026-11-22T04:00:31Z'))
    let fail = () => {}
    endpoint.answer((...args) => {
      fail = () => bad(...args)
    })
    const tried = made.fault()
    await expect.poll(() => endpoint.asked().length).toBe(6)
    expect(await made.fault({ timeoutMs: 3000 })).toBe('resting')
    fail()
    expect(await tried).toBe('unauthorized')
    expect(await made.fault()).toBe('resting')
    expect(endpoint.asked()).toHaveLength(6)

    vi.setSystemTime(new Date('2026-11-22T04:01:02Z'))
    endpoint.answer(good)
    expect(await made.ask()).toEqual(ANSWER)
    expect(await made.ask()).toEqual(ANSWER)
    expect(made.logged).toEqual([expect.stringContaining('OPENAI_API_KEY'), '模型服务已恢复正常。'])
  })

  it('does not come of what the endpoint has no part in', async () => {
    const made = await modelFor((response) => begin(response))
    for (let i = 0; i < 6; i++) {
      const stop = new AbortController()
      setTimeout(() => stop.abort(), 20)
      expect(await made.fault({ signal: stop.signal })).toBe('cancelled')
    }
    expect(await made.fault({ timeoutMs: 50 })).toBe('timeout')
    expect(made.logged).toHaveLength(1)
  })

  it('does not come of refusals to answer', async () => {
    const refusal: Answering = (response) =>
      response.end(JSON.stringify({ choices: [{ message: { refusal: 'no' } }] }))
    const made = await modelFor(refusal)
    for (let i = 0; i < 6; i++) expect(await made.fault()).toBe('declined')
    expect(made.logged).toEqual([])
  })
})

describe('many at once', () => {
  it('lets 8 through, 32 wait, and no more', async () => {
    const held: (() => void)[] = []
    const made = await modelFor((response, request) => {
      held.push(() => stream(response, request, TEXT))
    })
    const asked = Array.from({ length: 40 }, () => made.ask())
    await expect.poll(() => held.length).toBe(8)
    expect(await made.fault()).toBe('crowded')
    let released = 0
    while (released < 40) {
      await expect.poll(() => held.length).toBe(Math.min(8, 40 - released))
      for (const release of held.splice(0)) {
        release()
        released++
      }
    }
    expect(await Promise.all(asked)).toEqual(Array(40).fill(ANSWER))
    expect(endpoint.asked()).toHaveLength(40)
  })

  it('tells those whose turn does not come in time, and lets others in after them', async () => {
    const held: (() => void)[] = []
    const made = await modelFor((response, request) => {
      held.push(() => stream(response, request, TEXT))
    })
    const eight = Array.from({ length: 8 }, () => made.ask())
    await expect.poll(() => held.length).toBe(8)
    const stop = new AbortController()
    const waiting = [made.fault({ timeoutMs: 100 }), made.fault({ signal: stop.signal })]
    const last = made.ask()
    stop.abort()
    expect(await Promise.all(waiting)).toEqual(['crowded', 'cancelled'])
    for (const release of held.splice(0)) release()
    await Promise.all(eight)
    await expect.poll(() => held.length).toBe(1)
    held[0]?.()
    expect(await last).toEqual(ANSWER)
    expect(made.logged).toEqual([])
  })
})

describe('tokens of a day', () => {
  /** What the words of one request are reckoned at. */
  async function priceOf(): Promise<number> {
    const { ask, used } = await modelFor((response) => {
      response.end(JSON.stringify({ choices: [{ message: { content: TEXT } }] }))
    })
    const probe = used[TODAY] ?? 0
    await ask()
    const both = (used[TODAY] ?? 0) - probe
    await endpoint.close()
    const answer = [...TEXT].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 1 / 3), 0)
    return both - Math.ceil(answer)
  }

  it('asks below the limit and at it, not above', async () => {
    const price = await priceOf()
    expect(price).toBeGreaterThan(10)
    for (const [left, outcome] of [
      [price + 1, 'answers'],
      [price, 'answers'],
      [price - 1, 'budget'],
    ] as const) {
      const kept = memoryOf({}, {})
      const made = await modelFor(good, { dailyTokens: 50_000 }, kept)
      kept.used[TODAY] = 50_000 - left
      const said = await made.ask().then(
        () => 'answers',
        (error) => error.fault,
      )
      expect([left, said]).toEqual([left, outcome])
      expect(endpoint.asked()).toHaveLength(outcome === 'budget' ? 0 : 1)
      if (outcome === 'budget') await made.fault()
      expect(made.logged).toHaveLength(outcome === 'budget' ? 1 : 0)
      await endpoint.close()
    }
    endpoint = await openEndpoint(good)
  })

  it('begins anew with the day in Shanghai', async () => {
    let now = new Date('2026-11-22T15:59:00Z')
    const made = await modelFor(good, { dailyTokens: 50_000, clock: () => now })
    made.used[TODAY] = 50_000
    expect(await made.fault()).toBe('budget')
    now = new Date('2026-11-22T16:00:00Z')
    expect(await made.ask()).toEqual(ANSWER)
    expect(made.used['2026-11-23']).toBeGreaterThan(10)
  })

  it('sets aside what is under way', async () => {
    const price = await priceOf()
    const made = await modelFor((response, request) => {
      setTimeout(() => stream(response, request, TEXT), 100)
    })
    const kept = memoryOf(made.rungs, { [TODAY]: 1_000_000 - 2 * price })
    const { ask } = modelAt(endpoint.baseUrl, {}, kept)
    const asked = [1, 2, 3].map(() =>
      ask().then(
        () => 'answers',
        (error) => error.fault,
      ),
    )
    expect((await Promise.all(asked)).sort()).toEqual(['answers', 'answers', 'budget'])
  })

  it('counts what the endpoint says it counted', async () => {
    const { ask, used } = await modelFor((response) => {
      response.end(
        JSON.stringify({ choices: [{ message: { content: TEXT } }], usage: { total_tokens: 1234 } }),
      )
    })
    const before = used[TODAY] ?? 0
    await ask()
    expect((used[TODAY] ?? 0) - before).toBe(1234)
  })

  it('counts answers that failed, and requests that were given up; not those that never were answered', async () => {
    const made = await modelFor((response, request) => stream(response, request, '不是约定的格式'))
    let before = made.used[TODAY] ?? 0
    const more = () => {
      const added = (made.used[TODAY] ?? 0) - before
      before += added
      return added
    }
    await made.fault()
    expect(more()).toBeGreaterThan(10)
    endpoint.answer(afterProbe(() => {}))
    await made.fault({ timeoutMs: 100 })
    expect(more()).toBeGreaterThan(10)
    endpoint.answer(status(401))
    await made.fault()
    expect(more()).toBe(0)
  })

  it('still counts within the process where the memory fails', async () => {
    const broken = memoryOf()
    broken.memory.tokens = () => Promise.reject(new Error('closed'))
    broken.memory.addTokens = () => Promise.reject(new Error('closed'))
    broken.memory.keepRung = () => Promise.reject(new Error('closed'))
    broken.memory.rung = () => Promise.reject(new Error('closed'))
    const made = await modelFor(good, { dailyTokens: 600 }, broken)
    const said: string[] = []
    for (let i = 0; i < 8; i++)
      said.push(
        await made.ask().then(
          () => 'answers',
          (error) => error.fault,
        ),
      )
    expect(said[0]).toBe('answers')
    expect(said.at(-1)).toBe('budget')
  })
})
