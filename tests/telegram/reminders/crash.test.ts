import { afterEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { cleanEnd } from '../scenarios/clean-end.ts'
import { look } from './database.ts'
import { type Crowd, crowd, EVE, fromBot, MORNING, othersThan, tally, total } from './morning.ts'
import { STEPS } from './orders.ts'
import { type Clocked, FAST, openReminded, type RemindedSetting } from './setting.ts'

let setting: RemindedSetting
afterEach(() => cleanEnd(setting))

const AT = `${MORNING}T09:00`
/** Slow enough for a kill to find a morning half done. */
const TUNING = { ...FAST, limits: { perChatMs: 0, perGroupPerMinute: 1_000, overallPerSecond: 30 } }
/** Kills at random moments on each day. */
const AT_RANDOM = 6
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Messages that Telegram has, and digests marked as sent. */
async function counted(all: Crowd): Promise<{ taken: number; marked: number }> {
  const view = look(`${setting.dir}/data`)
  const marked = view.digests().filter(({ outcome }) => outcome === 'sent').length
  view.close()
  return { taken: total(await tally(all)), marked }
}

/** One life of the product that `kill` ends. What it left unmarked is sent again: at most one message. */
async function lifeEndedBy(all: Crowd, kill: () => Promise<Clocked>): Promise<void> {
  const before = await counted(all)
  const product = await kill()
  const after = await counted(all)
  const unmarked = after.taken - before.taken - (after.marked - before.marked)
  expect(unmarked, product.log).toBeGreaterThanOrEqual(0)
  expect(unmarked, product.log).toBeLessThanOrEqual(1)
}

describe('killed between any two steps of plan, claim, send, mark', () => {
  it('loses no reminder, and repeats at most one a crash: what Telegram took without our knowing', {
    timeout: 240_000,
  }, async () => {
    setting = await openReminded({ at: AT, tuning: TUNING })
    const all = await crowd(setting, { people: 16, groups: 4 })
    let sent = 0
    for (const day of [MORNING, '2026-03-24']) {
      await setting.setClock(`${day}T09:00`)
      for (const step of STEPS) {
        await lifeEndedBy(all, async () => {
          const product = await setting.start({}, false, { ...TUNING, dieAt: { step, nth: 1 } })
          expect(await product.killed(), `${day} ${step}\n${product.log}`).toBe('SIGKILL')
          return product
        })
      }
      for (let each = 0; each < AT_RANDOM; each += 1) {
        await lifeEndedBy(all, async () => {
          const product = await setting.start()
          await pause(Math.random() * 100)
          await product.end('SIGKILL')
          return product
        })
      }
      const last = await setting.start()
      await last.settle()
      await setting.arrive(last, `${day}T15:00`)
      await last.end()

      // Everybody once, and one again for each crash at most. The kill at `sent` is one that certainly repeats.
      const counts = await tally(all)
      const repeats = total(counts) - sent - counts.size
      expect(repeats).toBeGreaterThanOrEqual(1)
      expect(repeats).toBeLessThanOrEqual(STEPS.length + AT_RANDOM)
      for (const chat of [...all.people, ...all.groups]) {
        const texts = (await fromBot(chat)).map(({ text }) => text)
        // A repeat is the very same message.
        expect(new Set(texts).size).toBe(day === MORNING ? 1 : 2)
      }
      sent = total(counts)
    }
    // The next day is no stage: nothing that was lost comes late, nothing comes again.
    const next = await setting.start()
    await setting.arrive(next, '2026-03-25T09:00')
    expect(total(await tally(all))).toBe(sent)
    const view = look(`${setting.dir}/data`)
    const rows = view.digests()
    view.close()
    expect(rows.filter(({ outcome }) => outcome !== 'sent')).toEqual([])
    expect(rows).toHaveLength(40)
  })

  it('in the moment after Telegram took the message: that one comes twice, and nothing else', {
    timeout: 60_000,
  }, async () => {
    setting = await openReminded({ at: `${EVE}T18:00` })
    const all = await crowd(setting, { people: 4, groups: 1 })
    const [first] = all.people as [Person]
    let product = await setting.start()
    await setting.world.fails('sendMessage', { kind: 'silence', taken: true }, { in: first })
    await setting.arrive(product, AT, { outbox: false })
    await first.sees(/\S/)
    await setting.world.quiet(500)
    await product.end('SIGKILL')
    product = await setting.start()
    await product.settle()
    expect(await othersThan(1, all)).toEqual([[first.name, 2]])
  })

  it('in the moment before Telegram took it: it comes once', { timeout: 60_000 }, async () => {
    setting = await openReminded({ at: `${EVE}T18:00` })
    const all = await crowd(setting, { people: 4, groups: 1 })
    let product = await setting.start()
    await setting.world.fails('sendMessage', { kind: 'silence' }, { times: 5 })
    await setting.arrive(product, AT, { outbox: false })
    await setting.world.quiet(500)
    await product.end('SIGKILL')
    expect(await othersThan(0, all)).toEqual([])
    setting.server.faults.clear()
    product = await setting.start()
    await product.settle()
    expect(await othersThan(1, all)).toEqual([])
  })
})
