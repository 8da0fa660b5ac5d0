import { describe, expect, test } from 'vitest'
import { documentOf, nameOf } from '../../../src/retrieval/corpus-line.ts'

const line = (article: string, text: string) => {
  const { number, path, body } = documentOf({ id: 'i', doc: 'd', article, text })
  return { number, path, body }
}

describe('a line of a foreign corpus', () => {
  test.each([
    ['第三条', '内容', { number: '第三条', path: '', body: '内容' }],
    ['第三条', '第三条 内容', { number: '第三条', path: '', body: '内容' }],
    ['第三条', '第三条　内容', { number: '第三条', path: '', body: '内容' }],
    ['第二十五条之一', '内容', { number: '第二十五条之一', path: '', body: '内容' }],
    ['', '第 12 条：内容', { number: '第 12 条', path: '', body: '内容' }],
    ['第一章 总则 第三条', '内容', { number: '第三条', path: '第一章 总则', body: '内容' }],
    ['第三条【立法目的】', '内容', { number: '第三条', path: '【立法目的】', body: '内容' }],
    ['4.2.1 Scope', 'text', { number: '4.2.1', path: 'Scope', body: 'text' }],
    ['12', '内容', { number: '12', path: '', body: '内容' }],
    ['（二）', '内容', { number: '（二）', path: '', body: '内容' }],
    ['一、范围', '内容', { number: '一、', path: '范围', body: '内容' }],
    ['一般规定', '内容', { number: '', path: '一般规定', body: '内容' }],
    ['', '依照第三条处理', { number: '', path: '', body: '依照第三条处理' }],
    ['', '第三条规定的情形', { number: '', path: '', body: '第三条规定的情形' }],
    ['', '', { number: '', path: '', body: '' }],
  ])('with the heading %j and the text %j', (article, text, expected) => {
    expect(line(article, text)).toEqual(expected)
  })

  test.each([
    ['《安全生产法》.docx', '安全生产法'],
    ['laws/2021/安全生产法.txt', '安全生产法'],
    ['《A办法》和《B办法》的说明', '《A办法》和《B办法》的说明'],
    ['GB/T 13690', 'GB/T 13690'],
    ['安全生产法_2021', '安全生产法 2021'],
    ['', ''],
  ])('of the document %j is of %j', (doc, expected) => {
    expect(nameOf(doc)).toBe(expected)
  })
})
