import { describe, expect, it } from 'vitest'
import { describeRegulation, parseRegulation } from '../../src/regulation/index.ts'

const figures = (source: string) => describeRegulation(parseRegulation(source, { id: 'x' }), source)

describe('figures of a parsed regulation', () => {
  it('count chapters, articles with their numbers, items, annexes and characters', () => {
    const source =
      '某市办法\r\n第一章 总则\r\n第一条 下列：\r\n（一）甲；\r\n（二）乙。\r\n第一条之一 丙。\r\n第二条 丁。\r\n某市办公室\r\n附件1\r\n检查表\r\n'
    expect(figures(source)).toEqual({
      title: '某市办法',
      chapters: 1,
      articles: ['1', '1-1', '2'],
      sections: 0,
      items: 2,
      annexes: 1,
      charsIn: source.replace(/\s/g, '').length,
      charsOut: source.replace(/\s/g, '').length,
      removed: 0,
      warnings: [],
    })
  })

  it('say what was left out', () => {
    const { charsIn, charsOut, removed } = figures('第一条 甲。\n- 1 -\n第二条 乙。')
    expect([charsIn - charsOut, removed]).toEqual([3, 3])
  })

  it('name the place of every warning: its provision and line, or its line and what is near', () => {
    const { warnings } = figures('某市办法\n第一条 下列：\n（一）甲；\n（三）乙。\n第三条 丙。\n第四条 丁。')
    expect(warnings.map(({ ref, place }) => [ref, place])).toEqual([
      [null, '第5行，第三条附近'],
      ['x#1', '第一条，第4行'],
    ])
    expect(figures('没有条文的通知').warnings.map(({ place }) => place)).toEqual(['第1行'])
  })
})
