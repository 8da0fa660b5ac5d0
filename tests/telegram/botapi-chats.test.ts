import { Telegram } from 'telegraf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BotApiServer, inProcess } from './botapi/index.ts'
import { type Group, type Person, TestWorld } from './people/index.ts'
import { refusal } from './refused.ts'

let server: BotApiServer
let world: TestWorld
let telegram: Telegram
let zhang: Person
let li: Person
let now: Date

beforeEach(async () => {
  now = new Date('2026-11-22T01:00:00Z')
  server = await BotApiServer.start({ now: () => now })
  world = new TestWorld(inProcess(server))
  telegram = new Telegram(server.token, { apiRoot: server.url })
  zhang = await world.user('张三', { started: true })
  li = await world.user('李四')
})
afterEach(() => server.close())

interface Update {
  update_id: number
  [kind: string]: unknown
}
let offset = 0
beforeEach(() => {
  offset = 0
})
/** Updates since the last look. */
async function updates(): Promise<Update[]> {
  const found = (await telegram.getUpdates(0, 100, offset, undefined)) as unknown as Update[]
  offset = (found.at(-1)?.update_id ?? offset - 1) + 1
  return found
}
const texts = async () => (await updates()).map((one) => (one.message as { text?: string } | undefined)?.text)

describe('private chats', () => {
  it('are open to the bot once the person has written, until it is blocked', async () => {
    expect(await refusal(telegram.sendMessage(1, '好'))).toEqual([400, 'Bad Request: chat not found'])
    expect(await refusal(telegram.sendMessage(li.id, '好'))).toEqual([
      403,
      "Forbidden: bot can't initiate conversation with a user",
    ])
    await li.starts('CODE')
    await telegram.sendMessage(li.id, '好')
    await li.blocks()
    expect(await refusal(telegram.sendMessage(li.id, '好'))).toEqual([
      403,
      'Forbidden: bot was blocked by the user',
    ])
    await li.unblocks()
    await telegram.sendMessage(li.id, '又好')
    expect(await updates()).toMatchObject([
      { message: { text: '/start CODE', entities: [{ type: 'bot_command', offset: 0, length: 6 }] } },
      { my_chat_member: { old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } } },
      { my_chat_member: { old_chat_member: { status: 'kicked' }, new_chat_member: { status: 'member' } } },
    ])
    expect(server.violations).toEqual([])
  })

  it('have no topics, no leaders, and cannot be left', async () => {
    expect(await refusal(telegram.sendMessage(zhang.id, '好', { message_thread_id: 5 }))).toEqual([
      400,
      'Bad Request: message thread not found',
    ])
    expect(await refusal(telegram.getChatAdministrators(zhang.id))).toEqual([
      400,
      'Bad Request: there are no administrators in the private chat',
    ])
    expect(await refusal(telegram.leaveChat(zhang.id))).toEqual([
      400,
      "Bad Request: chat member status can't be changed in private chats",
    ])
  })

  it('are closed where the account is gone', async () => {
    await world.stage.act({ do: 'deactivate', user: zhang.id })
    expect(await refusal(telegram.sendMessage(zhang.id, '好'))).toEqual([
      403,
      'Forbidden: user is deactivated',
    ])
  })
})

describe('messages', () => {
  it('are edited while they are there, are the bot’s own, and change', async () => {
    const { message_id } = await telegram.sendMessage(zhang.id, '一')
    const edit = (id: number, text: string) => telegram.editMessageText(zhang.id, id, undefined, text)
    await edit(message_id, '二')
    expect((await refusal(edit(message_id, '二')))[1]).toMatch(/^Bad Request: message is not modified: /)
    expect(await refusal(edit(99, '三'))).toEqual([400, 'Bad Request: message to edit not found'])
    const own = await zhang.says('我的')
    expect(await refusal(edit(own, '三'))).toEqual([400, "Bad Request: message can't be edited"])
    await telegram.deleteMessage(zhang.id, message_id)
    expect(await refusal(edit(message_id, '三'))).toEqual([400, 'Bad Request: message to edit not found'])
    expect(await refusal(telegram.deleteMessage(zhang.id, message_id))).toEqual([
      400,
      'Bad Request: message to delete not found',
    ])
    expect((await zhang.chat.messages())[0]).toMatchObject({
      text: '二',
      edits: 1,
      earlier: ['一'],
      deleted: true,
    })
  })

  it('are deleted within 48 hours', async () => {
    const send = async () => (await telegram.sendMessage(zhang.id, '一')).message_id
    const [early, late] = [await send(), await send()]
    now = new Date(now.getTime() + 48 * 3_600_000 - 1)
    await telegram.deleteMessage(zhang.id, early)
    now = new Date(now.getTime() + 1)
    expect(await refusal(telegram.deleteMessage(zhang.id, late))).toEqual([
      400,
      "Bad Request: message can't be deleted",
    ])
  })

  it('lose their buttons when edited without them', async () => {
    const keyboard = { reply_markup: { inline_keyboard: [[{ text: '确认', callback_data: 'ok' }]] } }
    const { message_id } = await telegram.sendMessage(zhang.id, '一', keyboard)
    await telegram.editMessageReplyMarkup(zhang.id, message_id, undefined, undefined)
    expect(
      (await refusal(telegram.editMessageReplyMarkup(zhang.id, message_id, undefined, undefined)))[1],
    ).toMatch(/not modified/)
    expect(await zhang.lastSeen()).toMatchObject({ buttons: [], edits: 1 })
    await expect(zhang.taps('确认', { within: 20 })).rejects.toThrow(/没有看到按钮 确认/)
    await zhang.taps('确认', { stale: true })
    expect((await updates()).at(-1)).toMatchObject({
      callback_query: { data: 'ok', message: { text: '一' } },
    })
  })

  it('answer a message that is there, or none where that is allowed', async () => {
    const asked = await zhang.says('问')
    const reply = (message_id: number, allow_sending_without_reply = false) =>
      telegram.sendMessage(zhang.id, '答', { reply_parameters: { message_id, allow_sending_without_reply } })
    expect(await reply(asked)).toMatchObject({ reply_to_message: { text: '问' } })
    expect(await refusal(reply(99))).toEqual([400, 'Bad Request: message to be replied not found'])
    expect(await reply(99, true)).not.toHaveProperty('reply_to_message')
  })
})

