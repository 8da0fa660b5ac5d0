import { describe, expect, test } from 'vitest'
import { type CorpusLine, createCorpusSearch } from '../../../src/retrieval/index.ts'

const LINES: CorpusLine[] = [
  { id: 'a1', doc: '《安全生产条例》.docx', article: '第一条', text: '为了加强安全生产工作，制定本条例。' },
  { id: 'a2', doc: '《安全生产条例》.docx', article: '第二条', text: '主要负责人每季度至少带队检查一次。' },
  { id: 'b1', doc: '消防办法', article: '第一条', text: '消防控制室实行每日二十四小时值班。' },
  { id: 'b2', doc: '消防办法', article: '', text: '主要负责人应当组织消防演练。' },
  {
    id: 'c1',
    doc: 'Handbook',
    article: '2.1 Leave',
    text: 'Employees may take ten days of annual leave. 年假十天。',
  },
]
const { search, size } = createCorpusSearch(LINES)
const idsOf = (query: string, options?: Parameters<typeof search>[1]) =>
  search(query, options).map(({ id }) => id)

describe('search over a foreign corpus', () => {
  test('holds every line', () => {
    expect(size).toBe(5)
  })

  test.each([
    ['主要负责人多久带队检查', 'a2'],
    ['消防控制室几个人值班', 'b1'],
    ['主要負責人組織消防演練', 'b2'],
    ['annual leaves', 'c1'],
    ['安全生产条例', 'a1'],
  ])('finds %j in %s', (query, id) => {
    expect(idsOf(query)[0]).toBe(id)
  })

  test('scores fall and stay above zero; the same query gives the same hits', () => {
    const hits = search('主要负责人 消防 安全生产', { k: 5 })
    const scores = hits.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(Math.min(...scores)).toBeGreaterThan(0)
    expect(search('主要负责人 消防 安全生产', { k: 5 })).toEqual(hits)
  })

  test('is limited to a document by its key or its bare name', () => {
    expect(idsOf('主要负责人', { doc: '《安全生产条例》.docx' })).toEqual(['a2'])
    expect(idsOf('主要负责人', { doc: '安全生产条例' })).toEqual(['a2'])
    expect(idsOf('主要负责人', { doc: '《消防办法》' })).toEqual(['b2'])
  })

  test('an unknown document holds nothing', () => {
    expect(idsOf('主要负责人', { doc: '无此办法' })).toEqual([])
    expect(idsOf('主要负责人', { doc: '' })).toEqual([])
  })

  test.each(['', '   ', '，。！？', '😀😀', '\u0000\ud800', '~!@#$%^&*()'])(
    'the query %j finds nothing',
    (query) => {
      expect(idsOf(query)).toEqual([])
    },
  )

  test('takes queries of any length', () => {
    expect(idsOf('消防控制室值班'.repeat(1500))[0]).toBe('b1')
    expect(idsOf('x'.repeat(10_000))).toEqual([])
    expect(idsOf('9'.repeat(10_000))).toEqual([])
  })

  test('gives at most k, and one by one what more would begin with', () => {
    const all = idsOf('主要负责人安全生产消防', { k: 1000 })
    expect(all.length).toBe(4)
    for (const k of [1, 2, 3]) expect(idsOf('主要负责人安全生产消防', { k })).toEqual(all.slice(0, k))
  })

  test('an id that comes twice is found once, by whichever line fits better', () => {
    const twice = createCorpusSearch([
      ...LINES,
      { id: 'b1', doc: '消防办法', article: '第九条', text: '灭火器每月检查一次。' },
    ])
    expect(twice.search('灭火器每月检查', { k: 10 }).map(({ id }) => id)).toEqual(['b1', 'a2'])
  })

  test('lines of the same words come in order', () => {
    const same = createCorpusSearch(
      ['x', 'y', 'z'].map((id) => ({ id, doc: id, article: '', text: '消防演练' })),
    )
    expect(same.search('演练').map(({ id }) => id)).toEqual(['x', 'y', 'z'])
  })

  test('an empty corpus finds nothing', () => {
    expect(createCorpusSearch([]).search('消防')).toEqual([])
    expect(createCorpusSearch([]).search('消防', { doc: 'd' })).toEqual([])
    const blank = createCorpusSearch([{ id: 'n', doc: '', article: '', text: '' }])
    expect(blank.search('消防')).toEqual([])
  })
})
