import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawRequest } from './raw-request.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.end())

const port = () => new URL(world.url).port
const message = JSON.stringify({ id: 'message-1', text: '你好' })
const postWith = (headers: Record<string, string>) =>
  rawRequest(`${world.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: message,
  })

describe('without an access token', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', '127.0.0.1:9999'])('Host %s is served', async (host) => {
    const response = await rawRequest(`${world.url}/api/session`, { headers: { Host: host } })
    expect(response.status).toBe(200)
  })

  it.each([
    'evil.example',
    'evil.example:8686',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '192.168.1.5',
  ])('Host "%s" is refused, on the page and on the interface', async (host) => {
    for (const path of ['/', '/api/history']) {
      const response = await rawRequest(`${world.url}${path}`, { headers: { Host: host } })
      expect(response.status).toBe(403)
      expect(JSON.parse(response.body).error).toContain('127.0.0.1')
    }
  })
})

describe('a request that a proxy passed on', () => {
  it.each(['X-Forwarded-For', 'X-Real-IP', 'Forwarded'])(
    'with %s is refused, though its Host is ours',
    async (name) => {
      for (const path of ['/', '/api/history']) {
        const headers = { Host: `127.0.0.1:${port()}`, [name]: '203.0.113.7' }
        const response = await rawRequest(`${world.url}${path}`, { headers })
        expect(response.status).toBe(403)
        expect(JSON.parse(response.body).error).toContain('ZHAODAN_ACCESS_TOKEN')
      }
    },
  )
})

describe('a write', () => {
  it('from the page itself is accepted', async () => {
    const own = { Host: `127.0.0.1:${port()}`, Origin: `http://127.0.0.1:${port()}` }
    expect((await postWith({ ...own, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
  })

  it('from a program without an Origin is accepted', async () => {
    expect((await postWith({})).status).toBe(200)
  })

  it.each([
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1:1' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ])('with %o is refused', async (headers) => {
    const response = await postWith(headers as Record<string, string>)
    expect(response.status).toBe(403)
    expect(JSON.parse(response.body)).toEqual({ error: '请求来自别的网站，已拒绝。' })
  })
})

describe('every answer', () => {
  it.each(['/', '/page/main.ts', '/api/session', '/api/none', '/none'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await fetch(`${world.url}${path}`)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/)
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('to an unknown address is a sentence', async () => {
    for (const path of [
      '/none',
      '/api/none',
      '/page/../../package.json',
      '/page/%2e%2e/start.ts',
      '/vendor/lit-html/x.js',
    ]) {
      const response = await rawRequest(`${world.url}${path}`)
      expect(response.status).toBe(404)
      expect(JSON.parse(response.body)).toEqual({ error: '没有这个地址。' })
    }
  })

  it('to a known file with its validator is empty', async () => {
    const first = await fetch(`${world.url}/page/main.ts`)
    const again = await fetch(`${world.url}/page/main.ts`, {
      headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })
})
