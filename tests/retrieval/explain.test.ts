import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { createRegulationSearch, type ExplainedHit } from '../../src/retrieval/index.ts'

const knowledge = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)))
const search = createRegulationSearch(knowledge)

function sumOf({ parts: { heading, body } }: ExplainedHit): number {
  return [...Object.values(heading), ...Object.values(body)].reduce((sum, one) => sum + one, 0)
}

describe('the parts of a score', () => {
  test.each(['带队检查', '镇长每季度干什么', '2019年6月27日', '廳', '三定', '表彰奖励 vip'])(
    'sum up to the score that the search gave: %s',
    (query) => {
      const hits = search.explain(query, { k: 200 })
      expect(hits.length).toBeGreaterThan(0)
      for (const hit of hits) {
        expect(sumOf(hit)).toBeCloseTo(hit.score, 4)
        expect(hit.parts.terms.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(hit.score, 4)
      }
    },
  )

  it('come with the same hits in the same order as without', () => {
    const options = { regulation: 'guangxi-2018', k: 5 }
    const plain = search.search('责任追究', options)
    const explained = search.explain('责任追究', options)
    expect(plain).toHaveLength(5)
    expect(explained.map(({ parts: _, ...hit }) => hit)).toEqual(plain)
  })

  it('tell heading from body: a chapter title alone', () => {
    const [first] = search.explain('附则', { k: 1 })
    expect(first?.parts.heading.pairs).toBeGreaterThan(0)
    expect(first?.parts.body.pairs).toBe(0)
  })

  it('tell numbers from pairs and single characters', () => {
    const [number] = search.explain('2019', { k: 1 })
    expect(number?.parts.body).toMatchObject({ pairs: 0, singles: 0 })
    expect(number?.parts.body.words).toBeGreaterThan(0)
    const [single] = search.explain('厅', { k: 1 })
    expect(single?.parts.body).toMatchObject({ words: 0, pairs: 0 })
    expect(single?.parts.body.singles).toBeGreaterThan(0)
  })

  it('name the weightiest terms first', () => {
    const [hit] = search.explain('带队检查安全生产', { k: 1 })
    const scores = hit?.parts.terms.map(({ score }) => score) ?? []
    expect(scores.length).toBeGreaterThan(3)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(hit?.parts.terms[0]?.term).toHaveLength(2)
  })
})
