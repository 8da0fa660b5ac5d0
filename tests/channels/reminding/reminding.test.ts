import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Reminders, startReminding } from '../../../src/channels/reminding/index.ts'
import type { OutRow } from '../../../src/storage/index.ts'
import { holdDatabase } from '../../telegram/scenarios/prepared.ts'
import { openWorld, type World } from './world.ts'

let world: World
let reminders: Reminders | undefined
beforeEach(async () => {
  world = await openWorld(['tg:1', 'zhang'])
})
afterEach(async () => {
  await reminders?.stop()
  reminders = undefined
  await world.end()
})

type Plan = World['app']['conversation']['planReminders']

/** Looks every few milliseconds; `looks` counts those that ended, `rows` has the keys of all that was handed on. */
function start(around: (plan: Plan) => Plan = (plan) => plan, prefix: string | null = 'tg:') {
  const rows: OutRow[] = []
  let looks = 0
  const plan = around((...given) => world.app.conversation.planReminders(...given))
  reminders = startReminding({
    conversation: { planReminders: (...given) => plan(...given).finally(() => looks++) },
    prefix,
    clock: world.app.clock,
    everyMs: 5,
    log: world.log,
    onRows: (given) => void rows.push(...given),
  })
  return {
    keys: () => rows.map(({ key }) => key),
    /** Resolves when a look that began after this call has ended. */
    async looked() {
      const until = looks + 2
      await expect.poll(() => looks, { timeout: 20_000, interval: 5 }).toBeGreaterThanOrEqual(until)
    },
  }
}

describe('the looks for what is due', () => {
  it('find nothing a minute before the time, and what is due at it, once', async () => {
    world.at('2026-09-23T08:59')
    const { keys, looked } = start()
    await looked()
    expect(keys()).toEqual([])
    world.at('2026-09-23T09:00')
    await looked()
    expect(keys()).toEqual(['r:subscription-0000:2026-09-23'])
    await looked()
    expect(keys()).toHaveLength(1)
  })

  it('begin at once', async () => {
    world.at('2026-09-23T10:00')
    const { keys } = start()
    await expect.poll(keys).toEqual(['r:subscription-0000:2026-09-23'])
  })

  it('send nothing twice where the clock goes back, and go on where it jumps ahead', async () => {
    world.at('2026-09-23T09:00')
    const { keys, looked } = start()
    await looked()
    world.at('2026-09-22T09:00')
    await looked()
    world.at('2026-09-23T12:00')
    await looked()
    expect(keys()).toHaveLength(1)
    world.at('2027-03-31T09:00')
    await looked()
    expect(keys()).toEqual(['r:subscription-0000:2026-09-23', 'r:subscription-0000:2027-03-31'])
  })

  it('of no channel put it into the history, and hand on nothing', async () => {
    world.at('2026-09-23T09:00')
    const { keys, looked } = start(undefined, null)
    await looked()
    expect(keys()).toEqual([])
    const lines = await world.app.conversation.history('zhang', 9)
    expect(lines.map(({ reply }) => reply?.unasked)).toEqual([true])
    expect(await world.app.store.waitingOutgoing('tg:')).toEqual([])
  })

  it('are made one at a time, however long one takes', async () => {
    let underWay = 0
    let most = 0
    const { looked } = start((plan) => async (...given) => {
      underWay += 1
      most = Math.max(most, underWay)
      const rows = await plan(...given)
      await new Promise((resolve) => setTimeout(resolve, 30))
      underWay -= 1
      return rows
    })
    await looked()
    await looked()
    expect(most).toBe(1)
  })

  it('end with the one under way', async () => {
    world.at('2026-09-23T09:00')
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    let begun = 0
    const { keys } = start((plan) => async (...given) => {
      begun += 1
      await held
      return plan(...given)
    })
    let stopped = false
    const stopping = reminders?.stop().then(() => {
      stopped = true
    })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(stopped).toBe(false)
    finish()
    await stopping
    expect(keys()).toEqual(['r:subscription-0000:2026-09-23'])
    expect(begun).toBe(1)
  })

  it('that find the database locked say so once, and make up for it once it is free', {
    timeout: 90_000,
  }, async () => {
    world.at('2026-09-23T09:00')
    const holder = await holdDatabase(world)
    let failures = 0
    const { keys, looked } = start(
      (plan) =>
        (...given) =>
          plan(...given).catch((error: unknown) => {
            failures += 1
            throw error
          }),
    )
    await expect.poll(() => failures, { timeout: 60_000 }).toBeGreaterThanOrEqual(2)
    expect(world.said).toEqual(['暂时不能生成提醒，稍后再试，其余功能照常。'])
    await holder.release()
    await expect.poll(keys, { timeout: 20_000 }).toEqual(['r:subscription-0000:2026-09-23'])
    await looked()
    expect(world.said).toHaveLength(2)
    expect(world.said[1]).toContain('恢复')
  })
})
