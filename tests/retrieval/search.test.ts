import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { createCorpusSearch, createRegulationSearch } from '../../src/retrieval/index.ts'

const knowledge = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)))
const { search } = createRegulationSearch(knowledge)
const leaves = knowledge.packs.flatMap(({ regulation }) =>
  regulation.provisions.filter(({ kind, children }) => kind !== 'chapter' && children.length === 0),
)

describe('search over the regulations', () => {
  test('finds every provision by its own words', () => {
    const lost = leaves.filter(({ ref, text }) => {
      const regulation = ref.split('#')[0] as string
      const found = search(text, { regulation, k: 3 })
      return !found.some((hit) => hit.text === text)
    })
    expect(lost.map(({ ref }) => ref)).toEqual([])
  })

  test.each([
    ['约谈有关党政领导干部', 'zaozhuang-2019#33'],
    ['委托的行政处罚权', 'zaozhuang-2019#19.6'],
    ['停职检查 责令辞职', 'guangxi-2018#21'],
    ['網格化實名制監管', 'zaozhuang-2019#7.2'],
    ['桂发〔2017〕15号', 'guangxi-2018#1'],
    ['枣庄办法16条3项', 'zaozhuang-2019#16.3'],
    ['广西的第二十一条', 'guangxi-2018#21'],
  ])('%s → %s', (query, ref) => expect(search(query, { k: 1 })[0]?.ref).toBe(ref))

  test('finds a place that is named without its regulation in each of them', () => {
    const refs = search('第六条第一项', { k: 2 }).map(({ ref }) => ref)
    expect(refs.toSorted()).toEqual(['guangxi-2018#6.1', 'zaozhuang-2019#6.1'])
    expect(search('第六条第一项', { regulation: 'guangxi-2018', k: 1 })[0]?.ref).toBe('guangxi-2018#6.1')
  })

  test('finds the duties of a post by its everyday title, all of an article by its number', () => {
    const duties = search('镇长', { regulation: 'zaozhuang-2019', k: 5 })
    expect(duties.every(({ ref }) => ref.startsWith('zaozhuang-2019#16'))).toBe(true)
    const articles = search('枣庄办法第六条', { k: 4 }).map(({ ref }) => ref.split('.')[0])
    expect(new Set(articles)).toEqual(new Set(['zaozhuang-2019#6']))
  })

  test('finds every provision by its label', () => {
    const lost = leaves.filter(({ ref, label }) => search(label, { k: 1 })[0]?.ref !== ref)
    expect(lost.map(({ label }) => label)).toEqual([])
  })

  test('finds what stands in a chapter that is named', () => {
    const hits = search('枣庄办法第二章', { k: 20 })
    expect(new Set(hits.map(({ ref }) => knowledge.provision(ref)?.chapter))).toEqual(
      new Set(['zaozhuang-2019#c2']),
    )
  })

  test('reads beside the question: an item comes before a longer one that has more of its words', () => {
    const [first] = search('区长多久带队检查一次', { regulation: 'zaozhuang-2019', k: 1 })
    expect(first?.ref).toBe('zaozhuang-2019#7.1')
  })

  test('keeps to one regulation, to k, and to the order of scores', () => {
    const hits = search('责任', { regulation: 'guangxi-2018', k: 5 })
    expect(hits).toHaveLength(5)
    expect(hits.every(({ ref }) => ref.startsWith('guangxi-2018#'))).toBe(true)
    const scores = hits.map(({ score }) => score)
    expect([...scores].sort((a, b) => b - a)).toEqual(scores)
    expect(hits.every(({ coverage }) => coverage > 0 && coverage <= 1)).toBe(true)
  })

  test.each(['', '！？', 'zzz'])('finds nothing for %j', (query) => expect(search(query)).toEqual([]))
  test('finds nothing in a regulation that is not there', () => {
    expect(search('责任', { regulation: 'nowhere' })).toEqual([])
  })
})

describe('search over a foreign corpus', () => {
  const corpus = createCorpusSearch([
    { id: 'a', doc: 'one', article: '第十一条 消防车通道', text: '任何单位不得占用消防车通道。' },
    {
      id: 'b',
      doc: 'one',
      article: '第十二条',
      text: '建筑的疏散通道应当保持畅通，任何单位和个人不得占用、堵塞、封闭消防车通道。',
    },
    { id: 'c', doc: 'two', article: '第一条', text: '学校应当开展消防宣传教育。' },
  ])

  test('ranks a word in the heading before the same word in a long text', () => {
    expect(corpus.search('消防车通道').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
  test('limits a query to one document', () => {
    expect(corpus.search('消防', { doc: 'two' }).map(({ id }) => id)).toEqual(['c'])
    expect(corpus.search('消防', { doc: 'three' })).toEqual([])
  })
  test('says how many lines it holds; an empty corpus finds nothing', () => {
    expect(corpus.size).toBe(3)
    expect(createCorpusSearch([]).search('消防')).toEqual([])
  })
})
