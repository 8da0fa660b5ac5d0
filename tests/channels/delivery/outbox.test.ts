import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createOutboxWorker,
  type Delivery,
  type OutboxOptions,
  type OutboxWorker,
} from '../../../src/channels/delivery/index.ts'
import { type OutRow, StoreFullError } from '../../../src/storage/index.ts'
import { AT, gate, outgoing, sleep, startWorld, type World } from './world.ts'

let world: World
let worker: OutboxWorker | undefined
beforeEach(async () => {
  world = await startWorld()
})
afterEach(async () => {
  await worker?.stop(100)
  worker = undefined
  await world.end()
})

const waiting = async () => (await world.store.waitingOutgoing('tg:')).map((row) => row.key)
const sent: Delivery = { outcome: 'sent' }
/** A worker whose rows go out as `answer` says (default: sent); `out` has their keys in order. */
function start(
  answer: (row: OutRow, signal: AbortSignal, awaited: boolean) => Delivery | Promise<Delivery>,
  change: Partial<OutboxOptions> = {},
) {
  const out: string[] = []
  worker = createOutboxWorker({
    store: world.store,
    prefix: 'tg:',
    pauses: { firstMs: 5, mostMs: 20 },
    async deliver(row, signal, awaited) {
      const delivery = await answer(row, signal, awaited)
      if (delivery.outcome === 'sent') {
        await world.store.markSent(row.seq, row.seq, AT, true)
        out.push(row.key)
      }
      return delivery
    },
    ...world.common,
    ...change,
  })
  return { worker, out }
}

