import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bareReason, reasonIn } from '../../../src/conversation/cards/reason.ts'
import type { Talk } from '../talk.ts'
import { openHeld, recorded, said } from './held.ts'

describe('a reason in words', () => {
  it.each([
    ['撤销第3号，因为当天没去成', '撤销第3号', '当天没去成'],
    ['第3号日期错了，是11月3日，原因是听错了日期。', '第3号日期错了，是11月3日', '听错了日期'],
    ['撤销第3号。理由：重复记录', '撤销第3号', '重复记录'],
    ['因为听错了，把第3号日期改成11月3日', '把第3号日期改成11月3日', '听错了'],
  ])('%s', (words, rest, reason) => {
    expect(reasonIn(words)).toEqual({ rest, reason })
  })

  it('is none where none is given', () => {
    expect(reasonIn('撤销第3号')).toBeNull()
    expect(bareReason('撤销第3号')).toBeNull()
    expect(bareReason('因为听错了')).toBe('听错了')
    expect(bareReason('原因是听错了。')).toBe('听错了')
  })
})

describe('corrections and withdrawals', () => {
  let talk: Talk
  beforeEach(async () => {
    talk = await openHeld()
    await recorded(talk, '10月9日带队检查了东湖化工')
  })
  afterEach(() => talk.end())

  const reasons = async () => (await talk.store.ledger('local')).map(({ kind, reason }) => [kind, reason])

  it('keep the reason that the words give, and show it in the history', async () => {
    const card = await said(talk, '第1号日期错了，是10月12日，原因是11月3日听错了')
    expect(card).toContain('2026年10月12日')
    expect(card).toContain('原因：11月3日听错了')
    await talk.tap('确认')
    expect(await reasons()).toEqual([
      ['record', null],
      ['correction', '11月3日听错了'],
    ])
    expect(await said(talk, '第1号的详情')).toContain('原因：11月3日听错了。')
  })

  it('take a reason typed under the card, and another after it', async () => {
    expect(await said(talk, '撤销第1号')).toContain('可以补一句原因')
    expect(await said(talk, '因为是调研')).toContain('原因：是调研')
    expect(await said(talk, '原因是重复记录')).toContain('原因：重复记录')
    await talk.tap('确认撤销')
    expect(await reasons()).toEqual([
      ['record', null],
      ['void', '重复记录'],
    ])
  })

  it('need none', async () => {
    await talk.say('撤销第1号')
    await talk.tap('确认撤销')
    expect(await reasons()).toEqual([
      ['record', null],
      ['void', null],
    ])
    expect(await said(talk, '第1号的详情')).not.toContain('原因')
  })

  it('mean the entry that the words name, not a place in the reason', async () => {
    await recorded(talk, '10月20日带队检查了西山矿')
    const card = await said(talk, '撤销东湖化工那条，因为那天去的是西山矿')
    expect(card).toContain('东湖化工（第 1 号）')
    expect(card).toContain('原因：那天去的是西山矿')
  })
})
