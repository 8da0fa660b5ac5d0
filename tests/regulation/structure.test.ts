import { describe, expect, it } from 'vitest'
import {
  countCharacters,
  createIndex,
  type ParsedRegulation,
  parseRegulation,
} from '../../src/regulation/index.ts'

function parse(source: string): ParsedRegulation {
  const parsed = parseRegulation(source, { id: 'x', shortName: '试行办法' })
  const { charsIn, charsOut, removed } = countCharacters(source, parsed)
  expect(charsOut + removed).toBe(charsIn)
  expect(createIndex(parsed).size).toBe(parsed.provisions.length)
  return parsed
}
const refs = (parsed: ParsedRegulation, kind?: string) =>
  parsed.provisions.filter((p) => kind === undefined || p.kind === kind).map((p) => p.ref.slice(2))
const text = (parsed: ParsedRegulation, ref: string) => createIndex(parsed).get(`x#${ref}`)?.text

describe('headings', () => {
  it('accepts 第一条 with and without a space, in digits, with spaces inside, and on a line of its own', () => {
    const parsed = parse(
      '第一条为了安全。\n第二条 适用。\n第3条　负责。\n第 四 条 检查。\n第 5 条\n报告。\n第６条施行。',
    )
    expect(refs(parsed, 'article')).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(parsed.provisions.map((p) => p.text)).toEqual([
      '为了安全。',
      '适用。',
      '负责。',
      '检查。',
      '报告。',
      '施行。',
    ])
    expect(parsed.provisions[3]?.marker).toBe('第四条')
  })

  it('reads chapter titles with inner spaces, broken from their number, and sections', () => {
    const parsed = parse(
      '第一章 总　 则\n第一条 甲。\n第二章\n职 责\n第一节 党 委\n第二条 乙。\n第二节 政府\n第三条 丙。\n第三章 附则\n第四条 丁。',
    )
    expect(
      parsed.provisions.filter((p) => p.kind === 'chapter').map((p) => [p.ref, p.heading, p.parent]),
    ).toEqual([
      ['x#c1', '第一章 总则', null],
      ['x#c2', '第二章 职责', null],
      ['x#c2s1', '第一节 党委', 'x#c2'],
      ['x#c2s2', '第二节 政府', 'x#c2'],
      ['x#c3', '第三章 附则', null],
    ])
    const third = createIndex(parsed).get('x#3')
    expect([third?.parent, third?.chapter]).toEqual(['x#c2s2', 'x#c2'])
  })

  it('starts chapters again under each 编', () => {
    const parsed = parse(
      '第一编 总则\n第一章 甲\n第一条 一。\n第二编 分则\n第一章 乙\n第二条 二。\n第二章 丙\n第三条 三。',
    )
    expect(refs(parsed, 'chapter')).toEqual(['b1', 'b1c1', 'b2', 'b2c1', 'b2c2'])
    expect(createIndex(parsed).get('x#b2c1')?.label).toBe('《试行办法》第二编第一章')
  })

  it('gives an unnumbered 附则 the next number and says so', () => {
    const parsed = parse('第一章 总则\n第一条 甲。\n附  则\n第二条 乙。')
    expect(parsed.provisions.filter((p) => p.kind === 'chapter').map((p) => [p.ref, p.heading])).toEqual([
      ['x#c1', '第一章 总则'],
      ['x#c2', '附则'],
    ])
    expect(parsed.warnings).toMatchObject([{ ref: 'x#c2' }])
  })

  it('takes 第十条之一 as an article of its own', () => {
    const nine = Array.from({ length: 9 }, (_, i) => `第${i + 1}条 文。`).join('\n')
    const parsed = parse(`${nine}\n第十条 甲。\n第十条之一 乙。\n第十条之二丙。\n第十一条 丁。`)
    expect(refs(parsed, 'article').slice(-4)).toEqual(['10', '10-1', '10-2', '11'])
    expect(createIndex(parsed).get('x#10-1')).toMatchObject({ label: '《试行办法》第十条之一', text: '乙。' })
  })

  it('keeps an article’s own title in its text and shows it', () => {
    const parsed = parse('第一条 【目的】为了安全。\n第二条（适用范围） 本市适用。\n第三条（一）甲。')
    expect(parsed.provisions.map((p) => p.heading)).toEqual(['目的', '适用范围', undefined, undefined])
    expect(parsed.provisions[0]?.text).toBe('【目的】为了安全。')
  })
})

