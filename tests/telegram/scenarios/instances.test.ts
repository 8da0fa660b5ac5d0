import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSetting, type Setting } from './product.ts'

const ZHANG = 1001

let setting: Setting
beforeEach(async () => {
  setting = await openSetting({ owners: [ZHANG] })
})
afterEach(() => setting.end())

describe('a second instance', () => {
  it('on the same data waits, says so, and takes over when the first one dies', {
    timeout: 60_000,
  }, async () => {
    const zhang = await setting.world.user('张三', { id: ZHANG, started: true })
    const first = await setting.start()
    const second = await setting.start({}, false)
    await second.says(/另一个照单进程正在用这个数据文件夹收发消息，本进程待命/)
    await zhang.says('帮助')
    await zhang.sees('照单能做这些事')
    await setting.world.quiet(1000)
    expect((await zhang.chat.messages()).filter((message) => message.from.bot)).toHaveLength(1)

    await first.end('SIGKILL')
    await second.says(/已连接/)
    await zhang.says('谢谢')
    await zhang.sees('不客气')
  })

  it('elsewhere with the same token is told clearly, and the first goes on after it ended', {
    timeout: 90_000,
  }, async () => {
    const zhang = await setting.world.user('张三', { id: ZHANG, started: true })
    const first = await setting.start()
    const other = await setting.start({ ZHAODAN_DATA: join(setting.dir, 'other') })
    await first.says(/另一个程序正在用同一个机器人接收消息/)
    await other.end('SIGTERM')
    await zhang.says('帮助')
    await zhang.sees('照单能做这些事', { within: 60_000 })
    expect(first.process.exitCode).toBeNull()
    expect(first.log).not.toContain(setting.server.token)
  })
})

describe('a start that cannot go as it should', () => {
  it('with a wrong token says so and serves the page all the same', async () => {
    const product = await setting.start({ TELEGRAM_BOT_TOKEN: '1:wrong-token-of-nobody' }, false)
    await product.says(/Telegram 不认识.*令牌/)
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(product.log)?.[0] as string
    expect((await fetch(`${url}/api/welcome`)).status).toBe(200)
    expect(product.log).not.toContain('wrong-token-of-nobody')
    expect(await product.end('SIGTERM')).toBe(0)
  })

  it('with Telegram out of reach at first connects once it can', { timeout: 60_000 }, async () => {
    const zhang = await setting.world.user('张三', { id: ZHANG, started: true })
    await setting.world.fails('getMe', { kind: 'gateway' }, { times: 2 })
    const product = await setting.start({}, false)
    await zhang.says('帮助')
    await product.says(/连接不上 Telegram.*其余功能照常/)
    await zhang.sees('照单能做这些事', { within: 30_000 })
  })
})
