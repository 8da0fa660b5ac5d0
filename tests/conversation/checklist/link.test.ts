import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foldLedger } from '../../../src/ledger/index.ts'
import type { Talk } from '../talk.ts'
import { openHeld, recorded, said } from './held.ts'

const REPORT = '收到群众举报后协调专项整治'
const SEVENTH = '《枣庄办法》第七条第（七）项'
let talk: Talk

beforeEach(async () => {
  talk = await openHeld()
})
afterEach(() => talk.end())

const kinds = async () => (await talk.store.ledger('local')).map(({ kind }) => kind)

describe('after a record whose words suggest an item', () => {
  it('the same reply offers it with its words; one tap links, one line of the ledger', async () => {
    await talk.say(REPORT)
    const done = await talk.tap('确认')
    expect(talk.text(done)).toMatch(/已记入台账，第 1 号：其他履职活动/)
    expect(talk.text(done)).toContain('关联不关联由您定')
    expect(talk.text(done)).toContain(SEVENTH)
    expect(talk.labels(done).slice(0, 2)).toEqual(['关联：第七条第（七）项', '都不是'])
    expect(await kinds()).toEqual(['record'])

    const linked = await talk.tap('关联：第七条第（七）项')
    expect(talk.text(linked)).toContain(`已关联：第 1 号记录 → ${SEVENTH}`)
    expect(await kinds()).toEqual(['record', 'link'])
    const [entry] = foldLedger(await talk.store.ledger('local'))
    expect(entry?.duties.map(({ target }) => target)).toEqual([{ ref: 'zaozhuang-2019#7.7' }])
    expect(await said(talk, '第七条第七项的记录')).toContain('有 1 条记录')
    expect(await said(talk, '我的清单')).toContain(`【✓ 有记录 · ${SEVENTH}】`)
  })

  it('links nothing by 都不是, by silence, or by a second tap', async () => {
    await talk.say(REPORT)
    const done = await talk.tap('确认')
    const pick = done.buttons.flat()[0]?.action ?? ''
    expect(talk.text(await talk.tap('都不是'))).toContain('好的，没有关联。记录还在台账里')
    await talk.act(pick)
    await talk.say('好的')
    expect(await kinds()).toEqual(['record'])
  })

  it('keeps the offer across a restart, and through other words', async () => {
    await talk.say(REPORT)
    const pick = (await talk.tap('确认')).buttons.flat()[0]?.action ?? ''
    await talk.restart()
    await talk.say('我的台账')
    await talk.act(pick)
    expect(await kinds()).toEqual(['record', 'link'])
  })

  it('offers nothing where the rule counts it already, or nothing fits', async () => {
    await talk.say('10月9日带队检查了东湖化工')
    expect(talk.labels(await talk.tap('确认'))).toEqual(['本季度还差什么', '撤销上一条'])
    await talk.say('昨天参加了消防宣传日活动')
    expect(talk.labels(await talk.tap('确认'))).toEqual(['本季度还差什么', '撤销上一条'])
  })

  it('says so where the entry was withdrawn meanwhile', async () => {
    await talk.say(REPORT)
    const pick = (await talk.tap('确认')).buttons.flat()[0]?.action ?? ''
    await talk.say('撤销第1号')
    await talk.tap('确认撤销')
    expect(talk.text(await talk.act(pick))).toContain('已经撤销，不能关联')
    expect(await kinds()).toEqual(['record', 'void'])
  })
})

describe('linking by words', () => {
  beforeEach(() => recorded(talk, '昨天参加了消防宣传日活动'))

  it('links to the item named, once', async () => {
    expect(await said(talk, '把第1号关联到第七条第七项')).toContain(`已关联：第 1 号记录 → ${SEVENTH}`)
    expect(await said(talk, '把第1号关联到枣庄办法第7条第（七）项')).toContain('没有重复关联')
    expect(await kinds()).toEqual(['record', 'link'])
  })

  it('asks which item where an article is named', async () => {
    const asked = await talk.say('把第1号关联到第七条')
    expect(talk.text(asked)).toContain('第七条有 8 项，第 1 号关联到哪一项？请点选。')
    expect(await kinds()).toEqual(['record'])
    await talk.tap('关联：第七条第（二）项')
    expect(await kinds()).toEqual(['record', 'link'])
  })

  it('links to nothing that is not on the list', async () => {
    expect(await said(talk, '把第1号关联到第六条第三项')).toContain('不在清单里，没有关联')
    expect(await said(talk, '把第1号关联到第七条第二十项')).toContain('没有关联')
    expect(await said(talk, '把第9号关联到第七条第七项')).toContain('台账里没有第 9 号')
    expect(await kinds()).toEqual(['record'])
  })

  it('takes a link back, which stays in the history', async () => {
    await talk.say('把第1号关联到第七条第七项')
    const text = talk.text(await talk.tap('取消关联'))
    expect(text).toContain(`已取消第 1 号与${SEVENTH}的关联`)
    expect(await kinds()).toEqual(['record', 'link', 'unlink'])
    expect(await said(talk, '第1号关联哪一条')).toContain('还没有关联到任何一项职责')
    const history = await said(talk, '第1号的详情')
    expect(history).toContain(`关联职责：${SEVENTH}`)
    expect(history).toContain(`取消关联：${SEVENTH}`)
    expect(history).toContain('全部经过（3 条）')
    expect(await said(talk, '取消第1号的关联')).toBe('第 1 号没有关联过职责。')
  })

  it('asks which of several links is meant', async () => {
    await talk.say('把第1号关联到第七条第七项')
    await talk.say('把第1号关联到第七条第二项')
    expect(await said(talk, '取消第1号的关联')).toContain('关联了不止一项')
    expect(await said(talk, '取消第1号与第七条第二项的关联')).toContain('已取消')
    expect(await said(talk, '第1号关联哪一条')).toContain(`已关联：${SEVENTH}`)
  })
})

describe('第1号关联哪一条', () => {
  it('tells what a rule counts apart from what was linked', async () => {
    await recorded(talk, '10月9日带队检查了东湖化工')
    await talk.say('把第1号关联到第七条第七项')
    const text = await said(talk, '第1号关联哪一条')
    expect(text).toContain('按条文计入：《枣庄办法》第七条第（一）项')
    expect(text).toContain(`已关联：${SEVENTH}`)
  })

  it('offers what the words suggest', async () => {
    await recorded(talk, REPORT)
    const asked = await talk.say('第1号关联哪一条')
    expect(talk.labels(asked)).toContain('关联：第七条第（七）项')
    await talk.tap('关联：第七条第（七）项')
    expect(talk.labels(await talk.say('第1号关联哪一条'))).not.toContain('关联：第七条第（七）项')
  })
})
