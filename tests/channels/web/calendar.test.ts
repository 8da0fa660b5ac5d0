import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rawRequest } from './raw-request.ts'
import { startWorld, type World } from './world.ts'

const TOKEN = 'open-sesame-open-sesame'
const SECRET = randomBytes(32).toString('base64url')

let world: World
afterEach(() => world.end())

/** The page's own person holds a post, and an address if `secret` is given. */
async function settle(secret: string | null = SECRET): Promise<void> {
  const at = world.now().toISOString()
  const { store } = world
  await store.ensurePerson('local', at)
  await store.addTenure({
    person: 'local',
    regulation: 'zaozhuang-2019',
    post: 'district-government-head',
    title: '区长',
    from: '2026-01-01',
    to: null,
    recordedAt: at,
  })
  if (secret !== null) await store.setCalendar('local', hash(secret), at)
}

const hash = (secret: string) => createHash('sha256').update(secret).digest('hex')
const get = (secret: string, headers: Record<string, string> = {}) =>
  rawRequest(`${world.url}/calendar/${secret}.ics`, { headers })

describe('the private calendar, where an access token is set', () => {
  beforeEach(async () => {
    world = await startWorld({ accessToken: TOKEN })
    await settle()
  })

  it('is given to whoever has its address, without the token', async () => {
    const { status, headers, body } = await get(SECRET, {
      Host: 'zhaodan.example.org',
      'X-Forwarded-For': '203.0.113.7',
    })
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(headers['cache-control']).toBe('private, no-cache')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(body).toContain('SUMMARY:带队检查（每季度至少1次）还差1次')
    // The present quarter, and twelve months on.
    expect(body).toContain('DTSTART;VALUE=DATE:20260930')
    expect(body).toContain('DTSTART;VALUE=DATE:20270930')
    expect(body).not.toContain('20280331')
  })

  it('opens nothing else', async () => {
    for (const path of ['/api/history', '/api/board']) {
      expect((await rawRequest(`${world.url}${path}`)).status).toBe(401)
    }
  })

  it('changes its validator with the record, and not with the clock', async () => {
    const first = await get(SECRET)
    const etag = first.headers.etag as string
    world.advance(60 * 60 * 1000)
    const same = await get(SECRET, { 'If-None-Match': etag })
    expect([same.status, same.body, same.headers.etag]).toEqual([304, '', etag])
    await world.store.addTenure({
      person: 'local',
      regulation: 'zaozhuang-2019',
      post: 'town-safety-deputy',
      title: null,
      from: '2026-09-01',
      to: null,
      recordedAt: world.now().toISOString(),
    })
    const changed = await get(SECRET, { 'If-None-Match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
  })

  it('is nowhere else: each a 404 in the same words', async () => {
    const other = randomBytes(32).toString('base64url')
    for (const path of [other, SECRET.slice(1), `${SECRET}a`, hash(SECRET), 'x', '%00', `${SECRET}%2e`]) {
      const { status, body, headers } = await get(path)
      expect([path, status, body]).toEqual([path, 404, '{"error":"没有这个地址。"}'])
      expect(headers['cache-control']).toBe('no-store')
    }
    for (const path of [`/calendar/${SECRET}`, '/calendar', '/calendar/', `/calendar/${SECRET}.ics/x`]) {
      expect((await rawRequest(`${world.url}${path}`)).status).toBe(404)
    }
    expect((await rawRequest(`${world.url}/calendar/${SECRET}.ics`, { method: 'POST' })).status).toBe(404)
  })

  it('ends with the address being taken back or renewed', async () => {
    const next = randomBytes(32).toString('base64url')
    await world.store.setCalendar('local', hash(next), world.now().toISOString())
    expect((await get(SECRET)).status).toBe(404)
    expect((await get(next)).status).toBe(200)
    await world.store.setCalendar('local', null, world.now().toISOString())
    expect((await get(next)).status).toBe(404)
  })

  it('ends for somebody who is no member any more', async () => {
    const { store } = world
    const at = world.now().toISOString()
    const secret = randomBytes(32).toString('base64url')
    await store.ensurePerson('tg:7', at)
    await store.setMember({ person: 'tg:7', role: 'official', region: null, unit: '某区应急局', since: at })
    await store.setCalendar('tg:7', hash(secret), at)
    expect((await get(secret)).status).toBe(200)
    await store.removeMember('tg:7', at)
    expect((await get(secret)).status).toBe(404)
  })

  it('answers so many fetches a minute, and goes on in the next', async () => {
    const states: number[] = []
    for (let count = 0; count < 21; count++) states.push((await get(SECRET)).status)
    expect(states.slice(0, 20)).toEqual(Array(20).fill(200))
    expect(states[20]).toBe(429)
    world.advance(60_000)
    expect((await get(SECRET)).status).toBe(200)
  })

  it('whoever tries many addresses is stopped, and those who have one are not', async () => {
    expect((await get(SECRET)).status).toBe(200)
    const states: number[] = []
    for (let count = 0; count < 61; count++)
      states.push((await get(randomBytes(32).toString('base64url'))).status)
    expect(new Set(states.slice(0, 60))).toEqual(new Set([404]))
    expect(states[60]).toBe(429)
    expect((await get(SECRET)).status).toBe(200)
  })

  it('that fails says so, and writes no secret into the log', async () => {
    await world.store.close()
    const { status, body } = await get(SECRET)
    expect([status, body]).toEqual([503, '{"error":"日历暂时给不出来，请稍后再试。"}'])
    const logged = world.logged.map(
      ({ message, cause }) => `${message} ${String(cause)} ${(cause as Error).stack}`,
    )
    expect(logged).toHaveLength(1)
    expect(logged.join()).not.toContain(SECRET)
  })
})

describe('the private calendar, where none is set', () => {
  beforeEach(async () => {
    world = await startWorld()
    await settle()
  })

  it('is for this machine alone', async () => {
    expect((await get(SECRET)).status).toBe(200)
    expect((await get(SECRET, { Host: 'zhaodan.example.org' })).status).toBe(403)
    expect((await get(SECRET, { Host: '127.0.0.1', 'X-Forwarded-For': '203.0.113.7' })).status).toBe(403)
  })
})
