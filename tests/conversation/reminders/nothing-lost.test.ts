import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { at, openRemind, type Remind } from './remind-talk.ts'

const LI = 'tg:1001'
const WANG = 'tg:1002'
const GROUP = 'tg:-100500'
let remind: Remind
let mine: string
beforeEach(async () => {
  remind = await openRemind()
  await remind.official(LI, '李建国', 'district-government-head')
  mine = await remind.subscribe(LI)
})
afterEach(() => remind.end())

const sendAll = async (when: string): Promise<string[]> => {
  const digests = await remind.plan(when)
  for (const { row, now } of digests)
    if ('send' in now)
      await remind.conversation.digestSent(row, { messageId: 1, reply: now.send, said: now.said }, at(when))
  return digests.map(({ text }) => text)
}

describe('a clock', () => {
  it('that jumps years ahead and back goes on as if it had not', async () => {
    await sendAll('2026-12-01 09:00')
    await sendAll('2030-03-01 09:00')
    expect(await sendAll('2026-12-01 09:05')).toEqual([])
    expect(await sendAll('2026-12-02 09:00')).toEqual([])
    const [text, ...more] = await sendAll('2026-12-17 09:00')
    expect(more).toEqual([])
    expect(text).toContain('还有 14 天')
  })

  it('that goes back while a digest waits: it goes out as it is, and nothing beside it', async () => {
    const [waiting] = await remind.plan('2026-12-17 09:00')
    expect(await remind.plan('2026-12-16 10:00')).toEqual([])
    const row = waiting?.row as NonNullable<typeof waiting>['row']
    const now = await remind.conversation.digest(row, at('2026-12-16 10:00'))
    if (!('send' in now)) throw new Error(now.drop)
    const sent = { messageId: 1, reply: now.send, said: now.said }
    await remind.conversation.digestSent(row, sent, at('2026-12-16 10:00'))
    expect(await sendAll('2026-12-17 09:00')).toEqual([])
  })

  it('that goes back to a day that had its digest sends no second one', async () => {
    expect(await sendAll('2026-12-17 09:00')).toHaveLength(1)
    expect(await sendAll('2026-12-01 09:00')).toEqual([])
    expect(await sendAll('2026-12-17 09:00')).toEqual([])
  })
})

describe('what was left out at the moment of sending', () => {
  it('is brought up once it is owed again', async () => {
    const [digest] = await remind.plan('2026-12-01 09:00')
    await remind.did(LI, 'led-inspection', '2026-12-01')
    const row = digest?.row as NonNullable<typeof digest>['row']
    const now = await remind.conversation.digest(row, at('2026-12-01 09:02'))
    if (!('send' in now)) throw new Error(now.drop)
    await remind.conversation.digestSent(
      row,
      { messageId: 1, reply: now.send, said: now.said },
      at('2026-12-01 09:02'),
    )
    const [entry] = await remind.store.ledger(LI)
    await remind.store.append([
      {
        ...(entry as NonNullable<typeof entry>),
        id: 'void00000001',
        kind: 'void',
        amends: entry?.id ?? '',
        confirmation: 'void00000001',
        recordedAt: '2026-12-01T03:00:00.000Z',
      },
    ])
    const [text, ...more] = await sendAll('2026-12-02 09:00')
    expect(more).toEqual([])
    expect(text).toContain('带队检查')
    expect(text).not.toContain('述职')
  })
})

describe('a record that cannot be read', () => {
  it('of a post that is no longer loaded keeps nobody from being reminded', async () => {
    const ours = await remind.subscribe(GROUP)
    await remind.official(WANG, '王秀英', 'district-safety-deputy')
    for (const person of [LI, WANG]) await remind.join(ours, person)
    await remind.store.addTenure({
      person: LI,
      regulation: 'gone-2001',
      post: 'gone',
      title: null,
      from: '2026-01-01',
      to: null,
      recordedAt: '2026-01-01T00:00:00.000Z',
    })
    expect((await sendAll('2026-12-01 09:00')).every((text) => text.includes('带队检查'))).toBe(true)
  })

  it('of one chat keeps no other from its digest, and is told', async () => {
    await remind.official(WANG, '王秀英', 'district-safety-deputy')
    const theirs = await remind.subscribe(WANG)
    const row = await remind.store.subscription(mine)
    await remind.store.putSubscription({ ...(row as NonNullable<typeof row>), settings: '{"stages":7}' })
    const told: string[] = []
    await expect(
      remind.conversation.planReminders(at('2026-12-01 09:00'), 'tg:', (rows) =>
        told.push(...rows.map((each) => each.key)),
      ),
    ).rejects.toThrow()
    expect(told).toEqual([`r:${theirs}:2026-12-01`])
  })
})

