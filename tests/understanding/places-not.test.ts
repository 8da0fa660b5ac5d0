import { expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { daysPast, understand } from '../../src/understanding/index.ts'
import { POSTS } from './utterances/case.ts'

const knowledge = loadKnowledge('knowledge')
const today = '2026-11-23'
const read = (text: string) => understand(text, { today, posts: [POSTS.tgh] }, knowledge)
const places = (text: string) => {
  const { activities, planned } = read(text)
  return [...activities, ...planned].map(({ place }) => place)
}

it.each([
  '带队检查早就办好了',
  '带队检查前天就搞定了',
  '带队检查这一项昨天做完了',
  '带队检查任务圆满完成',
  '带队检查按时完成，述职还没有',
  '昨天带队检查已圆满结束',
  '带队检查，已完成',
  '那项带队检查上个月28号办了',
  '谢谢提醒，带队检查已经做完了',
  '昨天带队检查了5家',
  '今天带队检查了，提醒我下周带人再去一趟',
  '昨天带队检查了提醒我下周看整改',
  '明天带队检查，提醒我带安全帽',
  '提醒我周五带队检查',
  '带队检查争取月底前完成',
  '带队检查本周内完成',
  '带队检查快到期了提醒我',
  '述职要到了记得提醒我',
])('%s names no place', (text) => {
  expect(places(text).length).toBeGreaterThan(0)
  expect(places(text).every((place) => place === null)).toBe(true)
})

it.each([
  ['带队检查加油站已经完成了', '加油站'],
  ['带队检查化工厂和加油站都做完了', '化工厂和加油站'],
  ['照单提醒的带队检查，11月18日去化工园区做的', '化工园区'],
  ['昨天带队检查了面粉厂提醒我周五复查', '面粉厂'],
  ['到点提醒我带队检查加油站', '加油站'],
  ['昨天带队检查了饭店，当场提醒店主换软管', '饭店'],
])('%s names %s alone', (text, place) => {
  expect(places(text)).toEqual([place])
})

it('what is asked to be reminded of is planned on its own day, never on that of the report', () => {
  const { activities, planned } = read('昨天带队检查了化工厂，提醒我下周三再带队检查化工厂')
  expect(activities.map(({ date }) => date)).toEqual(['2026-11-22'])
  expect(planned.map(({ date }) => date)).toEqual(['2026-12-02'])
})

it('days gone by are read from words, with what names none', () => {
  expect(daysPast('上周五就做完了', today)).toEqual([{ start: 0, end: 3, date: '2026-11-20', note: null }])
  expect(daysPast('周一做的', today)[0]?.date).toBe(today)
  expect(daysPast('明天', today)[0]?.date).toBe('2026-11-24')
  expect(daysPast('上周做的', today)[0]).toMatchObject({ date: null, note: expect.stringContaining('上周') })
  expect(daysPast('做完了', today)).toEqual([])
})
