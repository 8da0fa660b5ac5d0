import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Telegraf } from 'telegraf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BotApiServer, inProcess, remote, type Stage, testToken } from './botapi/index.ts'
import { TestWorld } from './people/index.ts'

/** A bare bot that says what it heard, with a button that changes its words. */
function echo(url: string): Telegraf {
  const bot = new Telegraf(testToken, { telegram: { apiRoot: url } })
  bot.on('text', (context) =>
    context.reply(`听到：${context.message.text.slice(0, 100)}`, {
      reply_parameters: { message_id: context.message.message_id },
      reply_markup: { inline_keyboard: [[{ text: '确认', callback_data: 'ok' }]] },
    }),
  )
  bot.on('edited_message', (context) => context.reply('改了'))
  bot.on('callback_query', async (context) => {
    await context.answerCbQuery('好的')
    await context.editMessageText('已确认')
  })
  bot.on(['sticker', 'location', 'photo', 'voice', 'document'], (context) => context.reply('收到'))
  return bot
}

/** The same scripts on a server in this process and on one in another. */
function scripts(stage: () => Stage): void {
  let bot: Telegraf
  let world: TestWorld
  beforeAll(async () => {
    world = new TestWorld(stage())
    bot = echo(stage().url)
    await new Promise<void>((resolve, reject) => {
      bot.launch(resolve).catch(reject)
    })
  })
  afterAll(() => bot.stop())

  it('show a conversation', async () => {
    const zhang = await world.user('张三')
    const id = await zhang.says('今天开会')
    await zhang.sees('听到：今天开会')
    await zhang.taps('确认')
    expect(await zhang.sees(/^好的$/)).toMatchObject({ type: 'toast' })
    await zhang.sees('已确认')
    await zhang.edits(id, '明天开会')
    await zhang.sees('改了')
    await zhang.sendsSticker()
    await zhang.sees('收到')
    await zhang.neverSaw('错')
    await expect(zhang.neverSaw('听到')).rejects.toThrow('张三看到了不该看到的 听到')
    expect(await zhang.transcript()).toBe(
      [
        '1 张三（已编辑）：明天开会',
        '2 照单（回复 1，已编辑）：已确认',
        '（弹出提示，给张三：好的）',
        '3 照单：改了',
        '4 张三：［贴纸］',
        '5 照单：收到',
      ].join('\n'),
    )
    expect(await world.violations()).toEqual([])
  })

  it('wait only for what comes after the last thing done', async () => {
    const li = await world.user('李四')
    await li.says('一')
    await li.sees('听到：一')
    await li.says('二')
    await li.sees('听到：二')
    await expect(li.sees('听到：一', { within: 50 })).rejects.toThrow(
      /李四：0.05 秒内没有看到 听到：一。此时的对话：\n1 李四：一\n/,
    )
  })

  it('cut long messages as clients do', async () => {
    const wang = await world.user('王五')
    await wang.says(`${'长'.repeat(4095)}😀${'长'.repeat(100)}`)
    const own = (await wang.chat.messages()).filter((one) => !one.from.bot)
    expect(own.map((one) => one.text.length)).toEqual([4095, 102])
  })

  it('meet in a group', async () => {
    const [zhao, qian] = [await world.user('赵六'), await world.user('钱七')]
    const group = await world.group('安监站', [zhao, qian])
    await group.adds('bot')
    const asked = await qian.says('@zhaodan_bot 在吗', { in: group })
    expect(await qian.sees('听到', { in: group })).toMatchObject({ replyTo: asked })
    await zhao.says('好的', { in: group, replyTo: '听到' })
    await zhao.sees('听到：好的', { in: group })
    await zhao.taps('确认', { in: group })
    await zhao.sees('已确认', { in: group })
    expect(await group.transcript()).toContain('（弹出提示，给赵六：好的）')
  })
}

describe('people on a server in this process', () => {
  let server: BotApiServer
  beforeAll(async () => {
    server = await BotApiServer.start()
  })
  afterAll(() => server.close())
  scripts(() => inProcess(server))
})

describe('people on a server in another process', () => {
  let child: ChildProcess
  let url = ''
  beforeAll(async () => {
    const script = join(import.meta.dirname, 'botapi/process.ts')
    child = spawn(process.execPath, [script, '--at', '2026-11-22T01:00:00Z'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (!child.stdout) throw new Error('no output')
    ;[url] = (await once(createInterface(child.stdout), 'line')) as [string]
  })
  afterAll(async () => {
    child.kill('SIGTERM')
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(0)
  })
  scripts(() => remote(url))

  it('runs on from the time it was given', async () => {
    const world = new TestWorld(remote(url))
    expect((await world.status()).now).toMatch(/^2026-11-22T01:0/)
    await world.passes(3_600_000)
    expect((await world.status()).now).toMatch(/^2026-11-22T02:0/)
  })

  it('says what a test did wrong', async () => {
    await expect(remote(url).act({ do: 'transcript', chat: 1 })).rejects.toThrow('There is no chat 1')
  })
})
