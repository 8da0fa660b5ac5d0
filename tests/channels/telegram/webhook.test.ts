import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { laneOf } from '../../../src/channels/telegram/incoming/index.ts'
import { createWebhook, type Webhook, type WebhookOptions } from '../../../src/channels/telegram/webhook.ts'
import type { Hooks } from '../../../src/channels/web/index.ts'
import { type InboxRow, StoreFullError } from '../../../src/storage/index.ts'
import { rawRequest } from '../web/raw-request.ts'
import { startWorld, type World } from '../web/world.ts'

const MEGABYTE = 1024 * 1024
const ACCESS_TOKEN = 'a-long-enough-access-token'
let hooks: Hooks
let world: World
let rows: InboxRow[]
beforeEach(async () => {
  hooks = new Map()
  rows = []
  world = await startWorld({ hooks, accessToken: ACCESS_TOKEN })
})
afterEach(() => world.end())

function serve(change: Partial<WebhookOptions> = {}): Webhook {
  const webhook = createWebhook({
    url: 'https://example.org/telegram',
    token: '1:token-of-the-bot',
    secret: 'the_secret-1',
    store: world.store,
    channel: 'tg',
    laneOf,
    clock: world.now,
    onRows: (fresh) => rows.push(...fresh),
    log: world.options.log,
    ...change,
  })
  hooks.set(webhook.path, webhook.handle)
  return webhook
}

const update = (id: number) => ({
  update_id: id,
  message: { chat: { id: 5, type: 'private' }, text: '您好' },
})
const post = (
  body: string,
  headers: Record<string, string> = { [HEADER]: 'the_secret-1' },
  path = '/telegram',
) => fetch(world.url + path, { method: 'POST', body, headers })
const HEADER = 'X-Telegram-Bot-Api-Secret-Token'

describe('the webhook', () => {
  it('stores an update before it answers, once however often it comes', async () => {
    serve()
    for (let i = 0; i < 2; i += 1) {
      const response = await post(JSON.stringify(update(7)))
      expect([response.status, await response.text()]).toEqual([200, ''])
    }
    expect(rows.map(({ id }) => id)).toEqual([7])
    expect(await world.store.waitingIncoming('tg')).toMatchObject([{ id: 7, lane: 'tg:5' }])
  })

  it('takes it whatever host and origin it comes from, without the page token', async () => {
    serve()
    const headers = {
      [HEADER]: 'the_secret-1',
      origin: 'https://elsewhere.example',
      'sec-fetch-site': 'cross-site',
    }
    expect((await post(JSON.stringify(update(8)), headers)).status).toBe(200)
  })

  it('turns away who does not know the secret, without a word', async () => {
    serve()
    for (const secret of [undefined, '', 'the_secret-', 'the_secret-11', 'THE_SECRET-1']) {
      const response = await post(JSON.stringify(update(9)), secret === undefined ? {} : { [HEADER]: secret })
      expect([response.status, await response.text()], secret).toEqual([401, ''])
    }
    expect(rows).toEqual([])
  })

  it('without a setting the secret follows from the token: never open, and of a form that Telegram takes', async () => {
    const unset = { secret: '' }
    const webhook = serve(unset)
    expect(webhook.secret).toMatch(/^[\w-]{40,256}$/)
    expect(webhook.secret).not.toContain('token-of-the-bot')
    expect(serve({ ...unset, token: '2:another' }).secret).not.toBe(webhook.secret)
    expect(serve(unset).secret).toBe(webhook.secret)
    expect((await post(JSON.stringify(update(1)), {})).status).toBe(401)
    expect((await post(JSON.stringify(update(1)), { [HEADER]: '' })).status).toBe(401)
    expect((await post(JSON.stringify(update(1)), { [HEADER]: webhook.secret })).status).toBe(200)
  })

  it('400 for what is no update', async () => {
    serve()
    for (const body of ['', '{"update_id":', 'null', '[]', '{}', '{"update_id":"7"}', '{"update_id":1.5}']) {
      expect((await post(body)).status, body).toBe(400)
    }
    expect(rows).toEqual([])
  })

  it('a megabyte is taken, a byte more is not', async () => {
    serve()
    const filled = (bytes: number) => {
      const start = '{"update_id":3,"x":"'
      return `${start}${'x'.repeat(bytes - start.length - 2)}"}`
    }
    expect((await post(filled(MEGABYTE))).status).toBe(200)
    expect((await post(filled(MEGABYTE + 1).replace('3', '4'))).status).toBe(413)
    expect(rows.map(({ id }) => id)).toEqual([3])
  })

  it('503 where it cannot be stored, so that Telegram brings it again', async () => {
    serve({ store: { storeIncoming: () => Promise.reject(new StoreFullError('x.db')) } })
    expect((await post(JSON.stringify(update(7)))).status).toBe(503)
    expect(world.logged).toHaveLength(1)
    serve()
    expect((await post(JSON.stringify(update(7)))).status).toBe(200)
    expect(rows.map(({ id }) => id)).toEqual([7])
  })

  it('opens nothing else: other methods, paths beneath and beside it stay guarded', async () => {
    serve()
    const secret = { [HEADER]: 'the_secret-1' }
    expect((await fetch(`${world.url}/telegram`, { headers: secret })).status).toBe(404)
    for (const path of ['/telegram/', '/telegram/x', '/Telegram', '/api/messages']) {
      expect((await post(JSON.stringify(update(7)), secret, path)).status, path).toBeGreaterThanOrEqual(401)
    }
    expect((await fetch(`${world.url}/api/session`, { headers: secret })).status).toBe(401)
    expect(rows).toEqual([])
  })
})

describe('on loopback without an access token', () => {
  it('a foreign host reaches the webhook and nothing else', async () => {
    const open = await startWorld({ hooks })
    serve()
    const headers = { host: 'example.org', [HEADER]: 'the_secret-1' }
    const body = JSON.stringify(update(11))
    expect(await rawRequest(`${open.url}/telegram`, { method: 'POST', headers, body })).toMatchObject({
      status: 200,
    })
    expect(await rawRequest(`${open.url}/api/session`, { headers })).toMatchObject({ status: 403 })
    expect(rows.map(({ id }) => id)).toEqual([11])
    await open.end()
  })
})
