import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTalk, type Talk } from './talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk('2026-11-22')
  await talk.say('我是滕州市市长')
  await talk.tap('今年以前就已在任')
})
afterEach(() => talk.end())

const rows = async () =>
  (await talk.store.ledger('local')).map(({ kind, activity, date, place }) => [kind, activity, date, place])

/** One entry of yesterday in the ledger, so that a mistaken reading would find something to change. */
async function oneStored(): Promise<void> {
  await talk.say('昨天带队检查了粮库')
  await talk.tap('确认')
}
const STORED = ['record', 'led-inspection', '2026-11-21', '粮库']

describe('what is said while the card stands there means the card', () => {
  it.each(['第二个去掉', '第2条不要了', '去掉会议'])('%s drops the one of two', async (words) => {
    await oneStored()
    await talk.say('今天上午带队检查了加油站，下午召开了安全生产工作会议')
    const card = talk.text(await talk.say(words))
    expect(card).toContain('加油站')
    expect(card).not.toContain('召开安全生产工作会议 ·')
    await talk.say('对')
    expect(await rows()).toEqual([STORED, ['record', 'led-inspection', '2026-11-22', '加油站']])
  })

  it.each([
    ['地点改成鑫达二厂', '鑫达二厂'],
    ['地方错了 是新达化工', '新达化工'],
    ['地点是第二人民医院', '第二人民医院'],
  ])('%s changes its place', async (words, place) => {
    await oneStored()
    await talk.say('今天带队检查了鑫达')
    expect(talk.text(await talk.say(words))).toContain(place)
    await talk.say('确认')
    expect(await rows()).toEqual([STORED, ['record', 'led-inspection', '2026-11-22', place]])
  })

  it('asks which of two is meant, and what is wrong, without leaving the card', async () => {
    await talk.say('今天上午带队检查了加油站，下午召开了安全生产工作会议')
    expect(talk.text(await talk.say('地点改成粮库'))).toContain('要改哪一条？')
    expect(talk.text(await talk.say('第一条地点改成粮库'))).toContain('粮库')
    expect(talk.text(await talk.say('不对'))).toContain('要改什么？')
    expect(talk.text(await talk.say('第3条去掉'))).toContain('没有第 3 条')
    await talk.say('确认')
    expect((await rows()).map((row) => row[3])).toEqual(['粮库', null])
  })

  it('drops a report taken back before it was confirmed, and no other entry', async () => {
    await oneStored()
    await talk.say('今天带队检查了鑫达')
    expect(talk.text(await talk.say('撤回刚才那条'))).toContain('没有记录任何内容')
    expect(talk.text(await talk.say('确认'))).toContain('没有等待确认')
    expect(await rows()).toEqual([STORED])
  })

  it('still means the ledger where that is named, or once the talk has gone on', async () => {
    await oneStored()
    await talk.say('今天带队检查了鑫达')
    expect(talk.text(await talk.say('第1号地点改成面粉厂'))).toContain('粮库 → 面粉厂')
    await talk.tap('取消')
    expect(talk.text(await talk.say('把昨天那条撤了'))).toContain('请确认撤销')
    expect(await rows()).toEqual([STORED])
  })
})

describe('a withdrawal that is thought better of', () => {
  it.each(['不要撤了', '不撤了', '先不撤', '别删了'])('%s leaves the entry', async (words) => {
    await oneStored()
    await talk.say('撤销第1号')
    expect(talk.text(await talk.say(words))).toContain('台账没有变动')
    expect(talk.text(await talk.say('确认'))).toContain('没有等待确认')
    expect(await rows()).toEqual([STORED])
  })
})

describe('好的 under a card', () => {
  it('records nothing, and says that the card still waits', async () => {
    await talk.say('今天带队检查了鑫达')
    expect(talk.text(await talk.say('好的'))).toContain('还没有确认，尚未记入台账')
    expect(await rows()).toEqual([])
    expect(talk.text(await talk.say('算了不记了'))).toContain('没有记录任何内容')
  })

  it('keeps a plan', async () => {
    await talk.say('明天带队检查医院')
    expect(talk.text(await talk.say('好的'))).toContain('记下了')
    expect(talk.text(await talk.say('/remind'))).toContain('医院')
  })
})

describe('确认 after a plan', () => {
  it('keeps the plan, and does not record a report that waits from before', async () => {
    await talk.say('今天带队检查了鑫达')
    await talk.say('明天带队检查医院')
    expect(talk.text(await talk.say('确认'))).toContain('记下了')
    expect(await rows()).toEqual([])
    await talk.say('确认')
    expect((await rows()).map((row) => row[3])).toEqual(['鑫达'])
  })
})
