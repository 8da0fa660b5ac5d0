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

const bad = (what: string) => [400, `Bad Request: ${what}`]
const post = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${server.url}${path}`, { method: 'POST', ...init })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const json = (value: unknown): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

describe('addresses and parameters', () => {
  it('says who the bot is', async () => {
    expect(await telegram.getMe()).toMatchObject({ id: 700000001, is_bot: true, username: 'zhaodan_bot' })
    await world.privacy(false)
    expect(await telegram.getMe()).toMatchObject({ can_read_all_group_messages: true })
  })

  it('knows one token and its methods alone', async () => {
    expect(await post('/bot1:wrong/getMe')).toEqual({
      status: 401,
      body: { ok: false, error_code: 401, description: 'Unauthorized' },
    })
    expect(await post(`/bot${server.token}/getMeNot`)).toEqual({
      status: 404,
      body: { ok: false, error_code: 404, description: 'Not Found: method not found' },
    })
    expect(await post('/')).toMatchObject({ status: 404 })
    expect(server.violations).toMatchObject([{ method: 'getMeNot' }])
  })

  it('refuses parameters that no method has, or of another kind, and records it', async () => {
    const send = (more: object) =>
      post(`/bot${server.token}/sendMessage`, json({ chat_id: zhang.id, text: '好', ...more }))
    expect(await send({})).toMatchObject({ status: 200 })
    expect(await send({ colour: 'red' })).toMatchObject({
      status: 400,
      body: { description: 'Bad Request: unknown parameter "colour"' },
    })
    expect(await send({ chat_id: 'me' })).toMatchObject({ status: 400 })
    expect(server.violations.map((one) => one.what)).toEqual([
      'Bad Request: unknown parameter "colour"',
      'Bad Request: parameter "chat_id" is not of the right type',
    ])
  })

  it('reads JSON, forms and addresses alike', async () => {
    const path = `/bot${server.token}/sendMessage`
    await post(path, json({ chat_id: zhang.id, text: '一' }))
    await post(path, { body: new URLSearchParams({ chat_id: String(zhang.id), text: '二' }) })
    const form = new FormData()
    form.set('chat_id', String(zhang.id))
    form.set('text', '三')
    await post(path, { body: form })
    await post(`${path}?chat_id=${zhang.id}&text=${encodeURIComponent('四')}`)
    expect((await zhang.chat.messages()).map((one) => one.text)).toEqual(['一', '二', '三', '四'])
    expect(
      await post(path, { body: '{"chat_id":', headers: { 'content-type': 'application/json' } }),
    ).toMatchObject({ status: 400 })
  })

  it('records every call with its parameters and status', async () => {
    await telegram.sendMessage(zhang.id, '好')
    await refusal(telegram.sendMessage(1, '好'))
    expect(await world.calls('sendMessage')).toMatchObject([
      { method: 'sendMessage', params: { chat_id: zhang.id, text: '好' }, status: 200, description: null },
      { status: 400, description: 'Bad Request: chat not found' },
    ])
  })
})

describe('text', () => {
  it('takes 4,096 UTF-16 units after parsing, not one more', async () => {
    const html = { parse_mode: 'HTML' } as const
    await telegram.sendMessage(zhang.id, `<b>${'长'.repeat(4096)}</b>`, html)
    await telegram.sendMessage(zhang.id, '&lt;'.repeat(4096), html)
    await telegram.sendMessage(zhang.id, '😀'.repeat(2048))
    expect(await refusal(telegram.sendMessage(zhang.id, '长'.repeat(4097)))).toEqual(
      bad('message is too long'),
    )
    expect(await refusal(telegram.sendMessage(zhang.id, `${'😀'.repeat(2048)}a`))).toEqual(
      bad('message is too long'),
    )
    expect((await zhang.chat.messages()).length).toBe(3)
  })

  it('refuses empty text', async () => {
    expect(await refusal(telegram.sendMessage(zhang.id, ''))).toEqual(bad('message text is empty'))
    expect(await refusal(telegram.sendMessage(zhang.id, '  \n'))).toEqual(bad('text must be non-empty'))
    expect(await refusal(telegram.sendMessage(zhang.id, '<b></b>', { parse_mode: 'HTML' }))).toEqual(
      bad('text must be non-empty'),
    )
  })

  it('takes 32,768 bytes before parsing, not one more', async () => {
    const padded = (bytes: number) => `好${' '.repeat(bytes - 3)}`
    expect(await telegram.sendMessage(zhang.id, padded(32_768))).toMatchObject({ text: '好' })
    expect(await refusal(telegram.sendMessage(zhang.id, padded(32_769)))).toEqual(bad('text is too long'))
  })

  it('refuses half of a surrogate pair', async () => {
    await telegram.sendMessage(zhang.id, '😀')
    expect(await refusal(telegram.sendMessage(zhang.id, '😀'.slice(0, 1)))).toEqual(
      bad('strings must be encoded in UTF-8'),
    )
  })

  it.each([
    ['<b>甲', `Can't find end tag corresponding to start tag "b"`],
    ['甲</b>', 'Unexpected end tag at byte offset 3'],
    ['<b>甲</i>', 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'],
    ['<b><i>甲</b></i>', 'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"'],
    ['甲<div>乙</div>', 'Unsupported start tag "div" at byte offset 3'],
    ['1 < 2 >', 'Unsupported start tag "" at byte offset 2'],
    ['甲<b', 'Unclosed start tag at byte offset 3'],
    ['<b>甲</b', 'Unclosed end tag at byte offset 6'],
    ['<a href="x>甲</a>', 'Unclosed start tag at byte offset 0'],
    ['<a ="x">甲</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
    ['<span class="x">甲</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('refuses the markup %s', async (text, why) => {
    const call = telegram.sendMessage(zhang.id, text, { parse_mode: 'HTML' })
    expect(await refusal(call)).toEqual(bad(`can't parse entities: ${why}`))
    expect(server.violations.length).toBe(1)
  })

  it('reads markup as Telegram does', async () => {
    const sent = await telegram.sendMessage(
      zhang.id,
      '<b>甲<i>😀</i></b> &lt;&#20108;&#x4E09;&quot; <a href="https://t.me/a?b=1&amp;c=2">链</a><blockquote expandable>引</blockquote>',
      { parse_mode: 'HTML' },
    )
    expect(sent).toMatchObject({
      text: '甲😀 <二三" 链引',
      entities: [
        { type: 'bold', offset: 0, length: 3 },
        { type: 'italic', offset: 1, length: 2 },
        { type: 'text_link', offset: 9, length: 1, url: 'https://t.me/a?b=1&c=2' },
        { type: 'expandable_blockquote', offset: 10, length: 1 },
      ],
    })
    expect(server.violations).toEqual([])
  })

  it('lets an ampersand stand as Telegram does, but records that it was not escaped', async () => {
    const sent = await telegram.sendMessage(zhang.id, '甲&乙&nbsp;', { parse_mode: 'HTML' })
    expect(sent.text).toBe('甲&乙&nbsp;')
    expect(server.violations.map((one) => one.what)).toEqual([
      'an ampersand that is no character reference at byte offset 3',
      'an ampersand that is no character reference at byte offset 7',
    ])
  })
})

