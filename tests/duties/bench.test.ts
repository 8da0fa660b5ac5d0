import { join } from 'node:path'
import { expect, it } from 'vitest'
import { benchEvaluation, evaluationTable } from '../../bench/evaluate.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'

it('the measuring run evaluates everyone and agrees with the naive evaluator', () => {
  const knowledge = loadKnowledge(join(import.meta.dirname, '../../knowledge'))
  const bench = benchEvaluation(knowledge, 1200)
  expect(bench.evaluate.officials).toBe(1200)
  expect(bench.checked.rows).toBe(bench.evaluate.rows)
  expect(bench.naive.officials).toBe(1000)
  expect(bench.evaluate.rows).toBeGreaterThan(1200)
  expect(evaluationTable(bench).split('\n')).toHaveLength(5)
})