describe('references at the start of a line', () => {
  it('does not take them for headings', () => {
    const parsed = parse(
      [
        '第一条 存在违反',
        '',
        '第二条情形的，依照本办法',
        '第三条 规定处理；同时违反',
        '第一条、第二条的，从重。',
        '第二条 依照',
        '第三条第一款的规定办理。',
        '本办法第一条所称干部，是指领导干部。',
        '第三条 施行。',
      ].join('\n'),
    )
    expect(refs(parsed, 'article')).toEqual(['1', '2', '3'])
    expect(text(parsed, '1')).toBe(
      '存在违反第二条情形的，依照本办法第三条规定处理；同时违反第一条、第二条的，从重。',
    )
    expect(refs(parsed, 'paragraph')).toEqual(['2/1', '2/2'])
    expect(text(parsed, '3')).toBe('施行。')
  })

  it('prefers the line that looks like a heading where two carry the expected number', () => {
    const parsed = parse('第一条 依照本办法\n第二条处罚的，可以申诉。\n第二条 违者处罚。\n第三条 施行。')
    expect(refs(parsed, 'article')).toEqual(['1', '2', '3'])
    expect(text(parsed, '2')).toBe('违者处罚。')
  })

  it('does not take a chapter named in a sentence for a heading', () => {
    const parsed = parse(
      '第一章 总则\n第一条 履行本办法\n第二章、第三章所规定职责。\n第二章 职责\n第二条 乙。',
    )
    expect(refs(parsed, 'chapter')).toEqual(['c1', 'c2'])
    expect(text(parsed, '1')).toBe('履行本办法第二章、第三章所规定职责。')
  })

  it('still finds the next article where the one before has lost its full stop', () => {
    const parsed = parse('第一条 甲。\n第二条 没有句号\n第三条 丙。\n第四条 丁。')
    expect(refs(parsed, 'article')).toEqual(['1', '2', '3', '4'])
  })

  it('warns of a number that is missing and goes on', () => {
    const parsed = parse('第一条 甲。\n第二条 乙。\n第四条 丁。\n第五条 戊。')
    expect(refs(parsed, 'article')).toEqual(['1', '2', '4', '5'])
    expect(parsed.warnings.map((w) => w.message).join()).toContain('第3条')
  })

  it('reads an excerpt that starts in the middle', () => {
    expect(refs(parse('第七条 甲。\n第八条 乙。\n第九条 丙。'), 'article')).toEqual(['7', '8', '9'])
  })
})

