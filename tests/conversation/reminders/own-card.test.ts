import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTalk, type Talk } from '../talk.ts'

/** A Monday; what is said is said at nine, after the digest. */
const MONDAY = '2026-11-23'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk(MONDAY)
})
afterEach(() => talk.end())

const standing = async (person = 'local') =>
  (await talk.store.ownReminders(person)).map(({ day, time, text }) => [day, time, text])

describe('a wish', () => {
  it('is shown with day, weekday and time, and kept with one tap', async () => {
    const card = await talk.say('提醒我下周一上午9点交材料')
    expect(talk.text(card)).toContain('11月30日（星期一）9:00提醒您')
    expect(talk.labels(card).slice(0, 2)).toEqual(['到时提醒我', '不用'])
    expect(await standing()).toEqual([])
    expect(talk.text(await talk.tap('到时提醒我'))).toBe('记下了，11月30日（星期一）9:00提醒您：交材料。')
    expect(await standing()).toEqual([['2026-11-30', '09:00', '交材料']])
  })

  it('before a day comes the workday before, and says the day', async () => {
    expect(talk.text(await talk.say('提醒我周五前开会'))).toContain('11月26日（星期四）9:00提醒您')
    await talk.tap('到时提醒我')
    expect(await standing()).toEqual([['2026-11-26', null, '开会（11月27日前）']])
  })

  it('is kept once, however often it is tapped or said', async () => {
    const card = await talk.say('明天下午3点提醒我开会')
    const action = card.buttons[0]?.[0]?.action as string
    await talk.act(action)
    expect(talk.text(await talk.act(action))).toContain('已经确认过')
    await talk.say('明天下午3点提醒我开会')
    await talk.tap('到时提醒我')
    expect(await standing()).toEqual([['2026-11-24', '15:00', '开会']])
  })

  it('makes no digest of duties begin by itself', async () => {
    await talk.say('明天提醒我开会')
    await talk.tap('到时提醒我')
    expect(await talk.store.subscriptionOf('local')).toMatchObject({ state: 'off', kind: 'private' })
    await talk.say('我是滕州市市长')
    expect(talk.text(await talk.tap('今年以前就已在任'))).toContain('履职期限前我会发消息提醒您')
    expect(await talk.store.subscriptionOf('local')).toMatchObject({ state: 'on', since: MONDAY })
  })

  it('of an activity of the list keeps it and its day, so that it is not asked for again', async () => {
    await talk.say('我是滕州市市长')
    await talk.tap('今年以前就已在任')
    await talk.say('提醒我周五带队检查化工园区')
    await talk.tap('到时提醒我')
    const [row] = await talk.store.ownReminders('local')
    expect(row).toMatchObject({
      day: '2026-11-27',
      text: '带队检查化工园区',
      activity: 'led-inspection',
      plannedFor: '2026-11-27',
    })
  })

  it('counted from now comes at that minute', async () => {
    expect(talk.text(await talk.say('半小时后提醒我打电话'))).toContain('11月23日（星期一）9:30提醒您')
    await talk.tap('到时提醒我')
    expect(await standing()).toEqual([[MONDAY, '09:30', '打电话']])
  })

  it('earlier than what it is about says when that is', async () => {
    await talk.say('周五下午3点开会，提前半小时提醒我')
    await talk.tap('到时提醒我')
    expect(await standing()).toEqual([['2026-11-27', '14:30', '开会（15:00）']])
  })

  it('on a day off is offered on the workday before, and on the day itself', async () => {
    const card = await talk.say('提醒我周六交材料')
    expect(talk.text(card)).toContain('11月28日（星期六）不上班，提前到11月27日（星期五）提醒')
    await talk.tap('就在当天提醒')
    expect(await standing()).toEqual([['2026-11-28', null, '交材料']])
    await talk.say('提醒我周日交材料')
    await talk.tap('到时提醒我')
    expect(await standing()).toContainEqual(['2026-11-27', null, '交材料（11月29日）'])
  })

  it('in quiet hours is kept, and the card says so', async () => {
    await talk.say('我是滕州市市长')
    await talk.tap('今年以前就已在任')
    expect(talk.text(await talk.say('今晚9点提醒我看新闻'))).toContain('21:00 在您的免打扰时间内')
    expect(talk.text(await talk.say('今晚8点59分提醒我看新闻'))).not.toContain('免打扰')
  })
})

