import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { best } from '../../../src/retrieval/engine/best.ts'
import { createGroupScores } from '../../../src/retrieval/engine/group-scores.ts'

const someScores = fc
  .array(fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.float({ min: 0, max: 50, noNaN: true })), {
    maxLength: 300,
  })
  .map((scores) => Float32Array.from(scores, Math.abs))

describe('the best of many scores', () => {
  test('are those that sorting all of them would put first', () => {
    fc.assert(
      fc.property(someScores, fc.integer({ min: 1, max: 320 }), (scores, most) => {
        const listed = Uint32Array.from([...scores.keys()].filter((i) => (scores[i] as number) > 0))
        const sorted = [...listed].sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
        expect([...best(listed, scores, Math.max(0, ...scores), most)]).toEqual(sorted.slice(0, most))
      }),
    )
  })
})

describe('the scores of groups', () => {
  test('are the best and the mean of the three best of each', () => {
    fc.assert(
      fc.property(someScores, (scores) => {
        const groupOf = Uint32Array.from(scores, (_, i) => (i * 7) % 3)
        const groups = createGroupScores(3)
        const noted = Uint32Array.from(scores.keys())
        // A second note forgets the first.
        groups.note(
          noted,
          Float32Array.from(scores, () => 99),
          groupOf,
        )
        groups.note(noted, scores, groupOf)
        for (const group of [0, 1, 2]) {
          const own = [...scores].filter((_, i) => groupOf[i] === group).sort((a, b) => b - a)
          const three = [0, 1, 2].map((i) => own[i] ?? 0)
          expect(groups.best[group]).toBe(three[0])
          expect(groups.top[group]).toBeCloseTo(three.reduce((a, b) => a + b) / 3, 3)
        }
      }),
    )
  })
})
