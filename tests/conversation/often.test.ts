/** Duties of every day, week and month, from an imported regulation to what a person is told. */
import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DutyCard, Reply } from '../../src/reply/index.ts'
import { dataWithOftenPack } from './often-pack.ts'
import { openTalk, type Talk } from './talk.ts'

let data: string
let talk: Talk
beforeAll(() => {
  data = dataWithOftenPack()
})
afterAll(() => rmSync(data, { recursive: true }))
beforeEach(async () => {
  talk = await openTalk('2026-11-24', {}, data)
  await talk.say('我是清溪县乡长')
  await talk.tap('今年以前就已在任')
})
afterEach(() => talk.end())

async function logged(text: string) {
  await talk.say(text)
  await talk.tap('确认')
}

function cards({ blocks }: Reply): DutyCard[] {
  return blocks.flatMap((block) => (block.type === 'duty' ? [block.duty] : []))
}

/** Title, state, and the remark of lesser weight. */
const told = (reply: Reply) =>
  cards(reply).map(({ title, stateText, remark }) => [`${title}：${stateText}`, remark ?? ''].join('|'))

describe('what must I do this quarter', () => {
  it('names each rule once, with the period of today and how those before it went', async () => {
    expect(told(await talk.say('本季度我要做什么'))).toEqual([
      '调度巡防情况 · 今天（11月24日）：未完成，今天是最后一天|本季度已过 54 天，都没有足够的记录',
      '带队检查 · 本周（11月23日至29日）：未完成，11月29日前，还有 5 天|本季度已过 8 周，都没有足够的记录',
      '召开安全生产工作会议 · 本月（11月）：未完成，11月30日前，还有 6 天|本季度已过 1 个月，没有足够的记录',
      '组织安全生产学习培训 · 2026年11月至12月：未完成，12月31日前，还有 37 天|本季度已过 1 期，没有足够的记录',
      '巡防评估 · 2025年至2027年：未完成，2027年12月31日前，还有 402 天|',
    ])
  })

  it('counts what was done, and names the next deadline of what is', async () => {
    await logged('11月23日带队检查了油库')
    await logged('11月17日带队检查了化工厂')
    await logged('今天调度了巡防情况')
    for (const month of ['10月9日', '11月9日']) await logged(`${month}召开了安全生产工作会议`)
    const reply = await talk.say('本季度我要做什么')
    expect(told(reply)).toEqual([
      '组织安全生产学习培训 · 2026年11月至12月：未完成，12月31日前，还有 37 天|本季度已过 1 期，没有足够的记录',
      '巡防评估 · 2025年至2027年：未完成，2027年12月31日前，还有 402 天|',
      '带队检查 · 每周至少1次：本季度已过 8 周，其中 1 周已完成，7 周没有足够的记录|本周已完成；下一次 12月6日前',
      '调度巡防情况 · 每天至少1次：本季度已过 54 天，都没有足够的记录|今天已完成',
      '召开安全生产工作会议 · 本月（11月）：已完成；下一次 12月31日前|本季度已过 1 个月，已完成',
    ])
    expect(talk.text(reply)).toContain('\n  本周已完成；下一次 12月6日前\n')
    expect(talk.text(reply)).toContain('2 项待完成，2 项期限已过、没有足够记录，1 项已完成')
    // How far one week came that is over says nothing beside how many went well.
    expect(cards(reply).find(({ obligation }) => obligation === 'qx-weekly')?.required).toBeNull()
  })

  it('says how periods are counted that the words alone leave open', async () => {
    const readings = cards(await talk.say('本季度我要做什么')).map(({ obligation, reading }) => [
      obligation,
      reading,
    ])
    expect(readings).toEqual([
      ['qx-daily', '每天按自然日计，休息日也算。'],
      ['qx-weekly', undefined],
      ['qx-monthly', undefined],
      ['qx-bimonthly', '每2个月为一期，从1月排起。'],
      ['qx-triennial', '每3年为一期，从2025年排起。'],
    ])
  })

  it('of a quarter that is over sums up', async () => {
    await logged('9月30日带队检查了油库')
    const weekly = cards(await talk.say('第三季度完成得怎么样')).find(
      ({ obligation }) => obligation === 'qx-weekly',
    )
    expect(weekly).toMatchObject({
      title: '带队检查 · 每周至少1次',
      state: 'missed',
      stateText: '这段时间已过 14 周，其中 1 周已完成，13 周没有足够的记录',
    })
  })
})

describe('what must I do', () => {
  it.each([
    ['今天要做什么', '调度巡防情况 · 2026年11月24日：未完成，今天是最后一天|'],
    ['本周要做什么', '调度巡防情况 · 今天（11月24日）：未完成，今天是最后一天|本周已过 1 天，没有足够的记录'],
    [
      '这个月的清单',
      '调度巡防情况 · 今天（11月24日）：未完成，今天是最后一天|本月已过 23 天，都没有足够的记录',
    ],
  ])('%s', async (words, first) => {
    const lines = told(await talk.say(words))
    expect(lines).toHaveLength(5)
    expect(lines[0]).toBe(first)
  })

  it('still has the week that an earlier answer was about when its button is tapped later', async () => {
    await talk.say('本周要做什么')
    talk.on('2026-12-15')
    const reply = await talk.tap('为什么这样算')
    expect(talk.text(reply)).toContain('带队检查 · 2026年第48周（11月23日至29日）')
    expect(talk.text(reply)).not.toContain('第51周')
  })
})

describe('the reasons', () => {
  it('trace the period of today in full and list the others that fell short, the latest of many', async () => {
    await logged('11月10日带队检查了油库')
    await talk.say('本季度我要做什么')
    const text = talk.text(await talk.tap('为什么这样算'))
    expect(text).toContain('带队检查 · 2026年第48周（11月23日至29日）')
    expect(text).toContain('此前 8 期中，次数够的 1 期，不够的 7 期：')
    expect(text).toContain('2026年第40周（9月28日至10月4日），计入 0 次')
    expect(text).not.toContain('第46周')
    expect(text).toContain('次数够的 0 期，不够的 54 期（列出最近 12 期）：')
    expect(text.match(/2026年1[01]月\d+日，计入 0 次/g)).toHaveLength(12)
  })
})

describe('what a record counts for', () => {
  it('is named with its week and its month', async () => {
    const card = await talk.say('昨天带队检查了油库')
    expect(talk.text(card)).toContain('“带队检查，每周至少1次”：2026年第48周（11月23日至29日） 1/1')
    await talk.tap('确认')
    const training = await talk.say('今天组织了安全生产培训')
    expect(talk.text(training)).toContain('“组织安全生产学习培训，每2个月至少1次”：2026年11月至12月 1/1')
  })
})
