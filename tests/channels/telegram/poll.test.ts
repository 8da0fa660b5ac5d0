import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBotApi } from '../../../src/channels/telegram/api/index.ts'
import { laneOf } from '../../../src/channels/telegram/incoming/index.ts'
import { type Polling, type PollOptions, startPolling } from '../../../src/channels/telegram/poll.ts'
import { type InboxRow, StoreFullError } from '../../../src/storage/index.ts'
import { BotApiServer, type FaultKind } from '../../telegram/botapi/index.ts'
import { sleep, startWorld, type World } from '../delivery/world.ts'
import { json, startRawServer } from './api/raw-server.ts'

let server: BotApiServer
let world: World
let polling: Polling | undefined
let infos: string[]
let zhang: number
beforeEach(async () => {
  server = await BotApiServer.start()
  world = await startWorld()
  infos = []
  zhang = (server.act({ do: 'user', name: '张三' }) as { id: number }).id
})
afterEach(async () => {
  await polling?.stop()
  polling = undefined
  await server.close()
  await world.end()
})

function start(change: Partial<PollOptions> = {}) {
  const rows: InboxRow[] = []
  polling = startPolling({
    api: createBotApi({ token: server.token, apiRoot: server.url, timeoutMs: 300 }),
    store: world.store,
    channel: 'tg',
    laneOf,
    onRows: (fresh) => rows.push(...fresh),
    clock: world.common.clock,
    log: { ...world.common.log, info: (message) => infos.push(message) },
    waitSeconds: 1,
    pauses: { firstMs: 5, mostMs: 20 },
    ...change,
  })
  return { polling, rows }
}

const say = (text: string) => void server.act({ do: 'say', user: zhang, text })
const bodies = (rows: InboxRow[]) => rows.map((row) => JSON.parse(row.body).message.text as string)
const fault = (method: string, times: number, kind: FaultKind) => server.faults.order(method, times, kind)
async function until(condition: () => boolean) {
  for (let i = 0; i < 1500 && !condition(); i += 1) await sleep(10)
  expect(condition()).toBe(true)
}

