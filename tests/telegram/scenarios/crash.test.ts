import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/storage/index.ts'
import type { TranscriptMessage } from '../botapi/index.ts'
import type { Person } from '../people/index.ts'
import { openSetting, type Setting } from './product.ts'

const PEOPLE = 20
const ids = Array.from({ length: PEOPLE }, (_, index) => 2000 + index)
/** Milliseconds after which the process is killed, each time anew. */
const KILLS = [5, 40, 90, 150, 25]

let setting: Setting
beforeEach(async () => {
  setting = await openSetting({ owners: ids })
})
afterEach(() => setting.end())

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function answers(person: Person): Promise<TranscriptMessage[]> {
  return (await person.chat.messages()).filter((message) => message.from.bot)
}

async function ledgerOf(id: number) {
  const store = await openStore({ dir: `${setting.dir}/data` })
  try {
    return await store.ledger(`tg:${id}`)
  } finally {
    await store.close()
  }
}

describe('killed at any moment', () => {
  it('handles every message once: one card each, one ledger line each', { timeout: 180_000 }, async () => {
    const people = await Promise.all(ids.map((id) => setting.world.user(`用户${id}`, { id, started: true })))
    for (const killMs of KILLS) {
      const product = await setting.start()
      if (killMs === KILLS[0]) {
        await Promise.all(people.map((person) => person.says(`今天带队检查了第${person.id}号厂`)))
      }
      await pause(killMs)
      await product.end('SIGKILL')
    }
    let product = await setting.start()
    for (const person of people) await person.sees(new RegExp(`第${person.id}号厂`))
    await setting.world.quiet()

    // One card each: of a second card, only a repeat of the very same message may be there.
    for (const person of people) {
      const cards = (await answers(person)).map((message) => JSON.stringify(message.buttons))
      expect(new Set(cards).size, await person.transcript()).toBe(1)
    }

    await Promise.all(people.map((person) => person.taps('确认')))
    await pause(30)
    await product.end('SIGKILL')
    product = await setting.start()
    for (const person of people) await person.sees(/已记入台账/)
    await setting.world.quiet()
    for (const person of people) {
      const rows = await ledgerOf(person.id)
      expect(rows.map((row) => row.place)).toEqual([`第${person.id}号厂`])
      await person.neverSaw('已经确认过')
    }
    expect(await setting.world.violations()).toEqual([])
  })

  it('repeats only the one message that Telegram took without our knowing', { timeout: 60_000 }, async () => {
    const [id] = ids as [number]
    const person = await setting.world.user('张三', { id, started: true })
    let product = await setting.start()
    await setting.world.fails('sendMessage', { kind: 'silence', taken: true })
    await person.says('帮助')
    await person.sees('照单能做这些事')
    await product.end('SIGKILL')
    product = await setting.start()
    await person.says('谢谢')
    await person.sees('不客气')
    const texts = (await answers(person)).map((message) => message.text.slice(0, 7))
    expect(texts).toEqual(['照单能做这些事', '照单能做这些事', expect.stringContaining('不客气')])
  })

  it('finishes what is in hand on SIGTERM, and stops', { timeout: 60_000 }, async () => {
    const people = await Promise.all(ids.map((id) => setting.world.user(`用户${id}`, { id, started: true })))
    const product = await setting.start()
    await Promise.all(people.map((person) => person.says('帮助')))
    await pause(60)
    expect(await product.end('SIGTERM')).toBe(0)
    await setting.start()
    for (const person of people) await person.sees('照单能做这些事')
    await setting.world.quiet()
    for (const person of people) expect(await answers(person)).toHaveLength(1)
  })
})
