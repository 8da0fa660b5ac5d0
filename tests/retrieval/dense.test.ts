import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRows } from '../../src/retrieval/dense/rows.ts'
import { fused } from '../../src/retrieval/fusion/index.ts'
import { createDenseSearch, type DenseSearch, searchBoth } from '../../src/retrieval/index.ts'

const unit = (numbers: number[]) => {
  const length = Math.hypot(...numbers)
  return Float32Array.from(numbers, (number) => number / length)
}
const product = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, number, i) => sum + number * (b[i] as number), 0)

describe('rows of bytes', () => {
  it('give the nearest as the numbers themselves would, but for what lies within their last digit', async () => {
    const numbers = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 9, maxLength: 9 })
    const vector = numbers.filter((each) => each.some((number) => number !== 0)).map(unit)
    await fc.assert(
      fc.asyncProperty(fc.array(vector, { minLength: 1, maxLength: 40 }), vector, async (vectors, query) => {
        const rows = createRows(9, vectors.length)
        for (const each of vectors) rows.add(each)
        const found = await rows.nearest(query, 5)
        const exact = vectors.map((each) => product(each, query)).sort((a, b) => b - a)
        expect(found).toHaveLength(Math.min(5, vectors.length))
        expect(new Set(found).size).toBe(found.length)
        for (const [at, row] of found.entries()) {
          expect(product(vectors[row] as Float32Array, query)).toBeGreaterThan((exact[at] as number) - 0.03)
        }
      }),
    )
  })

  it('go on behind the stretch after which others get their turn', async () => {
    const dimension = 4096
    const count = 4200
    const rows = createRows(dimension, count)
    const vector = (at: number) => {
      const numbers = new Float32Array(dimension)
      numbers[at % dimension] = 1
      return numbers
    }
    for (let at = 0; at < count; at++) rows.add(vector(at))
    let turns = 0
    const counting = setImmediate(() => turns++)
    expect(await rows.nearest(vector(4000), 1)).toEqual([4000])
    expect(await rows.nearest(vector(3), 3)).toEqual([3, 4099, 0])
    clearImmediate(counting)
    expect(turns).toBe(1)
  })
})

const DOCUMENTS = [
  { id: 'a', group: 'one', text: 'east' },
  { id: 'b', group: 'one', text: 'north' },
  { id: 'c', group: 'two', text: 'northeast' },
]
const VECTORS = new Map([
  ['east', unit([1, 0])],
  ['north', unit([0, 1])],
  ['northeast', unit([1, 1])],
])
const queries = { vector: async (query: string) => VECTORS.get(query) ?? null }
const dense = () =>
  createDenseSearch(DOCUMENTS, 2, (text) => VECTORS.get(text) ?? null, queries) as DenseSearch

describe('search by meaning', () => {
  it('gives the nearest first, of one group where that is wanted', async () => {
    expect(await dense().nearest('east', { k: 3 })).toEqual(['a', 'c', 'b'])
    expect(await dense().nearest('east', { k: 1 })).toEqual(['a'])
    expect(await dense().nearest('east', { k: 3, group: 'two' })).toEqual(['c'])
    expect(await dense().nearest('east', { k: 3, group: 'three' })).toEqual([])
  })

  it('gives null for a query without a vector', async () => {
    expect(await dense().nearest('west', { k: 3 })).toBeNull()
    expect(await dense().nearest(' ', { k: 3 })).toBeNull()
  })

  it('does not begin before every document has its vector', () => {
    const missing = (text: string) => (text === 'north' ? null : (VECTORS.get(text) ?? null))
    expect(createDenseSearch(DOCUMENTS, 2, missing, queries)).toBeNull()
  })
})

describe('fusion by rank', () => {
  it('puts what both lists have before what one has', () => {
    const lists = [
      { ids: ['a', 'b', 'c'], weight: 1 },
      { ids: ['c', 'd'], weight: 1 },
    ]
    expect(fused(lists).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd'])
  })

  it('weighs the lists, and leaves one list as it is', () => {
    const lists = (weight: number) => [
      { ids: ['a', 'b'], weight: 1 },
      { ids: ['b', 'a'], weight },
    ]
    expect(fused(lists(0.9))[0]?.id).toBe('a')
    expect(fused(lists(1.1))[0]?.id).toBe('b')
    expect(fused([{ ids: ['x', 'y', 'z'], weight: 0.3 }]).map(({ id }) => id)).toEqual(['x', 'y', 'z'])
  })
})

describe('words and meaning together', () => {
  const byWords = (k: number) =>
    [
      { id: 'b', score: 7 },
      { id: 'c', score: 3 },
    ].slice(0, k)

  it('bring in what the words did not find, behind what they found', async () => {
    const found = await searchBoth(byWords, dense(), { query: 'north', k: 3 })
    expect(found.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    expect(found.every(({ score }, at) => at === 0 || score <= (found[at - 1]?.score ?? 0))).toBe(true)
  })

  it('are the words alone, score and all, where there is no vector or no service', async () => {
    const alone = byWords(2)
    expect(await searchBoth(byWords, null, { query: 'north', k: 3 })).toEqual(alone)
    expect(await searchBoth(byWords, dense(), { query: 'west', k: 3 })).toEqual(alone)
    expect(await searchBoth(byWords, dense(), { query: 'west', k: 1 })).toEqual(alone.slice(0, 1))
  })

  it('keep to the group and to k', async () => {
    const found = await searchBoth(() => [], dense(), { query: 'east', group: 'one', k: 1 })
    expect(found.map(({ id }) => id)).toEqual(['a'])
  })
})