describe('headings that are easily missed or made up', () => {
  it('reads an excerpt right under a title and a date', () => {
    expect(refs(parse('某修正案\n2018年3月11日通过\n第三十二条 甲。\n第三十三条 乙。'), 'article')).toEqual([
      '32',
      '33',
    ])
  })

  it('takes an article whose first word is 规定, without a space too', () => {
    expect(refs(parse('第一条 甲。\n第二条规定本市重大事项的办法，由市政府通过。\n第三条 丙。'))).toEqual([
      '1',
      '2',
      '3',
    ])
  })

  it('takes 一、 before an article for a chapter where there are no others', () => {
    const parsed = parse('某规定\n一、一般规定\n第一条 甲。\n二、法律适用\n第二条 乙。')
    expect(parsed.provisions.map((p) => p.heading ?? p.text)).toEqual([
      '一、一般规定',
      '甲。',
      '二、法律适用',
      '乙。',
    ])
    expect(refs(parse('第一章 总则\n第一条 下列：\n一、甲；\n二、乙\n第二条 丙。'))).toEqual([
      'c1',
      '1',
      '1.1',
      '1.2',
      '2',
    ])
  })

  it('does not make an item of a word broken over the line', () => {
    const parsed = parse('第一条 标准统\n一、资源共享。\n第二条 提高\n1、2倍。')
    expect(parsed.provisions.map((p) => p.text)).toEqual(['标准统一、资源共享。', '提高1、2倍。'])
  })

  it('does not make an article of one that a decision only amends', () => {
    const parsed = parse(
      '关于修改某规定的决定\n一、将该规定第一条修改为：“为了安全，制定本规定。”\n二、将第三条删除。',
    )
    expect(parsed.provisions).toEqual([])
  })

  it('finds the first article right behind a title and a date', () => {
    const parsed = parse(
      '某市安全条例2020年1月1日通过第一条为了安全。第二条适用。第二章监督、检查第三条检查。',
    )
    expect(refs(parsed)).toEqual(['1', '2', 'c2', '3'])
  })
})

describe('items and paragraphs', () => {
  it('accepts （一） (一) （1） 1. and nests them by first appearance', () => {
    const parsed = parse(
      '第一条 包括：\n（一）甲：\n1. 子；\n2．丑；\n(二) 乙：\n（1）寅；\n（2）卯。\n第二条 包括：\n1、甲；\n2、乙。\n第三条 包括：\n(1)甲；\n(2)乙。',
    )
    expect(refs(parsed, 'item')).toEqual([
      '1.1',
      '1.1.1',
      '1.1.2',
      '1.2',
      '1.2.1',
      '1.2.2',
      '2.1',
      '2.2',
      '3.1',
      '3.2',
    ])
    expect(text(parsed, '1.1')).toBe('（一）甲：\n1.子；\n2．丑；')
    expect(createIndex(parsed).get('x#1.1.2')?.label).toBe('《试行办法》第一条第（一）项第2目')
  })

  it('hangs items on their paragraph where there are several', () => {
    const parsed = parse(
      '第一条 下列：\n（一）甲；\n（二）乙。\n前款第（一）项另有规定的：\n（一）丙；\n（二）丁。\n第二条 完。',
    )
    expect(refs(parsed)).toEqual(['1', '1/1', '1/1.1', '1/1.2', '1/2', '1/2.1', '1/2.2', '2'])
  })

  it('leaves text between two items with the former', () => {
    const parsed = parse('第一条 下列：\n（一）甲。\n甲的说明。\n（二）乙。')
    expect(refs(parsed)).toEqual(['1', '1.1', '1.2'])
    expect(text(parsed, '1.1')).toBe('（一）甲。\n甲的说明。')
  })

  it('does not take a reference to an item, a decimal or a year for an item', () => {
    const parsed = parse(
      '第一条 违反第二条第\n（一）项的，罚1.\n5万元；自\n2019年起。\n（二）不是项。\n第二条 下列：\n（一）甲。',
    )
    expect(refs(parsed, 'item')).toEqual(['2.1'])
  })

  it('says where item numbers jump', () => {
    const parsed = parse('第一条 下列：\n（一）甲；\n（三）丙。')
    expect(refs(parsed, 'item')).toEqual(['1.1', '1.3'])
    expect(parsed.warnings).toMatchObject([{ ref: 'x#1' }])
  })
})

