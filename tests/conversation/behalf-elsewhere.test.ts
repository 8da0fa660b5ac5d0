import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cast, LI, openCast, ZHANG } from './behalf-cast.ts'

let cast: Cast
beforeEach(async () => {
  cast = await openCast()
  await cast.agree(LI, ZHANG)
  await cast.by(ZHANG, '11月3日带队检查了鑫达化工厂')
  await cast.tapBy(ZHANG, '确认')
})
afterEach(() => cast.end())

const now = new Date('2026-11-21T02:00:00Z')
const group = { address: 'tg:-100', title: '安委会' }

describe('in a group', () => {
  it.each(['看张三的台账', '张三本季度还差什么', '本单位情况', '为谁记录', '撤销张三的第1号'])(
    'tells and does nothing of another by “%s”',
    async (text) => {
      const replies = await cast.conversation.handle({ person: LI, text, now, group })
      const seen = replies.map((each) => cast.text(each)).join('\n')
      expect(seen).not.toMatch(/鑫达|滕州市市长|11月3日（/)
      await cast.conversation.handle({ person: LI, text: '确认', now, group })
      expect(await cast.rows(ZHANG)).toHaveLength(1)
    },
  )

  it('takes no tap on a card that was opened in private', async () => {
    cast.as(LI)
    const card = await cast.say('张三昨天带队检查了盛源加油站')
    const tap = card.buttons.flat()[0]?.action as string
    await cast.conversation.handle({ person: LI, tap, now, group })
    expect(await cast.rows(ZHANG)).toHaveLength(1)
    await cast.by(LI, '确认')
    expect(await cast.rows(ZHANG)).toHaveLength(2)
  })
})

describe('words that were not typed', () => {
  it.each(['forward', 'voice'] as const)('end and allow nothing at once (%s)', async (via) => {
    for (const text of ['不再让李四代录', '让赵六代录'])
      await cast.conversation.handle({ person: ZHANG, text, via, now })
    expect(await cast.store.delegations({ official: ZHANG })).toMatchObject([
      { staff: LI, state: 'accepted' },
    ])
  })
})
