import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leaveGroup } from '../../../src/conversation/reminders/group/join.ts'
import { mayBeNamed } from '../../../src/conversation/reminders/group/people.ts'
import { openTurn } from '../../../src/conversation/turn.ts'
import { GROUP, GUEST, LI, LI_NAME, OTHER_GROUP, WANG } from '../groups-talk.ts'
import { actionOf, joins, MONDAY, openPanelTalk, type PanelTalk } from './group-talk.ts'

let talk: PanelTalk
let id: string
beforeEach(async () => {
  talk = await openPanelTalk()
  await talk.starts()
  id = (await talk.row()).id
})
afterEach(() => talk.end())

const people = async () => (await talk.store.participants(id)).map(({ person }) => person)
const opens = (who: string, payload = `j-${id}`) => talk.inPrivate(who, `/start ${payload}`, MONDAY)
const names = async (who: string) => mayBeNamed(talk.store, await talk.row(), who)

describe('我要参加', () => {
  it('explains what the group will see, and asks', async () => {
    const offer = await opens(LI)
    expect(talk.text(offer)).toContain('「区安委会成员群」的提醒：工作日在群里发一条')
    expect(talk.text(offer)).toContain('选“只计人数”，群里看到的是岗位、事项和还没完成的人数，没有姓名')
    expect(talk.labels(offer)).toEqual(['参加（只计人数）', '参加（可显示姓名）', '不参加'])
    expect(await people()).toEqual([])
  })

  it('counts whoever wants to be counted, and names nobody', async () => {
    await talk.store.setConsent(LI, GROUP.address, true, '2026-11-01T00:00:00.000Z')
    const done = await joins(talk)
    expect(talk.text(done)).toBe('已参加「区安委会成员群」的提醒（只计人数）。随时可以说“退出群提醒”。')
    expect(done.replaces).toBe(true)
    expect(await people()).toEqual([LI])
    // Allowed to be shown when asked for in the group: that is another thing.
    expect(await names(LI)).toBe(false)
  })

  it('names whoever allows it, in this group alone, until they say otherwise', async () => {
    await joins(talk, LI, '参加（可显示姓名）')
    expect(await names(LI)).toBe(true)
    await talk.starts({ group: OTHER_GROUP })
    const other = await talk.row(OTHER_GROUP.address)
    await talk.store.setParticipant(other.id, LI, true, '2026-11-23T00:00:00.000Z')
    expect(await mayBeNamed(talk.store, other, LI)).toBe(false)
    await joins(talk, LI, '参加（只计人数）')
    expect(await names(LI)).toBe(false)
    expect(await people()).toEqual([LI])
  })

  it('allows nothing beside: the own duties are not shown for a question, and what was said of that holds', async () => {
    await joins(talk, LI, '参加（可显示姓名）')
    expect(await talk.store.consents(LI)).toEqual([])
    const asked = await talk.asks('本季度我要做什么', { who: LI, administrator: false })
    expect(talk.text(asked)).toContain('请到私聊继续')
    const at = '2026-11-23T00:30:00.000Z'
    for (const given of [false, true]) {
      await talk.store.setConsent(LI, GROUP.address, given, at)
      const before = await talk.store.consents(LI)
      await joins(talk, LI, '参加（可显示姓名）')
      expect(await names(LI)).toBe(true)
      await opens(LI, `l-${id}`)
      expect(await names(LI)).toBe(false)
      expect(await talk.store.consents(LI)).toEqual(before)
    }
  })

  it('can be changed to be only counted', async () => {
    await joins(talk, LI, '参加（可显示姓名）')
    expect(talk.text(await opens(LI))).toContain('您已参加「区安委会成员群」的提醒（可显示姓名）')
    await joins(talk, LI, '参加（只计人数）')
    expect(await names(LI)).toBe(false)
    expect(await people()).toEqual([LI])
  })

  it('is left alone by 不参加', async () => {
    expect(talk.text(await joins(talk, LI, '不参加'))).toBe('好的，没有参加。')
    expect(await people()).toEqual([])
  })

  it('goes on to the post where none is registered', async () => {
    const at = '2026-11-01T00:00:00.000Z'
    const newcomer = 'tg:6000000009'
    await talk.store.ensurePerson(newcomer, at)
    await talk.store.setMember({ person: newcomer, role: 'official', region: null, unit: null, since: at })
    const card = await joins(talk, newcomer)
    expect(talk.text(card)).toContain('已参加「区安委会成员群」的提醒（只计人数）。还没有登记岗位')
    expect(talk.labels(card)).toContain('枣庄市')
    expect(await people()).toEqual([newcomer])
  })

  it('is for those who were invited', async () => {
    const told = await opens(GUEST)
    expect(talk.text(told)).toContain('只有受邀请使用照单的人可以参加')
    expect(talk.text(told)).toContain('邀请码')
    expect(talk.labels(told)).not.toContain('参加（只计人数）')
    await talk.inPrivate(GUEST, { tap: `rp:gjoin:${id}:counts` }, MONDAY)
    expect(await people()).toEqual([])
  })

  it('is no invitation code, and takes none of the tries that a guest has', async () => {
    for (let times = 0; times < 7; times += 1) await opens(GUEST, 'j-nothinghere')
    expect(talk.text(await talk.inPrivate(GUEST, '/start wrongcode123', MONDAY))).toContain('没有这个邀请码')
  })

  it('names the group where it lives now, and says where nothing is sent', async () => {
    const group = { address: 'tg:-1007777777777', title: '区安委会成员群（新）' }
    await talk.store.moveChat(GROUP.address, group.address, '2026-11-23T01:00:00.000Z')
    const chat = await talk.store.chat(group.address)
    if (chat) await talk.store.putChat({ ...chat, title: group.title })
    expect(talk.text(await opens(LI))).toContain('「区安委会成员群（新）」的提醒：')
    const stop = await talk.sends(`rp:stopok:${id}`, { group })
    expect(talk.text(stop)).toContain('已停止')
    expect(talk.text(await opens(LI))).toBe('「区安委会成员群（新）」没有开启提醒，现在不用参加。')
    const late = await talk.inPrivate(LI, { tap: `rp:gjoin:${id}:names` }, MONDAY)
    expect(talk.text(late)).toContain('没有开启提醒，没有参加')
    expect(await people()).toEqual([])
  })

  it.each(['j-unknown-id-1', 'l-unknown-id-1'])('of what there is not has expired: %s', async (payload) => {
    expect(await opens(LI, payload)).toMatchObject({ passing: true })
  })

  it('is no way into somebody’s private reminders', async () => {
    const row = { ...(await talk.row()), id: 'private-of-wang', address: WANG, kind: 'private' as const }
    await talk.store.putSubscription(row)
    expect(await opens(LI, 'j-private-of-wang')).toMatchObject({ passing: true })
    await talk.inPrivate(LI, { tap: 'rp:gjoin:private-of-wang:counts' }, MONDAY)
    expect(await talk.store.participants('private-of-wang')).toEqual([])
  })
})

