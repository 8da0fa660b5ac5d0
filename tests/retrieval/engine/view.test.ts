import { describe, expect, test } from 'vitest'
import { buildEngine, PARAGRAPH_END, SENTENCE_END } from '../../../src/retrieval/engine/index.ts'
import { document, PARAMETERS } from './fixtures.ts'

const { view } = buildEngine(
  [
    document({
      id: 'x',
      group: 'law',
      name: '《安全生產法》',
      path: '第一章 总则',
      number: '第二十五条之一',
      body: '主要负责人应当检查。\n第二款：ＡＢＣ',
    }),
    document({ id: 'y', group: 'rule', name: '办法', number: '4.2.1', body: '' }),
    document({ id: 'z', group: 'law', name: '另一个名称', path: '第一章 总则', body: '检查' }),
  ],
  PARAMETERS,
)

describe('what can be read of an index', () => {
  test('gives documents and groups by number', () => {
    expect([0, 1, 2].map((i) => view.id(i))).toEqual(['x', 'y', 'z'])
    expect([...view.groupOf]).toEqual([0, 1, 0])
    expect([...view.placeOf]).toEqual([0, 0, 1])
    expect([...view.documentsOf(0)]).toEqual([0, 2])
    expect(view.groupByKey('rule')).toBe(1)
    expect(view.groupByKey('Rule')).toBeNull()
    expect(view.groupKey(1)).toBe('rule')
  })

  test('keeps the name of a group’s first document, normalised', () => {
    expect(view.groupName(0)).toBe('《安全生产法》')
  })

  test('reads the whole number out of printed numbers', () => {
    expect([...view.articleOf]).toEqual([25, 4, 0])
  })

  test('gives the words in order with the ends of sentences and paragraphs', () => {
    const id = (word: string) => view.wordId(word)
    expect([...view.words(0)]).toEqual([
      ...['主要', '负责人', '应当', '检查'].map(id),
      SENTENCE_END,
      PARAGRAPH_END,
      ...['第二款'].map(id),
      SENTENCE_END,
      id('abc'),
    ])
    expect([...view.words(1)]).toEqual([])
    expect([...view.pathWords(2)]).toEqual(['第一章', '总则'].map(id))
  })

  test('gives normalised texts', () => {
    expect(view.text(0)).toBe('主要负责人应当检查。\n第二款:abc')
    expect(view.text(1)).toBe('')
    expect(view.path(2)).toBe('第一章 总则')
  })

  test('counts words and documents', () => {
    expect([...view.lengthOf]).toEqual([6, 0, 1])
    expect(view.averageLength).toBeCloseTo(7 / 3, 5)
    expect(view.frequencyOf(view.wordId('检查'))).toBe(2)
    expect(view.frequencyOf(view.pairId('检查'))).toBe(2)
    expect(view.idfOf(view.wordId('检查'))).toBeCloseTo(Math.log(1 + 1.5 / 2.5), 10)
    expect(view.wordId('船舶')).toBe(-1)
    expect(view.pairId('船舶')).toBe(-1)
  })
})