describe('taps', () => {
  it('say no more than the id of a very old message, and come only from those who see it', async () => {
    const { message_id } = await telegram.sendMessage(zhang.id, '一', {
      reply_markup: { inline_keyboard: [[{ text: '确认', callback_data: 'ok' }]] },
    })
    await zhang.taps('确认', { inaccessible: true })
    const [{ callback_query }] = (await updates()) as [Update]
    expect(callback_query).toMatchObject({ data: 'ok', message: { message_id, date: 0 } })
    expect(callback_query).not.toHaveProperty('message.text')
    const strange = world.stage.act({ do: 'tap', user: li.id, chat: zhang.id, label: '确认' })
    await expect(strange).rejects.toThrow('李四 is not in 张三.')
  })

  it('are answered in time, with at most 200 characters', async () => {
    await telegram.sendMessage(zhang.id, '一', {
      reply_markup: { inline_keyboard: [[{ text: '确认', callback_data: 'ok' }]] },
    })
    await zhang.taps('确认')
    const [{ callback_query }] = (await updates()) as [Update]
    const { id } = callback_query as { id: string }
    const late = [400, 'Bad Request: query is too old and response timeout expired or query ID is invalid']
    expect(await refusal(telegram.answerCbQuery('1'))).toEqual(late)
    expect(await refusal(telegram.answerCbQuery(id, '长'.repeat(201)))).toEqual([
      400,
      'Bad Request: MESSAGE_TOO_LONG',
    ])
    expect((await world.status()).openTaps).toBe(1)
    await telegram.answerCbQuery(id, '长'.repeat(200))
    expect((await world.status()).openTaps).toBe(0)
    expect(await zhang.sees(/^长+$/)).toMatchObject({ type: 'toast', to: { name: '张三' } })
    now = new Date(now.getTime() + 30_000)
    await telegram.answerCbQuery(id)
    now = new Date(now.getTime() + 1)
    expect(await refusal(telegram.answerCbQuery(id))).toEqual(late)
  })
})

