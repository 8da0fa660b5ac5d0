import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { cleanEnd } from './clean-end.ts'
import { holdDatabase, inStore } from './prepared.ts'
import { openSetting, type Product, type Setting } from './product.ts'

const ZHANG = 1001
const LI = 1002
const PARKED = '这条消息没有处理成功，没有记录任何内容'

let setting: Setting
let product: Product
let zhang: Person
let li: Person

beforeEach(async () => {
  setting = await openSetting({ owners: [ZHANG, LI] })
  zhang = await setting.world.user('张三丰', { id: ZHANG, started: true })
  li = await setting.world.user('李四光', { id: LI, started: true })
})
afterEach(async () => {
  await cleanEnd(setting)
  expect(product.log).not.toContain(setting.server.token)
  expect(product.log).not.toContain(setting.server.token.split(':')[1])
  // What people said and are called.
  expect(product.log).not.toMatch(/张三丰|李四光|鑫达物流园|带队检查/)
})

/** An update as it stands, of a kind that was asked for or not. */
function push(kind: string, body: unknown, lane = 'none'): void {
  const { updates } = setting.server.context
  updates.allowed = null
  updates.push(kind, body, lane)
}

const botWords = async (person: Person) =>
  (await person.chat.messages()).filter(({ from }) => from.bot).map(({ text }) => text)

describe('updates that nobody can read', () => {
  const user = { id: ZHANG, is_bot: false, first_name: '张三丰' }
  const chat = { id: ZHANG, type: 'private', first_name: '张三丰' }
  const date = 1_795_000_000
  const strange: [string, unknown][] = [
    ['message_reaction', { chat, message_id: 1, user, date, old_reaction: [], new_reaction: [] }],
    ['poll_answer', { poll_id: '1', user, option_ids: [] }],
    ['business_message', { message_id: 1, date, chat, from: user, text: '帮助' }],
    ['kind_of_the_future', { anything: [1, 2, { deep: null }] }],
    ['__proto__', { chat }],
    ['constructor', 'x'],
    ['message', null],
    ['message', '帮助'],
    ['message', []],
    ['message', { message_id: 'one', date, chat, from: user, text: '帮助' }],
    ['message', { message_id: 1, date, chat: { id: 'x' }, from: user, text: '帮助' }],
    ['message', { message_id: 1, date, chat, from: user, text: 42 }],
    ['message', { message_id: 1, date, chat, from: user }],
    ['message', { message_id: 1, date: -1e300, chat, text: '无名' }],
    [
      'message',
      { message_id: 1, date, chat, from: user, text: 'x', entities: [{ type: 'bold', offset: -5 }] },
    ],
    ['message', { message_id: 1, date, chat: { ...chat, type: 'channel' }, from: user, text: '帮助' }],
    ['edited_message', { message_id: 1, date, chat, from: user, text: null }],
    ['callback_query', { id: 5, from: user }],
    ['callback_query', { id: '5', from: { ...user, id: '1001' }, data: 'x' }],
    ['my_chat_member', { chat, from: user, date }],
    ['my_chat_member', { chat, from: user, date, old_chat_member: 'member', new_chat_member: 'left' }],
  ]

  it('are passed over, and the next message is answered', { timeout: 60_000 }, async () => {
    product = await setting.start()
    for (const [kind, body] of strange) push(kind, body, String(ZHANG))
    await zhang.says('帮助')
    await zhang.sees('照单能做这些事')
    await setting.world.quiet(1500)
    expect(await botWords(zhang)).toHaveLength(1)
    expect(product.process.exitCode).toBeNull()
    const parked = await product.end().then(() => inStore(setting, (store) => store.parkedIncoming(inbox())))
    expect(parked).toEqual([])
  })
})

const inbox = () => `tg${setting.server.token.split(':')[0]}`

