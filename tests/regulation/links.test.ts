import { describe, expect, it } from 'vitest'
import { createIndex, parseRegulation } from '../../src/regulation/index.ts'

/** Links of `ref` in a regulation of two chapters whose article 3 holds `words`. */
function linksOf(words: string, ref = '3'): [string, string[]][] {
  const parsed = parseRegulation(
    [
      '第一章 总则',
      '第一条 下列：',
      '（一）甲；',
      '（二）乙；',
      '（三）丙。',
      '第二条 一款。',
      '二款。',
      '三款。',
      '第二章 职责',
      '第一节 党委',
      `第三条 ${words}`,
      '第三条之一 某。',
      '第二节 政府',
      '第四条 末款。',
      '第五条 完。',
    ].join('\n'),
    { id: 'x' },
  )
  const provision = createIndex(parsed).get(`x#${ref}`)
  if (provision === undefined) throw new Error(`no provision ${ref}`)
  for (const { at, words } of provision.links) expect(provision.text.slice(at, at + words.length)).toBe(words)
  return provision.links.map(({ words, targets }) => [words, targets.map((t) => t.slice(2))])
}

describe('links inside a regulation', () => {
  it.each<[string, string, string[]]>([
    ['存在本办法第一条情形的。', '本办法第一条', ['1']],
    ['存在第一条情形的。', '第一条', ['1']],
    ['依照第一条第（二）项处理。', '第一条第（二）项', ['1.2']],
    ['依照第一条第二项处理。', '第一条第二项', ['1.2']],
    ['依照第一条第(二)、(三)项处理。', '第一条第(二)、(三)项', ['1.2', '1.3']],
    ['依照第一条第（一）项至第（三）项处理。', '第一条第（一）项至第（三）项', ['1.1', '1.2', '1.3']],
    ['依照第一条第一款第（一）项处理。', '第一条第一款第（一）项', ['1.1']],
    ['依照第二条第二款、第三款处理。', '第二条第二款、第三款', ['2/2', '2/3']],
    ['履行本规定第一章、第二章职责。', '本规定第一章、第二章', ['c1', 'c2']],
    ['依照本细则第一条、第二条、第四条办理。', '本细则第一条、第二条、第四条', ['1', '2', '4']],
    ['依照第一条至第四条办理。', '第一条至第四条', ['1', '2', '3', '4']],
    ['依照第三条之一办理。', '第三条之一', ['3-1']],
    ['依照第二节办理。', '第二节', ['c2s2']],
    ['依照前条办理。', '前条', ['2']],
    ['依照前条第三款办理。', '前条第三款', ['2/3']],
  ])('%s', (text, words, targets) => {
    expect(linksOf(text)).toEqual([[words, targets]])
  })

  it('counts 前款, 本条 and 前项 from where they stand', () => {
    const text =
      '第一款：\n（一）甲。\n（二）前项所列。\n前款规定的，依照本条第一款第（一）项；本条第（二）项除外。\n前两款另有规定的，从上述规定。'
    expect(linksOf(text, '3/1.2')).toEqual([['前项', ['3/1.1']]])
    expect(linksOf(text, '3/2')).toEqual([
      ['前款', ['3/1']],
      ['本条第一款第（一）项', ['3/1.1']],
      ['本条第（二）项', ['3/1.2']],
    ])
    expect(linksOf(text, '3/3')).toEqual([
      ['前两款', ['3/1', '3/2']],
      ['上述', ['3/2']],
    ])
  })

  it('carries the links of what an article holds, at their place in its text', () => {
    const text = '下列：\n（一）依照第一条的；\n（二）依照第二条的。'
    expect(linksOf(text)).toEqual([
      ['第一条', ['1']],
      ['第二条', ['2']],
    ])
    expect(linksOf(text, '3.2')).toEqual([['第二条', ['2']]])
  })

  it.each([
    '依照《某规定》第一条办理。',
    '依照《某规定》（某发〔2017〕15号）第一条、第二条办理。',
    '依照安全生产法第一条第二款办理。',
    '依照该条例第二条办理。',
    '依照第九十九条办理。',
    '第一责任人第一次报告，第一项目部负责。',
    '前款。',
  ])('finds none in %s', (text) => {
    expect(linksOf(text)).toEqual([])
  })
})