describe('what is not clear', () => {
  it('is asked: the day, by buttons or words', async () => {
    const card = await talk.say('提醒我交材料')
    expect(talk.text(card)).toContain('哪一天提醒您？')
    expect(talk.labels(card)).toEqual(['今天', '明天', '下周一', '不用'])
    await talk.say('周五前')
    await talk.say('好')
    expect(await standing()).toEqual([['2026-11-26', null, '交材料（11月27日前）']])
  })

  it('is said: why there is no day', async () => {
    expect(talk.text(await talk.say('周末提醒我看材料'))).toContain('“周末”定不到具体哪一天，哪一天提醒您？')
    await talk.tap('明天')
    await talk.tap('到时提醒我')
    expect(await standing()).toEqual([['2026-11-24', null, '看材料']])
  })

  it('is said and asked again: what is past, or too far', async () => {
    expect(talk.text(await talk.say('提醒我上周三开会'))).toContain('“上周三”已经过去了')
    expect(talk.text(await talk.say('提醒我今天8点开会'))).toContain('这个时间已经过了')
    expect(talk.text(await talk.say('下午3点'))).toContain('11月23日（星期一）15:00提醒您')
    expect(talk.text(await talk.say('提醒我2028年1月1日换届'))).toContain('最远只能定一年以内')
  })

  it('what is to be said is asked for', async () => {
    expect(talk.text(await talk.say('提醒我'))).toContain('要提醒什么？')
    expect(talk.text(await talk.say('下午3点提醒我'))).toContain('要提醒什么？')
  })

  it('refuses what comes again and again, and tells what is possible', async () => {
    expect(talk.text(await talk.say('每周一提醒我开会'))).toContain('只能定一次性的提醒')
  })
})

describe('the card', () => {
  it('takes another day and time, tapped or typed', async () => {
    await talk.say('明天提醒我开会')
    expect(talk.text(await talk.tap('下周一'))).toContain('11月30日（星期一）9:00提醒您')
    await talk.tap('改时间')
    expect(talk.text(await talk.tap('15:00'))).toContain('11月30日（星期一）15:00提醒您')
    expect(talk.text(await talk.say('改到12月1日上午10点半'))).toContain('12月1日（星期二）10:30提醒您')
    await talk.say('确认')
    expect(await standing()).toEqual([['2026-12-01', '10:30', '开会']])
  })

  it('is settled by 好 and 不用', async () => {
    await talk.say('明天提醒我开会')
    expect(talk.text(await talk.say('不用'))).toBe('好的，不提醒。')
    await talk.say('明天提醒我开会')
    expect(talk.text(await talk.say('好的'))).toContain('记下了')
    expect(await standing()).toHaveLength(1)
  })

  it('is recalled under what is said meanwhile', async () => {
    await talk.say('明天提醒我开会')
    const other = await talk.say('镇长多久要带队检查一次？')
    expect(talk.text(other)).toContain('上一张卡片（提醒：开会）还没有确认')
    await talk.tap('确认上一张')
    expect(await standing()).toHaveLength(1)
  })

  it('is for its own person alone', async () => {
    const card = await talk.say('明天提醒我开会')
    talk.as('other')
    expect(talk.text(await talk.act(card.buttons[0]?.[0]?.action as string))).toContain('已过期')
    expect(await standing()).toEqual([])
  })

  it('takes no more than twenty that stand', async () => {
    for (let i = 1; i <= 20; i++) {
      await talk.say(`明天提醒我办第${i}件事`)
      await talk.tap('到时提醒我')
    }
    expect(await standing()).toHaveLength(20)
    await talk.say('明天提醒我再办一件')
    expect(talk.text(await talk.tap('到时提醒我'))).toContain('已经有 20 条')
    expect(await standing()).toHaveLength(20)
    await talk.tap('我的提醒')
    await talk.tap('撤回第1条')
    await talk.say('明天提醒我再办一件')
    await talk.tap('到时提醒我')
    expect(await standing()).toHaveLength(20)
  })
})

describe('what is none', () => {
  it('a report that asks for it besides is a report', async () => {
    await talk.say('我是滕州市市长')
    await talk.tap('今年以前就已在任')
    const card = await talk.say('今天带队检查了鑫达物流园，提醒我周五复查')
    expect(talk.text(card)).toContain('将记入台账')
  })

  it('a look at the own duties is one', async () => {
    await talk.say('我是滕州市市长')
    await talk.tap('今年以前就已在任')
    expect(talk.text(await talk.say('提醒我本季度还差什么'))).toContain('2026年第四季度')
  })

  it('what goes to somebody else is no wish', async () => {
    await talk.say('到时候提醒他')
    await talk.say('提醒一下镇长周五开会')
    expect(await talk.store.openPending('local')).not.toContainEqual(
      expect.objectContaining({ kind: 'wish' }),
    )
  })
})