describe('what typesetting leaves behind', () => {
  it('joins lines wrapped at a fixed width, full stops at their end included', () => {
    const width = 20
    const sentence = '各级党委和政府应当加强对安全生产工作的领导并且每个季度检查一次工作情况'
    const article = (n: string) => `第${n}条 ${`${sentence}。`.repeat(7)}`
    const wrapped = ['一', '二', '三', '四']
      .flatMap((n) => article(n).match(new RegExp(`.{1,${width}}`, 'g')) ?? [])
      .join('\n')
    const parsed = parse(wrapped)
    expect(refs(parsed)).toEqual(['1', '2', '3', '4'])
    expect(text(parsed, '2')).toBe(`${sentence}。`.repeat(7))
  })

  it('goes by indentation where paragraphs are indented throughout', () => {
    const parsed = parse('　　第一条 甲。\n乙接着甲。\n　　丙是新款。\n　　第二条 丁。\n戊接着丁。')
    expect(refs(parsed)).toEqual(['1', '1/1', '1/2', '2'])
    expect(text(parsed, '1/1')).toBe('甲。乙接着甲。')
    expect(text(parsed, '2')).toBe('丁。戊接着丁。')
  })

  it('drops page numbers and running headers, and lists them', () => {
    const page = (n: number) => `\n\n- ${n} -\n\n试行办法（2020年版）\n\n`
    const parsed = parse(
      `试行办法（2020年版）\n某市办公室\n第一条 每季度至少${page(1)}检查一次。${page(2)}第二条 宣传思想工${page(3)}作范畴。\n第三条 完。`,
    )
    expect(parsed.provisions.map((p) => p.text)).toEqual([
      '每季度至少检查一次。',
      '宣传思想工作范畴。',
      '完。',
    ])
    expect(parsed.removed.map((r) => r.why).sort()).toEqual([
      ...Array(3).fill('page-number'),
      ...Array(3).fill('running-header'),
    ])
    expect(parsed.preamble).toBe('试行办法（2020年版）\n某市办公室')
  })

  it('does not take words of a sentence that come back at page ends for a header', () => {
    const parsed = parse(
      '第一条 检查\n- 1 -\n安全生产\n- 2 -\n安全生产\n- 3 -\n安全生产\n- 4 -\n工作。\n第二条 乙。',
    )
    expect(text(parsed, '1')).toBe('检查安全生产安全生产安全生产工作。')
  })

  it('drops bookmark marks, zero-width and control characters, at any place', () => {
    const source =
      '\uFEFF[bookmark: _GoBack]第一\u200B条 为了[bookmark: OLE_LINK1]安\u00AD全\u0007。\r\n第二条 乙。\r第三条 丙。'
    const parsed = parse(source)
    expect(parsed.provisions.map((p) => p.text)).toEqual(['为了安全。', '乙。', '丙。'])
    const second = parsed.provisions[1]
    expect(source.slice(second?.source.start, second?.source.end)).toBe('第二条 乙。')
  })

  it('keeps spaces between words of Latin script', () => {
    const parsed = parse('第一条 按照 GB 50016 和 ISO 9001, ISO 14001 每年 2 次 检查。')
    expect(parsed.provisions[0]?.text).toBe('按照GB 50016和ISO 9001, ISO 14001每年2次检查。')
  })

  it('cuts headings and items out of text that lost its line ends', () => {
    const parsed = parse(
      '试行办法 第一章总则第一条为了安全。第二条依照第一条执行：（一）甲；（二）乙。第二章 附则 第三条 本办法施行。',
    )
    expect(refs(parsed)).toEqual(['c1', '1', '2', '2.1', '2.2', 'c2', '3'])
    expect(parsed.title).toBe('试行办法')
    expect(text(parsed, '1')).toBe('为了安全。')
  })

  it('does not cut at a sentence that starts with a reference', () => {
    const parsed = parse('第一条 甲。第二条规定的除外。\n第二条 乙。第三条情形从其规定。\n第三条 丙。')
    expect(parsed.provisions.map((p) => p.text)).toEqual([
      '甲。第二条规定的除外。',
      '乙。第三条情形从其规定。',
      '丙。',
    ])
  })
})

