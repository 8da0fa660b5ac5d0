import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GROUP, type GroupTalk, GUEST, LI, linked, openGroupTalk, visible, WANG } from './groups-talk.ts'

let talk: GroupTalk
beforeEach(async () => {
  talk = await openGroupTalk()
})
afterEach(() => talk.end())

const EXPIRED = '此操作已过期，请重新说一遍。'
const DONE = '群里的那句话已经在这里接着说过了，没有重复处理。还要问或要记，请直接说。'
const PAST = '群里的那句话时间太久，没有带过来，请在这里重新说一遍。'
const start = (payload: string | null) => `/start ${payload}`

describe('a sentence carried over from a group', () => {
  it('goes on in private as if it had been typed there', async () => {
    const asked = await talk.inGroup(LI, '今天带队检查了城南加油站', '2026-11-22 09:00')
    const card = await talk.inPrivate(LI, start(linked(asked)), '2026-11-22 09:05')
    expect(talk.text(card)).toContain('带队检查 · 2026年11月22日')
    await talk.inPrivate(LI, '确认', '2026-11-22 09:06')
    expect((await talk.store.ledger(LI)).at(-1)).toMatchObject({
      place: '城南加油站',
      words: '今天带队检查了城南加油站',
    })
    const said = (await talk.store.messages(LI, 4)).filter((line) => line.from === 'person')
    expect(said.map((line) => line.body)).toEqual(['今天带队检查了城南加油站', '确认'])
  })

  it('is taken up once', async () => {
    const payload = linked(await talk.inGroup(LI, '我的台账', '2026-11-22 09:00'))
    expect(talk.text(await talk.inPrivate(LI, start(payload), '2026-11-22 09:05'))).toContain('鑫达化工厂')
    expect(talk.text(await talk.inPrivate(LI, start(payload), '2026-11-22 09:06'))).toBe(DONE)
  })

  it('is nobody else’s, and stays with its person', async () => {
    const payload = linked(await talk.inGroup(LI, '我的台账', '2026-11-22 09:00'))
    for (const person of [WANG, GUEST]) {
      expect(visible(await talk.inPrivate(person, start(payload), '2026-11-22 09:05'))).toContain(
        '给发言人本人的',
      )
    }
    expect(talk.text(await talk.inPrivate(LI, start(payload), '2026-11-22 09:06'))).toContain('鑫达化工厂')
  })

  it.each([
    ['2026-11-23 08:59', true],
    ['2026-11-23 09:00', true],
    ['2026-11-23 09:01', false],
  ])('is kept for a day: at %s %s', async (when, kept) => {
    const payload = linked(await talk.inGroup(LI, '我的台账', '2026-11-22 09:00'))
    const text = talk.text(await talk.inPrivate(LI, start(payload), when))
    expect(text === PAST).toBe(!kept)
  })

  it('is refused where there is none, and survives a restart', async () => {
    expect(talk.text(await talk.inPrivate(LI, '/start g-abcdefgh12', '2026-11-22 09:00'))).toBe(EXPIRED)
    const payload = linked(await talk.inGroup(LI, '我的台账', '2026-11-22 09:00'))
    await talk.restart()
    expect(talk.text(await talk.inPrivate(LI, start(payload), '2026-11-22 09:05'))).toContain('鑫达化工厂')
  })

  it('is anybody’s, and again, where it is a question about the regulations; nothing else comes of it', async () => {
    const payload = linked(await talk.inGroup(LI, '/ask 镇长多久带队检查一次', '2026-11-22 09:00'))
    await talk.inPrivate(WANG, '带队检查了城南加油站', '2026-11-22 09:01')
    const waiting = await talk.store.openPending(WANG)
    for (const person of [LI, WANG, GUEST, LI]) {
      const answer = await talk.inPrivate(person, start(payload), '2026-11-22 09:05')
      expect(talk.text(answer)).toContain('每季度至少带队检查1次')
    }
    expect(await talk.store.openPending(WANG)).toEqual(waiting)
    expect((await talk.store.messages(GUEST, 4)).map((line) => line.body)).toContain('镇长多久带队检查一次')
    expect(talk.text(await talk.inPrivate(WANG, start(payload), '2026-11-23 09:01'))).toBe(PAST)
  })

  it('leads a guest to the invitation', async () => {
    const payload = linked(await talk.inGroup(GUEST, '我还差什么', '2026-11-22 09:00'))
    expect(talk.text(await talk.inPrivate(GUEST, start(payload), '2026-11-22 09:05'))).toContain('邀请')
  })

  it('keeps the newest ten of a person', async () => {
    const payloads: (string | null)[] = []
    for (let i = 0; i < 11; i++)
      payloads.push(linked(await talk.inGroup(LI, '我的台账', `2026-11-22 09:${10 + i}`)))
    expect(await talk.store.openPending(LI)).toHaveLength(10)
    const at = '2026-11-22 10:00'
    expect(talk.text(await talk.inPrivate(LI, start(payloads[0] ?? null), at))).toBe(PAST)
    expect(talk.text(await talk.inPrivate(LI, start(payloads[1] ?? null), at))).toContain('鑫达化工厂')
  })

  it('does not wait for an answer like a card', async () => {
    await talk.inPrivate(LI, '今天带队检查了城南加油站', '2026-11-22 09:00')
    await talk.inGroup(LI, '我还差什么', '2026-11-22 09:01')
    await talk.inPrivate(LI, '确认', '2026-11-22 09:02')
    expect((await talk.store.ledger(LI)).at(-1)).toMatchObject({ place: '城南加油站' })
    await talk.inGroup(LI, '我还差什么', '2026-11-22 09:03')
    expect(talk.text(await talk.inPrivate(LI, '取消', '2026-11-22 09:04'))).toBe('没有进行中的操作。')
  })
})

