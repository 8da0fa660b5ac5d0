import { describe, expect, it } from 'vitest'
import {
  countCharacters,
  createIndex,
  describeRegulation,
  parseRegulation,
} from '../../src/regulation/index.ts'

function parse(source: string) {
  const parsed = parseRegulation(source, { id: 'x', shortName: '检查通知' })
  const { charsIn, charsOut, removed } = countCharacters(source, parsed)
  expect(charsOut + removed).toBe(charsIn)
  return { parsed, index: createIndex(parsed), figures: describeRegulation(parsed, source) }
}
const NOTICE =
  '某市关于加强安全检查的通知\n各县：\n现通知如下：\n一、总体要求\n坚持预防为主。\n（一）统一领导。\n1.每季度检查一次。\n2.每年演练一次。\n二、职责分工。各县负责。\n三、施行时间\n本通知自印发之日起施行。\n附件：检查表\n某市办公室\n2020年1月1日'

describe('a text without 第X条', () => {
  it('is cited by its numbered sections, with items below them', () => {
    const { parsed, index, figures } = parse(NOTICE)
    expect(parsed.provisions.map(({ ref }) => ref.slice(2))).toEqual(['1', '1.1', '1.1.1', '1.1.2', '2', '3'])
    expect(index.get('x#1')).toMatchObject({
      label: '《检查通知》第一条',
      marker: '一、',
      heading: '总体要求',
      text: '总体要求\n坚持预防为主。\n（一）统一领导。\n1.每季度检查一次。\n2.每年演练一次。',
    })
    expect(index.get('x#1.1.1')?.label).toBe('《检查通知》第一条第（一）项第1目')
    expect(index.get('x#3')?.text).toBe('施行时间\n本通知自印发之日起施行。')
    expect(parsed.title).toBe('某市关于加强安全检查的通知')
    expect(parsed.annexes.map(({ kind }) => kind)).toEqual(['annex'])
    expect(figures).toMatchObject({ articles: [], sections: 3, items: 3 })
    expect(figures.warnings).toEqual([
      { ref: null, place: '第4行，第一条附近', message: '没有条文（第X条），按“一、”起的3个部分引用' },
    ])
  })

  it('keeps the numbers of items that run on from section to section', () => {
    const { index } = parse(
      '一、甲\n（一）子。\n（二）丑。\n二、乙\n（三）寅。\n（四）卯。\n三、丙\n（五）辰。',
    )
    expect([...index.keys()].map((ref) => ref.slice(2))).toEqual([
      '1',
      '1.1',
      '1.2',
      '2',
      '2.3',
      '2.4',
      '3',
      '3.5',
    ])
  })

  it('cuts the first item off the title of its section', () => {
    const { index } = parse('一、总体要求（一）坚持统一领导，落实责任。\n（二）乙。\n二、分工。\n三、保障。')
    expect(index.get('x#1.1')?.text).toBe('（一）坚持统一领导，落实责任。')
  })

  it('takes the longest of several runs: the plan, not its table of contents', () => {
    const { index } = parse(
      '方案\n一、甲\n二、乙\n三、丙\n一、甲\n甲的内容。\n二、乙\n乙的内容。\n三、丙\n丙的内容。',
    )
    expect(index.get('x#2')?.text).toBe('乙\n乙的内容。')
  })

  it.each([
    ['two numbers are a list', '通知\n一、提高认识。\n二、狠抓落实。'],
    ['a number is missing', '通知\n一、甲。\n二、乙。\n四、丁。'],
    ['numbers stand inside lines', '通知 分为一、甲。二、乙。三、丙。'],
  ])('%s: stays preamble', (_, source) => {
    const { parsed } = parse(source)
    expect(parsed.provisions).toEqual([])
    expect(parsed.warnings).toHaveLength(1)
  })

  it('articles go before sections where a text has both', () => {
    const { parsed } = parse('通知\n一、甲。\n二、乙。\n三、丙。\n某办法\n第一条 子。\n第二条 丑。')
    expect(parsed.provisions.map(({ text }) => text)).toEqual(['子。', '丑。'])
  })
})

describe('lists of items', () => {
  const refs = (source: string) =>
    [...parse(source).index.values()].filter(({ kind }) => kind === 'item').map(({ ref }) => ref.slice(2))

  it.each([
    ['that lost their first number', '第一条 下列：\n（二）乙；\n（三）丙。\n第二条 完。', ['1.2', '1.3']],
    [
      'with signs for numbers',
      '第一条 下列：\n⑴甲；\n⑵乙。\n第二条 下列：\n㈠甲；\n㈡乙。',
      ['1.1', '1.2', '2.1', '2.2'],
    ],
    [
      'with letters',
      '第一条 下列：\na) 甲；\nb) 乙。\n第二条 下列：\n（a）甲；\n（b）乙。',
      ['1.1', '1.2', '2.1', '2.2'],
    ],
    [
      'with many numbers missing',
      '第一条 下列：\n（一）甲；\n（九）乙；\n（十）丙。',
      ['1.1', '1.9', '1.10'],
    ],
  ])('%s keep their numbers', (_, source, expected) => {
    expect(refs(source)).toEqual(expected)
  })

  it('say where their numbers jump', () => {
    expect(parse('第一条 下列：\n（二）乙；\n（三）丙。').figures.warnings).toMatchObject([
      { place: '第一条，第2行', message: '项的编号到“（二）”不连续' },
    ])
  })

  it('one number alone that is not the first is a reference', () => {
    expect(refs('第一条 甲。\n（三）项所列的除外。\n（五）项也除外。')).toEqual([])
  })
})

describe('lost chapters', () => {
  it('stand above their first section; 附则 beside 编', () => {
    const { index } = parse(
      '第一编 总则\n第一章 甲\n第一条 子。\n第二编 分则\n第一章 乙\n第二条 丑。\n监督检查\n第一节 一般规定\n第三条 寅。\n附则\n第四条 卯。',
    )
    expect(
      [...index.values()].filter(({ kind }) => kind === 'chapter').map(({ ref }) => ref.slice(2)),
    ).toEqual(['b1', 'b1c1', 'b2', 'b2c1', 'b2c2', 'b2c2s1', 'b3'])
  })
})
