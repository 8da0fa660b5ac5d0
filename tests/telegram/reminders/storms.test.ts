import { afterEach, describe, expect, it } from 'vitest'
import { telegramLimits } from '../botapi/index.ts'
import type { Person } from '../people/index.ts'
import { cleanEnd } from '../scenarios/clean-end.ts'
import { inStore } from '../scenarios/prepared.ts'
import { look } from './database.ts'
import { holdExclusively } from './hold.ts'
import { crowd, EVE, fromBot, MORNING, othersThan, remindGroup } from './morning.ts'
import { FAST, openReminded, type RemindedSetting } from './setting.ts'

let setting: RemindedSetting
afterEach(() => cleanEnd(setting))

const AT = `${MORNING}T09:00`
/** Telegram's patience is told by its clock, which therefore has to run on. */
const LONG_MS = 600_000

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
    // Counted as Telegram counts, and beyond that it asks for patience now and then.
    await setting.world.limits(telegramLimits)
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
    await product.says(/暂时读写不了数据库/)
    await held.release()
    await product.settle()
    // Also what Telegram took while it could not be marked comes once: no process has died.
    expect(await othersThan(1, all)).toEqual([])
  })
})

describe('between plan and send', () => {
  it('what was done meanwhile is not brought up any more', { timeout: 60_000 }, async () => {
    setting = await openReminded({ at: `${EVE}T18:00`, runsMs: LONG_MS })
    const { people } = await crowd(setting, { people: 2, groups: 0 })
    const [done, open] = people as [Person, Person]
    const product = await setting.start()
    await done.says('今天带队检查了鑫达物流园')
    await done.sees('将记入台账')
    await setting.settle(product)
    // Telegram asks for patience until what was done is confirmed.
    await setting.world.fails('sendMessage', { kind: 'flood', retryAfter: 3 }, { in: done })
    await setting.arrive(product, AT, { outbox: false })
    await open.sees('还有 14 天')
    await done.taps('确认')
    await done.sees('已记入台账')
    await setting.settle(product)
    await done.neverSaw('还有 14 天')
    expect(await fromBot(open)).toHaveLength(1)
  })

  it('a group becomes a supergroup: its reminder goes to the new chat, once', {
    timeout: 60_000,
  }, async () => {
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