describe('days in a carried sentence', () => {
  it('are counted from when it was said, across midnight', async () => {
    const asked = await talk.inGroup(LI, '今天带队检查了城南加油站', '2026-11-22 23:50')
    const card = await talk.inPrivate(LI, start(linked(asked)), '2026-11-23 08:00')
    expect(talk.text(card)).toContain('2026年11月22日')
    await talk.inPrivate(LI, '确认', '2026-11-23 08:01')
    expect((await talk.store.ledger(LI)).at(-1)).toMatchObject({
      date: '2026-11-22',
      recordedAt: '2026-11-23T00:01:00.000Z',
    })
  })

  it('stand in the old quarter after its end, where what is recorded then is late', async () => {
    const asked = await talk.inGroup(LI, '今天带队检查了城南加油站', '2026-12-31 23:50')
    const card = talk.text(await talk.inPrivate(LI, start(linked(asked)), '2027-01-01 00:10'))
    expect(card).toContain('2026年12月31日（星期四，2026年第四季度）')
    expect(card).toContain('补录')
  })

  it('name the old quarter, whose deadlines have passed by now', async () => {
    const asked = await talk.inGroup(LI, '我还差什么', '2026-12-31 23:50')
    const [before, after] = [
      await talk.inPrivate(LI, '本季度还差什么', '2026-12-31 23:55'),
      await talk.inPrivate(LI, start(linked(asked)), '2027-01-01 00:10'),
    ]
    expect(talk.text(before)).toContain('今天是最后一天')
    expect(talk.text(after)).toContain('2026年第四季度，')
    expect(talk.text(after)).toContain('已过，没有足够的记录')
  })

  it('are those of the saying for words that were forwarded into the group', async () => {
    const forwarded = { via: 'forward' } as const
    const asked = await talk.inGroup(LI, '今天带队检查了城南加油站', '2026-11-22 23:50', forwarded)
    const shown = await talk.inPrivate(LI, start(linked(asked)), '2026-11-23 08:00')
    expect(talk.text(shown)).toContain('转发的内容是')
    expect(talk.text(await talk.inPrivate(LI, '照此处理', '2026-11-23 08:01'))).toContain('2026年11月22日')
  })
})

