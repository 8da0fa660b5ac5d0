import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type BotApi,
  createBotApi,
  type OutgoingMessage,
} from '../../../../src/channels/telegram/api/index.ts'
import { BotApiServer } from '../../../telegram/botapi/index.ts'
import { faultOf } from './errors-of.ts'

let server: BotApiServer
let api: BotApi
let zhang: number
beforeAll(async () => {
  server = await BotApiServer.start()
  api = createBotApi({ token: server.token, apiRoot: server.url, timeoutMs: 500 })
  zhang = (server.act({ do: 'user', name: '张三', username: 'zhang' }) as { id: number }).id
  server.act({ do: 'say', user: zhang, text: '/start' })
})
afterAll(() => server.close())
beforeEach(() => server.faults.clear())

const message = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  chatId: zhang,
  thread: null,
  replyTo: null,
  text: '您好',
  html: false,
  keyboard: [],
  ...change,
})
const last = (method: string) => server.calls.filter((call) => call.method === method).at(-1)?.params

describe('calls as Telegram has them', () => {
  it('says who it is', async () => {
    expect(await api.me()).toEqual({ id: 700_000_001, username: 'zhaodan_bot' })
  })

  it('sends text without previews, as HTML where asked, with buttons', async () => {
    const keyboard = [
      [
        { text: '履职', data: '=due' },
        { text: '网页', url: 'https://example.org/' },
      ],
    ]
    const id = await api.send(message({ text: '<b>您好</b>', html: true, keyboard }))
    expect(id).toBeGreaterThan(0)
    expect(last('sendMessage')).toMatchObject({
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      reply_markup: {
        inline_keyboard: [
          [
            { text: '履职', callback_data: '=due' },
            { text: '网页', url: 'https://example.org/' },
          ],
        ],
      },
    })
    expect(last('sendMessage')).not.toHaveProperty('message_thread_id')
    expect(last('sendMessage')).not.toHaveProperty('reply_parameters')
  })

  it('answers a message, and sends all the same where that one is gone', async () => {
    const first = await api.send(message())
    await api.send(message({ replyTo: first }))
    const wanted = { message_id: first, allow_sending_without_reply: true }
    expect(last('sendMessage')).toMatchObject({ reply_parameters: wanted })
    expect(await api.send(message({ replyTo: 999_999 }))).toBeGreaterThan(first)
  })

  it('a document sent as a reply arrives as one', async () => {
    const first = await api.send(message())
    const content = Buffer.from('第六条')
    const id = await api.sendDocument({
      chatId: zhang,
      thread: null,
      replyTo: first,
      name: '原"文\r\n.txt',
      content,
      caption: '原文',
    })
    const shown = server.context.world.chats.get(zhang)?.messages.get(id)
    expect(shown).toMatchObject({ what: 'document', replyTo: first, text: '原文' })
    expect(shown?.content.document).toMatchObject({ file_size: content.length })
  })

  it('keeps the topic of a forum, and leaves the general one out', async () => {
    const { id: chatId } = server.act({
      do: 'group',
      title: '安委会',
      members: [zhang],
      forum: true,
    }) as { id: number }
    server.act({ do: 'bot-member', chat: chatId, by: zhang, status: 'member' })
    const { thread } = server.act({ do: 'topic', chat: chatId, name: '检查' }) as { thread: number }
    await api.send(message({ chatId, thread }))
    expect(last('sendMessage')).toMatchObject({ message_thread_id: thread })
    await api.send(message({ chatId, thread: 1 }))
    expect(last('sendMessage')).not.toHaveProperty('message_thread_id')
    server.act({ do: 'topic-state', chat: chatId, thread, state: 'deleted' })
    const fault = await faultOf(api.send(message({ chatId, thread })), server.token)
    expect(fault.fault).toBe('no-such-message')
  })

  it('edits; the same text and buttons once more count as done; without buttons the old ones go', async () => {
    const keyboard = [[{ text: '履职', data: '=due' }]]
    const id = await api.send(message({ keyboard }))
    await api.edit(id, message({ text: '已改', keyboard }))
    await api.edit(id, message({ text: '已改', keyboard }))
    const shown = () => server.context.world.chats.get(zhang)?.messages.get(id)
    expect(shown()).toMatchObject({ text: '已改', keyboard: [[{ text: '履职' }]] })
    await api.removeButtons(zhang, id)
    await api.removeButtons(zhang, id)
    expect(shown()?.keyboard).toEqual([])
    const fault = await faultOf(api.edit(999_999, message()), server.token)
    expect(fault.fault).toBe('no-such-message')
  })

  it('sets the menu of private chats and of groups', async () => {
    await api.setCommands([{ command: 'duties', description: '我的履职清单' }], 'private')
    expect(last('setMyCommands')).toMatchObject({ scope: { type: 'all_private_chats' } })
    await api.setCommands([{ command: 'ask', description: '问法规' }], 'groups')
    expect(last('setMyCommands')).toMatchObject({ scope: { type: 'all_group_chats' } })
  })

  it('receives updates and confirms them by the offset', async () => {
    server.act({ do: 'say', user: zhang, text: '今天检查了一次' })
    const wait = { waitSeconds: 0, signal: new AbortController().signal }
    const got = (await api.updates({ offset: 0, ...wait })) as { update_id: number }[]
    expect(got.length).toBeGreaterThan(0)
    expect(last('getUpdates')).toMatchObject({
      limit: 100,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    })
    expect(await api.updates({ offset: (got.at(-1)?.update_id ?? 0) + 1, ...wait })).toEqual([])
  })

  it('a waiting call ends at once when its signal is raised', async () => {
    const controller = new AbortController()
    const started = performance.now()
    const call = api.updates({ offset: 0, waitSeconds: 50, signal: controller.signal })
    setTimeout(() => controller.abort(), 50)
    expect((await faultOf(call, server.token)).fault).toBe('unreachable')
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('sets and takes away the webhook in order of updates and without dropping any', async () => {
    await api.setWebhook({ url: 'https://example.org/telegram', secret: 'secret_1' })
    expect(last('setWebhook')).toMatchObject({ max_connections: 1, secret_token: 'secret_1' })
    expect(last('setWebhook')).not.toHaveProperty('drop_pending_updates')
    await api.deleteWebhook()
    expect(last('deleteWebhook')?.drop_pending_updates).not.toBe(true)
  })

  it('downloads a file up to the limit, and not beyond', async () => {
    const content = Buffer.alloc(1000, 7)
    const { id } = server.context.world.addFile('a.oga', 'voice', content)
    expect(Buffer.from(await api.download(id, 1000)).equals(content)).toBe(true)
    expect((await faultOf(api.download(id, 999), server.token)).fault).toBe('too-big')
  })

  it('says who administers a group', async () => {
    const { id } = server.act({ do: 'group', title: '值班', members: [zhang] }) as { id: number }
    server.act({ do: 'bot-member', chat: id, by: zhang, status: 'member' })
    server.act({ do: 'member', chat: id, user: zhang, status: 'administrator' })
    expect(await api.isAdministrator(id, zhang)).toBe(true)
    expect(await api.isAdministrator(id, 424_242)).toBe(false)
  })

  it('did nothing that Telegram refuses for its form', () => {
    expect(server.violations).toEqual([])
  })
})

describe('faults', () => {
  const refuse = (code: number, description: string, parameters = {}) =>
    server.faults.order('sendMessage', 1, { kind: 'refuse', code, description, parameters })

  it.each([
    [401, 'Unauthorized', 'unauthorized'],
    [404, 'Not Found', 'unauthorized'],
    [403, 'Forbidden: bot was blocked by the user', 'gone'],
    [409, 'Conflict: terminated by other getUpdates request', 'conflict'],
    [413, 'Request Entity Too Large', 'too-big'],
    [400, 'Bad Request: chat not found', 'gone'],
    [400, 'Bad Request: have no rights to send a message', 'gone'],
    [400, "Bad Request: can't parse entities: Can't find end tag corresponding to start tag b", 'entities'],
    [400, 'Bad Request: message to edit not found', 'no-such-message'],
    [400, "Bad Request: message can't be edited", 'no-such-message'],
    [400, 'Bad Request: message thread not found', 'no-such-message'],
    [400, 'Bad Request: TOPIC_CLOSED', 'no-such-message'],
    [400, 'Bad Request: query is too old and response timeout expired or query ID is invalid', 'too-late'],
    [400, 'Bad Request: BUTTON_DATA_INVALID', 'refused'],
    [400, 'Bad Request: message is too long', 'refused'],
    [500, 'Internal Server Error', 'unreachable'],
  ])('%i %s: %s', async (code, description, fault) => {
    refuse(code, description)
    expect((await faultOf(api.send(message()), server.token)).fault).toBe(fault)
  })

  it('429 says when to try again', async () => {
    server.faults.order('sendMessage', 1, { kind: 'flood', retryAfter: 7 })
    const fault = await faultOf(api.send(message()), server.token)
    expect(fault).toMatchObject({ fault: 'flood', retryAfterSeconds: 7, method: 'sendMessage' })
  })

  it('a group that moved says where to', async () => {
    refuse(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1001 })
    expect(await faultOf(api.send(message()), server.token)).toMatchObject({ fault: 'moved', movedTo: -1001 })
  })

  it('words that Telegram quotes are left out', async () => {
    refuse(400, 'Bad Request: can\'t parse entities: Unsupported start tag "王五的秘密" at byte offset 0')
    const fault = await faultOf(api.send(message({ text: '王五的秘密' })), server.token)
    expect(fault.message).not.toContain('王五')
    expect(JSON.stringify(fault)).not.toContain('王五')
  })

  it.each([
    { kind: 'gateway' } as const,
    { kind: 'error' } as const,
    { kind: 'half' } as const,
    { kind: 'silence' } as const,
    { kind: 'close' } as const,
  ])('$kind: unreachable', async (fault) => {
    for (const method of ['sendMessage', 'sendDocument', 'getUpdates']) server.faults.order(method, 1, fault)
    expect((await faultOf(api.send(message()), server.token)).fault).toBe('unreachable')
    const slow = createBotApi({ token: server.token, apiRoot: server.url, timeoutMs: 100 })
    const document = { chatId: zhang, thread: null, replyTo: null, name: 'a', caption: null }
    const upload = slow.sendDocument({ ...document, content: Buffer.from('a') })
    expect((await faultOf(upload, server.token)).fault).toBe('unreachable')
  })

  it.each([{ kind: 'half' } as const, { kind: 'silence' } as const, { kind: 'close' } as const])(
    'a download with $kind: unreachable',
    async (fault) => {
      const { id } = server.context.world.addFile('a.oga', 'voice', Buffer.alloc(1000, 7))
      server.faults.order('file', 1, fault)
      const slow = createBotApi({ token: server.token, apiRoot: server.url, timeoutMs: 100 })
      expect((await faultOf(slow.download(id, 2000), server.token)).fault).toBe('unreachable')
    },
  )

  it('a wrong token, and one that is no token at all', async () => {
    for (const token of ['123:wrong_token_of_another', 'what is this/../x']) {
      const other = createBotApi({ token, apiRoot: server.url })
      expect((await faultOf(other.me(), token)).fault).toBe('unauthorized')
    }
  })
})
