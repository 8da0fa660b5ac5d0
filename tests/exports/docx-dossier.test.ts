import { afterAll, beforeAll, expect, test } from 'vitest'
import { dossierDocx } from '../../src/exports/docx/index.ts'
import type { Facts } from '../../src/exports/index.ts'
import { savedByOffice } from './docx-office.ts'
import { bodyOf, type Piece, paragraphsOf, parseXml, partsOf } from './docx-reading.ts'
import { bureauHead, districtHead, knowledge, openYear, type Year } from './docx-year.ts'

let year: Year
let facts: Facts
let file: Buffer
let parts: Map<string, string>
let pieces: Piece[]

beforeAll(async () => {
  year = await openYear()
  await districtHead(year)
  await bureauHead(year)
  facts = await year.facts('tg:1001', '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
  file = await dossierDocx(facts)
  parts = await partsOf(file)
  pieces = bodyOf(parts)
})
afterAll(() => year.end())

/** What stands from the heading on to the next one that is no lower. */
function under(heading: string): Piece[] {
  const level = (piece: Piece) => ('para' in piece ? piece.para.style : '')
  const at = pieces.findIndex((piece) => 'para' in piece && piece.para.text.endsWith(heading))
  const end = pieces.findIndex((piece, i) => i > at && /^Heading/.test(level(piece)))
  return pieces.slice(at + 1, end < 0 ? undefined : end)
}
const tables = (of: Piece[]) => of.flatMap((piece) => ('rows' in piece ? [piece] : []))
const table = (of: Piece[], header: string) =>
  tables(of).find(({ rows }) => rows[0]?.[0] === header)?.rows ?? []

test('every item stands with the law’s words, its frequency, its periods and its entries', () => {
  const paragraphs = paragraphsOf(pieces).map(({ text }) => text)
  for (const { rows } of facts.checklist.lists) {
    rows.forEach(({ item, frequencies, periods, entries }, at) => {
      expect(paragraphs).toContain(`${at + 1}．${item.label}`)
      expect(paragraphs).toContain(`原文：“${item.text}”`)
      if (!item.own) expect(knowledge.provision(item.key)?.text).toBe(item.text)
      const part = under(`${at + 1}．${item.label}`)
      const words = paragraphsOf(part).map(({ text }) => text)
      const often = frequencies.length === 0 ? '没有规定次数' : frequencies.join('；')
      expect(words.some((text) => text.startsWith(`频次：${often}。状态：`))).toBe(true)
      const counts = table(part, '期间').slice(1)
      expect(counts.map((row) => [row[2], row[3]])).toEqual(
        periods.map(({ entry }) => [`${entry.required}`, `${entry.done}`]),
      )
      const listed = table(part, '编号').slice(1)
      expect(listed.map((row) => [row[0], row[1], row[4]])).toEqual(
        entries.map(({ entry }) => [`${entry.seq}`, entry.date, `${entry.count}`]),
      )
      if (entries.length === 0)
        expect(words).toContain('这段时间没有记录。没有记录不等于没有做，请本人核对补充。')
    })
  }
})

test('what is missing, how it was counted, and what is noted of an entry', () => {
  const first = under('1．《枣庄办法》第七条第（一）项')
  expect(paragraphsOf(first).map(({ text }) => text)).toContain('还缺：2026年第三季度还差1次。')
  const counts = table(first, '期间')
  expect(counts.find((row) => row[0] === '2026年第四季度' && row[1] === '带队检查')?.[6]).toBe(
    '第61号未计：已撤销',
  )
  expect(counts.find((row) => row[0] === '2026年第三季度' && row[1] !== '带队检查')?.[4]).toBe(
    '本期已过，记录次数不够，还差 1 次',
  )
  const entries = new Map(table(first, '编号').map((row) => [row[0], row]))
  expect(entries.get('56')?.[5]).toBe('按规则计次\n补录（2026年11月3日记入）\n有更正（第57号）')
  expect(entries.get('17')?.[5]).toBe('按规则计次\n代录：李一鸣\n本人尚未确认')
  expect(entries.get('11')?.[5]).toBe('按规则计次\n代录：李一鸣\n本人已确认（2026年2月18日）')
  expect(entries.get('1')?.[6]).toMatch(/\.pdf（SHA-256 abababababab…）$/)
})

test('withdrawn entries stand in a table of their own, with why, by whom and when', () => {
  expect(table(under('、已撤销的记录'), '编号').slice(1)).toEqual([
    [
      '61',
      '2026-11-11',
      '带队检查\n原话：2026-11-11 区图书馆 led-inspection',
      '区图书馆',
      '1',
      '记错了人',
      '陈明远\n2026年11月12日 09:00（第62号）',
    ],
  ])
  const elsewhere = pieces.slice(
    0,
    pieces.findIndex((p) => 'para' in p && p.para.text.endsWith('已撤销的记录')),
  )
  expect(tables(elsewhere).flatMap(({ rows }) => rows.map(([number]) => number))).not.toContain('61')
})

test('the rules used and the head of the chain can be read off', () => {
  const whole = (text: string | undefined) => text?.replaceAll(' ', '')
  const rows = table(under('、所用的规定'), '规定').slice(1)
  expect(rows.map((row) => [row[0], row[1], whole(row[3]), whole(row[4])])).toEqual(
    facts.rules.map((used) => [used.fullName, used.documentNumber, used.textSha256, used.rulesSha256]),
  )
  const head = tables(under('、台账的链'))[0]?.rows
  expect(head?.map(([name, text]) => [name, whole(text)])).toEqual([
    ['最后一行', `第${facts.head.seq}号`],
    ['台账指纹', facts.head.hash],
  ])
})

test('the cover says whose it is, and concludes nothing', () => {
  expect(tables(pieces)[0]?.rows.slice(0, 4)).toEqual([
    ['姓名', '陈明远'],
    ['岗位', '区长（枣庄办法：区（市）政府主要负责人），2025年3月1日起'],
    ['期间', '2026年1月1日至2026年12月31日'],
    ['记录', `38条，共39次；另有已撤销1条`],
  ])
  const own = paragraphsOf(pieces)
    .map(({ text }) => text)
    .filter((text) => !text.startsWith('原文：'))
  expect(own.join('\n')).not.toMatch(/免责|合格|优秀|得分|排名/)
})

test('pages lie; headers of tables come back; no row is split', () => {
  expect(parts.get('word/document.xml')).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"')
  for (const { rows, properties } of tables(pieces)) {
    expect(properties.every(({ whole }) => whole)).toBe(true)
    const header = ['姓名', '最后一行'].includes(rows[0]?.[0] ?? '') ? [] : [0]
    expect(properties.flatMap(({ header }, at) => (header ? [at] : []))).toEqual(header)
  }
  for (const [name, xml] of parts)
    if (/\.(xml|rels)$/.test(name)) expect(() => parseXml(xml), name).not.toThrow()
})

test('one person’s dossier tells nothing of another', async () => {
  const other = await year.facts('tg:2001', '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
  const text = (await partsOf(await dossierDocx(other))).get('word/document.xml') as string
  expect(text).toContain('王海峰')
  expect(text).not.toMatch(/陈明远|鑫达|第七条/)
})

test('LibreOffice opens it with every word of it', (context) => {
  const text = savedByOffice(file, 'dossier.docx', 'txt:Text (encoded):UTF8')
  if (typeof text === 'string') return context.skip(text)
  const plain = text.toString('utf8').replace(/\s/g, '')
  for (const piece of pieces) {
    const said = 'para' in piece ? [piece.para.text] : piece.rows.flat()
    for (const words of said) expect(plain).toContain(words.replace(/\s/g, ''))
  }
})
