import { describe, expect, it } from 'vitest'
import { startWeb, WebStartError } from '../../../src/channels/web/index.ts'
import { startWorld } from './world.ts'

const failure = async (start: Promise<unknown>): Promise<WebStartError> => {
  const error = await start.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  expect(error).toBeInstanceOf(WebStartError)
  return error as WebStartError
}

describe('starting', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', '128.0.0.1', '127.0.0.1.example.com'])(
    'on %s without a token is refused, naming both settings',
    async (host) => {
      const { message } = await failure(startWorld({ host }))
      expect(message).toContain('ZHAODAN_HOST')
      expect(message).toContain('ZHAODAN_ACCESS_TOKEN')
      expect(message).toContain(host)
    },
  )

  it.each(['127.0.0.1', 'localhost', '::1'])('on %s needs no token', async (host) => {
    const world = await startWorld({ host })
    expect((await fetch(`${world.url}/api/session`)).status).toBe(200)
    await world.end()
  })

  it('beyond loopback with a token serves whatever name it is reached by', async () => {
    const world = await startWorld({ host: '0.0.0.0', accessToken: 'a-long-enough-access-token' })
    expect((await fetch(`${world.url}/login`)).status).toBe(200)
    await world.end()
  })

  it('on a taken port says so, with the port and the setting', async () => {
    const first = await startWorld()
    const port = Number(new URL(first.url).port)
    const { message, setting, cause } = await failure(startWorld({ port }))
    expect(setting).toBe('ZHAODAN_PORT')
    expect(message).toContain(`端口 ${port} 已被其他程序占用`)
    expect(message).toContain('ZHAODAN_PORT')
    expect(cause).toMatchObject({ code: 'EADDRINUSE' })
    expect((await fetch(`${first.url}/api/session`)).status).toBe(200)
    await first.end()
  })

  it('on an address of another machine names the host', async () => {
    const { message, setting } = await failure(
      startWorld({ host: '203.0.113.1', accessToken: 'a-long-enough-access-token' }),
    )
    expect(setting).toBe('ZHAODAN_HOST')
    expect(message).toContain('203.0.113.1')
  })
})

describe('closing', () => {
  it('lets a message under way end, and takes no more', async () => {
    const world = await startWorld()
    let answer = () => {}
    const waiting = new Promise<void>((resolve) => {
      answer = resolve
    })
    let arrived = () => {}
    const underWay = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const server = await startWeb({
      ...world.options,
      port: 0,
      conversation: {
        ...world.options.conversation,
        async handle(message) {
          arrived()
          await waiting
          return world.options.conversation.handle(message)
        },
      },
    })
    const response = fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 'message-1', text: '你好' }),
    })
    await underWay
    const closed = server.close()
    answer()
    expect((await response).status).toBe(200)
    await closed
    await expect(fetch(`${server.url}/api/session`)).rejects.toThrow()
    await world.end()
  })
})
