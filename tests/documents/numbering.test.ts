import { describe, expect, test } from 'vitest'
import { docx, inList, level, p } from './making.ts'
import { read } from './reading.ts'

const list = (id: number, levels: string, more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels}</w:abstractNum>`
const num = (id: number, abstract: number, inside = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${inside}</w:num>`

async function lines(body: string, numbering: string, styles?: string): Promise<string[]> {
  const document = await read('办法.docx', docx({ body, numbering, ...(styles && { styles }) }))
  expect(document.warnings).toEqual([])
  return document.lines
}

describe('automatic numbers', () => {
  test('articles, items and sub-items are written out, and items begin again in the next article', async () => {
    const levels =
      level(0, 'chineseCountingThousand', '第%1条', '<w:suff w:val="space"/>') +
      level(1, 'chineseCounting', '（%2）', '<w:suff w:val="nothing"/>') +
      level(2, 'decimal', '%3.', '<w:suff w:val="nothing"/>')
    const body =
      p('目的', inList(1)) +
      p('甲', inList(1, 1)) +
      p('细一', inList(1, 2)) +
      p('细二', inList(1, 2)) +
      p('乙', inList(1, 1)) +
      p('不编号') +
      p('适用范围', inList(1)) +
      p('丙', inList(1, 1))
    expect(await lines(body, list(0, levels) + num(1, 0))).toEqual([
      '第一条 目的',
      '（一）甲',
      '1.细一',
      '2.细二',
      '（二）乙',
      '不编号',
      '第二条 适用范围',
      '（一）丙',
    ])
  })

  test.each([
    ['chineseCountingThousand', ['九', '十', '十一', '九十九', '一百', '一百零一', '一百一十']],
    ['chineseCounting', ['九', '十', '十一', '九十九', '一〇〇', '一〇一', '一一〇']],
    ['japaneseCounting', ['九', '十', '十一', '九十九', '一百', '一百零一', '一百一十']],
    ['ideographDigital', ['九', '一〇', '一一', '九九', '一〇〇', '一〇一', '一一〇']],
    ['decimalFullWidth', ['９', '１０', '１１', '９９', '１００', '１０１', '１１０']],
    ['decimal', ['9', '10', '11', '99', '100', '101', '110']],
    ['chineseLegalSimplified', ['玖', '壹拾', '壹拾壹', '玖拾玖', '壹佰', '壹佰零壹', '壹佰壹拾']],
    ['upperRoman', ['IX', 'X', 'XI', 'XCIX', 'C', 'CI', 'CX']],
    ['lowerLetter', ['i', 'j', 'k', 'uuuu', 'vvvv', 'wwww', 'fffff']],
  ])('%s', async (format, expected) => {
    const values = [9, 10, 11, 99, 100, 101, 110]
    const lists = values.map((start, at) =>
      num(at + 1, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`),
    )
    const body = values.map((_, at) => p('文', inList(at + 1))).join('')
    const numbering = list(0, level(0, format, '第%1条')) + lists.join('')
    expect(await lines(body, numbering)).toEqual(expected.map((number) => `第${number}条 文`))
  })

  test('lists of one definition count on together, and one that starts over does so once', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const numbering = list(0, level(0, 'decimal', '%1.')) + num(1, 0) + num(2, 0) + num(3, 0, restart)
    const body = [1, 2, 3, 3, 1].map((id) => p('文', inList(id))).join('')
    expect(await lines(body, numbering)).toEqual(['1. 文', '2. 文', '1. 文', '2. 文', '3. 文'])
  })

  test('numbers come from the style, through the style it builds on, and a paragraph can be without', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="tiao"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="tiao2"><w:basedOn w:val="tiao"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="xiang"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering =
      list(
        0,
        level(0, 'chineseCountingThousand', '第%1条', '<w:pStyle w:val="tiao"/>') +
          level(1, 'chineseCountingThousand', '（%2）', '<w:pStyle w:val="xiang"/><w:suff w:val="nothing"/>'),
      ) + num(1, 0)
    const body =
      p('甲', '<w:pStyle w:val="tiao"/>') +
      p('子', '<w:pStyle w:val="xiang"/>') +
      p('续', '<w:pStyle w:val="tiao"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      p('乙', '<w:pStyle w:val="tiao2"/>')
    expect(await lines(body, numbering, styles)).toEqual(['第一条 甲', '（一）子', '续', '第二条 乙'])
  })

  test('a list kept in a numbering style, a level that counts through, and digits by law', async () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="fa"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering =
      list(
        0,
        level(0, 'chineseCounting', '第%1章') +
          level(1, 'decimal', '第%2条', '<w:lvlRestart w:val="0"/>') +
          level(2, 'decimal', '%1.%3', '<w:isLgl/>'),
        '<w:styleLink w:val="fa"/>',
      ) +
      list(7, '', '<w:numStyleLink w:val="fa"/>') +
      num(1, 0) +
      num(2, 7)
    const body = [0, 1, 1, 0, 1, 2].map((at) => p('文', inList(2, at))).join('')
    expect(await lines(body, numbering, styles)).toEqual([
      '第一章 文',
      '第1条 文',
      '第2条 文',
      '第二章 文',
      '第3条 文',
      '2.1 文',
    ])
  })

  test('signs of bullets that only their font knows are left out', async () => {
    const numbering =
      list(0, level(0, 'bullet', '\uf06c')) + list(1, level(0, 'bullet', '—')) + num(1, 0) + num(2, 1)
    expect(await lines(p('甲', inList(1)) + p('乙', inList(2)), numbering)).toEqual(['甲', '— 乙'])
  })
})
