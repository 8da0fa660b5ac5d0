import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/reply/index.ts'
import {
  GUEST,
  OFFICIAL,
  OWNER,
  openFullWorld,
  openWorld,
  REMOVED,
  recordsOf,
  STAFF,
} from './members-world.ts'
import type { Talk } from './talk.ts'

const START = Date.parse('2026-11-22T03:00:00.000Z')

let talk: Talk
afterEach(() => talk.end())

async function send(text: string, afterMs: number, person = GUEST): Promise<string> {
  const now = new Date(START + afterMs)
  const replies = await talk.conversation.handle({ person, text, now })
  expect(replies).toHaveLength(1)
  return talk.text(replies[0] as Reply)
}

describe('how much a guest may send', () => {
  beforeEach(async () => {
    talk = await openWorld()
  })

  it('ten a minute, sliding; taps count; another is not held up', async () => {
    for (let i = 0; i < 9; i++) expect(await send('法规', i)).toContain('已载入')
    const now = new Date(START + 9)
    await talk.conversation.handle({ person: GUEST, tap: 'o:zaozhuang-2019#6', now })
    expect(await send('法规', 10)).toContain('一分钟最多 10 次')
    expect(await send('法规', 11, STAFF)).toContain('已载入')
    expect(await send('法规', 59_999)).toContain('一分钟最多 10 次')
    expect(await send('法规', 60_000)).toContain('已载入')
    expect(await send('法规', 60_000)).toContain('一分钟最多 10 次')
  })

  it('a hundred a day, sliding; a tap beyond it is told in passing; nothing of it is kept', async () => {
    for (let i = 0; i < 100; i++) expect(await send('帮助', i * 10_000)).toContain('没有邀请也能用')
    const lines = await talk.store.messages(GUEST, 1000)
    expect(await send('帮助', 1_000_000)).toContain('一天最多 100 次')
    const now = new Date(START + 1_000_001)
    const tapped = await talk.conversation.handle({ person: GUEST, tap: 'o:zaozhuang-2019#6', now })
    expect(tapped).toMatchObject([{ passing: true }])
    expect(await talk.store.messages(GUEST, 1000)).toEqual(lines)
    const day = 24 * 60 * 60 * 1000
    expect(await send('帮助', day - 1)).toContain('一天最多 100 次')
    expect(await send('帮助', day)).toContain('没有邀请也能用')
  })

  it('a member is held to nothing of the kind', async () => {
    const since = new Date(START).toISOString()
    await talk.store.ensurePerson(OFFICIAL, since)
    await talk.store.setMember({ person: OFFICIAL, role: 'official', region: null, unit: null, since })
    for (let i = 0; i < 30; i++) expect(await send('法规', i, OFFICIAL)).toContain('已载入')
  })

  it('nor is what is carried over, or no code at all, free of the limit', async () => {
    for (let i = 0; i < 5; i++) expect(await send('/start 邀请码', i)).toContain('不是邀请码')
    for (let i = 5; i < 10; i++) expect(await send('/start g-id123456', i)).toContain('已过期')
    expect(await send('/start 邀请码', 10)).toContain('一分钟最多')
    expect(await send('/start g-id123456', 11)).toContain('一分钟最多')
  })

  it.each([
    '镇长本季度要做什么',
    '区委书记本季度的职责有哪些',
    '副县长（管交通）今年有什么到期的安全任务',
    '区委这个季度在安全生产上要完成哪些',
    '中心组关于安全的集体学习，一年算下来几次够数',
    '对党政领导干部的表彰奖励条件',
  ])('what others must do is public: %s', async (question) => {
    expect(await send(question, 0)).toMatch(/第[一二三四五六七八九十]+条/)
  })

  it.each([
    '邀请码',
    '我要邀请码',
    '邀请码从哪里来？',
    '怎么加入',
    '如何才能使用照单？',
    '代录人',
    '本单位情况',
  ])('is told how to come in: %s', async (words) => {
    expect(await send(words, 0)).toContain('拿到邀请码后')
  })

  it.each(['怎么使用安全生产专项资金？', '如何加入考核内容', '邀请专家检查的费用怎么处理'])(
    'is answered as a question: %s',
    async (question) => {
      expect(await send(question, 0)).not.toContain('拿到邀请码后')
    },
  )

  it('words that cannot be read are answered too', async () => {
    expect(await send('   ', 1)).toContain('没有收到文字')
    expect(await send('字'.repeat(8001), 2)).toContain('8001 字')
  })

  it('a recording is shown back above its answer', async () => {
    const now = new Date(START)
    const [reply] = await talk.conversation.handle({ person: GUEST, text: '法规', via: 'voice', now })
    expect(talk.text(reply as Reply)).toMatch(/^（?听到的是：“法规”/)
  })
})

describe('no sequence of a guest’s messages changes anything but the conversation', () => {
  beforeEach(async () => {
    talk = await openFullWorld()
  })

  it('typed, tapped, forwarded or spoken, with every button seen anywhere', async () => {
    talk.as(OFFICIAL)
    const shown: string[] = []
    for (const text of ['昨天带队检查了加油站', '添加岗位', '下周三带队检查化工厂', '/settings', '代录人']) {
      shown.push(...(await talk.say(text)).buttons.flat().map((button) => button.action))
    }
    talk.as(OWNER)
    for (const text of ['邀请', '成员名单', '未使用的邀请']) {
      shown.push(...(await talk.say(text)).buttons.flat().map((button) => button.action))
    }
    const open = await talk.store.openPending(REMOVED)
    shown.push(...open.flatMap(({ id }) => ['ok', 'cancel', 'date:0', 'rest'].map((op) => `c:${id}:${op}`)))
    const people = [OWNER, OFFICIAL, STAFF, GUEST, REMOVED]
    const before = await recordsOf(talk, people)
    const texts = [
      '今天带队检查了化工厂',
      '确认',
      '取消',
      '我是滕州市市长',
      '今年以前就已在任',
      '我叫张三',
      '邀请一位工作人员',
      '同意',
      '代张三记录：昨天带队检查',
      '撤销上一条',
      '设置',
      '群里显示',
      '清空对话',
      '/log 昨天带队检查了加油站',
      '/start wrong',
      '/start g-id123456',
      '/remind 下周三检查',
      '镇长多久检查一次',
      '11月3日',
    ]
    const step = fc.record({
      person: fc.constantFrom(GUEST, REMOVED),
      what: fc.oneof(
        fc.record({ tap: fc.constantFrom(...new Set(shown)) }),
        fc.record({
          text: fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom(...texts) },
            fc.string({ unit: 'grapheme' }),
          ),
          via: fc.constantFrom(undefined, 'voice' as const, 'forward' as const),
        }),
      ),
    })
    let nowMs = START
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { person, what } of steps) {
          // Slow enough that the limits never do the work that is tested here.
          nowMs += 20 * 60 * 1000
          const { via, ...rest } = { via: undefined, ...what }
          const now = new Date(nowMs)
          await talk.conversation.handle({ person, now, name: '路人', ...rest, ...(via ? { via } : {}) })
        }
        expect(await recordsOf(talk, people)).toBe(before)
        expect((await talk.store.person(GUEST))?.name ?? null).toBeNull()
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
