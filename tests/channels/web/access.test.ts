import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const TOKEN = 'a-long-enough-access-token'
let world: World
beforeEach(async () => {
  world = await startWorld({ accessToken: TOKEN })
})
afterEach(() => world.end())

const logIn = (token: string) =>
  fetch(`${world.url}/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  })
const session = (headers: Record<string, string>) => fetch(`${world.url}/api/session`, { headers })

describe('with an access token set', () => {
  it('nothing of the person is served without it', async () => {
    for (const path of [
      'session',
      'welcome',
      'history',
      'board',
      'regulations',
      'regulations/zaozhuang-2019',
    ]) {
      const response = await fetch(`${world.url}/api/${path}`)
      expect(response.status, path).toBe(401)
      expect(await response.json()).toEqual({ error: '需要访问口令，请先登录。' })
    }
    const message = await fetch(`${world.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 'message-1', text: '你好' }),
    })
    expect(message.status).toBe(401)
    expect(await world.store.messages('local', 10)).toEqual([])
  })

  it('the page leads to the login page, which is served', async () => {
    const page = await fetch(`${world.url}/`, { redirect: 'manual' })
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe('/login')
    expect(await (await fetch(`${world.url}/login`)).text()).toContain('访问口令')
  })

  it('a program gets in by Authorization: Bearer', async () => {
    expect((await session({ Authorization: `Bearer ${TOKEN}` })).status).toBe(200)
    for (const wrong of [
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(0, -1)}`,
      'Bearer ',
      TOKEN,
      `Basic ${TOKEN}`,
    ]) {
      expect((await session({ Authorization: wrong })).status, wrong).toBe(401)
    }
  })

  it('a browser gets in by the login page, with a cookie that holds no token', async () => {
    const response = await logIn(TOKEN)
    expect(response.status).toBe(204)
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    expect(cookie).not.toContain(TOKEN)
    const pair = cookie.split(';')[0] ?? ''
    const opened = await session({ Cookie: pair })
    expect(opened.status).toBe(200)
    expect(await opened.json()).toMatchObject({ canLogOut: true })
    expect((await session({ Cookie: `${pair}x` })).status).toBe(401)
  })

  it('a wrong token gives no cookie', async () => {
    const response = await logIn('wrong')
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ error: '口令不对，请再试一次。' })
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it('after ten wrong attempts even the right token waits, for a minute', async () => {
    for (let attempt = 0; attempt < 10; attempt++) await logIn('wrong')
    expect((await logIn(TOKEN)).status).toBe(429)
    expect((await session({ Authorization: `Bearer ${TOKEN}` })).status).toBe(429)
    world.advance(59_999)
    expect((await logIn(TOKEN)).status).toBe(429)
    world.advance(1)
    expect((await logIn(TOKEN)).status).toBe(204)
  })

  it('nine wrong attempts do not keep the right one out', async () => {
    for (let attempt = 0; attempt < 9; attempt++) await logIn('wrong')
    expect((await logIn(TOKEN)).status).toBe(204)
  })

  it('logging out takes the cookie away', async () => {
    const response = await fetch(`${world.url}/logout`, { method: 'POST' })
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0')
  })
})

describe('a file that is brought without the token', () => {
  it('is refused before its body is read', async () => {
    const { port } = new URL(world.url)
    const socket = connect(Number(port), '127.0.0.1')
    const head = [
      'POST /api/imports HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Content-Type: application/octet-stream',
      'X-File-Name: a.txt',
      'Transfer-Encoding: chunked',
    ]
    // One chunk, and no last one: who waits for the whole body waits for ever.
    socket.write(`${head.join('\r\n')}\r\n\r\n3\r\nabc\r\n`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    expect(answer.toString('latin1').split('\r\n')[0]).toBe('HTTP/1.1 401 Unauthorized')
  })
})
