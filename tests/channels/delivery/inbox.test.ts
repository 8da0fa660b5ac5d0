import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInboxWorker, type InboxOptions } from '../../../src/channels/delivery/index.ts'
import { type InboxRow, StoreFullError } from '../../../src/storage/index.ts'
import { startChild } from '../../storage/children/child.ts'
import { AT, gate, incoming, sleep, startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.end())

const waiting = async () => (await world.store.waitingIncoming('tg')).map((row) => row.id)
/** A worker whose handler settles the row after `before` resolved; `done` has the ids in order of settling. */
function start(before: (row: InboxRow) => unknown, change: Partial<InboxOptions> = {}) {
  const done: number[] = []
  const parked: { id: number; cause: unknown }[] = []
  const worker = createInboxWorker({
    store: world.store,
    channel: 'tg',
    retryDelaysMs: [5, 5, 5],
    async handle(row) {
      await before(row)
      await world.store.finishIncoming('tg', [row.id], AT)
      done.push(row.id)
    },
    onParked: (row, cause) => void parked.push({ id: row.id, cause }),
    ...world.common,
    ...change,
  })
  return { worker, done, parked }
}

describe('the inbox', () => {
  it('handles the rows of a lane in order and never two at a time, lanes side by side', async () => {
    const lanes = ['tg:1', 'tg:2', 'tg:3', 'tg:4']
    const rows = Array.from({ length: 80 }, (_, i) => incoming(i + 1, lanes[i % 4] as string))
    const busy = new Set<string>()
    let most = 0
    const { worker, done } = start(async (row) => {
      expect(busy.has(row.lane)).toBe(false)
      busy.add(row.lane)
      most = Math.max(most, busy.size)
      await sleep(row.id % 3)
      busy.delete(row.lane)
    })
    await worker.start()
    worker.add(await world.store.storeIncoming(rows))
    await worker.idle()
    expect(done).toHaveLength(80)
    for (let lane = 0; lane < 4; lane += 1) {
      const own = done.filter((id) => (id - 1) % 4 === lane)
      expect(own).toEqual([...own].sort((a, b) => a - b))
    }
    expect(most).toBe(4)
    expect(await waiting()).toEqual([])
  })

  it('works on no more lanes at a time than it may, and leaves none behind', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => incoming(i + 1, `tg:${i % 10}`))
    let now = 0
    let most = 0
    const { worker, done } = start(
      async () => {
        most = Math.max(most, ++now)
        await sleep(1)
        now -= 1
      },
      { concurrency: 3 },
    )
    await worker.start()
    worker.add(await world.store.storeIncoming(rows))
    await worker.idle()
    expect(most).toBe(3)
    expect(done).toHaveLength(30)
  })

  it('begins with what waits in the store, before what comes meanwhile, each once', async () => {
    await world.store.storeIncoming([incoming(1, 'tg:1'), incoming(2, 'tg:1')])
    const { worker, done } = start(() => {})
    const fresh = await world.store.storeIncoming([incoming(3, 'tg:1')])
    worker.add(fresh)
    await sleep(20)
    expect(done).toEqual([])
    await worker.start()
    worker.add(fresh)
    await worker.idle()
    expect(done).toEqual([1, 2, 3])
  })

  it('tries a row again, its lane waiting, the others going on; then parks it, tells once and goes on', async () => {
    const tries: number[] = []
    const { worker, done, parked } = start(
      (row) => {
        tries.push(row.id)
        if (row.id === 1) throw new Error('王五说的话')
      },
      { retryDelaysMs: [30, 30, 30] },
    )
    await worker.start()
    worker.add(
      await world.store.storeIncoming([incoming(1, 'tg:1'), incoming(2, 'tg:1'), incoming(3, 'tg:2')]),
    )
    await worker.idle()
    expect(tries).toEqual([1, 3, 1, 1, 1, 2])
    expect(done).toEqual([3, 2])
    expect(parked).toEqual([{ id: 1, cause: expect.objectContaining({ message: '王五说的话' }) }])
    const [row] = await world.store.parkedIncoming('tg')
    expect(row).toMatchObject({ id: 1, attempts: 4, outcome: 'parked' })
    expect(row?.cause).toMatch(/^Error/)
    expect(row?.cause).not.toContain('王五')
    expect(world.logged).toHaveLength(4)
    expect(world.logged.every(({ message }) => !message.includes('王五'))).toBe(true)
  })

  it('a row that succeeds at the last attempt is not parked', async () => {
    let tries = 0
    const { worker, done, parked } = start(() => {
      tries += 1
      if (tries < 4) throw new Error('not yet')
    })
    await worker.start()
    worker.add(await world.store.storeIncoming([incoming(1, 'tg:1')]))
    await worker.idle()
    expect({ tries, done, parked }).toEqual({ tries: 4, done: [1], parked: [] })
  })

  it('counts attempts across a restart', async () => {
    await world.store.storeIncoming([incoming(1, 'tg:1')])
    for (let i = 0; i < 3; i += 1) {
      await world.store.failIncoming('tg', 1, { cause: 'Error', at: AT, park: false })
    }
    let tries = 0
    const { worker, parked } = start(() => {
      tries += 1
      throw new Error('still')
    })
    await worker.start()
    await worker.idle()
    expect({ tries, parked: parked.length }).toEqual({ tries: 1, parked: 1 })
  })

  it('a store that cannot take the result counts as no attempt; the row waits and is handled later', async () => {
    let full = true
    const { worker, done, parked } = start(() => {
      if (full) throw new StoreFullError('x.db')
    })
    await worker.start()
    worker.add(await world.store.storeIncoming([incoming(1, 'tg:1')]))
    await sleep(50)
    expect(await world.store.waitingIncoming('tg')).toMatchObject([{ id: 1, attempts: 0 }])
    full = false
    await worker.idle()
    expect({ done, parked }).toEqual({ done: [1], parked: [] })
  })

  it('tells once of a row that waits for the store longer than a row may be tried', async () => {
    const held: number[] = []
    let tries = 0
    const { worker, done, parked } = start(
      () => {
        tries += 1
        if (tries < 4) throw new StoreFullError('x.db')
      },
      { retryDelaysMs: [1], onHeld: (row) => void held.push(row.id) },
    )
    await worker.start()
    worker.add(await world.store.storeIncoming([incoming(1, 'tg:1')]))
    await sleep(500)
    expect(held).toEqual([])
    await worker.idle()
    expect({ held, done, parked }).toEqual({ held: [1], done: [1], parked: [] })
  })

  it('a failure of telling is logged and stops nothing', async () => {
    const { worker, done } = start(
      (row) => {
        if (row.id === 1) throw new Error('no')
      },
      {
        retryDelaysMs: [],
        onParked: () => {
          throw new Error('cannot tell')
        },
      },
    )
    await worker.start()
    worker.add(await world.store.storeIncoming([incoming(1, 'tg:1'), incoming(2, 'tg:1')]))
    await worker.idle()
    expect(done).toEqual([2])
    expect(world.logged.at(-1)?.cause).toMatchObject({ message: 'cannot tell' })
  })

  it('stop finishes what is in hand and begins nothing more; the rest stays', async () => {
    const { opened, open } = gate()
    const { worker, done } = start(() => opened)
    await worker.start()
    worker.add(await world.store.storeIncoming([incoming(1, 'tg:1'), incoming(2, 'tg:1')]))
    const stopped = worker.stop()
    worker.add(await world.store.storeIncoming([incoming(3, 'tg:3')]))
    setTimeout(open, 20)
    await stopped
    expect(done).toEqual([1])
    expect(await waiting()).toEqual([2, 3])
  })

  it('stop waits no longer than its grace', async () => {
    const { opened, open } = gate()
    const { worker, done } = start(() => opened)
    await worker.start()
    worker.add(await world.store.storeIncoming([incoming(1, 'tg:1')]))
    const started = performance.now()
    await worker.stop(30)
    // Far less than the ten seconds that are its grace by itself.
    expect(performance.now() - started).toBeLessThan(5000)
    expect(done).toEqual([])
    open()
    await sleep(20)
  })

  it('a process killed between storing and handling loses nothing', async () => {
    const child = startChild('../../channels/delivery/children/handle-slowly.ts', [world.dir])
    await child.nextLine()
    child.process.kill('SIGKILL')
    expect((await child.gone).signal).toBe('SIGKILL')
    const before = await waiting()
    expect(before.length).toBeGreaterThan(0)
    expect(before.length).toBeLessThan(20)
    const { worker, done } = start(() => {})
    await worker.start()
    await worker.idle()
    expect(done).toEqual(before)
    expect(await waiting()).toEqual([])
  })
})
