import { describe, expect, it } from 'vitest'
import { articleOf, markParts } from '../../../src/channels/web/page/highlight.ts'
import type { ReaderArticle, ReaderView } from '../../../src/conversation/index.ts'

const article: ReaderArticle = {
  ref: 'r#6',
  number: '第六条',
  label: '《某办法》第六条',
  text: '主要负责人的职责：\n（一）每季度调研；\n（二）每季度检查。',
  parts: [
    { ref: 'r#6', kind: 'paragraph', text: '主要负责人的职责：' },
    { ref: 'r#6.1', kind: 'item', text: '（一）每季度调研；' },
    { ref: 'r#6.2', kind: 'item', text: '（二）每季度检查。' },
  ],
}
const view: ReaderView = {
  id: 'r',
  shortName: '某办法',
  fullName: '某办法',
  documentNumber: null,
  issued: '2019-01-01',
  inForce: '2019-01-01',
  slips: [],
  chapters: [{ ref: 'r#c1', heading: '第一章 总则', articles: [article] }],
}
const marked = (ref: string, quote: string | null) =>
  markParts(article, ref, quote).map((part) =>
    part
      .filter((segment) => segment.marked)
      .map((segment) => segment.text)
      .join('|'),
  )

describe('what the reader sets off', () => {
  it('finds the article of an article, of a part, and none of a chapter or an unknown reference', () => {
    expect(articleOf(view, 'r#6')).toBe(article)
    expect(articleOf(view, 'r#6.2')).toBe(article)
    expect(articleOf(view, 'r#c1')).toBeUndefined()
    expect(articleOf(view, 'r#60')).toBeUndefined()
  })

  it('marks the words in the cited item, not the same words elsewhere', () => {
    expect(marked('r#6.2', '每季度')).toEqual(['', '', '每季度'])
  })

  it('marks the words in every part where the article itself is cited', () => {
    expect(marked('r#6', '每季度')).toEqual(['', '每季度', '每季度'])
  })

  it('marks whole the parts that lie within longer words', () => {
    expect(marked('r#6', '（一）每季度调研；\n（二）每季度检查。')).toEqual([
      '',
      '（一）每季度调研；',
      '（二）每季度检查。',
    ])
  })

  it('marks the cited item whole without words, or where the words are not there', () => {
    expect(marked('r#6.1', null)).toEqual(['', '（一）每季度调研；', ''])
    expect(marked('r#6.1', '每年')).toEqual(['', '（一）每季度调研；', ''])
  })

  it('marks nothing of a whole article without words', () => {
    expect(marked('r#6', null)).toEqual(['', '', ''])
  })

  it('loses no text', () => {
    for (const quote of [null, '每季度', '调研', '没有的话']) {
      const texts = markParts(article, 'r#6.1', quote).map((part) => part.map(({ text }) => text).join(''))
      expect(texts).toEqual(article.parts.map((part) => part.text))
    }
  })
})
