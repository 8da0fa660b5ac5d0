import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTalk, type Talk } from '../talk.ts'

/** A Monday. */
const MONDAY = '2026-11-23'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk(MONDAY)
  await talk.say('我是滕州市市长')
  await talk.tap('今年以前就已在任')
})
afterEach(() => talk.end())

const standing = async () =>
  (await talk.store.ownReminders('local')).map(({ day, text, activity, plannedFor }) => [
    day,
    text,
    activity,
    plannedFor,
  ])

describe('a plan', () => {
  it('is offered as a reminder on its day, which will be sent', async () => {
    const card = await talk.say('下周三准备带队检查化工园区')
    expect(talk.text(card)).toContain('不记入台账')
    expect(talk.text(card)).toContain('要到时提醒您吗？我会在当天发消息给您。')
    expect(talk.labels(card)).toEqual(['到时提醒我', '不用'])
    expect(talk.text(await talk.tap('到时提醒我'))).toContain(
      '12月2日（星期三）9:00提醒您：带队检查 · 化工园区',
    )
    expect(await standing()).toEqual([['2026-12-02', '带队检查 · 化工园区', 'led-inspection', '2026-12-02']])
    expect(await talk.store.ledger('local')).toEqual([])
  })

  it('on a day off is brought up on the workday before, or on the day where that is wanted', async () => {
    const card = await talk.say('这周六准备带队检查化工园区')
    expect(talk.text(card)).toContain('11月28日（星期六）不上班，提前到11月27日（星期五）提醒')
    expect(talk.labels(card)).toEqual(['到时提醒我', '不用', '就在当天提醒'])
    await talk.tap('到时提醒我')
    await talk.say('这周日准备带队检查加油站')
    await talk.tap('就在当天提醒')
    expect(await standing()).toEqual([
      ['2026-11-27', '带队检查 · 化工园区', 'led-inspection', '2026-11-28'],
      ['2026-11-29', '带队检查 · 加油站', 'led-inspection', '2026-11-29'],
    ])
  })

  it('without a day asks for it; a day typed keeps it', async () => {
    const card = await talk.say('过几天准备带队检查化工园区')
    expect(talk.text(card)).toContain('要提醒的话，是哪一天？')
    expect(talk.text(await talk.say('周五'))).toContain('11月27日（星期五）9:00提醒您')
    expect(await standing()).toHaveLength(1)
  })

  it('is settled by 好 and 不用, and once alone', async () => {
    await talk.say('下周三准备带队检查化工园区')
    expect(talk.text(await talk.say('不用'))).toBe('好的，不提醒。')
    const card = await talk.say('下周三准备带队检查化工园区')
    await talk.say('好的')
    expect(await standing()).toHaveLength(1)
    await talk.act(card.buttons[0]?.[0]?.action as string)
    expect(await standing()).toHaveLength(1)
  })

  it('stands under the duties, the greeting and the plans until it is taken back', async () => {
    await talk.say('下周三准备带队检查化工园区')
    await talk.tap('到时提醒我')
    for (const words of ['本季度我要做什么', '你好', '我的计划']) {
      const text = talk.text(await talk.say(words))
      expect(text).toContain('12月2日（星期三） · 带队检查 · 化工园区（还有 9 天）')
    }
    await talk.say('我的提醒')
    await talk.tap('撤回第1条')
    expect(talk.text(await talk.say('你好'))).not.toContain('化工园区')
  })

  it('that was kept on its card before is still shown', async () => {
    const item = { activity: 'led-inspection', date: '2026-11-25', place: '加油站', count: 1 }
    await talk.store.addPending({
      id: 'plan-of-before',
      person: 'local',
      kind: 'plan',
      payload: JSON.stringify({ kind: 'plan', items: [item], words: '周三带队检查加油站', kept: true }),
      createdAt: `${MONDAY}T01:00:00.000Z`,
    })
    expect(talk.text(await talk.say('我的计划'))).toContain('带队检查 · 加油站（还有 2 天）')
    talk.on('2026-12-09')
    expect(talk.text(await talk.say('我的计划'))).toContain('已过 14 天')
    talk.on('2026-12-10')
    expect(talk.text(await talk.say('我的计划'))).toContain('没有记下的计划')
  })

  it('more than a year ahead is not kept', async () => {
    await talk.say('2028年3月1日准备带队检查化工园区')
    expect(talk.text(await talk.tap('到时提醒我'))).toContain('最远只能定一年以内的提醒')
    expect(await standing()).toEqual([])
  })
})
