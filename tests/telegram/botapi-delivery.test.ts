import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Telegram } from 'telegraf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BotApiServer, inProcess, telegramLimits } from './botapi/index.ts'
import { type Person, TestWorld } from './people/index.ts'
import { refusal } from './refused.ts'

let server: BotApiServer
let world: TestWorld
let telegram: Telegram
let zhang: Person
let now: Date

beforeEach(async () => {
  now = new Date('2026-11-22T01:00:00Z')
  server = await BotApiServer.start({ now: () => now, webhookRetryMs: 20 })
  world = new TestWorld(inProcess(server))
  telegram = new Telegram(server.token, { apiRoot: server.url })
  zhang = await world.user('张三', { started: true })
})
afterEach(() => server.close())

const api = (method: string, params: object, signal?: AbortSignal) =>
  fetch(`${server.url}/bot${server.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
    ...(signal && { signal }),
  })
interface Polled {
  update_id: number
  message: { text: string }
}
const poll = async (params: object): Promise<Polled[]> => {
  const { result } = (await (await api('getUpdates', params)).json()) as { result: Polled[] }
  return result
}
const words = (updates: Polled[]) => updates.map((one) => one.message.text)

describe('getUpdates', () => {
  it('gives updates in order until they are confirmed', async () => {
    for (const text of ['一', '二', '三']) await zhang.says(text)
    const first = await poll({ limit: 2 })
    expect(words(first)).toEqual(['一', '二'])
    expect(words(await poll({}))).toEqual(['一', '二', '三'])
    const offset = (first[0]?.update_id ?? 0) + 1
    expect(words(await poll({ offset }))).toEqual(['二', '三'])
    expect(words(await poll({}))).toEqual(['二', '三'])
    expect(words(await poll({ offset: -1 }))).toEqual(['三'])
    expect(words(await poll({}))).toEqual(['三'])
    expect(await poll({ offset: offset + 2 })).toEqual([])
  })

  it('waits for the next update, and no longer than asked', async () => {
    const waiting = poll({ timeout: 10 })
    await expect.poll(() => server.calls.length).toBe(1)
    await zhang.says('一')
    expect(words(await waiting)).toEqual(['一'])
    const begun = performance.now()
    expect(await poll({ offset: 900_000_000, timeout: 1 })).toEqual([])
    expect(performance.now() - begun).toBeGreaterThan(950)
  })

  it('ends an older poll with 409', async () => {
    const older = api('getUpdates', { timeout: 10 })
    await expect.poll(() => server.calls.length).toBe(1)
    const newer = poll({ timeout: 10 })
    expect(await (await older).json()).toEqual({
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    await zhang.says('一')
    expect(words(await newer)).toEqual(['一'])
  })

  it('loses nothing to a caller that goes away', async () => {
    const leaving = new AbortController()
    const gone = api('getUpdates', { timeout: 10 }, leaving.signal)
    await expect.poll(() => server.calls.length).toBe(1)
    leaving.abort()
    await expect(gone).rejects.toThrow()
    await zhang.says('一')
    expect(words(await poll({ timeout: 10 }))).toEqual(['一'])
  })

  it('gives at most 100 at once', async () => {
    for (let at = 0; at < 101; at += 1) await zhang.says(`${at}`)
    expect((await poll({ limit: 99 })).length).toBe(99)
    expect((await poll({ limit: 1000 })).length).toBe(100)
    expect((await poll({})).length).toBe(100)
  })

  it('leaves out kinds that are not asked for', async () => {
    await poll({ allowed_updates: ['callback_query'] })
    await zhang.says('一')
    await poll({ allowed_updates: [] })
    await zhang.says('二')
    expect(words(await poll({}))).toEqual(['二'])
  })
})

describe('a webhook', () => {
  let bot: Server
  let taken: { text: string; secret: unknown }[]
  let answers: number[]
  let url: string
  let reply = ''
  let busy = 0
  let busiest = 0
  beforeEach(async () => {
    taken = []
    answers = []
    reply = ''
    busy = 0
    busiest = 0
    bot = createServer(async (request, response) => {
      busy += 1
      busiest = Math.max(busiest, busy)
      let body = ''
      for await (const chunk of request) body += String(chunk)
      await new Promise((resolve) => setTimeout(resolve, 20))
      const status = answers.shift() ?? 200
      const { message } = JSON.parse(body) as Polled
      if (status === 200)
        taken.push({ text: message.text, secret: request.headers['x-telegram-bot-api-secret-token'] })
      busy -= 1
      response.writeHead(status).end(reply)
    })
    await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/hook`
  })
  afterEach(() => {
    bot.closeAllConnections()
    bot.close()
  })

  it('takes updates one at a time, again after anything but 2xx', async () => {
    answers = [500, 302, 200, 503]
    await zhang.says('一')
    await telegram.setWebhook(url, { secret_token: 'a-b_1', max_connections: 1 })
    await (await world.user('李四')).says('二')
    await zhang.says('三')
    await expect.poll(() => taken).toEqual(['一', '二', '三'].map((text) => ({ text, secret: 'a-b_1' })))
    expect(busiest).toBe(1)
    await expect.poll(async () => (await telegram.getWebhookInfo()).pending_update_count).toBe(0)
    expect(await telegram.getWebhookInfo()).toMatchObject({
      url,
      max_connections: 1,
      last_error_message: 'Wrong response from the webhook: 503',
    })
  })

  it('takes different chats side by side, one chat in order', async () => {
    const li = await world.user('李四')
    await telegram.setWebhook(url)
    await Promise.all([zhang.says('一'), li.says('二')])
    await zhang.says('三')
    await expect.poll(() => taken.length).toBe(3)
    expect(busiest).toBe(2)
    expect(taken.at(-1)?.text).toBe('三')
  })

  it('may call a method in its answer', async () => {
    reply = JSON.stringify({ method: 'sendMessage', chat_id: zhang.id, text: '收到' })
    await telegram.setWebhook(url)
    await zhang.says('一')
    await zhang.sees('收到')
    expect(await world.calls('sendMessage')).toMatchObject([{ params: { text: '收到' }, status: 200 }])
  })

  it('stands in the way of getUpdates', async () => {
    const polling = api('getUpdates', { timeout: 10 })
    await expect.poll(() => server.calls.length).toBe(1)
    await telegram.setWebhook(url)
    expect(await (await polling).json()).toMatchObject({
      error_code: 409,
      description: 'Conflict: terminated by setWebhook request',
    })
    expect(await (await api('getUpdates', {})).json()).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    })
    await telegram.deleteWebhook()
    await zhang.says('一')
    expect(words(await poll({}))).toEqual(['一'])
    expect(taken).toEqual([])
  })

  it('needs HTTPS, one of four ports and a plain secret', async () => {
    const set = (address: string, secret_token = '') => telegram.setWebhook(address, { secret_token })
    await set('https://example.org:8443/x', 'a'.repeat(256))
    expect(await refusal(set('nowhere'))).toEqual([400, 'Bad Request: invalid webhook URL specified'])
    expect(await refusal(set('http://example.org/'))).toEqual([
      400,
      'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    ])
    expect(await refusal(set('https://example.org:8444/x'))).toEqual([
      400,
      'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    ])
    expect(await refusal(set(url, 'a'.repeat(257)))).toEqual([400, 'Bad Request: secret token is too long'])
    expect(await refusal(set(url, 'a b'))).toEqual([
      400,
      'Bad Request: secret token contains unallowed characters',
    ])
  })
})

describe('flood limits', () => {
  const send = (chat: number) => telegram.sendMessage(chat, '好')
  const wait = (ms: number) => {
    now = new Date(now.getTime() + ms)
  }
  const tooMany = (retry_after: number) => [
    429,
    `Too Many Requests: retry after ${retry_after}`,
    { retry_after },
  ]
  beforeEach(() => world.limits(telegramLimits))

  it('let one message a second into a chat', async () => {
    await send(zhang.id)
    wait(900)
    expect(await refusal(send(zhang.id))).toEqual(tooMany(1))
    expect(server.violations).toEqual([])
    wait(1000)
    await send(zhang.id)
    wait(1000)
    await send(zhang.id)
  })

  it('count edits like messages', async () => {
    const { message_id } = await telegram.sendMessage(zhang.id, '好')
    const edit = (text: string) => telegram.editMessageText(zhang.id, message_id, undefined, text)
    wait(900)
    expect(await refusal(edit('好的'))).toEqual(tooMany(1))
    wait(1000)
    await edit('好的')
    wait(900)
    expect(await refusal(send(zhang.id))).toEqual(tooMany(1))
  })

  it('let 20 a minute into a group', async () => {
    const group = await world.group('群', [zhang])
    await group.adds('bot')
    for (let at = 0; at < 20; at += 1) {
      await send(group.id)
      wait(1000)
    }
    expect(await refusal(send(group.id))).toEqual(tooMany(40))
    wait(40_000)
    await send(group.id)
  })

  it('let 30 a second out in all', async () => {
    const people = await Promise.all(
      Array.from({ length: 31 }, (_, at) => world.user(`人${at}`, { started: true })),
    )
    for (const person of people.slice(0, 30)) await send(person.id)
    expect(await refusal(send(people[30]?.id ?? 0))).toEqual(tooMany(1))
    wait(1000)
    await send(people[30]?.id ?? 0)
  })

  it('are recorded where retry_after is not kept', async () => {
    await send(zhang.id)
    await refusal(send(zhang.id))
    wait(500)
    await refusal(send(zhang.id))
    expect(server.violations).toMatchObject([
      { method: 'sendMessage', what: 'called again before the time told by retry_after was over' },
    ])
  })

  it('are off unless asked for', async () => {
    await world.limits(null)
    for (let at = 0; at < 40; at += 1) await send(zhang.id)
    expect((await zhang.chat.messages()).length).toBe(40)
  })
})

describe('faults', () => {
  const send = () => api('sendMessage', { chat_id: zhang.id, text: '好' })
  const shown = async () => (await zhang.chat.messages()).length

  it('spoil as many answers as ordered, then none', async () => {
    await world.fails('sendMessage', { kind: 'flood', retryAfter: 3 })
    await world.fails('sendMessage', { kind: 'error' })
    await world.fails('*', { kind: 'gateway' }, { times: 2 })
    const [flood, error, ...gateway] = [await send(), await send(), await send(), await send()]
    expect(await flood?.json()).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    })
    expect(await error?.json()).toMatchObject({ error_code: 500, description: 'Internal Server Error' })
    for (const response of gateway) {
      expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html'])
    }
    expect(await shown()).toBe(0)
    expect((await send()).status).toBe(200)
    expect((await world.calls('sendMessage')).map((call) => call.status)).toEqual([429, 500, 502, 502, 200])
  })

  it('break the answer while the message is taken', async () => {
    await world.fails('sendMessage', { kind: 'half' })
    await expect((await send()).json()).rejects.toThrow()
    await world.fails('sendMessage', { kind: 'close', taken: true })
    await expect(send()).rejects.toThrow()
    await world.fails('sendMessage', { kind: 'error', taken: true })
    expect((await send()).status).toBe(500)
    expect(await shown()).toBe(3)
    await world.fails('sendMessage', { kind: 'close' })
    await expect(send()).rejects.toThrow()
    expect(await shown()).toBe(3)
    expect((await world.calls('sendMessage')).map((call) => call.status)).toEqual([200, -1, 500, -1])
  })

  it('keep the caller waiting', async () => {
    await world.fails('sendMessage', { kind: 'slow', ms: 300 })
    const begun = performance.now()
    await send()
    expect(performance.now() - begun).toBeGreaterThan(290)
    await world.fails('sendMessage', { kind: 'silence' })
    await expect(
      api('sendMessage', { chat_id: zhang.id, text: '好' }, AbortSignal.timeout(200)),
    ).rejects.toThrow()
  })

  it('meet one chat alone', async () => {
    const li = await world.user('李四', { started: true })
    await world.fails('sendMessage', { kind: 'error' }, { in: li })
    expect((await send()).status).toBe(200)
    expect(await refusal(telegram.sendMessage(li.id, '好'))).toEqual([500, 'Internal Server Error'])
  })
})
