import { describe, expect, test } from 'vitest'
import {
  normalise,
  pairCode,
  pairText,
  termsOf,
  tokenise,
  wordsOf,
} from '../../../src/retrieval/words/index.ts'

describe('normalising', () => {
  test.each([
    ['ＡＢＣ１２３，（一）', 'abc123,(一)'],
    ['安全生產責任', '安全生产责任'],
    ['GB/T 13690—2009', 'gb/t 13690—2009'],
    ['安全　生产\n第二行', '安全 生产\n第二行'],
    ['cafe\u0301', 'café'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(normalise(text)).toBe(expected)
  })
})

describe('words', () => {
  test.each([
    ['主要负责人应当检查', ['主要', '负责人', '应当', '检查']],
    ['GB/T 13690-2009第4.2.1条', ['gb', 't', '13690', '2009', '第', '4.2.1', '条']],
    ['v1.2. Next', ['v1.2', 'next']],
    ['policies of workers, buses as is', ['policy', 'of', 'worker', 'buse', 'as', 'is']],
    ['привет ひらがな 한국어', ['привет', 'ひらがな', '한국어']],
    ['𠀀安全', ['𠀀', '安全']],
    ['😀，。！', []],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected)
  })

  test('the singular and the plural are one word', () => {
    expect(wordsOf('policies')).toEqual(wordsOf('policy'))
    expect(wordsOf('Workers')).toEqual(wordsOf('worker'))
    expect(wordsOf('buses')).toEqual(wordsOf('buse'))
  })

  test('a run of letters without end is cut off', () => {
    expect(wordsOf('x'.repeat(10_000))).toEqual(['x'.repeat(48)])
  })

  test('sentences end at stops and line breaks, not at a dot within a number', () => {
    const marks: string[] = []
    tokenise('甲；乙\n1.5 c. d', {
      word: (text, from, to) => marks.push(text.slice(from, to)),
      sentenceEnd: () => marks.push('|'),
      paragraphEnd: () => marks.push('¶'),
    })
    expect(marks).toEqual(['甲', '|', '乙', '¶', '1.5', 'c', '|', 'd'])
  })
})

describe('terms', () => {
  test('are words and pairs of neighbouring Chinese characters, counted', () => {
    const { words, pairs } = termsOf('检查，检查A组𠀀')
    expect([...words]).toEqual([
      ['检查', 2],
      ['a', 1],
      ['组', 1],
      ['𠀀', 1],
    ])
    expect([...pairs]).toEqual([['检查', 2]])
  })

  test('a pair is a number and back', () => {
    expect(pairText(pairCode('检查'))).toBe('检查')
    expect(pairCode('检查')).not.toBe(pairCode('查检'))
  })
})
