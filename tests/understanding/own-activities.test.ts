import { expect, it } from 'vitest'
import { understand } from '../../src/understanding/index.ts'

const POST = 'hunan-river:town-river-chief'
const knowledge = {
  packs: [
    {
      obligations: [
        { regulation: 'hunan-river', posts: ['town-river-chief'], activity: 'hunan-river.patrol' },
      ],
    },
  ],
  activities: [{ id: 'hunan-river.patrol', words: ['巡河', '巡查河道'] }],
}
const read = (text: string, posts: string[]) => understand(text, { today: '2026-11-21', posts }, knowledge)

it('reads an activity of an imported regulation by its words, for the posts that owe it', () => {
  for (const text of ['今天巡河了一次', '昨天带队巡查河道', '今天开展了巡河']) {
    const { intent, activities } = read(text, [POST])
    expect([text, intent, activities.map(({ activity }) => activity)]).toEqual([
      text,
      'log',
      ['hunan-river.patrol'],
    ])
  }
})

it('does not take it for one where the post does not owe it', () => {
  const { activities } = read('今天巡河了一次', ['zaozhuang-2019:town-government-head'])
  expect(activities.map(({ activity }) => activity)).not.toContain('hunan-river.patrol')
})

it('takes nothing for it that is only planned', () => {
  expect(read('明天要去巡河', [POST]).activities).toEqual([])
})

it('takes the name of one for it although the words would fit a known activity that is owed as well', () => {
  const meetings = {
    packs: [
      {
        obligations: [
          { regulation: 'x', posts: ['head'], activity: 'safety-work-meeting' },
          { regulation: 'x', posts: ['head'], activity: 'x.plenary' },
          { regulation: 'x', posts: ['head'], activity: 'x.rounds' },
        ],
      },
    ],
    activities: [
      { id: 'x.plenary', words: ['安委会全体会议'] },
      { id: 'x.rounds', words: ['安全生产'] },
    ],
  }
  const activityOf = (text: string) =>
    understand(text, { today: '2026-11-21', posts: ['x:head'] }, meetings).activities.map(
      (one) => one.activity,
    )
  expect(activityOf('昨天召开了安委会全体会议')).toEqual(['x.plenary'])
  // A word that may stand in any report is no name.
  expect(activityOf('昨天召开了安全生产例会')).toEqual(['safety-work-meeting'])
})
