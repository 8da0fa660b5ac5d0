import { describe, expect, it } from 'vitest'
import { countCharacters, findCitations, parseRegulation } from '../../src/regulation/index.ts'
import { formatNumeral } from '../../src/text/index.ts'
import { cpuMs } from '../cpu-time.ts'

const article = (n: number) =>
  `第${formatNumeral(n)}条 各级负责人应当履行本办法第${formatNumeral(Math.max(1, n - 1))}条规定的下列职责：\n（一）每季度至少带队检查1次；\n（二）前项以外的职责。`

describe('size', () => {
  it('reads a thousand articles in well under a second', () => {
    const source = Array.from({ length: 1000 }, (_, i) => article(i + 1)).join('\n')
    let articles = 0
    const ms = cpuMs(() => {
      articles = parseRegulation(source, { id: 'x' }).provisions.filter((p) => p.kind === 'article').length
    })
    expect(articles).toBe(1000)
    expect(ms).toBeLessThan(1000)
  })

  const MB = 1 << 20
  const fill = (unit: string, length = MB / 4) =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  it.each<[string, string]>([
    ['ten megabytes without a line end', fill('各级党委政府应当加强领导，', 10 * MB)],
    ['one article without an end', `第一条 ${fill('安全生产。')}`],
    ['nothing but one heading', fill('第一条\n')],
    ['nothing but second articles', `第一条 甲。\n${fill('第二条的\n')}`],
    ['nothing but headings in one line', fill('第一条第二条')],
    ['headings after full stops in one line', fill('第一条。第二条。')],
    ['nothing but chapters', fill('第九章\n')],
    ['open brackets', `第一条 ${fill('（一')}`],
    ['items all alike', `第一条 下列：\n${fill('（一）甲；\n')}`],
    ['white space', `第一条${fill(' ')}第二条${fill('　')}`],
    ['blank lines', `第一条 甲${fill('\n')}乙。`],
    ['numerals', `第${fill('一')}条`],
    ['references', `第一条 ${fill('第一条、')}`],
    ['references to what is not there', `第一章 甲\n第一条 ${fill('第九章第九节、前款、')}`],
    ['bookmarks left open', `第一条 ${fill('[bookmark: ')}`],
    ['page numbers', `第一条 甲\n${fill('- 1 -\n')}`],
    ['digits on lines', `第一条 甲\n${fill('1\n')}`],
    ['annex headings', `第一条 甲。\n第二条 乙。\n${fill('附件\n')}`],
    ['quotes', `第一条 ${fill('《')}`],
    ['nulls', fill('\0')],
    ['quotations left open', fill('改为：“第一条\n')],
    ['quotations inside each other', `第一条 甲。\n${fill('“第二条 乙：“第三条\n')}`],
    ['dots of a table of contents', `目录\n第一章 总则${fill('.')}\n第一章 总则${fill('…')}`],
    ['chapters alone', `目录\n${fill('第一章 总则\n')}`],
    ['headings without numbers', `第一条 甲。\n${fill('规划建设\n')}第二条 乙。`],
    ['marks of Markdown', fill('## **第一条** ')],
    ['stars', fill('*')],
    ['comments left open', fill('<!-- ')],
    ['page numbers in lines', `第一条 甲。\n${fill('— 12 —甲')}`],
    ['form feeds', `第一条 甲。${fill('\f某办法')}`],
    ['brackets around numbers', fill('【第一条】')],
    ['annexes in one line', `第一条 甲。\n${fill('附1：')}`],
  ])('%s is read in linear time and kept', (_, source) => {
    let parsed = parseRegulation('', { id: 'x' })
    const ms = cpuMs(() => {
      parsed = parseRegulation(source, { id: 'x' })
    })
    expect(ms).toBeLessThan(source.length > MB ? 15_000 : 4000)
    const { charsIn, charsOut, removed } = countCharacters(source, parsed)
    expect(charsOut + removed).toBe(charsIn)
  })

  it.each([
    '第一条'.repeat(3400),
    `第一条${' '.repeat(10_000)}`,
    '第一、'.repeat(3400),
    '一'.repeat(10_000),
    '枣庄办法'.repeat(2500),
    `枣庄办法${' '.repeat(10_000)}第一条`,
    '#1'.repeat(5000),
    '（（（'.repeat(3400),
    '第一条至第九千条、'.repeat(1000),
  ])('finds citations in ten thousand hostile characters without delay (%#)', (text) => {
    const names = [{ id: 'zaozhuang-2019', names: ['枣庄办法'] }]
    expect(cpuMs(() => findCitations(text, names))).toBeLessThan(1500)
  })
})
