import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { telegramLimits } from '../botapi/index.ts'
import type { Group, Person } from '../people/index.ts'
import { cleanEnd } from './clean-end.ts'
import { payloadOf, prepare } from './prepared.ts'
import { openSetting, type Product, type Setting } from './product.ts'

const ZHANG = 1001
const QUESTION = '/ask 镇长多久带队检查一次'
const ANSWER = '每季度至少带队检查1次'

let setting: Setting
let product: Product
let zhang: Person
let li: Person

beforeEach(async () => {
  setting = await openSetting({ at: '2026-11-22T02:00:00Z', owners: [ZHANG] })
  await prepare(setting, [{ id: ZHANG, post: 'town-government-head', title: '镇长' }])
  product = await setting.start()
  zhang = await setting.world.user('张三', { id: ZHANG, started: true })
  li = await setting.world.user('李四', { id: 1002 })
})
afterEach(() => cleanEnd(setting))

async function enter(group: Group): Promise<void> {
  await group.adds('bot')
  await group.creator.sees('叫我请在名字后加空格', { in: group })
}

const answersIn = async (group: Group) =>
  (await group.chat.messages()).filter((message) => message.from.bot && message.text.includes(ANSWER))

/** How many messages were refused so. */
const refusedWith = (status: number) => async () =>
  (await setting.world.calls('sendMessage')).filter((call) => call.status === status).length

describe('a forum', () => {
  let forum: Group
  let topic: number
  beforeEach(async () => {
    forum = await setting.world.group('安全生产论坛', [zhang, li], { forum: true })
    await enter(forum)
    topic = await forum.opens('制度解读')
  })

  it('is answered in the topic of the question, pages and passing notices included', {
    timeout: 60_000,
  }, async () => {
    const asked = await li.says(QUESTION, { in: forum, topic })
    expect(await li.sees(ANSWER, { in: forum })).toMatchObject({ thread: topic, replyTo: asked })
    await li.taps('原文 第十六条', { in: forum })
    expect(await li.sees('指导安全生产专项整治', { in: forum })).toMatchObject({ thread: topic })
    // In 综合 (no topic) the answer has none either.
    await li.says('/help', { in: forum })
    expect(await li.sees('在群里可以问', { in: forum })).toMatchObject({ thread: null })
    // Everything in a topic hangs from the message that opened it; that alone calls nobody.
    await li.says('大家周五前交材料', { in: forum, topic, replyTo: topic })
    await setting.world.quiet(1500)
    expect((await li.lastSeen({ in: forum }))?.text).toContain('在群里可以问')
  })

  it('is answered outside the topic where that was deleted or closed meanwhile', {
    timeout: 60_000,
  }, async () => {
    await product.end()
    await li.says(QUESTION, { in: forum, topic })
    await forum.deletes(topic)
    product = await setting.start()
    expect(await li.sees(ANSWER, { in: forum })).toMatchObject({ thread: null })
    await product.end()
    const other = await forum.opens('值班安排')
    await li.says('/help', { in: forum, topic: other })
    await forum.closes(other)
    product = await setting.start()
    await li.sees('在群里可以问', { in: forum })
  })
})

describe('a group that becomes a supergroup', () => {
  it('takes consents, the way to talk and what waits along, also over a restart', {
    timeout: 90_000,
  }, async () => {
    const group = await setting.world.group('安委会成员群', [zhang, li], { kind: 'group' })
    await enter(group)
    await zhang.says('/duties', { in: group })
    await zhang.starts(payloadOf(await zhang.taps('到私聊继续', { in: group })))
    await zhang.taps(/显示我的职责/)
    await zhang.sees('好的，以后您在「安委会成员群」里问')

    // Asked in the old group, which is gone before the answer can be sent.
    await product.end()
    await li.says(QUESTION, { in: group })
    await group.migrates()
    product = await setting.start()
    await li.sees(ANSWER, { in: group })
    await setting.world.quiet()
    expect(await answersIn(group)).toHaveLength(1)

    await zhang.says('/duties', { in: group })
    await zhang.sees(/您.*的职责[\s\S]*带队检查/, { in: group })
    await zhang.says('群里显示')
    await zhang.sees('「安委会成员群」：允许')
    expect(((await zhang.lastSeen())?.text.match(/安委会成员群/g) ?? []).length).toBe(1)

    expect((await group.chat.messages()).filter(({ text }) => text.includes('叫我请'))).toEqual([])
  })

  it('is found by the refusal of a send, where the notice has not come yet', {
    timeout: 60_000,
  }, async () => {
    const group = await setting.world.group('安委会成员群', [zhang, li], { kind: 'group' })
    await enter(group)
    await setting.world.fails('sendMessage', { kind: 'error' }, { in: group })
    await li.says(QUESTION, { in: group })
    await expect.poll(refusedWith(500)).toBe(1)
    await group.migrates()
    await li.sees(ANSWER, { in: group })
    await setting.world.quiet()
    expect(await answersIn(group)).toHaveLength(1)
  })
})

