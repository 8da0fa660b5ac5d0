import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildEngine, type FirstStage } from '../../../src/retrieval/engine/index.ts'
import { termsOf } from '../../../src/retrieval/words/index.ts'
import { document, PARAMETERS, someDocuments, someText } from './fixtures.ts'
import { naiveScores } from './naive.ts'

/** Scores are kept in 16 bits a posting. */
const PRECISION = 3

const idsOf = ({ candidates }: FirstStage, view: { id(document: number): string }) =>
  [...candidates].map((number) => view.id(number))

describe('the first stage', () => {
  test('scores words and pairs as plain BM25F does', () => {
    fc.assert(
      fc.property(someDocuments, someText, (documents, query) => {
        const { firstStage } = buildEngine(documents, PARAMETERS)
        const terms = termsOf(query)
        const { wordScores, scores } = firstStage(terms, 100)
        const words = naiveScores(documents, terms.words, 'words', PARAMETERS)
        const pairs = naiveScores(documents, terms.pairs, 'pairs', PARAMETERS)
        expect([wordScores.length, scores.length]).toEqual([documents.length, documents.length])
        for (const i of documents.keys()) {
          const sum = (words[i] as number) + PARAMETERS.pairWeight * (pairs[i] as number)
          expect(wordScores[i]).toBeCloseTo(words[i] as number, PRECISION)
          expect(scores[i]).toBeCloseTo(sum, PRECISION)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('gives every document that shares a term, best first, ties in order, and no more than wanted', () => {
    fc.assert(
      fc.property(someDocuments, someText, fc.integer({ min: 1, max: 12 }), (documents, query, most) => {
        const { firstStage } = buildEngine(documents, PARAMETERS)
        const { candidates, scores } = firstStage(termsOf(query), most)
        const score = (i: number) => scores[i] as number
        const expected = documents
          .map((_, i) => i)
          .filter((i) => score(i) > 0)
          .sort((a, b) => score(b) - score(a) || a - b)
        expect([...candidates]).toEqual(expected.slice(0, most))
      }),
    )
  })

  test('limited to a group gives what it gives of that group without the limit', () => {
    fc.assert(
      fc.property(someDocuments, someText, fc.integer({ min: 0, max: 2 }), (documents, query, nth) => {
        const { view, firstStage } = buildEngine(documents, PARAMETERS)
        const group = [...new Set(documents.map((each) => each.group))][nth]
        if (group === undefined) return
        const number = view.groupByKey(group) as number
        const whole = [...firstStage(termsOf(query), 100).candidates].filter(
          (i) => view.groupOf[i] === number,
        )
        expect([...firstStage({ ...termsOf(query), group: number }, 100).candidates]).toEqual(whole)
        // The search before must leave nothing behind.
        const again = [...firstStage(termsOf(query), 100).candidates].filter(
          (i) => view.groupOf[i] === number,
        )
        expect(again).toEqual(whole)
      }),
    )
  })

  test('knows the best document of a group and the mean of its three best', () => {
    const documents = ['安全', '安全 生产', '安全 生产 检查', '消防', '责任'].map((body, i) =>
      document({ id: `d${i}`, group: i < 4 ? 'a' : 'b', body }),
    )
    const { firstStage } = buildEngine(documents, PARAMETERS)
    const { scores, groupBest, groupTop } = firstStage(termsOf('安全 生产 检查'), 10)
    const three = [...scores.subarray(0, 3)]
    expect(groupBest[0]).toBeCloseTo(Math.max(...three), 5)
    expect(groupTop[0]).toBeCloseTo(three.reduce((a, b) => a + b) / 3, 5)
    expect([groupBest[1], groupTop[1]]).toEqual([0, 0])
  })

  test('counts the weight of what no document has as unknown', () => {
    const { firstStage } = buildEngine([document({ id: 'd', body: '安全' })], PARAMETERS)
    const { words, pairs } = firstStage(termsOf('安全 zebra 船舶'), 10)
    expect(words.ids.length).toBe(1)
    expect(words.unknown).toBeCloseTo(2 * Math.log(1 + 1.5 / 0.5), 5)
    expect(pairs.unknown).toBeCloseTo(Math.log(1 + 1.5 / 0.5), 5)
  })

  test('finds across segments, and limits to a group that reaches from one into the next', () => {
    const count = 33_000
    const documents = function* () {
      for (let i = 0; i < count; i++) {
        const isNear = i > 32_700 && i < 32_800
        yield document({
          id: `d${i}`,
          group: isNear ? 'near' : `g${i % 3}`,
          body: i % 1000 === 768 ? '消防 演练' : '责任',
        })
      }
    }
    const { view, firstStage } = buildEngine(documents(), PARAMETERS)
    const found = firstStage(termsOf('消防演练'), 100)
    expect(idsOf(found, view)).toEqual([...Array(33).keys()].map((i) => `d${i * 1000 + 768}`))
    const near = firstStage({ ...termsOf('消防演练责任'), group: view.groupByKey('near') as number }, 200)
    expect(near.candidates.length).toBe(99)
    expect(view.id(near.candidates[0] as number)).toBe('d32768')
  })

  test('takes the most telling terms of a page that is pasted as a query', () => {
    const page = Array.from({ length: 10_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + ((i * 7919) % 15_000)),
    ).join('')
    const documents = [document({ id: 'd', body: page }), document({ id: 'e', body: page.slice(0, 20) })]
    const { firstStage } = buildEngine(documents, PARAMETERS)
    const { words, pairs, candidates } = firstStage(termsOf(page), 10)
    expect([words.ids.length, pairs.ids.length]).toEqual([192, 192])
    expect(candidates[0]).toBe(0)
  })

  test('nothing is found in an empty index or by a query without terms', () => {
    expect(buildEngine([], PARAMETERS).firstStage(termsOf('安全'), 10).candidates.length).toBe(0)
    const { firstStage } = buildEngine([document({ id: 'd', body: '安全' })], PARAMETERS)
    expect(firstStage(termsOf('😀，。'), 10).candidates.length).toBe(0)
  })
})