describe('a button', () => {
  it('under the digest of an earlier day silences nothing of today', async () => {
    await sendAll('2026-12-01 09:00')
    await remind.says(LI, { tap: `r:mute:${mine}:2026-12-01` }, '2026-12-17 08:00')
    expect(await sendAll('2026-12-17 09:00')).toHaveLength(1)
  })
})

describe('a pause', () => {
  it('that is said between plan and sending holds, and on its last day all that is owed comes at once', async () => {
    const [digest] = await remind.plan('2026-12-01 09:00')
    await remind.says(LI, '暂停提醒到12月18日', '2026-12-01 09:01')
    expect(await remind.conversation.digest(digest?.row as never, at('2026-12-01 09:02'))).toHaveProperty(
      'drop',
    )
    expect(await sendAll('2026-12-17 09:00')).toEqual([])
    const [text, ...more] = await sendAll('2026-12-18 09:00')
    expect(more).toEqual([])
    expect(text).toContain('12月31日前（还有 13 天）')
  })
})

describe('wishes', () => {
  const wish = (id: string, time: string | null) => ({
    id,
    person: LI,
    day: '2026-12-01',
    time,
    text: '交材料',
    activity: null,
    plannedFor: null,
    createdAt: '2026-11-20T00:00:00.000Z',
  })

  it('with an hour of their own come at it, also where the day’s digest was the last that was wanted', async () => {
    await remind.store.addOwnReminders([wish('wish00000001', '15:00')])
    await sendAll('2026-12-01 09:00')
    await remind.says(LI, { tap: `r:mute:${mine}:2026-12-01` }, '2026-12-01 09:30')
    expect(await sendAll('2026-12-01 14:59')).toEqual([])
    expect((await sendAll('2026-12-01 15:00')).join()).toContain('交材料')
    expect(await sendAll('2026-12-01 15:01')).toEqual([])
  })

  it('that go out by themselves lead to the record of what they are about', async () => {
    await remind.store.addOwnReminders([
      { ...wish('wish00000003', '15:00'), day: '2026-12-02', activity: 'led-inspection' },
    ])
    await sendAll('2026-12-01 09:00')
    await sendAll('2026-12-02 09:00')
    const [own] = await remind.plan('2026-12-02 15:00')
    const reply = own && 'send' in own.now ? own.now.send : null
    const tap = reply?.buttons.flat().find((each) => each.label === '我已完成（记录）')?.action ?? ''
    const card = await remind.says(LI, { tap }, '2026-12-02 15:01')
    expect(JSON.stringify(card.blocks)).toContain('带队检查')
    expect(card.buttons.flat().some((each) => each.label.startsWith('今天'))).toBe(true)
  })

  it('said after the day’s digest was made come at an hour of today', async () => {
    await sendAll('2026-12-01 09:00')
    await remind.store.putSubscription({
      ...((await remind.store.subscription(mine)) as never as Parameters<
        Remind['store']['putSubscription']
      >[0]),
      time: '10:00',
    })
    await remind.says(LI, '提醒我今天交材料', '2026-12-01 09:10')
    await remind.says(LI, '确认', '2026-12-01 09:10')
    const [own] = await remind.store.ownReminders(LI)
    expect(own).toMatchObject({ day: '2026-12-01', time: '09:30' })
  })

  it('of somebody who was removed end', async () => {
    await remind.store.addOwnReminders([wish('wish00000002', null)])
    await remind.store.removeMember(LI, '2026-11-30T00:00:00.000Z')
    expect(await sendAll('2026-12-01 09:00')).toEqual([])
    expect(await remind.store.ownReminders(LI)).toEqual([])
  })

  it('are all said, however many there are', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      id: `wish${String(index).padStart(8, '0')}`,
      person: LI,
      day: '2026-12-02',
      time: null,
      text: `第${index + 1}件事`,
      activity: null,
      plannedFor: null,
      createdAt: '2026-11-20T00:00:00.000Z',
    }))
    await remind.store.addOwnReminders(many)
    const texts = await sendAll('2026-12-02 09:00')
    expect(texts).toHaveLength(1)
    for (const { text } of many) expect(texts[0]).toContain(text)
    expect(await remind.store.ownReminders(LI)).toEqual([])
  })
})
