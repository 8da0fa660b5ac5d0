import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { frequencyIn, readItem, readSource } from '../../../src/conversation/checklist/own/read.ts'
import type { Talk } from '../talk.ts'
import { openHeld, recorded, said, VERDICT } from './held.ts'

const ADD = '添加清单事项：每月听取一次安全生产汇报，来源：区委办〔2026〕5号，2026年1月10日'
const TODAY = '2026-11-21'

describe('how an item is read', () => {
  it.each([
    ['每月听取一次安全生产汇报', { count: 1, period: 'month', every: 1 }],
    ['每季度不少于两次带队检查', { count: 2, period: 'quarter', every: 1 }],
    ['每两个月至少检查3次', { count: 3, period: 'month', every: 2 }],
    ['每半年通报1次', { count: 1, period: 'half-year', every: 1 }],
    ['每年度开展一次评估', { count: 1, period: 'year', every: 1 }],
    ['每周调度', { count: 1, period: 'week', every: 1 }],
    ['每天巡查', { count: 1, period: 'day', every: 1 }],
    ['每个季度开会', { count: 1, period: 'quarter', every: 1 }],
    ['牵头燃气整治', null],
    ['对每名干部谈话一次', null],
    ['定期听取汇报', null],
  ])('“%s”', (text, frequency) => {
    expect(frequencyIn(text)).toEqual(frequency)
  })

  it('takes text, source, its day and the first day apart', () => {
    expect(readItem(ADD.slice(7), TODAY)).toEqual({
      text: '每月听取一次安全生产汇报',
      source: '区委办〔2026〕5号',
      sourceDate: '2026-01-10',
      frequency: { count: 1, period: 'month', every: 1 },
      from: null,
    })
    expect(readItem('牵头燃气整治，从2026年3月1日起，来源是市安委会会议', TODAY)).toMatchObject({
      text: '牵头燃气整治',
      source: '市安委会会议',
      sourceDate: null,
      from: '2026-03-01',
    })
    expect(readItem('依据问题清单整改', TODAY)).toMatchObject({ text: '依据问题清单整改', source: null })
  })

  it('takes a source with and without its day', () => {
    expect(readSource('区委办〔2026〕5号，2026年1月10日印发', TODAY)).toEqual({
      source: '区委办〔2026〕5号',
      sourceDate: '2026-01-10',
    })
    expect(readSource('市安委会会议', TODAY)).toEqual({ source: '市安委会会议', sourceDate: null })
  })
})

