import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRemind, type Remind } from './remind-talk.ts'

const LI = 'tg:1001'
let remind: Remind
let mine: string
beforeEach(async () => {
  remind = await openRemind()
  await remind.official(LI, '李建国', 'district-government-head')
  mine = await remind.subscribe(LI)
})
afterEach(() => remind.end())

describe('a private chat', () => {
  it('gets one digest on a stage’s day, at its time and not before', async () => {
    expect(await remind.plan('2026-12-01 08:59')).toEqual([])
    const [digest, ...more] = await remind.plan('2026-12-01 09:00')
    expect(more).toEqual([])
    expect(digest?.row).toMatchObject({ address: LI, key: `r:${mine}:2026-12-01`, thread: null })
    expect(digest?.text).toContain('12月31日前（还有 30 天）')
    expect(digest?.text).toContain('每季度至少带队检查1次安全生产工作')
    expect(digest?.text).toContain('《枣庄办法》第七条第（一）项')
    expect(await remind.plan('2026-12-01 09:01')).toEqual([])
    await remind.sent(digest?.row as never, '2026-12-01 09:01')
    expect(await remind.plan('2026-12-02 09:00')).toEqual([])
  })

  it('gets nothing on the eve and the day after, nor for what was done', async () => {
    expect(await remind.plan('2026-11-30 09:00')).toEqual([])
    for (const activity of [
      'led-inspection',
      'government-executive-meeting',
      'duty-list-issued',
      'duty-list-review',
      'annual-debrief',
    ])
      await remind.did(LI, activity, '2026-11-30')
    expect(await remind.plan('2026-12-01 09:00')).toEqual([])
    expect(await remind.plan('2026-12-17 09:00')).toEqual([])
    expect(await remind.plan('2026-12-31 09:00')).toEqual([])
  })

  it('is asked again at the moment of sending: what was done since is left out', async () => {
    const [digest] = await remind.plan('2026-12-01 09:00')
    await remind.did(LI, 'led-inspection', '2026-12-01')
    const row = { key: digest?.row.key as string, address: LI }
    const later = await remind.conversation.digest(row, new Date('2026-12-01T09:05:00+08:00'))
    const text = JSON.stringify(later)
    expect(text).not.toContain('带队检查')
    expect(text).toContain('听取1次安全生产工作情况汇报')
  })

  it('is not sent once its day is over, in quiet hours, or where all is done', async () => {
    const [digest] = await remind.plan('2026-12-01 09:00')
    const row = { key: digest?.row.key as string, address: LI }
    const dropped = async (when: string) =>
      remind.conversation.digest(row, new Date(`${when.replace(' ', 'T')}:00+08:00`))
    expect(await dropped('2026-12-01 20:59')).toHaveProperty('send')
    expect(await dropped('2026-12-01 21:00')).toEqual({ drop: '已到免打扰时段，并入下一次' })
    expect(await dropped('2026-12-02 00:00')).toEqual({ drop: '当天没有发出，并入下一次' })
    await remind.sent(digest?.row as never, '2026-12-01 09:01')
    expect(await dropped('2026-12-01 10:00')).toEqual({ drop: '已经发过或不再需要' })
  })

  it('makes up for a week that was missed with one digest', async () => {
    for (const day of ['2026-12-17', '2026-12-18']) {
      const rows = await remind.plan(`${day} 09:00`)
      for (const { row } of rows) await remind.sent(row, `${day} 09:01`)
    }
    const late = await remind.plan('2026-12-30 15:00')
    expect(late).toHaveLength(1)
    expect(late[0]?.text).toContain('12月31日前（还有 1 天）')
    expect(await remind.plan('2026-12-30 16:00')).toEqual([])
  })

  it('has what could not be sent in the next day’s digest, and nothing twice', async () => {
    const [first] = await remind.plan('2026-12-01 09:00')
    // It waits all day; the next day's takes its place.
    const [second, ...more] = await remind.plan('2026-12-02 09:00')
    expect(more).toEqual([])
    expect(second?.row.key).toBe(`r:${mine}:2026-12-02`)
    expect((await remind.store.outgoing(first?.row.key as string))?.outcome).toBe('undeliverable')
    await remind.sent(second?.row as never, '2026-12-02 09:01')
    expect(await remind.plan('2026-12-03 09:00')).toEqual([])
  })

  it('is muted for the day by its button, and records by the other', async () => {
    const [digest] = await remind.plan('2026-12-01 09:00')
    const reply = digest && 'send' in digest.now ? digest.now.send : null
    const button = (label: string) => reply?.buttons.flat().find((each) => each.label === label)?.action ?? ''
    const asked = await remind.says(LI, { tap: button('我已完成（记录）') }, '2026-12-01 10:00')
    expect(asked.blocks[0]).toMatchObject({ text: '完成了哪一项？' })
    const inspection = asked.buttons.flat().find((each) => each.label === '带队检查')?.action ?? ''
    const card = await remind.says(LI, { tap: inspection }, '2026-12-01 10:01')
    expect(JSON.stringify(card)).toContain('带队检查')
    const today = card.buttons.flat().find((each) => each.label.startsWith('今天'))
    const shown = await remind.says(LI, { tap: today?.action ?? '' }, '2026-12-01 10:01')
    const ok = shown.buttons.flat().find((each) => each.label === '确认')
    await remind.says(LI, { tap: ok?.action ?? '' }, '2026-12-01 10:02')
    expect(await remind.store.ledger(LI)).toMatchObject([{ activity: 'led-inspection', date: '2026-12-01' }])

    const details = await remind.says(LI, { tap: button('详情') }, '2026-12-01 10:03')
    expect(JSON.stringify(details)).not.toContain('led-inspection')
    expect(details.blocks.some((block) => block.type === 'duty')).toBe(true)

    await remind.says(LI, { tap: button('今天不再提醒') }, '2026-12-01 10:04')
    expect(
      await remind.conversation.digest(
        { key: `r:${mine}:2026-12-01`, address: LI },
        new Date('2026-12-01T10:05:00+08:00'),
      ),
    ).toEqual({ drop: '对方当天不再要提醒' })
    expect((await remind.plan('2026-12-02 09:00')).length).toBe(1)
  })

  it('of somebody else gives its buttons nothing', async () => {
    await remind.official('tg:1002', '王秀英', 'district-party-head')
    await remind.plan('2026-12-01 09:00')
    for (const op of ['done', 'more', 'mute']) {
      const reply = await remind.says('tg:1002', { tap: `r:${op}:${mine}:2026-12-01` }, '2026-12-01 10:00')
      expect(reply.passing).toBe(true)
    }
    expect((await remind.store.subscription(mine))?.settings).toBe('{}')
  })

  it('of somebody who was removed gets nothing', async () => {
    const [digest] = await remind.plan('2026-12-01 09:00')
    await remind.store.removeMember(LI, '2026-12-01T02:00:00.000Z')
    const row = { key: digest?.row.key as string, address: LI }
    expect(await remind.conversation.digest(row, new Date('2026-12-01T10:01:00+08:00'))).toHaveProperty(
      'drop',
    )
    expect(await remind.plan('2026-12-17 09:00')).toEqual([])
  })
})

describe('a person at the machine', () => {
  it('finds the digest in the history', async () => {
    await remind.official('local', '我', 'district-government-head')
    await remind.subscribe('local')
    expect(await remind.plan('2026-12-01 09:00', null)).toEqual([])
    const lines = await remind.conversation.history('local', 10)
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines[0]?.reply)).toContain('每季度至少带队检查1次安全生产工作')
    await remind.plan('2026-12-01 09:05', null)
    await remind.plan('2026-12-02 09:05', null)
    expect(await remind.conversation.history('local', 10)).toHaveLength(1)
  })
})
