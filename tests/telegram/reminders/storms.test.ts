import { afterEach, describe, expect, it } from 'vitest'
import { telegramLimits } from '../botapi/index.ts'
import type { Person } from '../people/index.ts'
import { cleanEnd } from '../scenarios/clean-end.ts'
import { inStore } from '../scenarios/prepared.ts'
import { look } from './database.ts'
import { holdExclusively } from './hold.ts'
import { crowd, EVE, fromBot, MORNING, othersThan, remindGroup, tally } from './morning.ts'
import { FAST, openReminded, type RemindedSetting } from './setting.ts'

let setting: RemindedSetting
afterEach(() => cleanEnd(setting))

const AT = `${MORNING}T09:00`
/** How long another process keeps the database; longer than the store waits for it. */
const HELD_MS = 6_500
/** Telegram's patience is told by its clock, which therefore has to run on. */
const LONG_MS = 600_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('429 at nine in the morning', () => {
  it('delays the reminders of 80 chats, never an answer, and nothing comes twice', {
    timeout: 120_000,
  }, async () => {
    setting = await openReminded({
      at: `${EVE}T18:00`,
      runsMs: LONG_MS,
      tuning: { ...FAST, limits: { perChatMs: 1000, perGroupPerMinute: 20, overallPerSecond: 8 } },
    })
    const all = await crowd(setting, { people: 60, groups: 20 })
    const asker = await setting.world.user('问话人', { id: 9001, started: true })
    const product = await setting.start()
    await setting.settle(product)
    for (const chat of [...all.people.slice(0, 10), ...all.groups.slice(0, 5)]) {
      await setting.world.fails('sendMessage', { kind: 'flood', retryAfter: 3 }, { in: chat })
    }
    await setting.arrive(product, AT, { outbox: false })
    await asker.says('镇长多久带队检查一次')
    await asker.sees('每季度至少带队检查1次')
    // Whoever asks does not wait for the morning to be over: most of it is still to come.
    expect((await othersThan(1, all)).length).toBeGreaterThan(30)
    // Nor does one whose own reminder is still to come.
    const [last] = (await othersThan(1, all)).filter(([title]) => title.startsWith('用户')).at(-1) ?? []
    const late = all.people.find(({ name }) => name === last) as Person
    await late.says('镇长多久带队检查一次')
    await late.sees('每季度至少带队检查1次')
    expect((await othersThan(1, all)).length).toBeGreaterThan(20)
    await product.settle()
    expect(await othersThan(1, all)).toEqual([[late.name, 2]])
  })

  it('is kept within Telegram’s limits without being told', { timeout: 120_000 }, async () => {
    setting = await openReminded({
      at: `${EVE}T18:00`,
      runsMs: LONG_MS,
      tuning: { remindEveryMs: 20 },
    })
    const all = await crowd(setting, { people: 40, groups: 10 })
    const product = await setting.start()
    await setting.settle(product)
    await setting.world.limits(telegramLimits)
    const before = (await setting.world.calls('sendMessage')).length
    await setting.arrive(product, AT)
    expect(await othersThan(1, all)).toEqual([])
    expect((await setting.world.calls('sendMessage')).filter(({ status }) => status === 429)).toEqual([])
    const ticks = (await setting.world.calls('sendMessage')).slice(before).map(({ tick }) => tick)
    for (const [index, tick] of ticks.entries()) {
      const within = ticks.slice(index).filter((other) => other - tick < 1000 - 30).length
      expect(within).toBeLessThanOrEqual(telegramLimits.perSecond)
    }
  })
})

describe('the database locked by another process', () => {
  it('when it is time to plan: said in the log, and everybody is reminded once it is free', {
    timeout: 120_000,
  }, async () => {
    setting = await openReminded({ at: `${EVE}T18:00` })
    const all = await crowd(setting, { people: 10, groups: 2 })
    const product = await setting.start()
    await setting.settle(product)
    const held = await holdExclusively(`${setting.dir}/data`)
    await setting.setClock(AT)
    await product.says(/暂时不能生成提醒/)
    await held.release()
    await product.says(/提醒恢复正常/)
    await product.settle()
    expect(await othersThan(1, all)).toEqual([])
  })

  it('when it is time to send: the morning goes on where it stood', { timeout: 120_000 }, async () => {
    setting = await openReminded({
      at: `${EVE}T18:00`,
      tuning: { ...FAST, limits: { perChatMs: 0, perGroupPerMinute: 1_000, overallPerSecond: 5 } },
    })
    const all = await crowd(setting, { people: 10, groups: 2 })
    const product = await setting.start()
    await setting.settle(product)
    await setting.arrive(product, AT, { outbox: false })
    await all.people[0]?.sees(/\S/)
    const held = await holdExclusively(`${setting.dir}/data`)
    await pause(HELD_MS)
    await product.says(/暂时读写不了数据库/)
    await held.release()
    await product.settle()
    // What Telegram took while it could not be marked may come again, nothing else, and nothing is lost.
    const counts = [...(await tally(all)).values()]
    expect(counts.filter((count) => count < 1)).toEqual([])
    expect(counts.reduce((sum, count) => sum + count, 0) - counts.length).toBeLessThanOrEqual(0)
  })
})

describe('a group becomes a supergroup between plan and send', () => {
  it('its reminder goes to the new chat, once', { timeout: 60_000 }, async () => {
    setting = await openReminded({ at: `${EVE}T18:00` })
    const { people } = await crowd(setting, { people: 3, groups: 0 })
    const [creator] = people as [Person, ...Person[]]
    const basic = await setting.world.group('原来的群', [creator, ...people.slice(1)], { kind: 'group' })
    await inStore(setting, (store) => remindGroup(setting, store, basic, people))
    const product = await setting.start()
    await setting.settle(product)
    await setting.world.fails('sendMessage', { kind: 'flood', retryAfter: 1 }, { in: basic })
    await setting.arrive(product, AT, { outbox: false })
    for (const person of people) await person.sees(/\S/)
    const old = basic.chat
    await basic.migrates()
    await setting.settle(product)
    await creator.sees(/\S/, { in: basic })
    expect(await fromBot(basic)).toHaveLength(1)
    expect((await old.messages()).filter(({ from }) => from.bot)).toEqual([])
    await setting.arrive(product, '2026-03-24T09:00')
    expect(await fromBot(basic)).toHaveLength(2)
    const view = look(`${setting.dir}/data`)
    expect(view.digests().filter(({ address }) => address === `tg:${basic.id}`)).toHaveLength(2)
    view.close()
  })
})
