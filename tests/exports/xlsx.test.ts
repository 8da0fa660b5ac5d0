import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Facts } from '../../src/exports/index.ts'
import { ledgerXlsx } from '../../src/exports/xlsx/index.ts'
import { savedByOffice } from './docx-office.ts'
import { all, parseXml, partsOf } from './docx-reading.ts'
import { bureauHead, districtHead, knowledge, openYear, someone, type Year } from './docx-year.ts'
import { type Sheet, sheetsOf, wallOf } from './xlsx-reading.ts'

let year: Year
let facts: Facts
let file: Buffer
let parts: Map<string, string>
let sheets: Sheet[]

beforeAll(async () => {
  year = await openYear()
  await districtHead(year)
  await bureauHead(year)
  facts = await year.facts('tg:1001', '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
  file = await ledgerXlsx(facts)
  parts = await partsOf(file)
  sheets = sheetsOf(parts)
})
afterAll(() => year.end())

const sheet = (name: string, of = sheets) => of.find((each) => each.name === name) as Sheet
/** Rows below the header, by the header's words. */
function records(name: string, of = sheets): Record<string, string | number | null>[] {
  const [header = [], ...rows] = sheet(name, of).rows
  return rows.map((row) =>
    Object.fromEntries(header.map((head, at) => [head?.value, row[at]?.value ?? null])),
  )
}

describe('the values', () => {
  test('sheets and their headers', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['台账', '清单', '更正与撤销', '说明'])
    expect(sheet('台账').rows[0]?.map((cell) => cell?.value)).toEqual(
      '编号 日期 活动 地点 次数 职责条款 状态 补录 代录人 本人确认 原话 附件 记录时间'.split(' '),
    )
  })

  test('every entry of the span is a row with its own values; days and hours are dates', () => {
    const rows = records('台账')
    expect(rows).toHaveLength(facts.entries.length)
    expect(rows.length).toBeGreaterThanOrEqual(39)
    facts.entries.forEach((entry, at) => {
      const row = rows[at] as Record<string, string | number>
      expect(row.编号).toBe(entry.seq)
      expect(wallOf(row.日期 as number)).toBe(`${entry.date}T00:00`)
      expect(row.活动).toBe(knowledge.activities.find(({ id }) => id === entry.activity)?.name)
      expect(row.地点).toBe(entry.place)
      expect(row.次数).toBe(entry.count)
      expect(row.原话).toBe(entry.words)
      // Shanghai is eight hours ahead of UTC all year round.
      const wall = new Date(Date.parse(entry.recordedAt) + 8 * 3_600_000).toISOString().slice(0, 16)
      expect(wallOf(row.记录时间 as number)).toBe(wall)
    })
    const cells = sheet('台账').rows.slice(1)
    for (const row of cells) {
      expect([row[1]?.kind, row[1]?.format]).toEqual(['number', 'yyyy-mm-dd'])
      expect([row[12]?.kind, row[12]?.format]).toEqual(['number', 'yyyy-mm-dd hh:mm'])
    }
  })

  test('what is noted of an entry', () => {
    const of = (seq: number) => records('台账').find((row) => row.编号 === seq) as Record<string, unknown>
    expect(of(56)).toMatchObject({
      状态: '有更正',
      补录: '补录',
      代录人: null,
      职责条款: '《枣庄办法》第七条第（一）项（计入次数）',
      地点: '城北大型商业综合体（二期）',
    })
    expect(of(17)).toMatchObject({ 代录人: '李一鸣', 本人确认: '尚未确认', 状态: '有效' })
    expect(of(11)).toMatchObject({ 代录人: '李一鸣', 本人确认: '已确认，2026年2月18日 22:00' })
    expect(of(61)).toMatchObject({ 状态: '已撤销', 职责条款: '' })
    expect(of(1).附件).toMatch(/^区政府第1次常务会议纪要（.*）\.pdf（SHA-256 abababababab…）$/)
    expect(of(63).职责条款).toMatch(/^本单位补充：.*（本人关联）$/)
  })

  test('the checklist has every item, every period with its own count', () => {
    const rows = records('清单')
    const expected = facts.checklist.lists.flatMap((list) =>
      list.rows.flatMap(({ item, periods, entries }) =>
        periods.length === 0
          ? [[item.label, '2026-01-01T00:00', null, entries.reduce((sum, { entry }) => sum + entry.count, 0)]]
          : periods.map(({ entry }) => [item.label, `${entry.start}T00:00`, entry.required, entry.done]),
      ),
    )
    expect(rows.map((row) => [row.职责条款, wallOf(row.起 as number), row.规定次数, row.记录次数])).toEqual(
      expected,
    )
    const third = rows.find((row) => row.期间 === '2026年第三季度' && row.活动 === '带队检查')
    expect(third).toMatchObject({ 状态: '记录次数已够', 记录编号: '第56号', 记录次数: 1 })
    expect(rows.find((row) => row.期间 === '2026年第四季度' && row.活动 === '带队检查')?.怎样计的).toContain(
      '第61号未计：已撤销',
    )
    for (const row of rows.filter((row) => String(row.职责条款).startsWith('《')))
      expect(knowledge.packs.flatMap((pack) => pack.regulation.provisions.map(({ text }) => text))).toContain(
        row.原文,
      )
  })

  test('corrections and withdrawals stand beside what was recorded first', () => {
    expect(records('更正与撤销').map((row) => [row.编号, row.行号, row.事由, row.地点, row.理由])).toEqual([
      [56, 56, '记录', '城北大型商业综合体消防控制室', null],
      [56, 57, '更正为', '城北大型商业综合体（二期）', '地点写得不全'],
      [61, 61, '记录', '区图书馆', null],
      [61, 62, '撤销', '区图书馆', '记错了人'],
    ])
  })

  test('notes say whose it is, by which rules, and where the ledger stood', () => {
    const notes = records('说明').map((row) => `${row.项目}：${row.内容}`)
    expect(notes).toContain('姓名：陈明远')
    expect(notes).toContain('期间：2026年1月1日至2026年12月31日')
    expect(notes).toContain(`台账指纹：第${facts.head.seq}号，${facts.head.hash}`)
    expect(notes.join()).not.toMatch(/免责|合格|得分/)
  })

  test('a workbook tells of one person alone', async () => {
    const other = await year.facts('tg:2001', '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
    const text = [...(await partsOf(await ledgerXlsx(other))).values()].join('\n')
    expect(text).toContain('王海峰')
    expect(text).not.toMatch(/陈明远|鑫达|第七条/)
  })
})