describe('the outbox', () => {
  it('tells where a row that cannot wait stands behind another, however it came, and at each attempt of that one', async () => {
    const told: string[] = []
    const tried: [string, boolean][] = []
    const first = gate()
    const { worker } = start(
      async (row, _, awaited) => {
        tried.push([row.key, awaited])
        if (row.key === 'a' && tried.length === 1) {
          await first.opened
          return { outcome: 'later', afterMs: 1, cause: '429' }
        }
        return sent
      },
      { canWait: ({ key }) => key !== 'c', onAwaited: (address) => void told.push(address) },
    )
    await world.store.addOutgoing([outgoing('a', 'tg:1'), outgoing('b', 'tg:1')])
    await worker.start()
    expect(told).toEqual([])
    worker.wake(await world.store.addOutgoing([outgoing('c', 'tg:1'), outgoing('d', 'tg:2')]))
    expect(told).toEqual(['tg:1'])
    first.open()
    await worker.idle()
    expect(tried.filter(([key]) => key !== 'd')).toEqual([
      ['a', false],
      ['a', true],
      ['b', true],
      ['c', false],
    ])
  })

  it('sends the rows of an address in order and never two at a time, addresses side by side', async () => {
    const busy = new Set<string>()
    let most = 0
    const { worker, out } = start(async (row) => {
      expect(busy.has(row.address)).toBe(false)
      busy.add(row.address)
      most = Math.max(most, busy.size)
      await sleep(row.seq % 3)
      busy.delete(row.address)
      return sent
    })
    await worker.start()
    const rows = Array.from({ length: 40 }, (_, i) => outgoing(`k${i + 100}`, `tg:${i % 4}`))
    worker.wake(await world.store.addOutgoing(rows))
    await worker.idle()
    expect(out).toHaveLength(40)
    for (let i = 0; i < 4; i += 1) {
      const own = out.filter((key) => Number(key.slice(1)) % 4 === i)
      expect(own).toEqual([...own].sort())
    }
    expect(most).toBe(4)
  })

  it('sends what waited before the start, what it is told of, and what it finds by itself, each once', async () => {
    await world.store.addOutgoing([outgoing('before', 'tg:1')])
    const { worker, out } = start(() => sent, { lookEveryMs: 20 })
    await worker.start()
    const told = await world.store.addOutgoing([outgoing('told', 'tg:1')])
    worker.wake(told)
    worker.wake(told)
    worker.wake()
    await worker.idle()
    expect(out).toEqual(['before', 'told'])
    await world.store.addOutgoing([outgoing('unsaid', 'tg:1'), outgoing('another channel', 'web:1')])
    await expect.poll(() => out).toEqual(['before', 'told', 'unsaid'])
    await sleep(60)
    expect(out).toEqual(['before', 'told', 'unsaid'])
  })

  it('keeps the order where a later row is told of first', async () => {
    const { opened, open } = gate()
    const { worker, out } = start(async () => {
      await opened
      return sent
    })
    await worker.start()
    const rows = await world.store.addOutgoing(['a', 'b', 'c'].map((key) => outgoing(key, 'tg:1')))
    worker.wake(rows.slice(0, 1))
    worker.wake(rows.slice(2))
    worker.wake(rows.slice(1, 2))
    open()
    await worker.idle()
    expect(out).toEqual(['a', 'b', 'c'])
  })

  it('waits as long as the platform asks, for that address alone, and counts no attempt', async () => {
    const started = performance.now()
    const at = new Map<string, number>()
    let refusals = 0
    const { worker } = start((row) => {
      if (row.key === 'a' && refusals++ === 0) return { outcome: 'later', afterMs: 500, cause: '429' }
      at.set(row.key, performance.now() - started)
      return sent
    })
    await worker.start()
    worker.wake(
      await world.store.addOutgoing([outgoing('a', 'tg:1'), outgoing('b', 'tg:1'), outgoing('c', 'tg:2')]),
    )
    await expect.poll(() => [...at.keys()]).toEqual(['c'])
    expect((await world.store.waitingOutgoing('tg:'))[0]).toMatchObject({ key: 'a', attempts: 0 })
    await worker.idle()
    expect([...at.keys()]).toEqual(['c', 'a', 'b'])
    expect(at.get('a')).toBeGreaterThanOrEqual(499)
  })

  it('goes on where a row stopped half-way', async () => {
    const seen: number[][] = []
    const { worker } = start(async (row) => {
      seen.push(row.messageIds)
      if (seen.length > 1) return sent
      await world.store.markSent(row.seq, 77, AT, false)
      return { outcome: 'later', afterMs: 1, cause: '429' }
    })
    await worker.start()
    worker.wake(await world.store.addOutgoing([outgoing('a', 'tg:1')]))
    await worker.idle()
    expect(seen).toEqual([[], [77]])
  })

  it('tries an unreachable platform with growing pauses, and gives up only after their sum', async () => {
    const tries: number[] = []
    const { worker } = start(
      () => {
        tries.push(performance.now())
        return { outcome: 'later', afterMs: null, cause: 'unreachable' }
      },
      { giveUpAfterMs: 5 + 10 + 20 + 20 },
    )
    await worker.start()
    worker.wake(await world.store.addOutgoing([outgoing('a', 'tg:1')]))
    await worker.idle()
    // 5, 10 and 20 ms apart; the fourth failure brings the sum to the limit.
    expect(tries).toHaveLength(4)
    const gaps = tries.slice(1).map((at, i) => at - (tries[i] ?? 0))
    for (const [i, least] of [4, 9, 19].entries()) expect(gaps[i]).toBeGreaterThanOrEqual(least)
    expect(await waiting()).toEqual([])
  })

  it('with the usual pauses goes on for a day and not for less', async () => {
    const [a, b] = await world.store.addOutgoing([outgoing('a', 'tg:1'), outgoing('b', 'tg:2')])
    // 1+2+4+8+16+32 s, then a minute each: the 1,445th failure passes a day, the 1,444th does not.
    await world.store.transaction(async (store) => {
      const failure = { cause: 'unreachable', at: AT, giveUp: false }
      for (let i = 0; i < 1443; i += 1) await store.failOutgoing(a?.seq ?? 0, failure)
      for (let i = 0; i < 1444; i += 1) await store.failOutgoing(b?.seq ?? 0, failure)
    })
    const tried: string[] = []
    const { worker } = start(
      ({ key }) => {
        tried.push(key)
        return { outcome: 'later', afterMs: null, cause: 'unreachable' }
      },
      { pauses: { firstMs: 1000, mostMs: 60_000 } },
    )
    await worker.start()
    await expect.poll(() => tried.toSorted()).toEqual(['a', 'b'])
    await expect.poll(waiting).toEqual(['a'])
    await sleep(50)
    expect(await waiting()).toEqual(['a'])
  })

  it('once the platform answers, nobody waits out a pause', async () => {
    let down = true
    let tries = 0
    const { worker, out } = start(
      () => {
        tries += 1
        return down ? { outcome: 'later', afterMs: null, cause: 'unreachable' } : sent
      },
      { pauses: { firstMs: 60_000, mostMs: 60_000 } },
    )
    await worker.start()
    worker.wake(await world.store.addOutgoing([outgoing('a', 'tg:1'), outgoing('b', 'tg:2')]))
    await expect.poll(() => tries).toBe(2)
    // Both have begun to wait by then.
    await sleep(50)
    expect(out).toEqual([])
    down = false
    worker.wake(await world.store.addOutgoing([outgoing('c', 'tg:3')]))
    await worker.idle()
    expect(out.toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('gives up what cannot be delivered, and goes on', async () => {
    const { worker, out } = start((row) =>
      row.key === 'a' ? { outcome: 'undeliverable', cause: 'gone' } : sent,
    )
    await worker.start()
    worker.wake(await world.store.addOutgoing([outgoing('a', 'tg:1'), outgoing('b', 'tg:1')]))
    await worker.idle()
    expect(out).toEqual(['b'])
    expect(await waiting()).toEqual([])
  })

  it('a fault of the program is tried three times, logged, and given up', async () => {
    let tries = 0
    const { worker, out } = start((row) => {
      if (row.key === 'b') return sent
      tries += 1
      throw new Error('cannot render')
    })
    await worker.start()
    worker.wake(await world.store.addOutgoing([outgoing('a', 'tg:1'), outgoing('b', 'tg:1')]))
    await worker.idle()
    expect({ tries, out, logged: world.logged.length }).toEqual({ tries: 3, out: ['b'], logged: 3 })
  })

  it('a store in trouble costs no row and no attempt', async () => {
    let full = true
    const { worker, out } = start(() => {
      if (full) throw new StoreFullError('x.db')
      return sent
    })
    await worker.start()
    worker.wake(await world.store.addOutgoing([outgoing('a', 'tg:1')]))
    await sleep(30)
    expect((await world.store.waitingOutgoing('tg:'))[0]).toMatchObject({ key: 'a', attempts: 0 })
    full = false
    await worker.idle()
    expect(out).toEqual(['a'])
  })

  it('follows a chat to its new address with everything that waits, in order', async () => {
    const went: [string, string][] = []
    const { worker } = start(async (row) => {
      if (row.address === 'tg:-1') {
        await world.store.moveChat('tg:-1', 'tg:-1001', AT)
        return { outcome: 'moved' }
      }
      went.push([row.address, row.key])
      return sent
    })
    await world.store.putChat({
      address: 'tg:-1',
      kind: 'group',
      title: '安委会',
      owner: null,
      active: true,
      cause: null,
      movedTo: null,
      updatedAt: AT,
    })
    await worker.start()
    worker.wake(await world.store.addOutgoing(['a', 'b', 'c'].map((key) => outgoing(key, 'tg:-1'))))
    await worker.idle()
    expect(went).toEqual([
      ['tg:-1001', 'a'],
      ['tg:-1001', 'b'],
      ['tg:-1001', 'c'],
    ])
    expect(await waiting()).toEqual([])
  })

  it('stop raises the signal, lets what is in hand end and begins nothing more', async () => {
    const { opened, open } = gate()
    let raised = false
    const { worker, out } = start(async (_, signal) => {
      signal.addEventListener('abort', () => {
        raised = true
      })
      await opened
      return sent
    })
    await worker.start()
    worker.wake(await world.store.addOutgoing([outgoing('a', 'tg:1'), outgoing('b', 'tg:1')]))
    setTimeout(open, 20)
    await worker.stop()
    expect({ raised, out }).toEqual({ raised: true, out: ['a'] })
    expect(await waiting()).toEqual(['b'])
  })

  it('what stops waiting because of the stop stays, uncounted', async () => {
    const { worker } = start(
      (_, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
    )
    await worker.start()
    worker.wake(await world.store.addOutgoing([outgoing('a', 'tg:1')]))
    await worker.stop()
    expect((await world.store.waitingOutgoing('tg:'))[0]).toMatchObject({ key: 'a', attempts: 0 })
    expect(world.logged).toEqual([])
  })
})
