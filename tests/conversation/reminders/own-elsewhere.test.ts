import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainText, type Reply } from '../../../src/reply/index.ts'
import { GUEST, LI, openCast, ZHANG } from '../behalf-cast.ts'
import { openTalk, type Talk } from '../talk.ts'
import { ADMIN, openPanelTalk } from './group-talk.ts'

describe('a wish of staff', () => {
  it('is their own, whoever it speaks of', async () => {
    const cast = await openCast()
    await cast.agree(LI, ZHANG)
    await cast.by(LI, '提醒我下周三给张三送材料')
    await cast.tapBy(LI, '到时提醒我')
    expect((await cast.store.ownReminders(LI)).map(({ text }) => text)).toEqual(['给张三送材料'])
    expect(await cast.store.ownReminders(ZHANG)).toEqual([])
    expect(await cast.store.subscriptionOf(ZHANG)).toBeNull()
    await cast.end()
  })

  it('is nobody’s where it is said by a guest', async () => {
    const cast = await openCast()
    expect(await cast.by(GUEST, '提醒我周五前开会')).toContain('邀请')
    expect(await cast.by(GUEST, '关闭提醒')).toContain('邀请')
    expect(await cast.store.subscriptionOf(GUEST)).toBeNull()
    expect(await cast.store.openPending(GUEST)).toEqual([])
    await cast.end()
  })
})

describe('a wish said in a group', () => {
  it.each(['提醒我周五前开会', '周五提醒我给李局打电话', '/remind 周五前开会'])(
    'goes on in private: %s',
    async (words) => {
      const talk = await openPanelTalk()
      const reply = await talk.asks(words, { who: ADMIN })
      expect(talk.text(reply)).toContain('个人履职的内容不在群里记录和显示')
      await talk.end()
    },
  )
})

describe('what comes of a wish', () => {
  let talk: Talk
  beforeEach(async () => {
    talk = await openTalk('2026-11-23')
  })
  afterEach(() => talk.end())

  /** Plans at a moment, and gives what then stands in the history as told by 照单 since. */
  const toldAt = async (when: string): Promise<string[]> => {
    const before = (await talk.store.messages('local', 200)).length
    await talk.conversation.planReminders(new Date(`${when}:00+08:00`), null)
    const lines = (await talk.store.messages('local', 200)).slice(before)
    return lines.map((line) => plainText((JSON.parse(line.body) as Reply).blocks))
  }
  const wish = async (words: string) => {
    await talk.say(words)
    await talk.tap('到时提醒我')
  }

  it('is told at its hour, once, and not before', async () => {
    await wish('明天下午3点提醒我开会')
    expect(await toldAt('2026-11-24T14:59')).toEqual([])
    expect(await toldAt('2026-11-24T15:00')).toEqual(['您要我提醒的：\n· 开会'])
    expect(await toldAt('2026-11-24T15:01')).toEqual([])
    expect(talk.text(await talk.say('提醒'))).not.toContain('开会')
  })

  it('comes late in the evening where its person chose so', async () => {
    await wish('今晚10点提醒我看新闻')
    expect(await toldAt('2026-11-23T22:00')).toEqual(['您要我提醒的：\n· 看新闻'])
  })

  it('is not told once it was taken back', async () => {
    await wish('明天下午3点提醒我开会')
    await talk.say('提醒')
    await talk.tap('撤回第1条')
    expect(await toldAt('2026-11-24T15:00')).toEqual([])
  })

  it('without an hour comes in the morning, on a day off too where that is wanted', async () => {
    await talk.say('提醒我周六交材料')
    await talk.tap('就在当天提醒')
    expect(await toldAt('2026-11-27T09:00')).toEqual([])
    expect(await toldAt('2026-11-28T08:59')).toEqual([])
    expect(await toldAt('2026-11-28T09:00')).toEqual(['您要我提醒的：\n· 交材料'])
  })

  it('comes on its day while the digests are paused', async () => {
    await talk.say('开启提醒')
    await wish('提醒我周四交材料')
    await talk.say('暂停提醒到下周一')
    expect(await toldAt('2026-11-26T09:00')).toEqual(['您要我提醒的：\n· 交材料'])
  })

  it('of the day before a deadline names the deadline', async () => {
    await wish('提醒我周五前交材料')
    expect(await toldAt('2026-11-26T09:00')).toEqual(['您要我提醒的：\n· 交材料（11月27日前）'])
  })

  it('told by voice is offered at once, and kept after one tap', async () => {
    const now = new Date('2026-11-23T10:00:00+08:00')
    const [heard] = await talk.conversation.handle({
      person: 'local',
      text: '明天下午三点提醒我开会',
      via: 'voice',
      now,
    })
    expect(heard && talk.labels(heard)).toEqual(['照此处理', '不用'])
    await talk.act(heard?.buttons[0]?.[0]?.action as string)
    await talk.tap('到时提醒我')
    expect((await talk.store.ownReminders('local')).map(({ day, time }) => [day, time])).toEqual([
      ['2026-11-24', '15:00'],
    ])
  })
})
