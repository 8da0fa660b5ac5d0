import { Telegram } from 'telegraf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BotApiServer, inProcess } from './botapi/index.ts'
import { type Person, TestWorld } from './people/index.ts'
import { refusal } from './refused.ts'

let server: BotApiServer
let world: TestWorld
let telegram: Telegram
let zhang: Person

beforeEach(async () => {
  server = await BotApiServer.start()
  world = new TestWorld(inProcess(server))
  telegram = new Telegram(server.token, { apiRoot: server.url })
  zhang = await world.user('张三', { started: true })
})
afterEach(() => server.close())

const file = (text: string, filename = '台账 十一月.md') => ({ source: Buffer.from(text), filename })
const stored = async (id: string) => {
  const found = (await world.stage.act({ do: 'file', id })) as { name: string; bytes: string }
  return { name: found.name, text: Buffer.from(found.bytes, 'base64').toString() }
}

describe('files the bot sends', () => {
  it('arrive whole, with their Chinese name', async () => {
    const text = '第一行\r\n--boundary\r\n第三行'.repeat(1000)
    const { document } = await telegram.sendDocument(zhang.id, file(text), { caption: '请查收' })
    expect(document).toMatchObject({ file_name: '台账 十一月.md', file_size: Buffer.byteLength(text) })
    expect(await stored(document.file_id)).toEqual({ name: '台账 十一月.md', text })
    expect(await zhang.lastSeen()).toMatchObject({
      what: 'document',
      text: '请查收',
      file: { name: '台账 十一月.md' },
    })
    expect((await world.calls('sendDocument'))[0]?.params.document).toEqual({
      name: '台账 十一月.md',
      size: Buffer.byteLength(text),
    })
    expect(server.violations).toEqual([])
  })

  it('are answers only where reply_parameters arrive as JSON', async () => {
    const asked = await zhang.says('发给我')
    const reply_parameters = { message_id: asked }
    // telegraf drops the object from an upload, without a word.
    await telegram.sendDocument(zhang.id, file('甲'), { reply_parameters })
    expect(await zhang.lastSeen()).toMatchObject({ what: 'document', replyTo: null })
    await telegram.sendDocument(zhang.id, file('甲'), {
      reply_parameters: JSON.stringify(reply_parameters) as never,
    })
    expect(await zhang.lastSeen()).toMatchObject({ what: 'document', replyTo: asked })
  })

  it('are not empty, and carry at most 1,024 units of caption', async () => {
    const send = (text: string, caption = '') => telegram.sendDocument(zhang.id, file(text), { caption })
    await send('甲', '长'.repeat(1024))
    expect(await refusal(send('甲', '长'.repeat(1025)))).toEqual([
      400,
      'Bad Request: message caption is too long',
    ])
    expect(await refusal(send(''))).toEqual([400, 'Bad Request: file must be non-empty'])
    expect(await refusal(telegram.callApi('sendDocument', { chat_id: zhang.id } as never))).toEqual([
      400,
      'Bad Request: there is no document in the request',
    ])
  })

  it('can be sent again by their id', async () => {
    const { document } = await telegram.sendDocument(zhang.id, file('甲'))
    const again = await telegram.sendDocument(zhang.id, document.file_id)
    expect(again.document.file_id).toBe(document.file_id)
    const { photo } = await telegram.sendPhoto(zhang.id, file('图', 'a.jpg'))
    expect(photo[0]?.file_size).toBe(3)
    expect((await refusal(telegram.sendDocument(zhang.id, 'nonsense')))[0]).toBe(400)
  })
})

