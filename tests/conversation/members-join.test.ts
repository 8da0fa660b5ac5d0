import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/reply/index.ts'
import { codeOf, GUEST, invite, OFFICIAL, OWNER, openWorld, REMOVED, STAFF } from './members-world.ts'
import type { Talk } from './talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openWorld()
})
afterEach(() => talk.end())

describe('inviting', () => {
  it('asks role, region and unit, and gives code, link and how to use them', async () => {
    talk.as(OWNER)
    expect(talk.labels(await talk.say('邀请'))).toEqual(
      expect.arrayContaining(['领导干部', '工作人员', '取消']),
    )
    expect(talk.labels(await talk.tap('工作人员'))).toEqual(['广西壮族自治区', '枣庄市', '不限', '取消'])
    await talk.tap('枣庄市')
    expect(talk.text(await talk.say('某区安委办'))).toContain('工作人员，枣庄市，某区安委办')
    expect(await talk.store.openInvitations('2026-11-22T00:00:00.000Z')).toEqual([])
    const reply = await talk.tap('生成邀请码')
    const code = codeOf(talk, reply)
    expect(talk.text(reply)).toContain(`https://t.me/zhaodan_bot?start=${code}`)
    expect(talk.text(reply)).toContain('只能用一次，11月29日 09:00 前有效')
    expect(await talk.store.openInvitations('2026-11-22T02:00:00.000Z')).toMatchObject([
      { code, role: 'staff', region: 'zaozhuang-2019', unit: '某区安委办', createdBy: OWNER },
    ])
  })

  it('reads one sentence, and still waits for its confirmation', async () => {
    talk.as(OWNER)
    const card = await talk.say('邀请一位枣庄某区安委办的工作人员')
    expect(talk.text(card)).toContain('工作人员，枣庄市，某区安委办')
    expect(talk.labels(card)).toContain('生成邀请码')
  })

  it('takes no question for a unit, and offers the units there are', async () => {
    await invite(talk)
    await talk.say('邀请领导干部')
    await talk.tap('枣庄市')
    expect(talk.text(await talk.say('镇长多久要带队检查一次？'))).toContain('每季度')
    const card = await talk.say('邀请工作人员')
    expect(talk.labels(card)).not.toContain('某区应急局')
    expect(talk.labels(await talk.tap('枣庄市'))).toContain('某区应急局')
    expect(talk.text(await talk.tap('某区应急局'))).toContain('工作人员，枣庄市，某区应急局')
  })

  it('makes one invitation of one card, however often it is tapped', async () => {
    talk.as(OWNER)
    await talk.say('邀请领导干部')
    await talk.tap('不限')
    const card = await talk.tap('不写单位')
    const action = card.buttons.flat()[0]?.action as string
    await talk.act(action)
    expect(talk.text(await talk.act(action))).toContain('已经确认过')
    expect(await talk.store.openInvitations('2026-11-22T02:00:00.000Z')).toHaveLength(1)
  })

  it('lists what is open and revokes it; the code is dead then', async () => {
    const code = await invite(talk)
    await invite(talk, { unit: '另一个局' })
    expect(talk.text(await talk.say('未使用的邀请'))).toContain(`末四位 ${code.slice(-4)}`)
    expect(talk.text(await talk.tap('撤销第 1 个'))).toContain('未使用的邀请 1 个')
    talk.as(GUEST)
    expect(talk.text(await talk.say(`/start ${code}`))).toContain('撤销')
    expect(await talk.store.member(GUEST)).toBeNull()
  })

  it('tells the owner who came, and removes a member only once confirmed', async () => {
    const code = await invite(talk)
    talk.as(OFFICIAL)
    await talk.say(`/start ${code}`)
    expect(await talk.store.waitingOutgoing(OWNER)).toMatchObject([
      { address: OWNER, key: `joined:${code}`, body: expect.stringContaining('编号 2') },
    ])
    talk.as(OWNER)
    expect(talk.text(await talk.say('成员名单'))).toContain('编号 2：领导干部，枣庄市，某区应急局')
    const asked = await talk.tap('移除第 1 个')
    expect(await talk.store.member(OFFICIAL)).not.toBeNull()
    await talk.tap('确认移除')
    expect(await talk.store.member(OFFICIAL)).toBeNull()
    expect(talk.text(await talk.act(asked.buttons.flat()[0]?.action as string))).toContain('已经确认过')
    talk.as(OFFICIAL)
    expect(talk.text(await talk.say(`/start ${code}`))).toContain('已经用过')
    expect(await talk.store.member(OFFICIAL)).toBeNull()
  })

  it.each([OFFICIAL, STAFF, GUEST, 'local'])('is for owners alone: %s', async (person) => {
    if (person === OFFICIAL || person === STAFF) {
      const code = await invite(talk, { role: person === STAFF ? '工作人员' : '领导干部' })
      talk.as(person)
      await talk.say(code)
    }
    talk.as(OWNER)
    const card = await talk.say('邀请')
    talk.as(person)
    for (const text of ['/invite', '邀请一位工作人员', '未使用的邀请', '成员名单']) {
      const reply = await talk.say(text)
      expect(talk.text(reply)).toMatch(/管理员/)
      expect(reply.buttons.flat().filter((button) => button.action.startsWith('c:'))).toEqual([])
    }
    expect(talk.text(await talk.act(card.buttons.flat()[0]?.action as string))).toMatch(/已过期|管理员/)
    expect((await talk.store.openPending(person)).filter((row) => row.kind === 'invite')).toEqual([])
  })
})

