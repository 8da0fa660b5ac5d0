import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { cleanEnd } from './clean-end.ts'
import { holdDatabase } from './prepared.ts'
import { freePort, openSetting, type Product, type Setting } from './product.ts'

const ZHANG = 1001
const SECRET = 'a-secret-of-the-operator_1'
const HEADER = 'x-telegram-bot-api-secret-token'

let setting: Setting
let zhang: Person
let base: string
let env: Record<string, string>

beforeEach(async () => {
  setting = await openSetting({ owners: [ZHANG] })
  zhang = await setting.world.user('张三', { id: ZHANG, started: true })
  const port = await freePort()
  base = `http://127.0.0.1:${port}`
  env = {
    ZHAODAN_PORT: String(port),
    ZHAODAN_TELEGRAM_WEBHOOK_URL: `${base}/telegram`,
    ZHAODAN_TELEGRAM_WEBHOOK_SECRET: SECRET,
  }
})
afterEach(() => cleanEnd(setting))

const answers = async () => (await zhang.chat.messages()).filter((message) => message.from.bot)

function post(update: unknown, headers: Record<string, string> = { [HEADER]: SECRET }, path = '/telegram') {
  const body = typeof update === 'string' ? update : JSON.stringify(update)
  return fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
}

let serial = 600_000_000
/** An update as Telegram would bring it. */
function update(text: string) {
  serial += 1
  const from = { id: ZHANG, is_bot: false, first_name: '张三' }
  const chat = { id: ZHANG, type: 'private', first_name: '张三' }
  const date = Math.floor(Date.now() / 1000)
  return { update_id: serial, message: { message_id: serial, date, chat, from, text } }
}

describe('updates brought to a webhook', () => {
  it('are announced with a secret and one connection, and answered', { timeout: 60_000 }, async () => {
    await setting.start(env)
    const [call] = await setting.world.calls('setWebhook')
    expect(call?.params).toMatchObject({
      url: `${base}/telegram`,
      secret_token: SECRET,
      max_connections: 1,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    })
    expect(call?.params).not.toHaveProperty('drop_pending_updates')
    expect(await setting.world.calls('getUpdates')).toEqual([])
    await zhang.says('今天带队检查了鑫达物流园')
    await zhang.taps('确认')
    await zhang.sees('已记入台账')
  })

  it('have a secret also where the operator sets none', { timeout: 60_000 }, async () => {
    const { ZHAODAN_TELEGRAM_WEBHOOK_SECRET: _, ...rest } = env
    const product = await setting.start(rest)
    const [call] = await setting.world.calls('setWebhook')
    const secret = String(call?.params.secret_token)
    expect(secret).toMatch(/^[\w-]{40,}$/)
    expect(product.log).not.toContain(secret)
    await zhang.says('帮助')
    await zhang.sees('照单能做这些事')
    expect((await post(update('谢谢'), {})).status).toBe(401)
    // It follows from the token, and does not give it away.
    expect(secret).not.toContain(setting.server.token.split(':')[1])
  })

  it('are refused from whoever does not know the secret, and nothing else opens', {
    timeout: 60_000,
  }, async () => {
    const product = await setting.start(env)
    for (const headers of [{}, { [HEADER]: 'wrong' }, { [HEADER]: `${SECRET}x` }, { [HEADER]: '' }]) {
      const refused = await post(update('帮助'), headers as Record<string, string>)
      expect([refused.status, await refused.text()]).toEqual([401, ''])
    }
    expect((await fetch(`${base}/telegram`)).status).toBeGreaterThanOrEqual(400)
    for (const path of ['/telegram/', '/telegram/x', '/Telegram', '/telegrams', '//telegram']) {
      expect((await post(update('帮助'), undefined, path)).status, path).toBeGreaterThanOrEqual(400)
    }
    expect((await post('no json')).status).toBe(400)
    expect((await post({ message: {} })).status).toBe(400)
    expect((await post(`"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413)
    await setting.world.quiet(1000)
    expect(await answers()).toEqual([])
    expect(product.log).not.toContain('帮助')

    // The chat page on the same port goes on, with its own guard.
    expect((await fetch(`${base}/`)).status).toBe(200)
    expect((await fetch(`${base}/api/welcome`)).status).toBe(200)
    const foreign = await fetch(`${base}/api/message`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://evil.example', [HEADER]: SECRET },
      body: JSON.stringify({ text: '今天带队检查了鑫达物流园' }),
    })
    expect(foreign.status).toBeGreaterThanOrEqual(400)
  })

  it('brought twice, or at once by several, are handled once', { timeout: 60_000 }, async () => {
    await setting.start(env)
    const one = update('今天带队检查了鑫达物流园')
    const statuses = await Promise.all(
      [post(one), post(one), post(one)].map(async (each) => (await each).status),
    )
    expect(statuses).toEqual([200, 200, 200])
    await zhang.sees('将记入台账')
    expect((await post(one)).status).toBe(200)
    await setting.world.quiet(1200)
    expect(await answers()).toHaveLength(1)
  })

  it('are neither lost nor repeated where the process is killed and Telegram brings them again', {
    timeout: 120_000,
  }, async () => {
    let product: Product = await setting.start(env)
    for (let round = 1; round <= 3; round += 1) {
      await zhang.says(`今天带队检查了第${round}号厂`)
      await new Promise((resolve) => setTimeout(resolve, 15 * round))
      await product.end('SIGKILL')
      await zhang.says('谢谢')
      product = await setting.start(env)
      await zhang.sees('不客气', { within: 20_000 })
      await setting.world.quiet(1200, 20_000)
    }
    const shown = await answers()
    for (let round = 1; round <= 3; round += 1) {
      const cards = shown.filter(({ text }) => text.includes(`第${round}号厂`) && text.includes('将记入台账'))
      // One card, by its buttons; only the very message that Telegram had taken at the kill may be there twice.
      const made = new Set(cards.map(({ buttons }) => JSON.stringify(buttons)))
      expect(made.size, await zhang.transcript()).toBe(1)
    }
    expect(shown.length).toBeLessThanOrEqual(9)
  })

  it('are polled for again once the setting is gone, with all that waited', { timeout: 60_000 }, async () => {
    const product = await setting.start(env)
    await zhang.says('帮助')
    await zhang.sees('照单能做这些事')
    await product.end('SIGTERM')
    await zhang.says('今天带队检查了鑫达物流园')
    await zhang.says('谢谢')
    await setting.start()
    await zhang.sees('不客气')
    expect((await setting.world.calls('deleteWebhook')).at(-1)?.params).toEqual({
      drop_pending_updates: false,
    })
    const texts = (await answers()).map(({ text }) => text)
    expect(texts).toEqual([
      expect.stringContaining('照单能做这些事'),
      expect.stringContaining('鑫达物流园'),
      expect.stringContaining('不客气'),
    ])
    expect((await setting.world.status()).webhook).toBeNull()
  })

  it('stay with Telegram while the database is held, and come again', { timeout: 90_000 }, async () => {
    const product = await setting.start(env)
    const held = await holdDatabase(setting)
    await zhang.says('今天带队检查了鑫达物流园')
    expect((await post(update('谢谢'))).status).toBe(503)
    expect(await answers()).toEqual([])
    await held.release()
    await zhang.sees('将记入台账', { within: 30_000 })
    await setting.world.quiet(1200)
    expect(await answers()).toHaveLength(1)
    expect((await setting.world.status()).pendingUpdates).toBe(0)
    expect(product.log).toContain('存不进数据库，因此没有确认，Telegram 会再次送来')
  })
})
