import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseAction } from '../../../src/conversation/actions.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'
import type { Talk } from '../talk.ts'
import { openTalk } from '../talk.ts'
import { openHeld, recorded, said, VERDICT } from './held.ts'

const knowledge = loadKnowledge(join(import.meta.dirname, '../../../knowledge'))
const SHORT_QUARTER = '2026年第四季度'
let talk: Talk

beforeEach(async () => {
  talk = await openHeld()
})
afterEach(() => talk.end())

describe('the checklist', () => {
  it('has every duty item of the post with the law’s words, whole and verbatim', async () => {
    const list = await talk.say('我的清单')
    const quotes = list.blocks.flatMap((block) => (block.type === 'quote' ? [block.citation] : []))
    expect(quotes.length).toBeGreaterThan(8)
    for (const { ref, label, quote } of quotes) {
      const provision = knowledge.provision(ref)
      expect(quote, ref).toBe(provision?.text)
      expect(label, ref).toBe(provision?.label)
    }
    const refs = quotes.map(({ ref }) => ref)
    for (let item = 1; item <= 8; item++) expect(refs).toContain(`zaozhuang-2019#7.${item}`)
    expect(new Set(refs).size).toBe(refs.length)
  })

  it('says each state in words beside its mark, and never a verdict', async () => {
    await recorded(talk, '10月9日带队检查了东湖化工')
    await recorded(talk, '11月3日政府常务会议听取了安全生产汇报')
    const text = await said(talk, '我的清单')
    expect(text).toContain(`【我的清单 · ${SHORT_QUARTER}】`)
    expect(text).toContain('【✓ 已有足够记录 · 《枣庄办法》第七条第（一）项】')
    expect(text).toContain('【○ 没有记录 · 《枣庄办法》第七条第（二）项】')
    expect(text).toContain('【○ 还没有记录 · 《枣庄办法》第七条第（三）项】')
    expect(text).toMatch(/✓ 有记录 1 项，○ 没有记录 \d+ 项。没有记录不等于没有做/)
    expect(text).toContain('带队检查 · 东湖化工（第 1 号）')
    expect(text).toContain('还有 40 天')
    expect(text).not.toMatch(VERDICT)
  })

  it('of a year tells each quarter, and what was recorded late', async () => {
    await recorded(talk, '2026年2月9日带队检查了东湖化工')
    const text = await said(talk, '我今年的清单')
    expect(text).toContain('【我的清单 · 2026年】')
    expect(text).toMatch(/带队检查。2026年第一季度 ✓ 1\/1；2026年第二季度 ! 0\/1；/)
    expect(text).toContain('东湖化工 · 补录（第 1 号）')
    expect(text).toContain('【! 期限已过，记录不够 · 《枣庄办法》第七条第（一）项】')
  })

  it('goes to another span by its buttons, and turns its pages by the same words', async () => {
    const now = await talk.say('照单')
    expect(talk.labels(now)).toEqual(['本季度', '今年', '去年', '只看没有记录的'])
    const action = parseAction(now.paged ?? '')
    expect(action).toEqual({ type: 'say', text: `${SHORT_QUARTER}的清单` })
    expect(talk.text(await talk.act(now.paged ?? ''))).toBe(talk.text(now))
    await talk.say('照单')
    expect(talk.text(await talk.tap('今年'))).toContain('【我的清单 · 2026年】')
    expect(talk.text(await talk.tap('去年'))).toContain('2025年您没有登记在任的岗位')
  })

  it('lists what stands on record for no item', async () => {
    await recorded(talk, '今天参加了消防宣传日活动')
    const text = await said(talk, '我的清单')
    expect(text).toContain('【没有关联到职责的记录 1 条】')
    expect(text).toContain('其他履职活动“今天参加了消防宣传日活动”（第 1 号）')
    expect(text).toContain('第1号关联哪一条')
  })

  it('asks for the post where there is none', async () => {
    const other = await openTalk('2026-11-21')
    expect(await said(other, '我的清单')).toContain('先登记岗位')
    expect(await said(other, '取消')).not.toContain('清单')
    expect(await said(other, '哪些还没有记录')).toContain('先登记岗位')
    await other.end()
  })
})

describe('what has no record', () => {
  it.each(['哪些还没有记录', '还有哪些职责没有记录', '清单里缺什么'])(
    '“%s” is told as facts',
    async (words) => {
      await recorded(talk, '10月9日带队检查了东湖化工')
      const text = await said(talk, words)
      expect(text).toMatch(
        /2026年第四季度没有记录的职责 \d+ 项（没有记录不等于没有做），有记录、次数还不够的 1 项。/,
      )
      expect(text).toContain('第七条第（二）项')
      expect(text).not.toMatch(VERDICT)
    },
  )

  it('leaves out what has enough, and counts what it shows', async () => {
    await recorded(talk, '10月9日带队检查了东湖化工')
    await recorded(talk, '11月3日政府常务会议听取了安全生产汇报')
    const list = await talk.say('哪些还没有记录')
    const text = talk.text(list)
    expect(text).not.toContain('第七条第（一）项')
    const told = Number(/没有记录的职责 (\d+) 项/.exec(text)?.[1])
    expect(list.blocks.filter(({ type }) => type === 'quote')).toHaveLength(told)
    expect(talk.text(await talk.tap('看整个清单'))).toContain('第七条第（一）项')
  })
})

describe('what is on record for an item', () => {
  it('are its words and its entries, their history one tap away', async () => {
    await recorded(talk, '10月9日带队检查了东湖化工')
    const text = await said(talk, '第七条第一项有什么记录')
    expect(text).toContain('2026年，有 1 条记录。')
    expect(text).toContain(knowledge.provision('zaozhuang-2019#7.1')?.text)
    expect(text).toContain('带队检查 · 东湖化工（第 1 号）')
    await talk.say('第7条第一项的记录')
    expect(talk.text(await talk.tap('第1号的详情'))).toContain('原话：10月9日带队检查了东湖化工')
  })

  it('are none, said without a verdict', async () => {
    const text = await said(talk, '第7条第七项的记录')
    expect(text).toContain('2026年，没有记录（不等于没有做）。')
    expect(text).toContain('把第1号关联到第七条第（七）项')
    expect(text).not.toMatch(VERDICT)
  })

  it('of an item that is none of the person’s says so with the provision', async () => {
    const text = await said(talk, '第六条第三项有什么记录')
    expect(text).toContain('《枣庄办法》第六条第（三）项不在您的清单里')
    expect(text).toContain(knowledge.provision('zaozhuang-2019#6.3')?.text)
    expect(await said(talk, '第九十九条第三项有什么记录')).toContain('清单里没有第九十九条第（三）项')
  })

  it('of a whole article are those of all its items', async () => {
    const text = await said(talk, '第七条有什么记录')
    for (const item of ['一', '八']) expect(text).toContain(`《枣庄办法》第七条第（${item}）项`)
  })

  it('of another year are told where it is named', async () => {
    await talk.store.addTenure({
      person: 'local',
      regulation: 'zaozhuang-2019',
      post: 'district-government-head',
      title: '薛城区区长',
      from: '2025-01-01',
      to: '2025-12-31',
      recordedAt: '2026-01-01T00:00:00Z',
    })
    await talk.say('第七条第七项的记录')
    expect(talk.text(await talk.tap('2025年的记录'))).toContain('2025年，没有记录')
  })
})
