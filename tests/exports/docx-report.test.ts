import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportDocx } from '../../src/exports/docx/index.ts'
import type { Facts } from '../../src/exports/index.ts'
import { savedByOffice } from './docx-office.ts'
import { all, bodyOf, type Para, paragraphsOf, parseXml, partsOf } from './docx-reading.ts'
import { bureauHead, districtHead, knowledge, openYear, someone, type Year } from './docx-year.ts'

let year: Year
let facts: Facts
let parts: Map<string, string>
let paragraphs: Para[]

beforeAll(async () => {
  year = await openYear()
  await districtHead(year)
  await bureauHead(year)
  facts = await year.facts('tg:1001', '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
  parts = await partsOf(await reportDocx(facts))
  paragraphs = paragraphsOf(bodyOf(parts))
})
afterAll(() => year.end())

/** Paragraphs of a section by its heading, without the heading. */
function section(heading: string, of = paragraphs): Para[] {
  const at = of.findIndex(({ style, text }) => style === 'Heading1' && text.endsWith(heading))
  const end = of.findIndex(({ style }, i) => i > at && style === 'Heading1')
  return of.slice(at + 1, end < 0 ? undefined : end)
}

/** Sentences of a section, each with what stands in its brackets. */
function sentences(heading: string, of = paragraphs): { text: string; proof: string }[] {
  return section(heading, of)
    .filter(({ style, text }) => style === 'Body' && !/^＿+$/.test(text))
    .flatMap(({ text }) => {
      const found = [...text.matchAll(/([\s\S]*?)〔([^〕]*)〕。/g)]
      expect(found.map(([whole]) => whole).join(''), 'every sentence of a paragraph has its proof').toBe(text)
      return found.map(([, said, proof]) => ({ text: said as string, proof: proof as string }))
    })
}

const numbersIn = (proof: string): number[] =>
  [...proof.matchAll(/第(\d+)号(?:至第(\d+)号)?/g)].flatMap(([, first, last]) =>
    Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, i) => Number(first) + i),
  )

const labels = () => facts.checklist.lists.flatMap(({ rows }) => rows.map(({ item }) => item.label))

/** The fixed sentences that rest on nothing: what is to be checked and filled in. */
const REMARKS = [
  '以下只列台账里没有的、补录的和待确认的；没有记录不等于没有做，请本人核对补充。',
  '以下只列有规定次数、今日之后到期的事项。',
  '其他打算（由本人填写）：',
]

