import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTalk, type Talk } from './talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk('2026-11-21')
  await talk.say('我是滕州市市长')
  await talk.tap('今年以前就已在任')
})
afterEach(() => talk.end())

describe('logging an activity', () => {
  it('shows what was understood, stores it on 确认, and tells the progress', async () => {
    const card = await talk.say('今天带队检查了鑫达化工厂')
    expect(talk.text(card)).toContain('带队检查 · 2026年11月21日（星期六，2026年第四季度） · 鑫达化工厂')
    expect(talk.text(card)).toContain('2026年第四季度 1/1')
    expect(talk.labels(card)).toEqual(['确认', '改日期', '改类型', '取消'])
    expect(await talk.store.ledger('local')).toEqual([])
    const done = await talk.tap('确认')
    expect(talk.text(done)).toContain('已记入台账')
    expect(talk.text(done)).toContain('每季度至少带队检查1次安全生产工作')
    const [row] = await talk.store.ledger('local')
    expect(row).toMatchObject({
      activity: 'led-inspection',
      date: '2026-11-21',
      place: '鑫达化工厂',
      words: '今天带队检查了鑫达化工厂',
      kind: 'record',
    })
  })

  it('stores nothing twice on a second tap, in this process or after a restart', async () => {
    const card = await talk.say('昨天带队检查了加油站')
    const action = card.buttons.flat()[0]?.action as string
    await talk.act(action)
    expect(talk.text(await talk.act(action))).toContain('没有重复记录')
    await talk.restart()
    expect(talk.text(await talk.act(action))).toContain('没有重复记录')
    expect(await talk.store.ledger('local')).toHaveLength(1)
  })

  it('keeps what was said and tapped for the history, and forgets it on request without touching the ledger', async () => {
    await talk.say('今天带队检查了加油站')
    await talk.tap('确认')
    const lines = await talk.conversation.history('local', 4)
    expect(lines.map((line) => line.text ?? line.reply?.blocks[0]?.type)).toEqual([
      '今天带队检查了加油站',
      'lead',
      '确认',
      'lead',
    ])
    await talk.say('清空对话')
    expect((await talk.conversation.history('local', 100)).length).toBeLessThanOrEqual(2)
    expect(await talk.store.ledger('local')).toHaveLength(1)
  })

  it('stores nothing on 取消, and its buttons are dead then', async () => {
    const card = await talk.say('昨天带队检查了加油站')
    await talk.tap('取消')
    expect(talk.text(await talk.act(card.buttons.flat()[0]?.action as string))).toContain('已经取消')
    expect(await talk.store.ledger('local')).toEqual([])
  })

  it('changes the day by a button and by words; the old card is dead', async () => {
    const card = await talk.say('今天带队检查了加油站')
    await talk.tap('改日期')
    await talk.tap('昨天')
    await talk.tap('改日期')
    const again = await talk.say('11月3日')
    expect(talk.text(again)).toContain('2026年11月3日（星期二')
    expect(talk.text(await talk.act(card.buttons.flat()[0]?.action as string))).toContain('已过期')
    expect(await talk.store.ledger('local')).toEqual([])
    await talk.act(again.buttons.flat()[0]?.action as string)
    expect(await talk.store.ledger('local')).toMatchObject([{ date: '2026-11-03' }])
  })

  it('changes the type', async () => {
    await talk.say('今天带队检查了加油站')
    await talk.tap('改类型')
    await talk.tap('更多类型')
    const card = await talk.tap('安全生产调研')
    expect(talk.text(card)).toContain('安全生产调研 · ')
    await talk.tap('确认')
    expect(await talk.store.ledger('local')).toMatchObject([{ activity: 'field-research' }])
  })

  it('takes several activities of one message, one row each', async () => {
    const card = await talk.say('11月3日带队检查了加油站，11月5日主持政府常务会议听取安全生产工作汇报')
    expect(talk.text(card)).toContain('2 条')
    await talk.tap('确认')
    expect(await talk.store.ledger('local')).toMatchObject([
      { activity: 'led-inspection', date: '2026-11-03' },
      { activity: 'government-executive-meeting', date: '2026-11-05' },
    ])
  })

  it('asks for an unclear day and does not guess', async () => {
    const card = await talk.say('月初带队检查了一次')
    expect(talk.text(card)).toContain('是哪一天')
    expect(talk.labels(card)).not.toContain('确认')
    await talk.say('11月2号')
    await talk.tap('确认')
    expect(await talk.store.ledger('local')).toMatchObject([{ date: '2026-11-02' }])
  })

  it('understands 确认 and 取消 in words', async () => {
    await talk.say('今天带队检查了加油站')
    expect(talk.text(await talk.say('确认'))).toContain('已记入台账')
    await talk.say('今天带队检查了商场')
    expect(talk.text(await talk.say('取消'))).toContain('已取消')
    expect(await talk.store.ledger('local')).toHaveLength(1)
  })

  it('refuses a day in the future and keeps the card', async () => {
    await talk.say('今天带队检查了加油站')
    await talk.tap('改日期')
    expect(talk.text(await talk.say('2026年11月22日'))).toContain('还没有到')
    expect(talk.text(await talk.say('2月30日'))).toContain('没有2月30日这一天')
    expect(talk.text(await talk.say('确认'))).toContain('是哪一天')
    expect(await talk.store.ledger('local')).toEqual([])
    await talk.say('11月20日')
    await talk.tap('确认')
    expect(await talk.store.ledger('local')).toMatchObject([{ date: '2026-11-20' }])
  })

  it('marks what is written down after its quarter as 补录', async () => {
    const card = await talk.say('9月30日带队检查了加油站')
    expect(talk.text(card)).toContain('补录')
    await talk.tap('确认')
    talk.on('2026-10-01')
    expect(talk.text(await talk.say('我的台账'))).toContain('补录')
  })

  it.each([
    '今天没去检查',
    '下周一带队检查加油站',
    '带队检查一季度几次？',
    '请于11月30日前组织一次安全生产大检查',
    '要是昨天带队检查了就好了',
  ])('never logs “%s”', async (text) => {
    const reply = await talk.say(text)
    expect(talk.labels(reply)).not.toContain('确认')
    await talk.say('确认')
    expect(await talk.store.ledger('local')).toEqual([])
  })

  it('keeps ledgers of different people apart, and their cards too', async () => {
    const card = await talk.say('今天带队检查了加油站')
    talk.as('someone-else')
    expect(talk.text(await talk.act(card.buttons.flat()[0]?.action as string))).toContain('已过期')
    expect(await talk.store.ledger('local')).toEqual([])
    expect(talk.text(await talk.say('我的台账'))).toContain('还没有记录')
  })
})