describe('a message whose handling fails again and again', () => {
  it('is told in one sentence and put aside; everybody else is answered meanwhile', {
    timeout: 60_000,
  }, async () => {
    // A card that this version cannot read, as a faulty disk or an older version may leave it.
    await inStore(setting, async (store) => {
      await store.ensurePerson(`tg:${ZHANG}`, '2026-11-20T02:00:00.000Z')
      await store.addPending({
        id: 'broken-card-1',
        person: `tg:${ZHANG}`,
        kind: 'log',
        payload: '{"kind":"log","words":"带队检查了鑫达物流园"}',
        createdAt: '2026-11-20T02:00:00.000Z',
      })
    })
    product = await setting.start()
    await zhang.says('确认')
    await li.says('帮助')
    const answered = await li.sees('照单能做这些事')
    const told = await zhang.sees(PARKED)
    expect(answered.changed).toBeLessThan(told.changed)
    await zhang.tapsData('=c:broken-card-1:ok')
    await zhang.sees('这个按钮没有处理成功，没有记录任何内容')
    await setting.world.quiet(1500)
    expect((await botWords(zhang)).filter((text) => text.includes('没有处理成功'))).toHaveLength(2)
    expect(product.log).toContain('处理 4 次都未成功，已搁置，其余消息照常处理')
    expect(await setting.world.openTaps()).toBe(0)

    // It is not tried again after a restart.
    await product.end()
    expect(await inStore(setting, (store) => store.parkedIncoming(inbox()))).toHaveLength(2)
    product = await setting.start()
    await li.says('谢谢')
    await li.sees('不客气')
    expect((await botWords(zhang)).filter((text) => text.includes('没有处理成功'))).toHaveLength(2)
  })

  it('does not stop what comes after it, even where it is no JSON at all', { timeout: 60_000 }, async () => {
    await inStore(setting, (store) =>
      store.storeIncoming([
        {
          channel: inbox(),
          id: 400_000_001,
          lane: `tg:${ZHANG}`,
          body: '{"update_id":400000001,"message":{"text":"带队检查了鑫达物流园',
          receivedAt: '2026-11-20T02:00:00.000Z',
        },
      ]),
    )
    product = await setting.start()
    await zhang.says('帮助')
    await zhang.sees('照单能做这些事')
    await product.says(/tg\d+:400000001 处理 4 次都未成功，已搁置/)
  })

  it('of the sender spoils one reply alone', { timeout: 60_000 }, async () => {
    const row = { thread: null, replyTo: null, replaces: null, createdAt: '2026-11-20T02:00:00.000Z' }
    await inStore(setting, (store) =>
      store.addOutgoing([
        { ...row, key: 'broken', address: `tg:${ZHANG}`, body: '{"blocks":[{"type":"lead","text":"带队检查' },
      ]),
    )
    product = await setting.start()
    await li.says('帮助')
    await li.sees('照单能做这些事')
    await zhang.says('谢谢')
    await zhang.sees('不客气', { within: 20_000 })
  })
})

describe('a database that another process holds', () => {
  it('loses nothing: what was said meanwhile is answered afterwards, in order, once', {
    timeout: 90_000,
  }, async () => {
    product = await setting.start()
    await zhang.says('帮助')
    await zhang.sees('照单能做这些事')
    const held = await holdDatabase(setting)
    await zhang.says('今天带队检查了鑫达物流园')
    await li.says('帮助')
    await new Promise((resolve) => setTimeout(resolve, 5000))
    await zhang.says('谢谢')
    await new Promise((resolve) => setTimeout(resolve, 5000))
    await held.release()
    await zhang.sees('不客气', { within: 40_000 })
    await li.sees('照单能做这些事', { within: 20_000 })
    await setting.world.quiet(1500)
    const answers = (await botWords(zhang)).filter((text) => !text.startsWith('还没有保存'))
    expect(answers).toEqual([
      expect.stringContaining('照单能做这些事'),
      expect.stringContaining('将记入台账'),
      expect.stringContaining('不客气'),
    ])
    await zhang.taps('确认')
    await zhang.sees('已记入台账，第 1 号')
  })

  it('at the tap of 确认 keeps the tap, and records once', { timeout: 90_000 }, async () => {
    product = await setting.start()
    await zhang.says('今天带队检查了鑫达物流园')
    await zhang.sees('将记入台账')
    const held = await holdDatabase(setting)
    await zhang.taps('确认')
    await zhang.taps('确认')
    await new Promise((resolve) => setTimeout(resolve, 10_000))
    await held.release()
    await zhang.sees(/已记入台账，第 1 号|已经确认过/, { within: 40_000 })
    await setting.world.quiet(1500)
    await zhang.says('我的台账')
    await zhang.sees('有效记录 1 条')
  })
})