describe('what a report says', () => {
  test('stands in the form of such reports', () => {
    expect(paragraphs.filter(({ style }) => style === 'Heading1').map(({ text }) => text)).toEqual([
      '一、职责依据',
      '二、履职情况',
      '三、存在不足',
      '四、下步打算',
    ])
    expect(paragraphs.slice(0, 6).map(({ text }) => text)).toEqual([
      '2026年度安全生产履职报告',
      '（述职报告草稿）',
      '报告人：陈明远',
      '岗位：区长（枣庄办法：区（市）政府主要负责人）',
      '任期：2025年3月1日起',
      '报告期：2026年1月1日至2026年12月31日',
    ])
    const signature = paragraphs.filter(({ style }) => style === 'Signature').map(({ text }) => text)
    expect(signature).toEqual(['', '报告人（签名）：＿＿＿＿＿＿＿＿', '＿＿＿＿年＿＿月＿＿日'])
  })

  test('every sentence names entries of the ledger or provisions; what names neither is a fixed remark', () => {
    const known = new Map(facts.entries.map((entry) => [entry.seq, entry]))
    for (const heading of ['履职情况', '存在不足', '下步打算']) {
      const told = section(heading).filter(({ style }) => style === 'Remark')
      for (const { text } of told.filter(({ text }) => !text.startsWith('本稿依据')))
        expect(REMARKS).toContain(text)
    }
    const said = ['履职情况', '下步打算'].flatMap((heading) => sentences(heading))
    expect(said.length).toBeGreaterThan(20)
    for (const { text, proof } of said) {
      const numbers = numbersIn(proof)
      const provisions = labels().filter((label) => proof.includes(label))
      expect(numbers.length + provisions.length, `${text}〔${proof}〕`).toBeGreaterThan(0)
      for (const number of numbers) expect(known.get(number)?.voided, `第${number}号`).toBe(false)
    }
  })

  test('the days and the times of a sentence are those of its entries', () => {
    const known = new Map(facts.entries.map((entry) => [entry.seq, entry]))
    for (const { text, proof } of sentences('履职情况')) {
      const entries = numbersIn(proof).flatMap((number) => known.get(number) ?? [])
      const days = entries.map(({ date }) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`)
      const outside = text.replace(/“[\s\S]*”/, '')
      const after = outside.includes('：') ? outside.slice(outside.indexOf('：')) : outside
      for (const day of days) expect(after).toContain(day)
      const times = /(\d+)次：/.exec(outside)?.[1]
      if (times)
        expect(
          entries.reduce((sum, { count }) => sum + count, 0),
          text,
        ).toBe(Number(times))
    }
  })

  test('every quoted provision is verbatim, and every duty of the post is quoted', () => {
    const quoted = section('职责依据').filter(({ text }) => text.endsWith('”'))
    const items = facts.checklist.lists.flatMap(({ rows }) => rows.map(({ item }) => item))
    expect(quoted.map(({ text }) => text)).toEqual(items.map(({ label, text }) => `${label}：“${text}”`))
    const law = items.filter(({ own }) => !own)
    expect(law.length).toBe(10)
    for (const { key, text } of law) expect(knowledge.provision(key)?.text).toBe(text)
  })

  test('counts, gaps and what is ahead, as worked out by hand', () => {
    const done = sentences('履职情况').map(({ text }) => text)
    expect(done).toContain('2026年第三季度带队检查1次：8月6日城北大型商业综合体（二期）（补录）')
    const gaps = section('存在不足').map(({ text }) => text)
    expect(gaps).toContain(
      '2026年第三季度没有“政府常务会议听取安全生产汇报、研究安全生产工作”的记录，规定至少1次〔《枣庄办法》第七条第（一）项〕。',
    )
    expect(gaps).toContain(
      '区（市）政府主要负责人（枣庄办法）：《枣庄办法》第七条第（五）项、第七条第（六）项、第七条第（八）项、第五条。',
    )
    expect(gaps).toContain('1条：8月6日带队检查（11月3日记入）〔台账第56号〕。')
    expect(gaps).toContain('1条：4月22日带队检查（李一鸣代录）〔台账第17号〕。')
    const ahead = sentences('下步打算')
    expect(ahead.map(({ proof }) => proof)).toEqual([
      '《枣庄办法》第七条第（三）项',
      '《枣庄办法》第二十五条第二款',
      '本单位补充：2026年度区政府领导班子成员安全生产重点工作责任清单（2026年1月20日）',
    ])
    expect(ahead.at(1)?.text).toBe(
      '2026年12月31日前：“年度述职列入安全生产履职情况”（2026年），规定至少1次，已记录0次，还差1次',
    )
  })

  test('no verdict and no praise', () => {
    const words = paragraphs.map(({ text }) => text.replace(/“[^”]*”/g, '')).join('\n')
    expect(words).not.toMatch(/免责|合格|优秀|尽职|圆满|扎实|显著|认真|高度重视|成效|得分|排名|到位/)
  })

  test('the last day of a quarter is still ahead, the day after is a gap', async () => {
    const on = async (now: string) =>
      paragraphsOf(
        bodyOf(await partsOf(await reportDocx(await year.facts('tg:2001', '2026-07-01', '2026-09-30', now)))),
      )
    const eve = await on('2026-09-30T15:59:00.000Z')
    const after = await on('2026-09-30T16:00:00.000Z')
    const inspection = (text: string) => text.includes('“带队检查”')
    expect(section('存在不足', eve).some(({ text }) => inspection(text))).toBe(false)
    expect(section('下步打算', eve).filter(({ text }) => inspection(text))).toHaveLength(1)
    expect(section('存在不足', after).filter(({ text }) => inspection(text))).toHaveLength(1)
    expect(section('下步打算', after).some(({ text }) => inspection(text))).toBe(false)
  })

  test('a report tells of one person alone', async () => {
    const other = await year.facts('tg:2001', '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
    const words = paragraphsOf(bodyOf(await partsOf(await reportDocx(other))))
      .map(({ text }) => text)
      .join('\n')
    expect(words).toContain('王海峰')
    expect(words).toContain('2026年第二季度带队检查1次：5月14日局应急指挥中心')
    expect(words).not.toMatch(/陈明远|鑫达|第七条/)
  })
})

describe('how a report is set', () => {
  test('as official documents are: A4, fonts for Chinese by name, draft on every page, page numbers', () => {
    const document = parts.get('word/document.xml') as string
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    const styles = parts.get('word/styles.xml') as string
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(styles).toContain(`w:eastAsia="${font}"`)
    expect(styles).toMatch(/w:styleId="Title".*?<w:sz w:val="44"\/>/s)
    expect(styles).toMatch(/<w:rPrDefault>.*?<w:sz w:val="32"\/>/s)
    expect(parts.get('word/fontTable.xml')).toContain('<w:altName w:val="仿宋,FangSong,华文仿宋"/>')
    const headers = [...parts].filter(([name]) => /word\/header\d+\.xml/.test(name))
    expect(headers).toHaveLength(2)
    for (const [, xml] of headers) expect(xml).toContain('草稿 · 由台账自动生成，须本人核对')
    const footers = [...parts].filter(([name]) => /word\/footer\d+\.xml/.test(name))
    for (const [, xml] of footers) expect(xml).toContain('PAGE')
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  })

  test('every part is well-formed, and the same facts give the same words', async () => {
    for (const [name, xml] of parts)
      if (/\.(xml|rels)$/.test(name)) expect(() => parseXml(xml), name).not.toThrow()
    const again = await partsOf(await reportDocx(facts))
    for (const part of ['word/document.xml', 'word/styles.xml', 'docProps/core.xml'])
      expect(again.get(part)).toBe(parts.get(part))
    expect(parts.get('docProps/core.xml')).toContain('2026-11-22T03:00:00.000Z')
  })

  test('signs that no document can hold are left out, everything else of a place stays', async () => {
    await someone(year, 'tg:3001', '赵\u0001 & <敏>')
    await year.record('tg:3001', {
      activity: 'other',
      date: '2026-02-03',
      place: '“<b>”&甲\u000b乙丙\u0000',
      words: '第一行\n第二行\u0007 </w:t> 𠮷',
    })
    const odd = await year.facts('tg:3001', '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
    const words = paragraphsOf(bodyOf(await partsOf(await reportDocx(odd)))).map(({ text }) => text)
    expect(words).toContain('报告人：赵 & <敏>')
    expect(words).toContain('没有登记岗位，没有可列的职责条款。')
    expect(words.join('\n')).toContain('2月3日其他履职活动“第一行 第二行 </w:t> 𠮷”，“<b>”&甲乙丙〔台账第')
  })

  test('LibreOffice opens it, and nothing is lost on the way', (context) => {
    return reportDocx(facts).then((file) => {
      const text = savedByOffice(file, 'report.docx', 'txt:Text (encoded):UTF8')
      if (typeof text === 'string') return context.skip(text)
      const plain = text.toString('utf8').replace(/\s/g, '')
      for (const { text: said } of paragraphs) expect(plain).toContain(said.replace(/\s/g, ''))
    })
  })
})

test('a person without a record gets a frame that says so', async () => {
  await someone(year, 'tg:4001', '孙新')
  await year.store.addTenure({
    person: 'tg:4001',
    regulation: 'guangxi-2018',
    post: 'government-head',
    title: '县长',
    from: '2026-11-01',
    to: null,
    recordedAt: '2026-11-01T01:00:00.000Z',
  })
  const empty = await year.facts('tg:4001', '2026-11-01', '2026-11-30', '2026-11-22T03:00:00.000Z')
  const file = await partsOf(await reportDocx(empty))
  const words = paragraphsOf(bodyOf(file))
  expect(words[0]?.text).toBe('安全生产履职报告')
  expect(section('履职情况', words).map(({ text }) => text)).toEqual([
    '报告期内台账没有记录，请本人核对补充。',
  ])
  expect(all(parseXml(file.get('word/document.xml') as string), 'w:sectPr')).toHaveLength(1)
})
