import { describe, expect, it } from 'vitest'
import {
  countCharacters,
  createIndex,
  type ParsedRegulation,
  parseRegulation,
} from '../../src/regulation/index.ts'

/** Forms met in texts as they are found on official pages and in converted files, in words of our own. */
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
const headings = (parsed: ParsedRegulation) =>
  parsed.provisions.filter((p) => p.kind === 'chapter').map((p) => [p.ref.slice(2), p.heading])

describe('numbers as they are set', () => {
  it('takes bold, brackets, a colon and traditional characters for what they are', () => {
    const parsed = parse(
      '**第一条** 甲甲。\n【第二条】乙乙。\n第三条：丙丙。\n第四條 丁丁。\n第五条、为了安全，戊戊。',
    )
    expect(parsed.provisions.map((p) => [p.ref, p.text])).toEqual([
      ['x#1', '甲甲。'],
      ['x#2', '乙乙。'],
      ['x#3', '丙丙。'],
      ['x#4', '丁丁。'],
      ['x#5', '为了安全，戊戊。'],
    ])
    expect(parsed.removed.map((r) => [r.text, r.why])).toEqual([
      ['**', 'markup'],
      ['**', 'markup'],
    ])
  })

  it('leaves marks of Markdown and HTML out of the text, and stars that stand for a blank in it', () => {
    const parsed = parse(
      '# 试行办法\n## 第一章 总则\n<p>第一条 报***分行。</p>\n<!-- 注 -->\n## 第二章 职责\n第二条 乙。',
    )
    expect(parsed.title).toBe('试行办法')
    expect(headings(parsed)).toEqual([
      ['c1', '第一章 总则'],
      ['c2', '第二章 职责'],
    ])
    expect(text(parsed, '1')).toBe('报***分行。')
  })

  it('takes an article that starts with 与 for one, a reference to two for none', () => {
    expect(refs(parse('第一条 甲。\n第二条与本市有关的事项，从其规定。\n第三条 丙。'))).toEqual([
      '1',
      '2',
      '3',
    ])
    expect(refs(parse('第一条 依照\n第二条与第三条办理。\n第二条 乙。'), 'article')).toEqual(['1', '2'])
  })

  it('finds the next article behind a formula or a table', () => {
    const parsed = parse('第一条 公式为：\n$a=b$第二条 乙。\n|项目|次数|第三条 丙。')
    expect(refs(parsed, 'article')).toEqual(['1', '2', '3'])
  })
})

describe('headings that lost their number', () => {
  it('stand above their articles, not inside the one before', () => {
    const parsed = parse(
      '第一章 总则\n第一条 甲。\n规划与建设\n第二条 乙。\n第三章 监督\n第三条 丙。\n法律责任\n第四条 丁。',
    )
    expect(headings(parsed)).toEqual([
      ['c1', '第一章 总则'],
      ['c2', '规划与建设'],
      ['c3', '第三章 监督'],
      ['c4', '法律责任'],
    ])
    expect(text(parsed, '1')).toBe('甲。')
    expect(parsed.warnings.map((w) => [w.ref, w.message])).toEqual([
      ['x#c2', '“规划与建设”没有编号，按第2章列'],
      ['x#c4', '“法律责任”没有编号，按第4章列'],
    ])
  })

  it('are sections where the chapters leave no room', () => {
    const parsed = parse(
      '第一章 总则\n第一条 甲。\n第二章 业主\n第一节 大会\n第二条 乙。\n业主委员会\n第三条 丙。\n第三章 附则\n第四条 丁。',
    )
    expect(refs(parsed, 'chapter')).toEqual(['c1', 'c2', 'c2s1', 'c2s2', 'c3'])
  })

  it('count articles that stand before the first of them as 第一章', () => {
    expect(refs(parse('第一条 甲。\n第二条 乙。\n监督管理\n第三条 丙。'), 'chapter')).toEqual(['c2'])
  })

  it.each([
    ['an entry of a list', '第一条 下列：\n安全检查'],
    ['a sentence without its full stop', '第一条 甲。\n由市人民政府负责解释'],
    ['a row of a table', '第一条 见下表。\n序号 姓名 职务'],
    ['the whole of an article', '第一条 没有句号'],
  ])('%s is none', (_, first) => {
    const parsed = parse(`${first}\n第二条 乙。`)
    expect(refs(parsed, 'chapter')).toEqual([])
    expect(text(parsed, '1')?.replace(/\s/g, '')).toBe(first.replace(/第一条|\s/g, ''))
  })

  it('takes 总则 below 第一章 for its title', () => {
    expect(headings(parse('第一章\n总则\n第一条 甲。\n第二章\n附则\n第二条 乙。'))).toEqual([
      ['c1', '第一章 总则'],
      ['c2', '第二章 附则'],
    ])
  })

  it('goes on after chapters that are missing where a heading is plain', () => {
    expect(refs(parse('第一章 总则\n第一条 甲。\n第五章 附则\n第二条 乙。'), 'chapter')).toEqual(['c1', 'c5'])
  })
})