describe('joining', () => {
  it.each([
    ['/start', (code: string) => `/start ${code}`],
    ['the code alone', (code: string) => code],
    ['the link pasted', (code: string) => `https://t.me/zhaodan_bot?start=${code}`],
    ['邀请码：', (code: string) => `邀请码：${code}`],
  ])('by %s', async (_, say) => {
    const code = await invite(talk)
    talk.as(OFFICIAL)
    const reply = await talk.say(say(code))
    expect(talk.text(reply)).toContain('您的身份：领导干部，枣庄市，某区应急局')
    expect(await talk.store.member(OFFICIAL)).toMatchObject({ role: 'official', region: 'zaozhuang-2019' })
  })

  it('asks an official for the post, in the region of the invitation first', async () => {
    const code = await invite(talk)
    talk.as(OFFICIAL)
    const reply = await talk.say(`/start ${code}`)
    expect(talk.text(reply)).toContain('哪一级')
    expect(talk.labels(reply)).toContain('镇（街道）')
    expect(talk.labels(await talk.tap('其他地区'))).toEqual(['广西壮族自治区', '枣庄市', '取消'])
  })

  it('asks one invited for any region where that is', async () => {
    const code = await invite(talk, { region: '不限' })
    talk.as(OFFICIAL)
    expect(talk.labels(await talk.say(`/start ${code}`))).toEqual(['广西壮族自治区', '枣庄市', '取消'])
  })

  it('is friendly to the same person with the same code, and firm to another', async () => {
    const code = await invite(talk, { role: '工作人员' })
    talk.as(STAFF)
    expect(talk.text(await talk.say(`/start ${code}`))).toContain('您的身份：工作人员')
    expect(talk.text(await talk.say(`/start ${code}`))).toContain('已经用这个邀请码加入过')
    talk.as(GUEST)
    expect(talk.text(await talk.say(`/start ${code}`))).toContain('已经用过')
    expect(await talk.store.member(GUEST)).toBeNull()
  })

  it('gives a member with a new code the new role, and says so', async () => {
    const first = await invite(talk)
    const second = await invite(talk, { role: '工作人员', unit: '某区安委办' })
    talk.as(OFFICIAL)
    await talk.say(first)
    const reply = await talk.say(second)
    expect(talk.text(reply)).toContain('由“领导干部，枣庄市，某区应急局”改为“工作人员，枣庄市，某区安委办”')
    expect(await talk.store.member(OFFICIAL)).toMatchObject({ role: 'staff', unit: '某区安委办' })
  })

  it.each([
    ['the eve', -24 * 60 * 60 * 1000, true],
    ['just before', -1, true],
    ['the moment', 0, false],
    ['just after', 1, false],
    ['the day after', 24 * 60 * 60 * 1000, false],
  ])('ends after seven days: %s', async (_, fromEndMs, joins) => {
    const code = await invite(talk)
    const [invitation] = await talk.store.openInvitations('2026-11-22T00:00:00.000Z')
    const { createdAt, expiresAt } = invitation as { createdAt: string; expiresAt: string }
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(7 * 24 * 60 * 60 * 1000)
    const now = new Date(Date.parse(expiresAt) + fromEndMs)
    const [reply] = await talk.conversation.handle({ person: OFFICIAL, text: `/start ${code}`, now })
    expect(talk.text(reply as Reply)).toContain(joins ? '欢迎使用照单' : '已过期（11月29日 09:00）')
    expect((await talk.store.member(OFFICIAL)) !== null).toBe(joins)
  })

  it('lets nobody try more than five wrong codes an hour, not even with a right one then', async () => {
    const code = await invite(talk)
    talk.as(GUEST)
    for (let i = 0; i < 5; i++) {
      expect(talk.text(await talk.say(`/start wrong${i}`))).toContain('没有这个邀请码')
    }
    expect(talk.text(await talk.say(`/start ${code}`))).toContain('一小时内')
    talk.as(OFFICIAL)
    expect(talk.text(await talk.say(`/start ${code}`))).toContain('欢迎使用照单')
    const another = await invite(talk)
    talk.on('2026-11-22', '10:30')
    talk.as(GUEST)
    expect(talk.text(await talk.say(`/start ${another}`))).toContain('欢迎使用照单')
  })

  it('still joins whoever has asked as much as a guest may', async () => {
    const code = await invite(talk)
    talk.as(GUEST)
    for (let i = 0; i < 11; i++) await talk.say('法规')
    expect(talk.text(await talk.say('法规'))).toContain('一分钟最多')
    expect(talk.text(await talk.say(`/start ${code}`))).toContain('欢迎使用照单')
    expect(talk.text(await talk.say('我的台账'))).toContain('还没有记录')
  })

  it.each(['邀请码', '我要加入', '%%%'])('takes “/start %s” for no code', async (words) => {
    talk.as(GUEST)
    for (let i = 0; i < 6; i++) expect(talk.text(await talk.say(`/start ${words}`))).toContain('不是邀请码')
  })

  it('keeps the name that the channel shows from the moment of joining, and not before', async () => {
    const code = await invite(talk)
    const now = new Date('2026-11-22T03:00:00.000Z')
    const say = (text: string) => talk.conversation.handle({ person: REMOVED, text, now, name: '李\u202e四' })
    await say('法规')
    expect((await talk.store.person(REMOVED))?.name).toBeNull()
    await say(code)
    expect((await talk.store.person(REMOVED))?.name).toBe('李四')
  })
})