describe('files people send', () => {
  const sentVoice = async () => {
    const updates = (await telegram.getUpdates(0, 100, -1, undefined)) as unknown[]
    return (updates[0] as { message: { voice: { file_id: string; duration: number } } }).message.voice
  }

  it('can be read, up to 20 MiB', async () => {
    const content = new Uint8Array([79, 103, 103, 83, 0, 255])
    await zhang.sendsVoice({ content, seconds: 7 })
    const voice = await sentVoice()
    expect(voice.duration).toBe(7)
    const link = await telegram.getFileLink(voice.file_id)
    expect(new Uint8Array(await (await fetch(link)).arrayBuffer())).toEqual(content)
    await zhang.sendsVoice({ size: 20 * 1024 * 1024 })
    await telegram.getFile((await sentVoice()).file_id)
    await zhang.sendsVoice({ size: 20 * 1024 * 1024 + 1 })
    expect(await refusal(telegram.getFile((await sentVoice()).file_id))).toEqual([
      400,
      'Bad Request: file is too big',
    ])
    expect(await refusal(telegram.getFile('nonsense'))).toEqual([
      400,
      'Bad Request: wrong file_id or the file is temporarily unavailable',
    ])
  })

  it('need the token and the right path, and meet faults', async () => {
    await zhang.sendsVoice()
    const { href } = await telegram.getFileLink((await sentVoice()).file_id)
    expect((await fetch(href.replace(server.token, '1:x'))).status).toBe(404)
    expect((await fetch(`${href}x`)).status).toBe(404)
    await world.fails('file', { kind: 'gateway' })
    expect((await fetch(href)).status).toBe(502)
    await world.fails('file', { kind: 'half' })
    await expect(fetch(href).then((response) => response.arrayBuffer())).rejects.toThrow()
    expect((await fetch(href)).status).toBe(200)
  })
})

describe('the command menu', () => {
  const set = (command: string, description: string) =>
    telegram.setMyCommands([{ command, description }], { scope: { type: 'all_private_chats' } })

  it('is kept by scope and language', async () => {
    await set('duties', '本期职责')
    const scope = { type: 'all_private_chats' } as const
    expect(await telegram.getMyCommands({ scope })).toEqual([{ command: 'duties', description: '本期职责' }])
    expect(await telegram.getMyCommands({ scope, language_code: 'zh' })).toEqual([])
    expect(await telegram.getMyCommands()).toEqual([])
    await telegram.deleteMyCommands({ scope })
    expect(await telegram.getMyCommands({ scope })).toEqual([])
  })

  it('has short names in small Latin letters, and descriptions', async () => {
    await set('a'.repeat(32), '字'.repeat(256))
    const refusals: [string, string, string][] = [
      ['a'.repeat(33), '字', 'command length must not exceed 32'],
      ['a', '字'.repeat(257), 'command description length must not exceed 256'],
      ['', '字', 'command must be non-empty'],
      ['a', '', 'command description must be non-empty'],
      ['Duties', '字', 'BOT_COMMAND_INVALID'],
      ['职责', '字', 'BOT_COMMAND_INVALID'],
    ]
    for (const [command, description, why] of refusals)
      expect(await refusal(set(command, description))).toEqual([400, `Bad Request: ${why}`])
  })

  it('holds 100 commands, in scopes that exist', async () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ command: `c${at}`, description: '字' }))
    await telegram.setMyCommands(list(100))
    expect(await refusal(telegram.setMyCommands(list(101)))).toEqual([
      400,
      'Bad Request: BOT_COMMANDS_TOO_MUCH',
    ])
    expect(await refusal(telegram.setMyCommands(list(1), { scope: { type: 'chat', chat_id: 1 } }))).toEqual([
      400,
      'Bad Request: chat not found',
    ])
    expect(await refusal(telegram.setMyCommands(list(1), { language_code: 'chinese' }))).toEqual([
      400,
      'Bad Request: invalid language code specified',
    ])
  })
})

describe('sendChatAction', () => {
  it('takes the actions there are', async () => {
    await telegram.sendChatAction(zhang.id, 'typing')
    expect(await refusal(telegram.sendChatAction(zhang.id, 'thinking' as never))).toEqual([
      400,
      'Bad Request: wrong parameter action in request',
    ])
  })
})