describe('a bot that is put out', () => {
  it('says so once in private to whoever brought it in, and comes back with a greeting', {
    timeout: 60_000,
  }, async () => {
    const group = await setting.world.group('安委会成员群', [zhang, li])
    await enter(group)
    await group.removes('bot')
    await zhang.sees('群“安委会成员群”已不能发送消息')
    await setting.world.quiet()
    const told = (await zhang.chat.messages()).filter(({ text }) => text.includes('已不能发送消息'))
    expect(told).toHaveLength(1)
    await enter(group)
    await li.says(QUESTION, { in: group })
    await li.sees(ANSWER, { in: group })
  })

  it('while an answer waits: nothing is tried again and again', { timeout: 60_000 }, async () => {
    const group = await setting.world.group('安委会成员群', [zhang, li])
    await enter(group)
    await product.end()
    await li.says(QUESTION, { in: group })
    await group.removes('bot')
    const before = (await setting.world.calls('sendMessage')).length
    product = await setting.start()
    await zhang.sees('群“安委会成员群”已不能发送消息')
    await setting.world.quiet(1500)
    const later = (await setting.world.calls('sendMessage')).slice(before)
    expect(later.filter(({ params }) => Number(params.chat_id) === group.id).length).toBeLessThanOrEqual(1)
    expect(later.filter(({ params }) => Number(params.chat_id) === ZHANG)).toHaveLength(1)
  })

  it('of the right to write says so, and answers again once somebody calls it after that', {
    timeout: 60_000,
  }, async () => {
    const group = await setting.world.group('安委会成员群', [zhang, li])
    await enter(group)
    await group.mutes()
    await li.says(QUESTION, { in: group })
    await zhang.sees('群“安委会成员群”已不能发送消息')
    await li.says(QUESTION, { in: group })
    await expect.poll(refusedWith(400)).toBe(2)
    await setting.world.quiet(1500)
    const told = (await zhang.chat.messages()).filter(({ text }) => text.includes('已不能发送消息'))
    // Found out twice, said once.
    expect(await refusedWith(400)()).toBe(2)
    expect(told).toHaveLength(1)
    await group.mutes(false)
    await li.says(QUESTION, { in: group })
    await li.sees(ANSWER, { in: group })
  })
})

describe('Telegram’s limits in groups', () => {
  it('are kept: eight quick questions, each answered once', { timeout: 60_000 }, async () => {
    await setting.world.limits(telegramLimits)
    const group = await setting.world.group('安委会成员群', [zhang, li])
    await enter(group)
    for (let times = 0; times < 8; times += 1) await zhang.says(QUESTION, { in: group })
    await setting.world.quiet(2500, 30_000)
    const sent = await setting.world.calls('sendMessage')
    // A machine busy with other tests may hold a message up on its way for longer than the margin.
    expect(sent.filter(({ status }) => status !== 200).length).toBeLessThanOrEqual(1)
    expect(await answersIn(group)).toHaveLength(8)
  })

  it('hold up the group they were said for, and no other', { timeout: 60_000 }, async () => {
    const slow = await setting.world.group('安委会成员群', [zhang, li])
    const quick = await setting.world.group('镇应急群', [zhang, li])
    await enter(slow)
    await enter(quick)
    await setting.world.fails('sendMessage', { kind: 'flood', retryAfter: 4 }, { times: 2, in: slow })
    const start = performance.now()
    await li.says(QUESTION, { in: slow })
    for (let times = 0; times < 2; times += 1) {
      await li.says(QUESTION, { in: quick })
      await li.sees(ANSWER, { in: quick })
    }
    expect(await answersIn(quick)).toHaveLength(2)
    expect(await answersIn(slow)).toEqual([])
    await li.sees(ANSWER, { in: slow, within: 40_000 })
    expect(performance.now() - start).toBeGreaterThan(7900)
    expect(await answersIn(slow)).toHaveLength(1)
  })
})
