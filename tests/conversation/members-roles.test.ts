import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/reply/index.ts'
import { GUEST, invite, OFFICIAL, OWNER, openFullWorld, REMOVED, recordsOf, STAFF } from './members-world.ts'
import { openTalk, type Talk } from './talk.ts'

const PEOPLE = [OWNER, OFFICIAL, STAFF, GUEST, REMOVED]
const MEMBERS = [OWNER, OFFICIAL, STAFF]
const OUTSIDE = [GUEST, REMOVED]
const NAMES: Record<string, string> = {
  [OWNER]: 'owner',
  [OFFICIAL]: 'official',
  [STAFF]: 'staff',
  [GUEST]: 'guest',
  [REMOVED]: 'removed member',
}

/** What is said, what a member is told, and what whoever has no invitation is told. */
const NEEDS = /要有本单位管理员的邀请/
const SAID: [string, RegExp, RegExp][] = [
  ['/start', /您好。当前岗位/, /请直接提问[\s\S]*邀请码/],
  ['/help', /记履职/, /没有邀请也能用的/],
  ['/ask 镇长多久要带队检查一次？', /每季度/, /每季度/],
  ['镇长多久要带队检查一次？', /每季度/, /每季度/],
  ['枣庄办法第二十二条说什么', /第二十二条/, /第二十二条/],
  ['法规', /已载入的法规/, /已载入的法规/],
  ['/duties', /2026年第四季度/, NEEDS],
  ['/duties 上季度', /2026年第三季度/, NEEDS],
  ['本季度我要做什么', /2026年第四季度/, NEEDS],
  ['/log', /例如/, NEEDS],
  ['/log 今天带队检查了鑫达化工厂', /鑫达化工厂/, NEEDS],
  ['今天带队检查了鑫达化工厂', /鑫达化工厂/, NEEDS],
  ['下周三带队检查化工厂', /还没有发生/, NEEDS],
  ['撤销上一条', /没有可以撤销的记录/, NEEDS],
  ['刚才那条日期错了，是昨天', /没有可以更正的记录/, NEEDS],
  ['/ledger', /台账/, NEEDS],
  ['我的台账', /台账/, NEEDS],
  ['第1号的详情', /第 1 号/, NEEDS],
  ['为什么说我没完成', /2026年第四季度/, NEEDS],
  ['/remind', /^履职提醒已开启/, NEEDS],
  ['/posts', /您登记的岗位/, NEEDS],
  ['添加岗位', /哪一级|哪个地区/, NEEDS],
  ['我是滕州市市长', /岗位/, NEEDS],
  ['我已离任', /最后任职的一天/, NEEDS],
  ['删除岗位登记', /确认删除/, NEEDS],
  ['/settings', /您的设置/, NEEDS],
  ['我叫张三', /好的，张三/, NEEDS],
  ['确认', /没有等待确认的内容/, NEEDS],
  ['/cancel', /没有进行中的操作/, /没有进行中的操作/],
  ['我的编号', /您的编号是 [1-3]。/, /您的编号是 [45]。/],
  ['/menu', /没有“\/menu”这个命令/, /没有“\/menu”这个命令/],
]

describe('what is said, by whom', () => {
  let talk: Talk
  beforeEach(async () => {
    talk = await openFullWorld()
  })
  afterEach(() => talk.end())

  it.each(SAID)('%s', async (text, toMember, toGuest) => {
    for (const person of PEOPLE) {
      // Cards of the last sentence must not answer for this one.
      const outside = OUTSIDE.includes(person)
      const before = await recordsOf(talk, PEOPLE)
      talk.as(person)
      const reply = await talk.say(text)
      expect(talk.text(reply), NAMES[person]).toMatch(outside ? toGuest : toMember)
      if (outside) {
        expect(await recordsOf(talk, PEOPLE), NAMES[person]).toBe(before)
        expect(cardButtons(reply), NAMES[person]).toEqual([])
        if (toGuest === NEEDS) expect(talk.text(reply)).toContain(`您的编号是 ${person.slice(3)}。`)
      } else expect(talk.text(reply), NAMES[person]).not.toMatch(NEEDS)
    }
  })

  it.each([
    ['/invite', /邀请哪一类人/],
    ['未使用的邀请', /没有未使用的邀请/],
    ['成员名单', /成员 2 人/],
  ])('%s is the owner’s', async (text, toOwner) => {
    for (const person of PEOPLE) {
      talk.as(person)
      const said = talk.text(await talk.say(text))
      if (person === OWNER) expect(said).toMatch(toOwner)
      else expect(said, NAMES[person]).toMatch(OUTSIDE.includes(person) ? NEEDS : /只有管理员能用/)
    }
  })
})

function cardButtons(reply: Reply): string[] {
  return reply.buttons.flat().flatMap((button) => (button.action.startsWith('c:') ? [button.label] : []))
}

/** What opens a card, for whom, and every kind of button that it may show. */
const CARDS: [string, string][] = [
  ['log', '昨天带队检查了加油站'],
  ['plan', '下周三带队检查化工厂'],
  ['post', '添加岗位'],
  ['leave', '我已离任'],
  ['void', '撤销第1号'],
]

