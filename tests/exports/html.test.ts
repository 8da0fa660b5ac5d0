import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutyRules } from '../../src/duties/index.ts'
import { evidenceFiles } from '../../src/exports/dossier/evidence.ts'
import { pageOf } from '../../src/exports/html/index.ts'
import { factsOf } from '../../src/exports/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { attachRow } from '../../src/ledger/index.ts'
import { dataWithOftenPack } from '../conversation/often-pack.ts'
import { fill, knowledge, NOW, openWorld, SPAN, type World } from './dossier-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await fill(world)
})
afterAll(() => world.end())

async function page(span = SPAN): Promise<string> {
  const facts = await factsOf(world.sources, span, NOW)
  return pageOf(facts, await evidenceFiles(world.files, facts.entries))
}

/** What a reader reads, as far as plain text tells. */
const plain = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('the readable page', () => {
  it('begins with whose it is, which posts and days, when it was made, the head, and what it says and does not', async () => {
    const text = plain(await page())
    const { seq, hash } = await world.store.head()
    for (const words of [
      '张明远',
      '2026年1月1日至2026年6月30日',
      '区长（枣庄办法：区（市）政府主要负责人）',
      '2026年7月10日 09:30（北京时间）',
      `第 ${seq} 号 ${hash}`,
      '没有记录不等于没有做，是否履职尽责由有权机关认定。',
    ])
      expect(text).toContain(words)
  })

  it('has every item of the post’s list, in the law’s words', async () => {
    const text = plain(await page())
    const facts = await factsOf(world.sources, SPAN, NOW)
    const rows = facts.checklist.lists.flatMap((list) => list.rows)
    expect(rows.length).toBeGreaterThan(8)
    for (const { item } of rows) {
      expect(text).toContain(item.text)
      if ('ref' in item.target) expect(item.text).toBe(knowledge.provision(item.target.ref)?.text)
    }
  })

  it('says how each period was counted, what is missing, and why something does not count', async () => {
    const text = plain(await page()).replace(/\s+/g, '')
    expect(text).toContain('2026年第二季度带队检查1次1次记录次数已够计入：2026年5月20日第')
    expect(text).toMatch(/不计：2026年6月1日第\d+号，已撤销/)
    expect(text).toContain('本期已过，记录次数不够，还差1次')
    expect(text).toContain('起止日期内没有记录。')
    expect(text).toContain('按活动类别计入')
    expect(text).toContain('经确认关联到本项')
  })

  it('shows corrections, withdrawals, late entries and both names of what was written down for somebody', async () => {
    const text = plain(await page())
    expect(text).toMatch(/王芳代录；2026年4月11日 10:00由本人确认/)
    expect(text).toContain('理由：漏记地点')
    expect(text).toContain('理由：那次是副区长带队')
    expect(text).toContain('2026年5月20日 带队检查 · 万达广场 · 补录 · 有更正')
    expect(text).toContain('在所属季度结束之后记下，为补录')
  })

  it('never says a verdict', async () => {
    const own = plain(await page()).replaceAll('是否履职尽责由有权机关认定', '')
    const law = knowledge.packs
      .flatMap(({ regulation }) => regulation.provisions.map(({ text }) => text))
      .join()
    for (const word of ['免责', '合格', '达标', '得分', '评分', '优秀', '排名', '失职', '未履职'])
      if (!law.includes(word)) expect(own).not.toContain(word)
  })

  it('does no harm with words that are code, paths, formulas or turn the direction of writing', async () => {
    const hostile =
      '<script>alert(1)</script><img src=x onerror=alert(2)>"\'=HYPERLINK("http://x")../../\u202Egpj.exe'
    const entry = await world.record({
      activity: 'led-inspection',
      date: '2026-06-20',
      at: '2026-06-20T10:00:00.000Z',
      place: hostile,
      words: `]]>--></style></p>${hostile}\u0007`,
    })
    const kept = await world.files.keep({ name: 'a.txt', content: Buffer.from('会议记录') })
    await world.add(entry, (now, from) =>
      attachRow(now, { file: { ...kept, name: `../${hostile}.html` } }, from),
    )
    const made = await page()
    expect(made).not.toMatch(/<script|<img src=x|\u202E|\u0007|href="[^"#]*\.\.\//)
    expect(plain(made)).toContain('〔U+202E〕gpj.exe')
    expect(made.match(/<img /g)).toHaveLength(1)
    const hrefs = [...made.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url as string)
    for (const url of hrefs)
      expect(url).toMatch(
        /^(#[a-z0-9-]+|files\/[0-9a-f]{64}\.(jpg|txt)|核验\.html|data:image\/jpeg;base64,.*|https:\/\/example\.org\/.*)$/,
      )
  })
})

describe('what comes round every day', () => {
  it('is told by its number, and by the periods that have not enough, the latest of many', async () => {
    const data = dataWithOftenPack()
    const often = await openWorld()
    try {
      const loaded = loadKnowledge(join(import.meta.dirname, '../../knowledge'), join(data, 'regulations'))
      const sources = { ...often.sources, knowledge: loaded, rules: dutyRules(loaded.packs) }
      const began = '2025-12-01T01:00:00.000Z'
      await often.store.ensurePerson(SPAN.person, began)
      const post = { regulation: 'qingxi-2025', post: 'township-head', title: '乡长' }
      await often.store.addTenure({
        ...post,
        person: SPAN.person,
        from: '2025-12-01',
        to: null,
        recordedAt: began,
      })
      for (let day = 1; day <= 28; day++) {
        const date = `2026-02-${String(day).padStart(2, '0')}`
        await often.record({ activity: 'qingxi-2025.dispatch', date })
      }
      const pageFor = async (from: string, to: string) =>
        plain(
          pageOf(await factsOf(sources, { ...SPAN, from, to }, NOW), {
            paths: new Map(),
            thumbnails: new Map(),
          }),
        )
      const whole = await pageFor('2026-02-01', '2026-02-28')
      expect(whole).toContain('共 28 期：记录次数已够 28 期。各期怎样计数全部见 data.json。')
      const half = await pageFor('2026-01-01', '2026-06-30')
      expect(half).toContain(
        '共 181 期：记录次数已够 28 期，已过而记录次数不够 153 期。这里列出其中最近 24 期次数未够的',
      )
      expect(half).toContain('2026年6月7日')
    } finally {
      await often.end()
      rmSync(data, { recursive: true, force: true })
    }
  })
})