describe('an item of the organisation’s own', () => {
  let talk: Talk
  beforeEach(async () => {
    talk = await openHeld(TODAY)
  })
  afterEach(() => talk.end())

  it('is added after its card is confirmed, and never taken for the law', async () => {
    const card = await talk.say(ADD)
    const text = talk.text(card)
    for (const part of [
      '事项：每月听取一次安全生产汇报',
      '来源：区委办〔2026〕5号，2026年1月10日',
      '频次：每月至少1次',
      '从 2026年11月21日 起',
      '本单位补充，不是法规原文',
    ])
      expect(text).toContain(part)
    expect(await talk.store.dutyItems('local')).toEqual([])
    expect(talk.text(await talk.tap('确认'))).toContain('已添加到清单：补充事项 1')
    const [item] = await talk.store.dutyItems('local')
    expect(item).toMatchObject({ recordedBy: 'local', from: TODAY, to: null })
    const list = await talk.say('我的清单')
    expect(talk.text(list)).toContain('【本单位补充事项】')
    expect(talk.text(list)).toContain('本单位补充，不是法规原文；来源：区委办〔2026〕5号，2026年1月10日')
    expect(
      list.blocks.some((block) => block.type === 'quote' && block.citation.quote.includes('听取一次安全')),
    ).toBe(false)
  })

  it('is not added where it is cancelled, nor twice', async () => {
    const card = await talk.say(ADD)
    await talk.tap('取消')
    expect(await talk.store.dutyItems('local')).toEqual([])
    await talk.act(card.buttons[0]?.[0]?.action ?? '')
    expect(await talk.store.dutyItems('local')).toEqual([])
    const again = await talk.say(ADD)
    await talk.tap('确认')
    await talk.act(again.buttons[0]?.[0]?.action ?? '')
    expect(await talk.store.dutyItems('local')).toHaveLength(1)
  })

  it('asks in one question for what lacks', async () => {
    expect(await said(talk, '添加清单事项')).toContain('请说要添加的事项和来源')
    expect(await said(talk, '牵头燃气安全整治')).toContain('来源是什么？')
    const card = await said(talk, '市安委会会议，2026年3月2日')
    expect(card).toContain('来源：市安委会会议，2026年3月2日')
    expect(card).toContain('频次：没有说，不计次数')
    expect(talk.text(await talk.tap('确认'))).toContain('已添加到清单')
  })

  it('takes no question and no report for what it asks', async () => {
    await talk.say('添加清单事项：牵头燃气安全整治')
    expect(await said(talk, '镇长多久要带队检查一次？')).not.toContain('来源：镇长')
    const report = await talk.say('昨天带队检查了东湖化工')
    expect(talk.text(report)).toContain('将记入台账')
    expect(await talk.store.dutyItems('local')).toEqual([])
  })

  it('begins on another day by a tap or by words, and may go without a number', async () => {
    await talk.say(ADD)
    expect(talk.text(await talk.tap('从2026年1月10日起'))).toContain('从 2026年1月10日 起')
    expect(await said(talk, '从2月1日起')).toContain('从 2026年2月1日 起')
    await talk.tap('改起始日')
    expect(await said(talk, '2026年3月1日')).toContain('从 2026年3月1日 起')
    expect(talk.text(await talk.tap('不计次数'))).toContain('频次：没有说，不计次数')
    await talk.tap('确认')
    expect((await talk.store.dutyItems('local'))[0]).toMatchObject({ from: '2026-03-01', frequency: null })
  })

  it('is counted by what is linked to it, in a group of its own below the duties of the law', async () => {
    await talk.say(ADD)
    await talk.tap('确认')
    await recorded(talk, '今天参加了消防宣传日活动')
    const before = await said(talk, '还差什么')
    expect(before).toContain('【本单位补充事项（不是法规原文）】')
    expect(before).toContain('2026年11月 ○ 0/1')
    expect(await said(talk, '把第1号关联到补充事项1')).toContain('已关联：第 1 号记录 → 本单位补充事项')
    expect(await said(talk, '还差什么')).not.toContain('本单位补充')
    expect(await said(talk, '本季度我要做什么')).toContain('2026年11月 ✓ 1/1')
    expect(await said(talk, '我的清单')).toContain('【✓ 到现在已有足够记录，后面的尚未到期 · 本单位补充】')
    expect(await said(talk, '补充事项1有什么记录')).toContain('有 1 条记录')
    expect(await said(talk, '我的补充事项')).toMatch(/消防宣传日活动”（第 1 号） · 已关联/)
    expect(await said(talk, '我的补充事项')).not.toMatch(VERDICT)
  })

  it('says where a record lies outside its days that it does not count', async () => {
    await talk.say(ADD)
    await talk.tap('确认')
    await recorded(talk, '10月9日参加了消防宣传日活动')
    expect(await said(talk, '把第1号关联到补充事项1')).toContain('不计次数')
    expect(await said(talk, '还差什么')).toContain('2026年11月 ○ 0/1')
  })

  it('ends on a day, its past shown as before', async () => {
    await talk.say(ADD)
    await talk.tap('从2026年1月10日起')
    await talk.tap('确认')
    expect(await said(talk, '结束补充事项1')).toContain('请确认结束这一项：到2026年11月21日为止')
    expect(talk.text(await talk.tap('确认结束'))).toContain('已结束')
    expect((await talk.store.dutyItems('local'))[0]?.to).toBe(TODAY)
    talk.on('2027-02-01')
    expect(await said(talk, '我的清单')).not.toContain('听取一次安全生产汇报')
    expect(await said(talk, '去年的清单')).toContain('听取一次安全生产汇报')
  })

  it('is taken off the list for good', async () => {
    await talk.say(ADD)
    await talk.tap('确认')
    await talk.say('删除补充事项1')
    expect(talk.text(await talk.tap('取消'))).toContain('清单没有变动')
    await talk.say('删除补充事项1')
    expect(talk.text(await talk.tap('确认删除'))).toContain('已删除')
    expect(await talk.store.dutyItems('local')).toEqual([])
    expect(await said(talk, '我的补充事项')).toContain('没有补充事项')
  })

  it('asks which one where several may be meant', async () => {
    for (const text of [ADD, '添加清单事项：牵头燃气整治，来源：市安委会会议']) {
      await talk.say(text)
      await talk.tap('确认')
    }
    const asked = await talk.say('结束补充事项')
    expect(talk.labels(asked)).toEqual(['结束补充事项1', '结束补充事项2'])
    expect(talk.text(await talk.tap('结束补充事项2'))).toContain('牵头燃气整治')
    expect(await said(talk, '删除补充事项：听取')).toContain('“每月听取一次安全生产汇报”')
  })
})