describe('around the articles', () => {
  const body = '第一章 总 则\n第一条 甲。\n第二条 乙。\n第二章 附 则\n第三条 本办法自印发之日起施行。'

  it('keeps the table of contents apart', () => {
    for (const contents of [
      '目 录\n第一章 总则\n第二章 附则',
      '目录\n第一章 总则……………1\n第二章 附则……………2',
      '目录 第一章 总则 第二章 附则',
    ]) {
      const parsed = parse(`某市安全生产办法\n${contents}\n${body}`)
      expect(refs(parsed)).toEqual(['c1', '1', '2', 'c2', '3'])
      expect(parsed.title).toBe('某市安全生产办法')
      expect(parsed.preamble).toContain('第二章')
    }
  })

  it('keeps headers, document number, notice and title in the preamble', () => {
    const parsed = parse(
      `某市人民政府文件\n某政发〔2020〕1号\n关于印发《某市办法》的通知\n各县：\n现印发给你们。\n某市人民政府\n2020年1月1日\n某市贯彻《某规定》\n实施办法\n（2020年1月1日通过）\n${body}`,
    )
    expect(parsed.preamble.split('\n')).toHaveLength(10)
    expect(parsed.title).toMatch(/实施办法$/)
    expect(refs(parsed, 'article')).toEqual(['1', '2', '3'])
  })

  it('keeps annexes and imprint out of the last article', () => {
    const parsed = parse(
      `${body}\n附件：1. 责任清单\n2. 检查表\n某市办公室\n2020年1月1日印发\n附件1\n责任清单\n序号 姓名 职务\n第一条 附件里的条。\n第二条 又一条。\n附件2\n检查表`,
    )
    expect(text(parsed, '3')).toBe('本办法自印发之日起施行。')
    expect(parsed.annexes.map((a) => a.title)).toEqual(['附件：1. 责任清单', '附件1', '附件2'])
    expect(parsed.annexes[1]?.text).toContain('序号 姓名 职务\n第一条 附件里的条。')
  })

  it('takes the signature and the copy list as an imprint', () => {
    const parsed = parse(`${body}\n\n抄送：市委各部门，市人大办公室。\n\n某市委办公室 2020年1月2日印发`)
    expect(parsed.annexes).toMatchObject([{ kind: 'imprint', title: '' }])
    expect(text(parsed, '3')).toBe('本办法自印发之日起施行。')
  })

  it('does not take a sentence about annexes for one', () => {
    const parsed = parse(`${body}\n附件由市应急局解释。`)
    expect(parsed.annexes).toEqual([])
    expect(text(parsed, '3/2')).toBe('附件由市应急局解释。')
  })

  it('keeps a second document with its own numbering as an annex, and says so', () => {
    const parsed = parse(`${body}\n某市实施细则\n第一章 总则\n第一条 甲甲。\n第二条 乙乙。`)
    expect(refs(parsed, 'article')).toEqual(['1', '2', '3'])
    expect(parsed.annexes).toMatchObject([{ kind: 'annex', title: '某市实施细则' }])
    expect(parsed.warnings).toHaveLength(1)
  })

  it('is not misled by an annex that has its own, better set, articles', () => {
    const parsed = parse(
      '办法\n第一条为了安全\n第二条 乙。\n第三条 丙\n第四条 丁。\n附件\n第一章 总则\n第一条 甲甲。\n第二条 乙乙。\n第三条 丙丙。\n第四条 丁丁。',
    )
    expect(refs(parsed)).toEqual(['1', '2', '3', '4'])
    expect(parsed.annexes).toHaveLength(1)
  })

  it('takes documents without articles as preamble, with a warning', () => {
    for (const source of [
      '',
      '  \n ',
      '关于做好安全生产工作的通知\n一、提高认识。\n第三十条规定的情形要重视。\n二、狠抓落实。',
    ]) {
      const parsed = parse(source)
      expect(parsed.provisions).toEqual([])
      expect(parsed.warnings).toHaveLength(1)
      expect(parsed.preamble.replace(/\s/g, '')).toBe(source.replace(/\s/g, ''))
    }
  })

  it('says which article has no words', () => {
    expect(parse('第一条 甲。\n第二条\n第三条 丙。').warnings).toMatchObject([{ ref: 'x#2' }])
  })
})