describe('buttons', () => {
  const one = (button: object) => ({ reply_markup: { inline_keyboard: [[button]] } }) as never
  const send = (button: object) => telegram.sendMessage(zhang.id, '好', one(button))

  it('carry at most 64 bytes', async () => {
    await send({ text: '甲', callback_data: 'a'.repeat(64) })
    await send({ text: '甲', callback_data: `${'字'.repeat(21)}a` })
    expect(await refusal(send({ text: '甲', callback_data: 'a'.repeat(65) }))).toEqual(
      bad('BUTTON_DATA_INVALID'),
    )
    expect(await refusal(send({ text: '甲', callback_data: '字'.repeat(22) }))).toEqual(
      bad('BUTTON_DATA_INVALID'),
    )
  })

  it('have a text, and do one thing', async () => {
    expect(await refusal(send({ text: '', callback_data: 'a' }))).toEqual(
      bad('inline keyboard button text must be non-empty'),
    )
    expect(await refusal(send({ text: '甲' }))).toEqual(
      bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    )
    expect(await refusal(send({ text: '甲', callback_data: 'a', url: 'https://t.me/a' }))).toEqual(
      bad('inline keyboard button has both "url" and "callback_data"'),
    )
    expect(await refusal(send({ text: '甲', callback_data: 'a', weight: 1 }))).toEqual(
      bad('unknown field "weight" in inline keyboard button'),
    )
  })

  it('open addresses of the web', async () => {
    await send({ text: '甲', url: 'https://t.me/zhaodan_bot?start=x' })
    expect(await zhang.taps('甲')).toBe('https://t.me/zhaodan_bot?start=x')
    for (const url of ['http://localhost/a', 'javascript:1', 'not an address'])
      expect(await refusal(send({ text: '甲', url }))).toEqual(
        bad(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`),
      )
  })

  it('are at most eight in a row', async () => {
    const row = (count: number) => Array.from({ length: count }, () => ({ text: '甲', callback_data: 'a' }))
    const keyboard = (count: number) => ({ reply_markup: { inline_keyboard: [row(count)] } })
    await telegram.sendMessage(zhang.id, '好', keyboard(8))
    expect(await refusal(telegram.sendMessage(zhang.id, '好', keyboard(9)))).toEqual(
      bad('reply markup is too long'),
    )
  })

  it('are at most 100', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => [{ text: `${at}`, callback_data: `${at}` }])
    const keyboard = (count: number) => ({ reply_markup: { inline_keyboard: rows(count) } })
    await telegram.sendMessage(zhang.id, '好', keyboard(100))
    expect(await refusal(telegram.sendMessage(zhang.id, '好', keyboard(101)))).toEqual(
      bad('reply markup is too long'),
    )
  })
})