describe('polling', () => {
  it('stores each batch before the next call confirms it, in order, in the lane of the chat', async () => {
    for (let i = 0; i < 250; i += 1) say(`第${i}条`)
    const { rows } = start()
    await until(() => rows.length === 250)
    expect(bodies(rows)).toEqual(Array.from({ length: 250 }, (_, i) => `第${i}条`))
    expect(new Set(rows.map((row) => row.lane))).toEqual(new Set([`tg:${zhang}`]))
    expect(await world.store.waitingIncoming('tg')).toHaveLength(250)
    await until(() => server.context.updates.pendingCount === 0)
  })

  it('an update that comes twice is passed on once', async () => {
    say('一次')
    const first = start()
    await until(() => first.rows.length === 1)
    await first.polling.stop()
    // Nothing confirmed it: Telegram brings it again.
    const second = start()
    say('两次')
    await until(() => second.rows.length === 1)
    expect(bodies(second.rows)).toEqual(['两次'])
  })

  it('a store that cannot write: not confirmed, said once, brought again and then stored', async () => {
    let full = true
    say('不能丢')
    const { rows } = start({
      store: {
        storeIncoming: (batch) =>
          full ? Promise.reject(new StoreFullError('x.db')) : world.store.storeIncoming(batch),
      },
    })
    await until(() => server.calls.filter((call) => call.method === 'getUpdates').length > 3)
    expect(server.context.updates.pendingCount).toBe(1)
    expect(world.logged.map(({ message }) => message)).toEqual([expect.stringContaining('没有确认')])
    full = false
    await until(() => rows.length === 1)
    expect(bodies(rows)).toEqual(['不能丢'])
    expect(infos).toHaveLength(1)
  })

  it.each<[string, FaultKind, string]>([
    [
      '409',
      { kind: 'refuse', code: 409, description: 'Conflict: terminated by other getUpdates request' },
      '另一个程序',
    ],
    ['500', { kind: 'error' }, '连不上'],
    ['HTML', { kind: 'gateway' }, '连不上'],
    ['half an answer', { kind: 'half' }, '连不上'],
    ['a closed connection', { kind: 'close' }, '连不上'],
  ])('%s: said once, tried again, nothing lost', async (_, kind, words) => {
    fault('getUpdates', 4, kind)
    say('还在')
    const { rows } = start()
    await until(() => rows.length === 1)
    expect(world.logged.map(({ message }) => message)).toEqual([expect.stringContaining(words)])
    expect(infos).toEqual([expect.stringContaining('恢复')])
    // A new streak is said anew.
    fault('getUpdates', 1, kind)
    say('再来')
    await until(() => rows.length === 2)
    await until(() => world.logged.length === 2)
  })

  it('429: waits as long as Telegram says', async () => {
    fault('getUpdates', 1, { kind: 'flood', retryAfter: 1 })
    say('等一等')
    const started = performance.now()
    const { rows } = start()
    await until(() => rows.length === 1)
    expect(performance.now() - started).toBeGreaterThanOrEqual(990)
  })

  it.each([401, 404])('%i: said, and polling ends', async (code) => {
    fault('getUpdates', 1, { kind: 'refuse', code, description: 'Unauthorized' })
    expect(await start().polling.ended).toBe('unauthorized')
    expect(world.logged).toHaveLength(1)
    expect(world.logged[0]?.message).toContain('TELEGRAM_BOT_TOKEN')
    expect(JSON.stringify(world.logged)).not.toContain(server.token)
  })

  it('takes a webhook away first, without dropping what waits', async () => {
    await createBotApi({ token: server.token, apiRoot: server.url }).setWebhook({
      url: 'https://127.0.0.1:1/telegram',
      secret: 'secret',
    })
    say('从网址来')
    const { rows } = start()
    await until(() => rows.length === 1)
    expect(
      server.calls.find((call) => call.method === 'deleteWebhook')?.params.drop_pending_updates,
    ).not.toBe(true)
  })

  it('after an empty answer nothing is held against lower numbers', async () => {
    say('一')
    const { rows } = start({ waitSeconds: 0 })
    await until(() => rows.length === 1)
    const offsets = () =>
      server.calls.filter((call) => call.method === 'getUpdates').map((call) => call.params.offset)
    await until(() => offsets().includes(500_000_002))
    await until(() => offsets().at(-1) === 0)
    expect(offsets().filter((offset) => offset === 500_000_002)).toHaveLength(1)
  })

  it('stop ends the waiting call at once', async () => {
    const { polling } = start({ waitSeconds: 50 })
    await until(() => server.calls.some((call) => call.method === 'getUpdates'))
    const started = performance.now()
    await polling.stop()
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(await polling.ended).toBe('stopped')
    expect(world.logged).toEqual([])
  })

  it('stop ends a first call that hangs', async () => {
    fault('deleteWebhook', 1, { kind: 'silence' })
    const { polling } = start({ api: createBotApi({ token: server.token, apiRoot: server.url }) })
    await sleep(50)
    const started = performance.now()
    await polling.stop()
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('an answer of things without numbers is asked for again with pauses', async () => {
    const raw = await startRawServer((call, response) =>
      json(response, 200, {
        ok: true,
        result: call.path.endsWith('/deleteWebhook') ? true : [{ no: 'number' }],
      }),
    )
    const api = createBotApi({ token: server.token, apiRoot: raw.url })
    const started = performance.now()
    const { polling, rows } = start({ api, pauses: { firstMs: 50, mostMs: 50 } })
    await until(() => world.logged.length === 1)
    await sleep(200)
    await polling.stop()
    await raw.close()
    // The webhook is taken away, the first call is made, and then one after each pause.
    expect(raw.calls.length).toBeLessThanOrEqual(2 + (performance.now() - started) / 50)
    expect(rows).toEqual([])
    expect(world.logged).toHaveLength(1)
  })

  it('an update that nobody can read is stored all the same', async () => {
    const odd = [{ update_id: 7, surprise: { of: ['a', 'new', 'kind'] } }, { no: 'number' }, { update_id: 8 }]
    const raw = await startRawServer((call, response) => {
      if (call.path.endsWith('/deleteWebhook')) json(response, 200, { ok: true, result: true })
      else if (raw.calls.length === 2) json(response, 200, { ok: true, result: odd })
    })
    const { polling, rows } = start({ api: createBotApi({ token: server.token, apiRoot: raw.url }) })
    await until(() => rows.length === 2)
    expect(rows.map(({ id, lane }) => [id, lane])).toEqual([
      [7, laneOf(null)],
      [8, laneOf(null)],
    ])
    await polling.stop()
    await raw.close()
  })
})
