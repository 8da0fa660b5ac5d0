import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { interpreting } from '../../interpretation/setup.ts'
import { openTalk, type Talk } from '../talk.ts'

const COLLOQUIAL = '俺们班子上礼拜三坐一块儿把安全那摊子事儿捋了捋'

describe('words told in an unusual way while a card waits', () => {
  let scene: Awaited<ReturnType<typeof interpreting>>
  let talk: Talk
  let asked = 0
  beforeAll(async () => {
    scene = await interpreting()
    scene.server.answer((prompt) => {
      if (prompt.id !== 'read-activities') return undefined
      asked += 1
      const words = '坐一块儿把安全那摊子事儿捋了捋'
      return { activities: [{ activity: 'safety-work-study', words, place: null }] }
    })
    talk = await openTalk('2026-11-22', { interpreter: scene.interpreter })
    await talk.say('我是滕州市西岗镇镇长，2025年1月1日到任')
    await talk.say('上个月底带队检查了加油站')
  })
  afterAll(async () => {
    await talk.end()
    await scene.server.close()
  })

  const consider = (text: string) =>
    talk.conversation.consider(
      { text, person: 'local', now: new Date('2026-11-22T02:00:00Z') },
      { waitMs: 5000 },
    )

  it('are looked at with the model', async () => {
    const { considered } = await consider(COLLOQUIAL)
    expect(considered?.understood?.activities.map(({ activity, date }) => [activity, date])).toEqual([
      ['safety-work-study', '2026-11-11'],
    ])
    expect(asked).toBe(1)
  })

  it.each(['10月31日', '昨天', '不是加油站，是加气站吧？', '捋了捋安全的事'])(
    '%s: is an answer to the card, for which nobody waits',
    async (text) => {
      const before = asked
      expect((await consider(text)).considered).toBeUndefined()
      expect(asked).toBe(before)
    },
  )
})