describe('allowing the own duties in a group', () => {
  const OFFER = `以后可在「${GROUP.title}」里显示我的职责`
  const offered = async () => {
    const asked = await talk.inGroup(LI, '我还差什么', '2026-11-22 09:00')
    return talk.inPrivate(LI, start(linked(asked)), '2026-11-22 09:01')
  }
  const actionOf = (reply: Awaited<ReturnType<typeof offered>>, label: string) =>
    reply.buttons.flat().find((button) => button.label === label)?.action ?? 'no such button'

  it('is offered with what was carried over, and holds from then on until withdrawn', async () => {
    const tap = actionOf(await offered(), OFFER)
    expect(Buffer.byteLength(tap)).toBeLessThanOrEqual(64)
    const done = await talk.inPrivate(LI, { tap }, '2026-11-22 09:02')
    expect(talk.text(await talk.inGroup(LI, '我还差什么', '2026-11-22 09:03'))).toContain('未完成')
    const undo = actionOf(done, `不允许在「${GROUP.title}」显示`)
    await talk.inPrivate(LI, { tap: undo }, '2026-11-22 09:04')
    expect(talk.text(await talk.inGroup(LI, '我还差什么', '2026-11-22 09:04'))).not.toContain('未完成')
  })

  it('is not offered again once given, nor for what is never shown', async () => {
    await talk.store.setConsent(LI, GROUP.address, true, '2026-11-22T00:00:00.000Z')
    expect(talk.labels(await offered())).not.toContain(OFFER)
    const ledger = await talk.inGroup(WANG, '我的台账', '2026-11-22 09:00')
    const shown = await talk.inPrivate(WANG, start(linked(ledger)), '2026-11-22 09:01')
    expect(talk.labels(shown)).not.toContain(OFFER)
  })

  it('stands in a list of the groups in which it was asked for', async () => {
    expect(talk.text(await talk.inPrivate(LI, '群里显示', '2026-11-22 08:00'))).toContain(
      '任何群里都不会显示',
    )
    await offered()
    const view = await talk.inPrivate(LI, '群里显示', '2026-11-22 09:02')
    expect(talk.text(view)).toContain(`「${GROUP.title}」：不允许`)
    const allow = actionOf(view, `允许在「${GROUP.title}」显示`)
    const changed = await talk.inPrivate(LI, { tap: allow }, '2026-11-22 09:03')
    expect(changed.replaces).toBe(true)
    expect(talk.text(changed)).toContain(`「${GROUP.title}」：允许`)
    expect(await talk.store.consents(WANG)).toEqual([])
  })

  it('goes with the group when it moves, and so does its withdrawal by an old button', async () => {
    const allow = actionOf(await offered(), OFFER)
    const done = await talk.inPrivate(LI, { tap: allow }, '2026-11-22 09:02')
    const undo = actionOf(done, `不允许在「${GROUP.title}」显示`)
    const group = { address: 'tg:-1007777777777', title: GROUP.title }
    await talk.store.moveChat(GROUP.address, group.address, '2026-11-22T02:00:00.000Z')
    const asked = (at: string) => talk.inGroup(LI, '我还差什么', at, { group })
    expect(talk.text(await asked('2026-11-22 10:01'))).toContain('未完成')
    await talk.inPrivate(LI, { tap: undo }, '2026-11-22 10:02')
    expect(talk.text(await asked('2026-11-22 10:03'))).not.toContain('未完成')
  })

  it('is not for a guest', async () => {
    await talk.inPrivate(GUEST, { tap: `k:${GROUP.address}:1` }, '2026-11-22 09:00')
    expect(await talk.store.consents(GUEST)).toEqual([])
  })
})

describe('the button where its address cannot be opened', () => {
  it('says where to go on, and what it says is to be sent there', async () => {
    const reply = await talk.inGroup(LI, '我的台账', '2026-11-22 09:00')
    const action = reply.buttons.flat()[0]?.action ?? ''
    expect(talk.text(await talk.inGroup(LI, { tap: action }, '2026-11-22 09:01'))).toContain(
      '只能在与照单的私聊里',
    )
    const shown = await talk.inPrivate(LI, action.replace(/^s:/, ''), '2026-11-22 09:02')
    expect(talk.text(shown)).toContain('鑫达化工厂')
  })
})
