import { join } from 'node:path'
import { expect, it } from 'vitest'
import { benchReminders, remindersTable } from '../../../bench/reminders.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'

it('the measuring run plans both ways alike, and as the naive planner does', { timeout: 120_000 }, () => {
  const knowledge = loadKnowledge(join(import.meta.dirname, '../../../knowledge'))
  const bench = benchReminders(knowledge, 0.001, [1, 2])
  expect(bench.runs.map(({ way, years }) => `${way} ${years}`)).toEqual([
    'day by day 1',
    'day by day 2',
    'calendar 1',
    'calendar 2',
  ])
  for (const run of bench.runs) expect(run.reminders).toBeGreaterThan(run.people)
  expect(bench.ratio).toBeGreaterThan(1)
  expect(remindersTable(bench).split('\n')).toHaveLength(6)
})
