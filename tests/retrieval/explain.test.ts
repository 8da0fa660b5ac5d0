import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { createRegulationSearch, type ExplainedHit } from '../../src/retrieval/index.ts'

const knowledge = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)))
const search = createRegulationSearch(knowledge)

function sumOf({ parts: { name, heading, body } }: ExplainedHit): number {
  return [name, heading, body].flatMap((field) => Object.values(field)).reduce((sum, one) => sum + one, 0)
}

/** What is added to the score by words: by reading, and by what the query names. */
function addedTo({ parts: { reading, meant } }: ExplainedHit): number {
  return reading + meant.cited + meant.post + meant.region
}

/** The index keeps what each term adds in 16 bits. */
const DIGITS = 2

describe('the parts of a score', () => {
  test.each([
    '带队检查',
    '镇长每季度干什么',
    '2019年6月27日',
    '網格化',
    '三定',
    '表彰奖励 vip',
    '广西第五条',
    '检查检查再检查',
  ])('sum up to the score that the search gave: %s', (query) => {
    const hits = search.explain(query, { k: 200 })
    expect(hits.length).toBeGreaterThan(0)
    for (const hit of hits) {
      expect(sumOf(hit) + addedTo(hit)).toBeCloseTo(hit.score, DIGITS)
      const terms = hit.parts.terms.reduce((sum, { score }) => sum + score, 0)
      expect(terms + addedTo(hit)).toBeCloseTo(hit.score, DIGITS)
    }
  })

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

  it('tell words from pairs: a number makes no pair', () => {
    const [hit] = search.explain('2019', { k: 1 })
    expect(hit?.parts.body.pairs).toBe(0)
    expect(hit?.parts.body.words).toBeGreaterThan(0)
  })

  it('are by words what the first stage gave, each term once', () => {
    const [once] = search.explain('检查', { k: 1 })
    const thrice = search.explain('检查检查再检查', { k: 200 }).find(({ ref }) => ref === once?.ref)
    const score = (hit: ExplainedHit | undefined) =>
      hit?.parts.terms.find(({ term }) => term === '检查')?.score
    expect(score(once)).toBeGreaterThan(0)
    expect(score(thrice)).toBe(score(once))
  })

  it('tell what a query names from what it says', () => {
    const [cited] = search.explain('枣庄办法第六条第一项', { k: 1 })
    expect(cited?.ref).toBe('zaozhuang-2019#6.1')
    expect(cited?.parts.meant.cited).toBeGreaterThan(0)
    expect(cited?.parts.meant.region).toBeGreaterThan(0)
    expect(cited?.parts.meant.post).toBe(0)
    const [duty] = search.explain('镇长', { k: 1 })
    expect(duty?.parts.meant.post).toBeGreaterThan(0)
    const [plain] = search.explain('带队检查', { k: 1 })
    expect(plain?.parts.meant).toEqual({ cited: 0, post: 0, region: 0 })
  })

  it('name the weightiest terms first', () => {
    const [hit] = search.explain('带队检查安全生产', { k: 1 })
    const scores = hit?.parts.terms.map(({ score }) => score) ?? []
    expect(scores.length).toBeGreaterThan(3)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(hit?.parts.terms[0]?.term).toHaveLength(2)
  })
})