describe('correcting and withdrawing', () => {
  beforeEach(async () => {
    await talk.say('11月3日带队检查了加油站')
    await talk.tap('确认')
  })

  it('appends a correction; the first line stays', async () => {
    const card = await talk.say('刚才那条日期错了，是11月4日')
    expect(talk.text(card)).toContain('11月3日（星期二） → 2026年11月4日（星期三）')
    await talk.tap('确认')
    expect(await talk.store.ledger('local')).toMatchObject([
      { kind: 'record', date: '2026-11-03' },
      { kind: 'correction', date: '2026-11-04' },
    ])
    expect(talk.text(await talk.say('我的台账'))).toContain(
      '2026年11月4日（星期三） 带队检查 · 加油站 · 有更正',
    )
  })

  it('appends a withdrawal, and the duty is open again', async () => {
    expect(talk.text(await talk.say('本季度我要做什么'))).toMatch(/带队检查 · 2026年第四季度（已完成/)
    await talk.say('撤销上一条')
    await talk.tap('确认撤销')
    expect(await talk.store.ledger('local')).toMatchObject([{ kind: 'record' }, { kind: 'void' }])
    expect(talk.text(await talk.say('本季度我要做什么'))).toMatch(/带队检查 · 2026年第四季度（未完成/)
    expect(talk.text(await talk.say('撤销上一条'))).toContain('没有可以撤销的记录')
  })
})