describe('the form', () => {
  test('frozen header, filters over all rows, widths, wrapped text, print titles', () => {
    for (const { name, rows, xml } of sheets) {
      const [pane] = all(xml, 'pane')
      expect([name, pane?.attributes.ySplit, pane?.attributes.state]).toEqual([name, '1', 'frozen'])
      const last = String.fromCharCode(64 + (rows[0]?.length ?? 0))
      expect(all(xml, 'autoFilter')[0]?.attributes.ref).toBe(`A1:${last}${rows.length}`)
      expect(all(xml, 'col').every(({ attributes }) => Number(attributes.width) >= 6)).toBe(true)
      expect(all(xml, 'pageSetup')[0]?.attributes).toMatchObject({
        orientation: 'landscape',
        paperSize: '9',
        fitToWidth: '1',
        fitToHeight: '0',
      })
      expect(parts.get('xl/workbook.xml')).toContain(`>${name}!$1:$1<`)
    }
    expect(parts.get('xl/styles.xml')).toContain('wrapText="true"')
  })

  test('no cell is a formula, whatever people write; their words come back as they are', async () => {
    const person = 'tg:5001'
    await someone(year, person, '=HYPERLINK("http://a","b")')
    const told: string[] = []
    const texts = fc.sample(
      fc
        .tuple(
          fc.constantFrom('=', '+', '-', '@', "'", '\t', '=cmd|'),
          fc.string({ unit: 'grapheme', maxLength: 40 }),
        )
        .map(([sign, rest]) => `${sign}1+${rest}`),
      { numRuns: 60, seed: 7 },
    )
    for (const words of [
      '=1+1',
      '@SUM(A1:A9)',
      '-2+3',
      '<b>&amp;"\'',
      'a\r\nb',
      '_x0041_ 是原样',
      ...texts,
    ]) {
      await year.record(person, { activity: 'other', date: '2026-03-05', place: words.slice(0, 30), words })
      told.push(words)
    }
    const odd = await year.facts(person, '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
    const again = await partsOf(await ledgerXlsx(odd))
    for (const [name, xml] of again) if (name.endsWith('.xml')) expect(all(parseXml(xml), 'f')).toEqual([])
    const rows = records('台账', sheetsOf(again))
    const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\p{C}/gu, '')
    expect(rows.map((row) => plain(String(row.原话)))).toEqual(
      // The format writes a literal _x0041_ as _x005F_x0041_, and readers turn it back.
      told.map((words) => plain(words).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')),
    )
  })

  test('the last minute of a day in Shanghai stays on its day', async () => {
    const person = 'tg:5002'
    await someone(year, person, '钱晓')
    for (const at of ['2026-03-31T15:59:00.000Z', '2026-03-31T16:00:00.000Z'])
      await year.record(person, { activity: 'training', date: '2026-03-31', at })
    const two = await year.facts(person, '2026-03-31', '2026-03-31', '2026-11-22T03:00:00.000Z')
    const rows = records('台账', sheetsOf(await partsOf(await ledgerXlsx(two))))
    expect(rows.map((row) => [wallOf(row.日期 as number), wallOf(row.记录时间 as number), row.补录])).toEqual(
      [
        ['2026-03-31T00:00', '2026-03-31T23:59', null],
        ['2026-03-31T00:00', '2026-04-01T00:00', '补录'],
      ],
    )
  })

  test('a person without a record gets sheets with their headers', async () => {
    await someone(year, 'tg:5003', '周平')
    const none = await year.facts('tg:5003', '2026-01-01', '2026-12-31', '2026-11-22T03:00:00.000Z')
    const empty = sheetsOf(await partsOf(await ledgerXlsx(none)))
    expect(sheet('台账', empty).rows).toHaveLength(1)
    expect(all(sheet('台账', empty).xml, 'autoFilter')[0]?.attributes.ref).toBe('A1:M1')
  })

  test('LibreOffice reads the same values', (context) => {
    const csv = savedByOffice(file, 'ledger.xlsx', 'csv:Text - txt - csv (StarCalc):9,34,76,1')
    if (typeof csv === 'string') return context.skip(csv)
    const text = csv.toString('utf8')
    for (const { seq, date } of facts.entries) expect(text).toContain(`${seq}	${date}	`)
    expect(text).toContain('=调度“厂中厂”专项整治')
    expect(text).toContain('2026-11-03 11:20')
  })
})
