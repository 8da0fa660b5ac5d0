import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setNaming } from '../../../src/conversation/reminders/group/people.ts'
import { openRemind, type Remind } from './remind-talk.ts'

const LI = 'tg:1001'
const WANG = 'tg:1002'
const GROUP = 'tg:-100500'
let remind: Remind
let ours: string
beforeEach(async () => {
  remind = await openRemind()
  await remind.official(LI, '李建国', 'district-government-head')
  await remind.official(WANG, '王秀英', 'district-safety-deputy')
  ours = await remind.subscribe(GROUP)
})
afterEach(() => remind.end())

const textOn = async (when: string) => (await remind.plan(when))[0]?.text ?? null

describe('a group', () => {
  it('is sent nothing while nobody takes part and no post was chosen', async () => {
    expect(await textOn('2026-12-01 09:00')).toBeNull()
  })

  it('counts those who take part, and names nobody', async () => {
    await remind.join(ours, LI)
    await remind.join(ours, WANG)
    const text = await textOn('2026-12-01 09:00')
    expect(text).toContain('每季度至少带队检查1次安全生产工作')
    expect(text).toContain('1 人待完成')
    expect(text).not.toMatch(/李建国|王秀英|1001|1002/)
  })

  it('names those alone who allow it in this group, where names were chosen', async () => {
    const named = await remind.subscribe('tg:-100600', { settings: { naming: 'names' } })
    for (const person of [LI, WANG]) await remind.join(named, person)
    await remind.store.setConsent(WANG, 'tg:-100600', true, '2025-12-01T00:00:00.000Z')
    // WANG allows the own duties where asked for in the group; taking part, WANG chose to be counted.
    await setNaming(remind.store, named, LI, 'names')
    const text = await textOn('2026-12-01 09:00')
    expect(text).toContain('待完成：李建国')
    expect(text).not.toContain('王秀英')
  })

  it('names nobody who chose to be counted since, and counts nobody who stopped the bot', async () => {
    const named = await remind.subscribe('tg:-100600', { settings: { naming: 'names' } })
    for (const person of [LI, WANG]) {
      await remind.join(named, person)
      await setNaming(remind.store, named, person, 'names')
    }
    await setNaming(remind.store, named, LI, 'counts')
    const [digest] = await remind.plan('2026-12-01 09:00')
    expect(digest?.text).toContain('待完成：王秀英')
    expect(digest?.text).not.toContain('李建国')
    const chat = { address: WANG, kind: 'private', title: null, owner: WANG, active: false } as const
    await remind.store.putChat({
      ...chat,
      cause: 'blocked',
      movedTo: null,
      updatedAt: '2025-12-01T00:00:00.000Z',
    })
    const row = { key: digest?.row.key as string, address: 'tg:-100600' }
    const later = JSON.stringify(await remind.conversation.digest(row, new Date('2026-12-01T09:10:00+08:00')))
    expect(later).toContain('1 人待完成')
    expect(later).not.toContain('王秀英')
  })

  it('counts nobody who left, who was removed, or whose duty is done, at the moment of sending', async () => {
    await remind.join(ours, LI)
    await remind.join(ours, WANG)
    const [digest] = await remind.plan('2026-12-01 09:00')
    const row = { key: digest?.row.key as string, address: GROUP }
    const now = new Date('2026-12-01T09:10:00+08:00')
    await remind.store.setParticipant(ours, LI, false, now.toISOString())
    const left = JSON.stringify(await remind.conversation.digest(row, now))
    expect(left).not.toContain('district-government-head')
    expect(left).not.toContain('听取1次安全生产工作情况汇报')
    expect(left).toContain('带队检查')
    await remind.store.removeMember(WANG, now.toISOString())
    expect(await remind.conversation.digest(row, now)).toEqual({ drop: '要提醒的事都已完成' })
  })

  it('counts nobody who was removed and invited anew until they say so again', async () => {
    await remind.join(ours, LI)
    await remind.store.removeMember(LI, '2026-10-01T00:00:00.000Z')
    const member = { person: LI, role: 'official' as const, region: 'zaozhuang-2019', unit: '区政府' }
    await remind.store.setMember({ ...member, since: '2026-11-01T00:00:00.000Z' })
    expect(await textOn('2026-12-01 09:00')).toBeNull()
    await remind.store.setParticipant(ours, LI, false, '2026-11-02T00:00:00.000Z')
    await remind.store.setParticipant(ours, LI, true, '2026-11-02T00:00:01.000Z')
    expect(await textOn('2026-12-02 09:00')).toContain('1 人待完成')
  })

  it('says nothing of what was over before somebody joined', async () => {
    const early = await remind.subscribe('tg:-100600', { since: '2026-01-01' })
    await remind.store.setParticipant(early, LI, true, '2026-11-18T07:00:00.000Z')
    expect(await textOn('2026-11-19 09:00')).toBeNull()
    expect(await textOn('2026-12-01 09:00')).toContain('1 人待完成')
    expect(await textOn('2027-01-04 09:00')).toContain('12月31日已过期限')
  })

  it('quotes the law once, however many periods a message tells of', async () => {
    await remind.join(ours, WANG)
    const inPrivate = await remind.subscribe(WANG)
    const digests = await remind.plan('2027-01-04 09:00')
    for (const id of [ours, inPrivate]) {
      const now = digests.find(({ row }) => row.key.includes(id))?.now
      const blocks = now && 'send' in now ? now.send.blocks : []
      const text = JSON.stringify(blocks)
      expect(text.match(/带队检查 · 2026年第四季度|带队检查 · 2027年第一季度/g)).toHaveLength(2)
      const quotes = blocks.flatMap((block) => (block.type === 'quote' ? [JSON.stringify(block)] : []))
      expect(quotes.length).toBeGreaterThan(1)
      expect(new Set(quotes).size).toBe(quotes.length)
    }
  })

  it('is reminded of a chosen post that nobody here holds', async () => {
    await remind.store.putSubscription({
      ...((await remind.store.subscription(ours)) as never as Record<string, unknown>),
      settings: JSON.stringify({ posts: ['zaozhuang-2019:town-government-head'] }),
    } as never)
    const text = await textOn('2026-12-01 09:00')
    expect(text).toContain('镇（街道）行政主要负责人：带队检查 · 2026年第四季度')
    expect(text).not.toContain('人待完成')
    expect(text).not.toContain('镇（街道）党（工）委主要负责人')
  })

  it('shows the law’s words to everybody, and stops for the day for an administrator alone', async () => {
    await remind.join(ours, LI)
    await remind.plan('2026-12-01 09:00')
    const group = { address: GROUP, title: '群' }
    const details = await remind.says(WANG, { tap: `r:more:${ours}:2026-12-01` }, '2026-12-01 09:05', group)
    expect(details.citations.map((each) => each.ref)).toContain('zaozhuang-2019#7.1')
    const mute = { tap: `r:mute:${ours}:2026-12-01` }
    for (const administrator of [false, null, undefined]) {
      const said = { ...group, ...(administrator === undefined ? {} : { administrator }) }
      expect((await remind.says(WANG, mute, '2026-12-01 09:06', said)).passing).toBe(true)
      expect(JSON.parse((await remind.store.subscription(ours))?.settings ?? '').muted ?? null).toBeNull()
    }
    await remind.says(LI, mute, '2026-12-01 09:07', { ...group, administrator: true })
    expect(JSON.parse((await remind.store.subscription(ours))?.settings ?? '').muted).toBe('2026-12-01')
    expect(remind.conversation.needsAdministrator({ person: LI, now: new Date(), group, ...mute })).toBe(true)
  })

  it('leads its members to their own record in private', async () => {
    await remind.join(ours, LI)
    const [digest] = await remind.plan('2026-12-01 09:00')
    const reply = digest && 'send' in digest.now ? digest.now.send : null
    const button = reply?.buttons.flat().find((each) => each.label === '我已完成（记录）')
    expect(button?.url).toBe(`https://t.me/zhaodan_bot?start=d-${ours}`)
    await remind.subscribe(LI)
    const asked = await remind.says(LI, `/start d-${ours}`, '2026-12-01 10:00')
    expect(asked.blocks[0]).toMatchObject({ text: '完成了哪一项？' })
    const [first] = asked.buttons.flat()
    const card = await remind.says(LI, { tap: first?.action ?? '' }, '2026-12-01 10:00')
    expect(card.buttons.flat().some((each) => each.label.startsWith('今天'))).toBe(true)
  })

  it('keeps its reminders when it moves', async () => {
    await remind.join(ours, LI)
    const [digest] = await remind.plan('2026-12-01 09:00')
    await remind.store.putChat({
      address: GROUP,
      kind: 'group',
      title: '群',
      owner: LI,
      active: true,
      cause: null,
      movedTo: null,
      updatedAt: '2026-12-01T00:00:00.000Z',
    })
    await remind.store.moveChat(GROUP, 'tg:-100999', '2026-12-01T01:01:00.000Z')
    const row = await remind.store.outgoing(digest?.row.key as string)
    expect(row?.address).toBe('tg:-100999')
    const now = new Date('2026-12-01T09:05:00+08:00')
    expect(
      await remind.conversation.digest({ key: row?.key as string, address: 'tg:-100999' }, now),
    ).toHaveProperty('send')
    await remind.sent(row as never, '2026-12-01 09:05')
    expect(await remind.plan('2026-12-01 09:06')).toEqual([])
    expect(await remind.plan('2026-12-02 09:06')).toEqual([])
    expect((await remind.plan('2026-12-17 09:06')).map((each) => each.row.address)).toEqual(['tg:-100999'])
  })
})
