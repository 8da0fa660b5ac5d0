import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GUEST_A_MINUTE } from '../../src/access/index.ts'
import { groupGreeting, openAction } from '../../src/conversation/index.ts'
import type { Reply } from '../../src/reply/index.ts'
import {
  GROUP,
  type GroupTalk,
  GUEST,
  LI,
  LI_NAME,
  LI_PLACE,
  LI_TITLE,
  linked,
  OTHER_GROUP,
  openGroupTalk,
  visible,
  WANG,
} from './groups-talk.ts'

let talk: GroupTalk
beforeAll(async () => {
  talk = await openGroupTalk()
})
afterAll(() => talk.end())

const DAY = '2026-11-22 10:00'
/** What LI recorded and holds: nothing of it is for a group. */
const SECRETS = [
  LI_PLACE,
  LI_NAME,
  '王秀英',
  LI_TITLE,
  '区长',
  '政府主要负责人',
  '2026-11-02',
  '11月2日',
  '"c:',
]
const DUTY_WISHES = [
  '我还差什么',
  '本季度我要做什么',
  '还差什么？',
  '/duties',
  '/duties吧',
  '我带队检查还差几次',
]
const OTHER_WISHES = [
  '昨天带队检查了城南加油站',
  '/log 昨天带队检查了城南加油站',
  '下周三去化工园区调研',
  '刚才那条日期错了，是昨天',
  '撤销上一条',
  '我的台账',
  '/ledger',
  '第1号的详情',
  '为什么说我没完成',
  '王秀英还差什么',
  '谁没完成',
  '我的岗位',
  '我是镇长，3月1日到任',

  '设置',
  '群里显示',
  '/remind 下周三检查',
  '我的提醒',
  '退出提醒',
  '成员',
  '邀请工作人员',
]

type State = 'never asked' | 'given' | 'withdrawn' | 'given by another' | 'given for another group'
const STATES: State[] = ['never asked', 'given', 'withdrawn', 'given by another', 'given for another group']

async function bring(state: State): Promise<void> {
  const set = (person: string, group: { address: string }, given: boolean) =>
    talk.store.setConsent(person, group.address, given, '2026-11-21T00:00:00.000Z')
  for (const group of [GROUP, OTHER_GROUP]) for (const person of [LI, WANG]) await set(person, group, false)
  if (state === 'given' || state === 'withdrawn') await set(LI, GROUP, true)
  if (state === 'withdrawn') await set(LI, GROUP, false)
  if (state === 'given by another') await set(WANG, GROUP, true)
  if (state === 'given for another group') await set(LI, OTHER_GROUP, true)
}

describe.each(STATES)('what is personal, in a group, with consent %s', (state) => {
  beforeAll(() => bring(state))

  it.each(DUTY_WISHES)('%s', async (wish) => {
    const reply = await talk.inGroup(LI, wish, DAY)
    for (const secret of SECRETS) expect(visible(reply)).not.toContain(secret)
    if (state === 'given') expect(talk.text(reply)).toMatch(/您.*的职责|没有待完成/)
    else expect(talk.text(reply)).toBe('个人履职的内容不在群里记录和显示，请到私聊继续，刚才的话会带过去。')
    expect(linked(reply)).not.toBeNull()
  })

  it.each(OTHER_WISHES)('%s', async (wish) => {
    const reply = await talk.inGroup(LI, wish, DAY)
    expect(talk.text(reply)).toBe('个人履职的内容不在群里记录和显示，请到私聊继续，刚才的话会带过去。')
    for (const secret of SECRETS) expect(visible(reply)).not.toContain(secret)
    expect(linked(reply)).not.toBeNull()
  })
})

describe('allowed duties', () => {
  it('are states and deadlines, what is open where that is asked', async () => {
    await bring('given')
    const open = talk.text(await talk.inGroup(LI, '我还差什么', DAY))
    expect(open).toContain('未完成')
    expect(open).not.toContain('已完成')
    const all = talk.text(await talk.inGroup(LI, '本季度我要做什么', DAY))
    expect(all).toContain('带队检查 · 2026年第四季度：已完成')
    expect(all).toContain('政府常务会议')
  })

  it('are shown to nobody for a member who was removed, and for a guest', async () => {
    await bring('given by another')
    await talk.store.removeMember(WANG, '2026-11-21T00:00:00.000Z')
    for (const person of [WANG, GUEST]) {
      const reply = await talk.inGroup(person, '我还差什么', DAY)
      expect(talk.text(reply)).toMatch(/^个人履职的内容/)
      expect(visible(reply)).not.toContain('未完成')
    }
    expect(await talk.store.consents(GUEST)).toEqual([])
  })
})

