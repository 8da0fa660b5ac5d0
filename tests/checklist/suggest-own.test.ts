import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dutyItemsOf, ownItems, suggestItems } from '../../src/checklist/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'

const knowledge = loadKnowledge(join(import.meta.dirname, '../../knowledge'), null)
const own = ownItems([
  {
    id: 'hearing',
    person: 'zhang',
    text: '每月听取一次安全生产汇报',
    source: '区委办〔2026〕5号',
    sourceDate: '2026-01-10',
    frequency: { count: 1, period: 'month', every: 1 },
    from: '2026-01-10',
    to: null,
    recordedBy: 'zhang',
    recordedAt: '2026-01-10T01:00:00.000Z',
  },
])
const items = [
  ...dutyItemsOf(knowledge, { regulation: 'zaozhuang-2019', post: 'district-party-head' }),
  ...own,
]

test.each([
  ['今天听取安全生产汇报', true],
  ['听取了应急局的安全生产工作汇报', true],
  ['今天听取了一次安全生产汇报', true],
  ['今天听了一场音乐会', false],
  ['今天召开安全生产会议', false],
  ['今天汇报了一次', false],
])('an item worded of plain words, and %s', (words, proposed) => {
  const keys = suggestItems(items, words).map(({ item }) => item.key)
  expect(keys.includes('own:hearing')).toBe(proposed)
})
