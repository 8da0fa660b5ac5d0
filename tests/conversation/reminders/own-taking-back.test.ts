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
  (await talk.store.ownReminders('local')).map(({ day, time, text }) => [day, time, text])
const keep = async (words: string) => {
  await talk.say(words)
  return talk.tap('到时提醒我')
}

describe('a reminder that was kept', () => {
  it.each(['撤销', '撤回', '取消', '不要了', '算了', '别提醒了', '取消提醒', '撤销上一条'])(
    'is taken back right after by: %s',
    async (words) => {
      await talk.say('今天带队检查了化工园区')
      await talk.say('确认')
      await keep('提醒我周五签字')
      expect(talk.text(await talk.say(words))).toContain('已撤回：11月27日（星期五） 签字。')
      expect(await standing()).toEqual([])
      expect(await talk.store.ledger('local')).toHaveLength(1)
    },
  )

  it('is asked about where the words only say that it is wrong', async () => {
    await keep('提醒我周五签字')
    expect(talk.text(await talk.say('错了'))).toContain('撤回这条提醒吗？')
    expect(await standing()).toHaveLength(1)
    await talk.say('好')
    expect(await standing()).toEqual([])
  })

  it('is moved by a day said right after', async () => {
    await keep('提醒我周五下午3点签字')
    expect(talk.text(await talk.say('不对，应该是周四'))).toContain('改到11月26日（星期四）15:00提醒您')
    expect(await standing()).toEqual([['2026-11-27', '15:00', '签字']])
    await talk.say('好')
    expect(await standing()).toEqual([['2026-11-26', '15:00', '签字']])
  })

  it.each([
    ['不要提醒我周五签字', '签字'],
    ['签字就不用提醒我了', '签字'],
    ['把周三的提醒撤了', '报表'],
    ['删除第1条提醒', '报表'],
    ['关于报表的提醒取消吧', '报表'],
  ])('is found by its words or day, and taken back with one tap: %s', async (words, gone) => {
    await keep('提醒我周五签字')
    await keep('提醒我周三交报表')
    await talk.say('帮助')
    expect(talk.text(await talk.say(words))).toContain(gone)
    expect(await standing()).toHaveLength(2)
    await talk.tap('撤回')
    expect(await standing()).toHaveLength(1)
    expect(JSON.stringify(await standing())).not.toContain(gone)
  })

  it('that is not there is told, with those that are', async () => {
    await keep('提醒我周五签字')
    const reply = await talk.say('不要提醒我述职了')
    expect(talk.text(reply)).toContain('没有找到您自己定的这条提醒，没有改动')
    expect(talk.labels(reply)).toContain('撤回第1条')
    expect(await standing()).toHaveLength(1)
  })

  it('is one of several: each has its button', async () => {
    await keep('提醒我周五签字')
    await keep('提醒我周五交报表')
    const reply = await talk.say('取消周五的提醒')
    expect(talk.labels(reply)).toEqual(['撤回第1条', '撤回第2条', '我的提醒'])
    await talk.tap('撤回第2条')
    expect(await standing()).toEqual([['2026-11-27', null, '签字']])
  })

  it('is replaced by the one moved, and only once that is kept', async () => {
    await keep('提醒我周五前签字')
    const card = await talk.say('把签字的提醒改到下周二')
    expect(talk.text(card)).toContain('原来的同时撤回：11月26日（星期四） · 签字（11月27日前）')
    await talk.tap('不用')
    expect(await standing()).toEqual([['2026-11-26', null, '签字（11月27日前）']])
    await talk.say('签字的提醒改到下周二')
    await talk.tap('到时提醒我')
    expect(await standing()).toEqual([['2026-12-01', null, '签字']])
  })

  it.each(['提醒第1条作废掉', '那条提醒写错了', '提醒的事记错了，改成周四'])(
    'named in whatever words is no entry of the ledger: %s',
    async (words) => {
      await talk.say('今天带队检查了化工园区')
      await talk.say('确认')
      await keep('提醒我周五签字')
      await talk.say('帮助')
      expect(talk.labels(await talk.say(words)).join()).not.toMatch(/确认撤销|确认更正/)
      expect(await talk.store.ledger('local')).toHaveLength(1)
    },
  )
})

describe('what was declined', () => {
  it.each(['不要提醒我周五签字', '别提醒我签字', '周五不用提醒我签字', '今天别提醒我', '以后别提醒我了'])(
    'is not offered: %s',
    async (words) => {
      const reply = await talk.say(words)
      expect(talk.labels(reply)).not.toContain('到时提醒我')
      expect(await talk.store.openPending('local')).toEqual([])
    },
  )

  it('settles the card that offers it', async () => {
    await talk.say('提醒我周五签字')
    expect(talk.text(await talk.say('不要提醒我周五签字了'))).toBe('好的，不提醒。')
    expect(await talk.store.openPending('local')).toEqual([])
  })
})
