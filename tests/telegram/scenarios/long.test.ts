import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Reply, reply } from '../../../src/reply/index.ts'
import type { TranscriptMessage } from '../botapi/index.ts'
import type { Person } from '../people/index.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore, prepare } from './prepared.ts'
import { openSetting, type Setting } from './product.ts'

const ZHANG = 1001
const LI = 1002
const MOST_UNITS = 4096

let setting: Setting
let zhang: Person
let li: Person

beforeEach(async () => {
  setting = await openSetting({ at: '2026-11-22T02:00:00Z', owners: [ZHANG, LI] })
  zhang = await setting.world.user('张三', { id: ZHANG, started: true })
  li = await setting.world.user('李四', { id: LI, started: true })
})
afterEach(() => cleanEnd(setting))

const fromBot = async (person: Person) => (await person.chat.messages()).filter(({ from }) => from.bot)

/** Waits until the person sees the text, and gives all that the bot has sent by then. */
async function replies(person: Person, words: RegExp | string): Promise<TranscriptMessage[]> {
  await person.sees(words)
  await setting.world.quiet(1500)
  return fromBot(person)
}

/** 200 inspections, one a day from 2026-01-01 on, of places with long names. */
const inspections = Array.from({ length: 200 }, (_, day) => ({
  date: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
  place: `第${day + 1}号厂区${'危险化学品储存装置区'.repeat(8)}<北>&“南”😀`,
}))

describe('a reply beyond 4,096 characters', () => {
  it('is split between entries, each of which stands whole in one message', { timeout: 60_000 }, async () => {
    await prepare(setting, [{ id: ZHANG, post: 'town-government-head', title: '镇长', inspections }])
    await setting.start()
    await zhang.says('我的台账')
    const sent = await replies(zhang, '只列出最近 50 条')
    expect(sent.length).toBeGreaterThan(1)
    expect(sent[0]?.text).toContain('有效记录 200 条')
    for (const { text } of sent) {
      expect(text.length).toBeLessThanOrEqual(MOST_UNITS)
      expect(text.isWellFormed()).toBe(true)
    }
    // Of all but the last: split late rather than early.
    for (const { text } of sent.slice(0, -1)) expect(text.length).toBeGreaterThan(MOST_UNITS / 2)
    for (let number = 151; number <= 200; number += 1) {
      const place = inspections[number - 1]?.place as string
      const holding = sent.filter(
        ({ text }) => text.includes(`${place}`) && text.includes(`（第 ${number} 号）`),
      )
      expect(holding, `第 ${number} 号`).toHaveLength(1)
    }
    const lines = sent.flatMap(({ text }) => text.split('\n')).filter((line) => line.startsWith('·'))
    expect(lines).toHaveLength(50)
  })

  it('has its buttons under the last message alone, also after a kill between two', {
    timeout: 60_000,
  }, async () => {
    const long: Reply = reply({
      blocks: Array.from({ length: 120 }, (_, index) => ({
        type: 'text' as const,
        text: `第${index + 1}段。${'安全生产责任制。'.repeat(10)}`,
      })),
      buttons: [[{ label: '帮助', action: 's:帮助' }]],
    })
    await inStore(setting, (store) =>
      store.addOutgoing([
        {
          key: 'long',
          address: `tg:${ZHANG}`,
          thread: null,
          replyTo: null,
          replaces: null,
          body: JSON.stringify(long),
          createdAt: '2026-11-22T01:59:00.000Z',
        },
      ]),
    )
    const product = await setting.start()
    await zhang.sees('第1段。')
    // The next one, which may go after a second, does not arrive; the first is marked by then.
    await setting.world.fails('sendMessage', { kind: 'silence' }, { in: zhang })
    const marked = () =>
      inStore(setting, async (store) => (await store.waitingOutgoing('tg:'))[0]?.messageIds.length)
    await expect.poll(marked).toBe(1)
    await product.end('SIGKILL')
    await setting.start()
    const sent = await replies(zhang, '第120段。')
    expect(sent.length).toBeGreaterThan(2)
    const words = sent.map(({ text }) => text).join('\n')
    expect(words.match(/第\d+段。/g)).toHaveLength(120)
    expect(sent.map(({ buttons }) => buttons.flat().map(({ text }) => text))).toEqual([
      ...sent.slice(1).map(() => []),
      ['帮助'],
    ])
    await zhang.taps('帮助')
    await zhang.sees('照单能做这些事')
  })
})

describe('a file for a group', () => {
  it('is a reply to what asked for it, in its topic', { timeout: 60_000 }, async () => {
    const group = await setting.world.group('安委会成员群', [zhang, li], { forum: true })
    const topic = await group.opens('月报')
    await group.adds('bot')
    const asked = await li.says('把清单发一下', { in: group, topic })
    const filed: Reply = {
      ...reply({ blocks: [{ type: 'lead', text: '清单在下面。' }] }),
      attachments: [{ name: '责任清单.md', mediaType: 'text/markdown', content: '# 责任清单\n' }],
    }
    await inStore(setting, (store) =>
      store.addOutgoing([
        {
          key: 'file',
          address: `tg:${group.id}`,
          thread: topic,
          replyTo: asked,
          replaces: null,
          body: JSON.stringify(filed),
          createdAt: '2026-11-22T01:59:00.000Z',
        },
      ]),
    )
    await setting.start()
    await li.sees('清单在下面。', { in: group })
    const file = await group.chat.until(
      (entries) => entries.find((one) => one.type === 'message' && one.what === 'document'),
      '文件',
      10_000,
    )
    expect(file).toMatchObject({ replyTo: asked, thread: topic, file: { name: '责任清单.md' } })
    const id = file.type === 'message' ? (file.file?.id ?? '') : ''
    const stored = (await setting.world.stage.act({ do: 'file', id })) as { bytes: string }
    expect(Buffer.from(stored.bytes, 'base64').toString()).toBe('# 责任清单\n')
  })

  it('is sent all the same where what asked for it is gone', { timeout: 60_000 }, async () => {
    const group = await setting.world.group('安委会成员群', [zhang, li])
    await group.adds('bot')
    const filed: Reply = {
      ...reply({ blocks: [] }),
      attachments: [{ name: '清单.md', mediaType: 'text/markdown', content: '一' }],
    }
    const row = { thread: null, replaces: null, createdAt: '2026-11-22T01:59:00.000Z' }
    await inStore(setting, (store) =>
      store.addOutgoing([
        { ...row, key: 'file', address: `tg:${group.id}`, replyTo: 987, body: JSON.stringify(filed) },
      ]),
    )
    await setting.start()
    await li.sees('文件在下面。', { in: group })
    await li.sees(/^$/, { in: group })
    const kinds = (await group.chat.messages()).filter(({ from }) => from.bot).map(({ what }) => what)
    expect(kinds.filter((what) => what === 'document')).toHaveLength(1)
  })
})