describe('what is for everybody', () => {
  it.each(['镇长多久要带队检查一次？', '/ask 镇长多久要带队检查一次？', '法规', '', '你好', '今天天气不错'])(
    'is the same for a head of a district, a guest and an anonymous admin: %s',
    async (words) => {
      const [own, guest, anonymous] = await Promise.all(
        [LI, GUEST, GROUP.address].map((person) => talk.inGroup(person, words, DAY)),
      )
      // The button that goes on in private has an id of its own in each.
      const shown = (reply?: Reply) => ({
        ...reply,
        buttons: reply?.buttons.flat().map(({ label }) => label),
      })
      expect(shown(guest)).toEqual(shown(own))
      expect(shown(anonymous)).toEqual(shown(own))
    },
  )

  it('answers with the provision, and ends with the button that goes on in private', async () => {
    const short = await talk.inGroup(LI, '镇长多久要带队检查一次？', DAY)
    expect(talk.text(short)).toContain('《枣庄办法》第十六条第（三）项')
    expect(short.citations.map((each) => each.ref)).toContain('zaozhuang-2019#16.3')
    const again = await talk.inPrivate(LI, `/start ${linked(short)}`, DAY)
    expect(talk.text(again)).toContain('每季度至少带队检查1次')
    const long = await talk.inGroup(GUEST, '第六条说什么', DAY)
    expect(talk.text(long)).toContain('完整的回答在私聊里看')
    expect(linked(long)).not.toBeNull()
    const whole = await talk.inPrivate(GUEST, `/start ${linked(long)}`, DAY)
    expect(talk.text(whole).length).toBeGreaterThan(talk.text(long).length)
  })

  it('shows of a recording what was heard with the answer to a question, and of a report nothing', async () => {
    const voice = { via: 'voice' } as const
    const question = await talk.inGroup(LI, '镇长多久要带队检查一次？', DAY, voice)
    expect(talk.text(question)).toMatch(/^（?听到的是：“镇长多久要带队检查一次？”）?\n按《枣庄办法》/)
    const report = await talk.inGroup(LI, '昨天带队检查了城南加油站', DAY, voice)
    expect(visible(report)).not.toContain('加油站')
    const shown = await talk.inPrivate(LI, `/start ${linked(report)}`, DAY)
    expect(talk.text(shown)).toContain('听到的是：“昨天带队检查了城南加油站”')
  })

  it('opens an article for anyone who taps, and answers no other button', async () => {
    const article = await talk.inGroup('tg:7333333333', { tap: openAction('zaozhuang-2019#6.1') }, DAY)
    expect(talk.text(article)).toContain('《枣庄办法》第六条')
    for (const tap of ['c:abc12345:ok', `k:${GROUP.address}:1`, '?']) {
      expect(await talk.inGroup(LI, { tap }, DAY)).toMatchObject({ passing: true, buttons: [] })
    }
    expect(linked(await talk.inGroup(LI, { tap: 's:我的台账' }, DAY))).not.toBeNull()
  })

  it('carries nothing for who speaks as the group, since nobody is known by it', async () => {
    const reply = await talk.inGroup(GROUP.address, '我还差什么', DAY)
    expect(talk.text(reply)).toContain('认不出是谁')
    expect(reply.buttons).toEqual([])
    const kept = await talk.store.openPending(GROUP.address)
    expect(kept.filter((row) => row.payload.includes('还差什么'))).toEqual([])
  })

  it('counts what a guest asks here and in private together', async () => {
    const asker = 'tg:7222222222'
    for (let i = 0; i < GUEST_A_MINUTE.most - 1; i++) await talk.inGroup(asker, '第六条说什么', DAY)
    expect(talk.text(await talk.inPrivate(asker, '第二十二条说什么', DAY))).toContain('原文')
    expect(talk.text(await talk.inGroup(asker, '第六条说什么', DAY))).toContain('一分钟最多')
    // Said once: what is beyond is left unanswered, but for taps, whose answer nobody else sees.
    expect(await talk.inGroup(asker, '第六条说什么', DAY)).toBeUndefined()
    const tap = { tap: openAction('zaozhuang-2019#6.1') }
    expect(await talk.inGroup(asker, tap, DAY)).toMatchObject({ passing: true })
    expect(talk.text(await talk.inGroup(LI, '第六条说什么', DAY))).toContain('原文')
  })

  it('tells a group in one line how to be addressed', () => {
    const text = talk.text(groupGreeting('zhaodan_bot'))
    expect(text).toContain('“@zhaodan_bot 镇长多久带队检查一次”')
    expect(text).not.toContain('\n')
  })
})

describe('the private conversation', () => {
  it('holds no line of a group, and cards do not take words said there', async () => {
    await talk.inPrivate(LI, '今天带队检查了北辛供电所', DAY)
    const lines = await talk.store.messages(LI, 100)
    const ledger = await talk.store.ledger(LI)
    for (const words of ['确认', '取消', '昨天', '确认记入', '不对，是前天', '我还差什么'])
      await talk.inGroup(LI, words, DAY)
    expect(await talk.store.messages(LI, 100)).toEqual(lines)
    expect(await talk.store.ledger(LI)).toEqual(ledger)
    await talk.inPrivate(LI, '确认', DAY)
    expect((await talk.store.ledger(LI)).at(-1)).toMatchObject({ place: '北辛供电所', date: '2026-11-22' })
  })
})