describe('tables of contents', () => {
  const body = '第一章 总则\n第一条 甲。\n第二章 职责\n第二条 乙。\n第三章 附则\n第三条 丙。'
  it.each([
    ['pages in brackets', '目　录\n第一章 总则……（1）\n第二章 职责……（2）\n第三章 附则……（3）'],
    [
      'articles in brackets',
      '目录\n第一章 总则（第1条-第1条）\n第二章 职责（第二条至第二条）\n第三章 附则（第三条）',
    ],
  ])('with %s stand apart', (_, contents) => {
    const parsed = parse(`某市办法\n${contents}\n${body}`)
    expect(headings(parsed).map(([ref]) => ref)).toEqual(['c1', 'c2', 'c3'])
    expect(text(parsed, '1')).toBe('甲。')
    expect(parsed.preamble).toContain('目录')
  })

  it('stand apart though the text below has no numbers', () => {
    const parsed = parse(
      '某市办法\n第一章 总则\n第二章 职责\n第三章 附则\n总则\n第一条 甲。\n职责\n第二条 乙。\n附则\n第三条 丙。',
    )
    expect(headings(parsed)).toEqual([
      ['c1', '总则'],
      ['c2', '职责'],
      ['c3', '附则'],
    ])
  })
})

describe('what stands behind the articles', () => {
  const body = '第一条 甲。\n第二条 本办法自2020年1月1日起施行。'
  it.each([
    '附：检查登记表',
    '附1\n检查登记表',
    '附式3 检查登记表',
    '附件1-2：检查登记表',
    '【附件】\n检查登记表',
    '附 录 A\n检查登记表',
    `附：${Array.from({ length: 12 }, (_, i) => `${i + 1}.检查登记表`).join('')}`,
  ])('%s is an annex', (annex) => {
    const parsed = parse(`${body}\n${annex}\n第一条 表里的条。`)
    expect(text(parsed, '2')).toBe('本办法自2020年1月1日起施行。')
    expect(parsed.annexes.map(({ kind }) => kind)).toEqual(['annex'])
  })

  it('a further document is an annex though nothing says so, if the last article has closed', () => {
    const parsed = parse(`${body}\n检查工作流程\n一、准备。\n二、检查。`)
    expect(parsed.annexes.map(({ title }) => title)).toEqual(['检查工作流程'])
    expect(text(parse('第一条 甲。\n第二条 分为两类：\n检查工作流程\n准备工作流程。'), '2')).toContain(
      '检查工作流程',
    )
  })

  it('附则 and a sentence about 附加费 are none', () => {
    const parsed = parse('第一章 总则\n第一条 甲。\n附 则\n第二条 乙。\n附加费照收。')
    expect(parsed.annexes).toEqual([])
    expect(refs(parsed, 'chapter')).toEqual(['c1', 'c2'])
  })
})

describe('words of another text', () => {
  it('articles that a decision quotes are not its own', () => {
    const parsed = parse(
      '第一条 将第三章修改为：“第三章 监督\n第二条 旧。\n第三条 旧。”\n第二条 将第九条改为："第三条 旧。"\n第三条 施行。',
    )
    expect(refs(parsed, 'article')).toEqual(['1', '2', '3'])
    expect(text(parsed, '1')).toContain('第二条旧。')
  })

  it('nor articles far off, recited after a colon', () => {
    const parsed = parse(
      '第一条 甲。\n第二条 增加两条，内容如下：\n第七节 监察\n第一百二十三条 旧。\n第一百二十四条 旧。\n第三条 丙。',
    )
    expect(refs(parsed, 'article')).toEqual(['1', '2', '3'])
    expect(refs(parsed, 'chapter')).toEqual([])
  })

  it('an excerpt says from where it starts', () => {
    expect(parse('第七条 甲。\n第八条 乙。').warnings).toMatchObject([
      { message: '条文从第7条起，前面的条不在文本中' },
    ])
  })
})

describe('pages', () => {
  it('a number in one line with words goes, if its neighbours are numbered so', () => {
    const parsed = parse(
      '第一条 甲。\n— 3 —附件以外的\n内容。\n第二条 每季度\n— 4 —\n检查一次。— 5 —\n第三条 丙。',
    )
    expect(parsed.provisions.filter((p) => p.kind === 'article').map((p) => p.text)).toEqual([
      '甲。\n附件以外的内容。',
      '每季度检查一次。',
      '丙。',
    ])
    expect(parsed.removed.map((r) => r.text)).toEqual(['— 4 —', '— 3 —', '— 5 —'])
  })

  it('a dash with one number alone stays', () => {
    expect(text(parse('第一条 区间为\n—12—以内。\n第二条 乙。'), '1')).toBe('区间为—12—以内。')
  })

  it('the first line of the document, again on top of a page, is a header', () => {
    const page = Array.from({ length: 9 }, (_, i) => `第${i + 1}条 检查的事项。`).join('\n')
    const parsed = parse(`某市公报\n试行办法\n${page}\n\f某市公报\n第10条 检查的事项。`)
    expect(refs(parsed)).toHaveLength(10)
    expect(text(parsed, '9')).toBe('检查的事项。')
    expect(parsed.removed).toMatchObject([{ text: '某市公报', why: 'running-header' }])
  })
})

describe('documents without articles', () => {
  it.each([
    [
      '某市人民政府文件\n某政发〔2020〕1号\n某市人民政府关于加强检查的通知\n各县：\n一、提高认识。',
      '某市人民政府关于加强检查的通知',
    ],
    ['某市应急管理局\n关于加强检查的通知\n各县：', '某市应急管理局关于加强检查的通知'],
    ['某市关于修改某办法的决定\n一、修改为：\n“本办法', '某市关于修改某办法的决定'],
    ['一、本公告所称检查，依照某办法\n二、乙。', null],
  ])('have the title that stands on top', (source, title) => {
    expect(parse(source).title).toBe(title)
  })
})