describe('groups', () => {
  let group: Group
  beforeEach(async () => {
    group = await world.group('安监站', [zhang, li])
  })

  it('take the bot in and put it out', async () => {
    const send = () => telegram.sendMessage(group.id, '好')
    expect(await refusal(send())).toEqual([403, 'Forbidden: bot is not a member of the supergroup chat'])
    await group.adds('bot')
    await send()
    await group.mutes()
    expect(await refusal(send())).toEqual([
      400,
      'Bad Request: not enough rights to send text messages to the chat',
    ])
    await group.mutes(false)
    await group.removes('bot')
    expect(await refusal(send())).toEqual([403, 'Forbidden: bot was kicked from the supergroup chat'])
    await group.adds('bot')
    await telegram.leaveChat(group.id)
    expect(await refusal(send())).toEqual([403, 'Forbidden: bot is not a member of the supergroup chat'])
    expect((await updates()).slice(0, 4)).toMatchObject([
      { my_chat_member: { from: { first_name: '张三' }, new_chat_member: { status: 'member' } } },
      { message: { new_chat_members: [{ username: 'zhaodan_bot' }] } },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
      { message: { left_chat_member: { username: 'zhaodan_bot' } } },
    ])
  })

  it('say who leads them', async () => {
    await group.adds('bot', { as: 'administrator' })
    const status = async (id: number) => (await telegram.getChatMember(group.id, id)).status
    expect([await status(zhang.id), await status(li.id)]).toEqual(['creator', 'member'])
    await group.removes(li, { as: 'left' })
    expect(await status(li.id)).toBe('left')
    const leaders = await telegram.getChatAdministrators(group.id)
    expect(leaders.map((one) => one.user.first_name)).toEqual(['张三', '照单'])
    expect(await telegram.getChat(group.id)).toMatchObject({ type: 'supergroup', title: '安监站' })
  })

  it('take somebody into their lead and out of it again', async () => {
    await group.adds('bot')
    const status = async () => (await telegram.getChatMember(group.id, li.id)).status
    await group.promotes(li)
    expect(await status()).toBe('administrator')
    await group.demotes(li)
    expect(await status()).toBe('member')
  })

  it('let their administrators speak for them, and their members for a channel', async () => {
    await group.adds('bot')
    await updates()
    await expect(li.says('/help', { in: group, as: 'group' })).rejects.toThrow('no administrator')
    await zhang.says('/help', { in: group, as: 'group' })
    await li.says('/help', { in: group, as: { channel: -1005, title: '李四的频道' } })
    expect(await updates()).toMatchObject([
      { message: { from: { is_bot: true, id: 1087968824 }, sender_chat: { id: group.id } } },
      { message: { from: { is_bot: true, id: 136817688 }, sender_chat: { id: -1005, type: 'channel' } } },
    ])
    // The stand-ins are no members, and Telegram knows of none.
    await expect(telegram.getChatMember(group.id, 1087968824)).rejects.toThrow('PARTICIPANT_ID_INVALID')
  })

  it('become supergroups under another id', async () => {
    const small = await world.group('小群', [zhang], { kind: 'group' })
    await small.adds('bot')
    await updates()
    const old = await small.migrates()
    expect(await updates()).toMatchObject([
      { message: { chat: { id: old, type: 'group' }, migrate_to_chat_id: small.id } },
      { message: { chat: { id: small.id, type: 'supergroup' }, migrate_from_chat_id: old } },
    ])
    expect(await refusal(telegram.sendMessage(old, '好'))).toEqual([
      400,
      'Bad Request: group chat was upgraded to a supergroup chat',
      { migrate_to_chat_id: small.id },
    ])
    await telegram.sendMessage(small.id, '好')
  })

  it('have topics, open, closed and gone', async () => {
    const forum = await world.group('论坛', [zhang], { forum: true })
    await forum.adds('bot')
    const thread = await forum.opens('检查')
    await zhang.says('@zhaodan_bot 在吗', { in: forum, topic: thread })
    expect((await updates()).at(-1)).toMatchObject({
      message: { message_thread_id: thread, is_topic_message: true },
    })
    const send = (message_thread_id: number) => telegram.sendMessage(forum.id, '在', { message_thread_id })
    expect(await send(thread)).toMatchObject({ message_thread_id: thread })
    expect(await refusal(send(99))).toEqual([400, 'Bad Request: message thread not found'])
    await forum.closes(thread)
    expect(await refusal(send(thread))).toEqual([400, 'Bad Request: TOPIC_CLOSED'])
    await forum.adds('bot', { as: 'administrator' })
    await send(thread)
    await forum.deletes(thread)
    expect(await refusal(send(thread))).toEqual([400, 'Bad Request: message thread not found'])
  })

  it('tell a bot in privacy mode only what is meant for it', async () => {
    await group.adds('bot')
    const { message_id } = await telegram.sendMessage(group.id, '在')
    await updates()
    const say = async (text: string, replyTo?: number) => {
      await zhang.says(text, { in: group, ...(replyTo !== undefined && { replyTo }) })
      return (await texts()).length === 1
    }
    for (const text of [
      '@zhaodan_bot 在吗',
      '请 @Zhaodan_Bot',
      '请，@zhaodan_bot。',
      '/duties',
      '/log@zhaodan_bot 今天',
    ])
      expect([text, await say(text)]).toEqual([text, true])
    for (const text of [
      '大家好',
      '请@zhaodan_bot',
      '@zhaodan_bot在吗',
      '/menu吧',
      '去/duties',
      '/log@other_bot',
      '@other_bot',
    ])
      expect([text, await say(text)]).toEqual([text, false])
    expect(await say('好的', message_id)).toBe(true)
    expect(await say('好的', await li.says('嗯', { in: group }))).toBe(false)
  })

  it('tell everything to an administrator, and without privacy mode', async () => {
    await group.adds('bot')
    const hears = async (text: string) => {
      await updates()
      await zhang.says(text, { in: group })
      return (await texts()).length === 1
    }
    expect(await hears('一')).toBe(false)
    await group.adds('bot', { as: 'administrator' })
    expect(await hears('二')).toBe(true)
    await group.adds('bot', { as: 'member' })
    expect(await hears('三')).toBe(false)
    await world.privacy(false)
    expect(await hears('四')).toBe(true)
  })
})
