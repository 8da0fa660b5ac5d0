import { afterEach, describe, expect, it } from 'vitest'
import { anchorLine } from '../../../src/conversation/reminders/group/anchor.ts'
import { keptSettings } from '../../../src/conversation/reminders/settings.ts'
import { chosen, openPanelTalk } from '../reminders/group-talk.ts'
import { at, openRemind, type Remind } from '../reminders/remind-talk.ts'

const LI = 'tg:1001'
const GROUP = 'tg:-100500'

describe('the line', () => {
  it('has the first sixteen digits in groups of four', () => {
    const hash = `0123456789abcdef${'f'.repeat(48)}`
    expect(anchorLine({ seq: 12, hash })).toBe('台账指纹（第12号）：0123-4567-89ab-cdef')
    expect(anchorLine({ seq: 0, hash: '0'.repeat(64) })).toBeNull()
  })
})

describe('the group’s panel', () => {
  it('switches it on and off, for administrators alone', async () => {
    const talk = await openPanelTalk()
    const settings = async () => keptSettings(await talk.row())
    const home = await talk.starts()
    expect((await settings()).anchor).toBe(false)
    const page = await talk.taps(home, '台账指纹')
    expect(chosen(page)).toEqual(['不显示'])
    expect(talk.text(page)).toContain('不另发消息')
    const on = await talk.taps(page, '显示')
    expect([chosen(on), (await settings()).anchor]).toEqual([['显示'], true])
    await talk.taps(page, '不显示', { who: LI, administrator: false })
    expect((await settings()).anchor).toBe(true)
    expect(talk.labels(await talk.taps(on, '返回'))).toContain('台账指纹')
    await talk.taps(on, '不显示')
    expect((await settings()).anchor).toBe(false)
    await talk.end()
  })
})

describe('a digest', () => {
  let remind: Remind
  afterEach(() => remind.end())

  async function group(settings: object): Promise<void> {
    remind = await openRemind()
    await remind.official(LI, '李建国', 'district-government-head')
    await remind.join(await remind.subscribe(GROUP, { settings }), LI)
  }

  it('carries it where that is switched on, and once it is sent what it showed is noted', async () => {
    await group({ anchor: true })
    await remind.did(LI, 'duty-list-issued', '2026-01-20')
    const head = await remind.store.head()
    const [digest] = await remind.plan('2026-12-01 09:00')
    expect(digest?.text).toContain(anchorLine(head))
    expect(await remind.store.anchors()).toEqual([])
    if (!digest || !('send' in digest.now)) throw new Error('nothing to send')
    // Written down between its making and its being sent: what was shown is what is noted.
    await remind.did(LI, 'duty-list-review', '2026-08-20')
    const { send: reply, said } = digest.now
    await remind.conversation.digestSent(digest.row, { messageId: 1, reply, said }, at('2026-12-01 09:01'))
    expect(await remind.store.anchors()).toEqual([{ ...head, at: '2026-12-01T01:01:00.000Z', shown: GROUP }])
  })

  it('does not carry it where nobody switched it on, nor of an empty ledger', async () => {
    await group({})
    await remind.did(LI, 'duty-list-issued', '2026-01-20')
    expect((await remind.plan('2026-12-01 09:00'))[0]?.text).not.toContain('台账指纹')
    await remind.end()
    await group({ anchor: true })
    expect((await remind.plan('2026-12-01 09:00'))[0]?.text).not.toContain('台账指纹')
  })

  it('is not sent for it alone', async () => {
    await group({ anchor: true })
    await remind.did(LI, 'duty-list-issued', '2026-01-20')
    // A workday on which nothing is brought up.
    expect(await remind.plan('2026-11-24 09:00')).toEqual([])
  })
})