describe('leaving', () => {
  beforeEach(() => joins(talk, LI, '参加（可显示姓名）'))

  it('holds at once, by the link', async () => {
    expect(talk.text(await opens(LI, `l-${id}`))).toContain('已退出「区安委会成员群」的提醒')
    expect(await people()).toEqual([])
    expect(await names(LI)).toBe(false)
    expect(talk.text(await opens(LI, `l-${id}`))).toBe('您没有参加「区安委会成员群」的提醒。')
  })

  it('is found by words in private, and carried there from the group', async () => {
    const list = await talk.inPrivate(LI, '退出群提醒', MONDAY)
    expect(talk.text(list)).toContain('「区安委会成员群」：可显示姓名')
    await talk.inPrivate(LI, { tap: actionOf(list, '退出「区安委会成员群」') }, MONDAY)
    expect(await people()).toEqual([])
    expect(talk.text(await talk.inPrivate(LI, '退出群提醒', MONDAY))).toBe('您没有参加任何群的提醒。')

    await joins(talk)
    const said = await talk.asks('退出提醒', { who: LI, administrator: false })
    expect(talk.text(said)).toContain('请到私聊继续')
    expect(await people()).toEqual([LI])
    const payload = /start=(g-\S+)$/.exec(said.buttons.flat()[0]?.url ?? '')?.[1]
    const carried = await opens(LI, payload)
    expect(talk.labels(carried)).toEqual(['退出「区安委会成员群」'])
  })

  it('is each person’s own', async () => {
    await joins(talk, WANG)
    await opens(WANG, `l-${id}`)
    expect(await people()).toEqual([LI])
    await opens(GUEST, `l-${id}`)
    expect(await people()).toEqual([LI])
  })

  it('is open to whoever was removed, and is there for the private panel', async () => {
    await talk.store.removeMember(LI, '2026-11-23T00:30:00.000Z')
    expect(talk.text(await opens(LI, `l-${id}`))).toContain('已退出')
    expect(await people()).toEqual([])
    await joins(talk, WANG)
    const now = new Date('2026-11-23T08:00:00+08:00')
    const reply = await talk.store.transaction(async (store) => {
      const parts = { store, newId: () => 'unused-id' } as never
      return leaveGroup(await openTurn(parts, { person: WANG, now }), id)
    })
    expect(talk.text(reply)).toContain('已退出')
    expect(await people()).toEqual([])
  })
})

describe('who counts', () => {
  const count = async () => /参加成员 (\d+) 人([^。，]*)/.exec(talk.text(await talk.asks('/remind')))?.[1]
  const page = async () => talk.text(await talk.taps(await talk.asks('/remind'), '成员'))

  it('is nobody who was removed or stopped the bot', async () => {
    await joins(talk, LI, '参加（可显示姓名）')
    await joins(talk, WANG)
    expect(await count()).toBe('2')
    expect(await page()).toContain(`参加成员 2 人：${LI_NAME}，另有 1 人。`)
    const chat = {
      address: LI,
      kind: 'private',
      title: null,
      owner: LI,
      active: false,
      cause: 'blocked',
    } as const
    await talk.store.putChat({ ...chat, movedTo: null, updatedAt: '2026-11-23T00:00:00.000Z' })
    expect(await count()).toBe('1')
    expect(await page()).not.toContain(LI_NAME)
    await talk.store.removeMember(WANG, '2026-11-23T00:00:00.000Z')
    expect(await count()).toBe('0')
  })
})
