import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTalk, type Talk } from '../talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk('2026-11-23')
  await talk.say('我是滕州市市长')
  await talk.tap('今年以前就已在任')
})
afterEach(() => talk.end())

const standing = async () => (await talk.store.ownReminders('local')).map(({ day, text }) => [day, text])

describe('a wish beside a report', () => {
  it.each([
    ['今天带队检查了化工园区，提醒我12月8日复查', '2026-12-08', '复查'],
    ['昨天带队检查了加油站，发现两处隐患，下周四提醒我回访', '2026-12-03', '回访'],
    ['提醒我周五交总结，今天带队检查了化工园区', '2026-11-27', '交总结'],
    ['今天带队检查了化工园区。周三要开碰头会，到时候提醒我', '2026-11-25', '要开碰头会'],
  ])('is offered under its card, and kept by one tap: %s', async (words, day, text) => {
    const card = await talk.say(words)
    expect(talk.text(card)).toContain('请确认，将记入台账')
    expect(talk.labels(card)).toContain('确认')
    expect(await standing()).toEqual([])
    await talk.tap('到时提醒我')
    expect(await standing()).toEqual([[day, text]])
    await talk.say('确认')
    expect(await talk.store.ledger('local')).toHaveLength(1)
  })

  it('is recalled once the report is confirmed', async () => {
    await talk.say('今天带队检查了化工园区，提醒我下周再去一趟')
    const recorded = await talk.tap('确认')
    expect(talk.text(recorded)).toContain('已记入台账')
    expect(talk.text(recorded)).toContain('上一张卡片（提醒：再去一趟）还没有确认，到时不会提醒')
    expect(talk.text(await talk.tap('确认上一张'))).toContain('哪一天提醒您？')
    await talk.say('下周三')
    await talk.say('好')
    expect(await standing()).toEqual([['2026-12-02', '再去一趟']])
  })

  it('that comes again or says nothing is answered in a sentence', async () => {
    expect(talk.text(await talk.say('今天带队检查了化工园区，以后每周提醒我去看'))).toContain(
      '只能定一次性的提醒',
    )
    expect(talk.text(await talk.say('今天带队检查了化工园区，记得到时提醒我'))).toContain(
      '话里要提醒的事还没有记下',
    )
  })
})

describe('a question with 提醒我 around it', () => {
  it.each(['提醒我市长的职责', '能提醒我带队检查的要求吗', '提醒我一下，多久要带队检查一次？'])(
    'is answered: %s',
    async (words) => {
      const reply = await talk.say(words)
      expect(talk.text(reply)).toContain('《枣庄办法》')
      expect(await talk.store.openPending('local')).toEqual([])
    },
  )
})

describe('what is asked for', () => {
  it.each([
    ['后天下午4点提醒我', '去接督导组', [['2026-11-25', '去接督导组']]],
    ['提醒我周五', '交总结', [['2026-11-27', '交总结']]],
    ['提醒我一下', '周四前交总结', [['2026-11-25', '交总结（11月26日前）']]],
  ])('is what is said next: %s … %s', async (wish, matter, kept) => {
    expect(talk.text(await talk.say(wish))).toContain('要提醒什么？')
    await talk.say(matter)
    await talk.tap('到时提醒我')
    expect(await standing()).toEqual(kept)
  })

  it('is not a report, a question or a list asked for instead', async () => {
    await talk.say('提醒我周五')
    expect(talk.text(await talk.say('今天带队检查了化工园区'))).toContain('请确认，将记入台账')
    await talk.say('提醒我周五')
    expect(talk.text(await talk.say('市长多久要带队检查一次？'))).toContain('每季度')
  })

  it('by a page of the panel is taken: the day, the hour, the hours of quiet', async () => {
    await talk.say('暂停提醒')
    expect(talk.text(await talk.say('12月4日'))).toContain('好的，暂停提醒')
    await talk.say('恢复提醒')
    await talk.say('改提醒时间')
    expect(talk.text(await talk.say('上午十点'))).toContain('好的，改到 10:00')
    await talk.say('免打扰')
    expect(talk.text(await talk.say('22点到8点'))).toContain('免打扰：22:00至次日8:00')
  })
})