describe('a card that belongs to another', () => {
  let talk: Talk
  beforeEach(async () => {
    talk = await openFullWorld()
    talk.as(OFFICIAL)
    await talk.say('11月3日带队检查了商场')
    await talk.tap('确认')
  })
  afterEach(() => talk.end())

  it.each(CARDS)('%s: no button of it does anything for anybody else', async (_, text) => {
    talk.as(OFFICIAL)
    const card = await talk.say(text)
    const buttons = card.buttons.flat().filter((button) => button.action.startsWith('c:'))
    expect(buttons.length).toBeGreaterThan(1)
    const before = await recordsOf(talk, PEOPLE)
    for (const person of PEOPLE.filter((each) => each !== OFFICIAL)) {
      talk.as(person)
      for (const { action, label } of buttons) {
        const reply = talk.text(await talk.act(action))
        expect(reply, `${NAMES[person]} ${label}`).toMatch(OUTSIDE.includes(person) ? NEEDS : /已过期/)
      }
    }
    expect(await recordsOf(talk, PEOPLE)).toBe(before)
  })

  it('the owner’s own: invitations and members', async () => {
    talk.as(OWNER)
    const cards = [await talk.say('邀请'), await talk.say('成员名单'), await talk.tap('移除第 1 个')]
    const actions = cards
      .flatMap((card) => card.buttons.flat())
      .filter(({ action }) => action.startsWith('c:'))
    expect(actions.map(({ label }) => label)).toEqual(expect.arrayContaining(['确认移除', '领导干部']))
    const before = await recordsOf(talk, PEOPLE)
    for (const person of [OFFICIAL, STAFF, GUEST, REMOVED, 'local']) {
      talk.as(person)
      for (const { action } of actions) await talk.act(action)
    }
    expect(await recordsOf(talk, PEOPLE)).toBe(before)
  })

  it('stays the owner’s no longer once the settings name somebody else', async () => {
    const owners = new Set([OWNER])
    const other = await openTalk('2026-11-22', { owners })
    other.as(OWNER)
    await other.say('邀请领导干部')
    await other.tap('不限')
    const card = await other.tap('不写单位')
    const action = card.buttons.flat()[0]?.action as string
    owners.clear()
    expect(other.text(await other.act(action))).toMatch(NEEDS)
    const since = '2026-11-22T02:00:00.000Z'
    await other.store.setMember({ person: OWNER, role: 'official', region: null, unit: null, since })
    expect(other.text(await other.act(action))).toContain('只有管理员能用')
    expect(await other.store.openInvitations('2000-01-01T00:00:00.000Z')).toEqual([])
    await other.end()
  })
})

describe('one who was removed', () => {
  let talk: Talk
  beforeEach(async () => {
    talk = await openFullWorld()
    talk.as(REMOVED)
  })
  afterEach(() => talk.end())

  it('cannot confirm the card left open, by its button, its label or 确认', async () => {
    const [open] = await talk.store.openPending(REMOVED)
    const before = await recordsOf(talk, PEOPLE)
    for (const op of ['ok', 'cancel', 'date', 'drop:0', 'rest']) {
      expect(talk.text(await talk.act(`c:${open?.id}:${op}`))).toMatch(NEEDS)
    }
    for (const text of ['确认', '取消', '前天', '改日期', '11月3日']) await talk.say(text)
    expect(await recordsOf(talk, PEOPLE)).toBe(before)
  })

  it('cannot confirm it by the label right after it was shown either', async () => {
    // The last line of the conversation is the card itself.
    expect(talk.labels(JSON.parse((await talk.store.messages(REMOVED, 1))[0]?.body as string))).toContain(
      '改日期',
    )
    expect(talk.text(await talk.say('改日期'))).toMatch(NEEDS)
  })

  it('is told nothing of the own record by any text, and finds it again with a new invitation', async () => {
    for (const text of ['我的台账', '本季度我要做什么', '/start', '/help', '镇长多久要带队检查一次？']) {
      expect(talk.text(await talk.say(text))).not.toContain('滕州市市长')
    }
    const code = await invite(talk)
    talk.as(REMOVED)
    expect(talk.text(await talk.say(code))).toContain('原来登记的岗位和台账都在')
    await talk.say('确认')
    expect(await talk.store.ledger(REMOVED)).toHaveLength(1)
  })
})

describe('everybody reads articles and taps what is said', () => {
  let talk: Talk
  beforeAll(async () => {
    talk = await openFullWorld()
  })
  afterAll(() => talk.end())

  it.each(PEOPLE.map((person) => [NAMES[person] as string, person]))('%s', async (_, person) => {
    talk.as(person)
    expect(talk.text(await talk.act('o:zaozhuang-2019#6.1'))).toContain('第六条')
    expect(talk.text(await talk.act('o:nowhere#1'))).toContain('没有找到这一条')
    expect(talk.text(await talk.act('s:镇长多久要带队检查一次？'))).toContain('每季度')
    expect(talk.text(await talk.act('s:我的台账'))).toMatch(OUTSIDE.includes(person) ? NEEDS : /台账/)
    expect(talk.text(await talk.act('x:unknown'))).toContain('已过期')
  })

  it('an owner sees nobody else’s ledger', async () => {
    talk.as(OFFICIAL)
    await talk.say('11月4日带队检查了秘密仓库')
    await talk.say('确认')
    talk.as(OWNER)
    for (const text of [
      '我的台账',
      '/ledger',
      '第1号的详情',
      '成员名单',
      '/duties',
      '编号2的台账',
      '看2号的台账',
    ]) {
      expect(talk.text(await talk.say(text))).not.toContain('秘密仓库')
    }
    expect(MEMBERS).toContain(OWNER)
  })
})
