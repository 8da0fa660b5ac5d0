import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asOneMessage } from '../../../src/channels/telegram/digest.ts'
import { type Block, reply } from '../../../src/reply/index.ts'
import { type OnTelegram, onTelegram } from './telegram.ts'

const ID = 1001
const KEY = 'r:subscription-0000:2026-09-23'

describe('a digest on Telegram', () => {
  let world: OnTelegram
  beforeEach(async () => {
    world = await onTelegram(1)
    world.at('2026-09-23T09:00')
  })
  afterEach(() => world.end())

  const sends = () => world.chats.calls('sendMessage')
  const row = () => world.app.store.outgoing(KEY)
  const settled = async () => (await row())?.outcome ?? null
  const record = (activity: string, date: string) =>
    world.app.store.append([
      {
        id: `${activity}-${date}`,
        person: `tg:${ID}`,
        recordedBy: `tg:${ID}`,
        kind: 'record',
        amends: null,
        activity,
        date,
        place: null,
        count: 1,
        words: date,
        reason: null,
        recordedAt: world.app.clock().toISOString(),
        confirmation: `${activity}-${date}`,
      },
    ])
  const errors = () => world.said.filter((words) => !words.includes('已连接'))

  it('is one message with its buttons, and a line of its person’s history', async () => {
    world.serve()
    await expect.poll(settled).toBe('sent')
    const [sent, ...more] = await sends()
    expect(more).toEqual([])
    expect(sent?.params).toMatchObject({ chat_id: ID })
    expect(JSON.stringify(sent?.params.reply_markup)).toContain('我已完成（记录）')
    expect(await row()).toMatchObject({ messageIds: [expect.any(Number)], attempts: 0 })
    const lines = await world.app.conversation.history(`tg:${ID}`, 9)
    expect(lines.map(({ reply }) => reply?.unasked)).toEqual([true])
    expect(errors()).toEqual([])
  })

  it('says what stands when it goes out: what was done since it was planned takes it away, and is no fault', async () => {
    await world.app.conversation.planReminders(world.app.clock(), 'tg:')
    await record('led-inspection', '2026-05-05')
    await record('led-inspection', '2026-09-22')
    await record('annual-debrief', '2025-12-01')
    await record('annual-debrief', '2026-09-01')
    world.serve()
    await expect.poll(settled).toBe('undeliverable')
    expect((await row())?.cause).toContain('都已完成')
    expect(await sends()).toEqual([])
    expect(errors()).toEqual([])
  })

  it.each([
    ['the day is over', '2026-09-24T00:00', '当天没有发出'],
    ['quiet hours have begun', '2026-09-23T21:00', '免打扰'],
  ])('is not sent where Telegram was out of reach until %s', async (_, then, cause) => {
    await world.app.conversation.planReminders(world.app.clock(), 'tg:')
    await world.chats.fails('sendMessage', { kind: 'refuse', code: 502, description: 'Bad Gateway' })
    const channel = world.serve({ remindEveryMs: 60_000_000 })
    await expect.poll(async () => (await row())?.attempts).toBe(1)
    world.at(then)
    await expect.poll(settled, { timeout: 20_000 }).toBe('undeliverable')
    expect((await row())?.cause).toContain(cause)
    expect(await sends()).toHaveLength(1)
    await channel.stop()
  })

  it('goes out once where Telegram asks for patience and then takes it', async () => {
    await world.chats.fails('sendMessage', { kind: 'flood', retryAfter: 1 })
    world.serve()
    await expect.poll(settled, { timeout: 20_000 }).toBe('sent')
    expect((await sends()).map(({ status }) => status)).toEqual([429, 200])
    expect(await row()).toMatchObject({ attempts: 0 })
  })

  it('to somebody who stopped the bot is given up like any message, and the chat with it', async () => {
    await world.chats.stage.act({ do: 'block', user: ID })
    const at = world.app.clock().toISOString()
    const chat = { address: `tg:${ID}`, kind: 'private' as const, title: null, owner: `tg:${ID}` }
    await world.app.store.putChat({ ...chat, active: true, cause: null, movedTo: null, updatedAt: at })
    world.serve()
    await expect.poll(settled).toBe('undeliverable')
    expect(await world.app.store.chat(`tg:${ID}`)).toMatchObject({ active: false })
  })
})

describe('what is too long for one message', () => {
  const lead: Block = { type: 'lead', text: '履职提醒 · 9月23日（星期三）' }
  const long: Block = { type: 'text', text: '安全生产。'.repeat(300) }
  const of = (blocks: Block[]) =>
    reply({ blocks, buttons: [[{ label: '详情', action: 'r:more:subscription-0000:2026-09-23' }]] })

  it.each([
    ['just fits', [lead, long, long], true],
    ['does not fit', [lead, long, long, long], false],
    ['does not fit with its first block', [{ type: 'lead', text: '长'.repeat(5000) } as Block], false],
  ])('and %s is one message all the same, its buttons under it', (_, blocks, whole) => {
    const made = asOneMessage(of(blocks), false)
    expect(made.whole).toBe(whole)
    expect(made.part.plain.length).toBeLessThanOrEqual(4096)
    expect(made.part.plain.includes('没有全部列出')).toBe(!whole)
    expect(made.part.keyboard.flat().map(({ text }) => text)).toEqual(['详情'])
  })
})
