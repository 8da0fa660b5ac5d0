import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TranscriptMessage } from '../botapi/index.ts'
import type { Group, Person } from '../people/index.ts'
import { members } from './cast.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore, payloadOf } from './prepared.ts'
import { openSetting, type Product, type Setting } from './product.ts'

const [ZHANG, LI, CHEN] = [1001, 1002, 1004]

let setting: Setting
let product: Product
let zhang: Person
let li: Person
let wang: Person
let chen: Person
let group: Group

/** A Sunday: no digest comes between. */
beforeEach(async () => {
  setting = await openSetting({ at: '2026-11-22T02:00:00Z' })
  await members(setting, [
    { id: ZHANG, name: '张三', role: 'staff' },
    {
      id: LI,
      name: '李建国',
      role: 'official',
      post: { id: 'town-government-head', title: '镇长' },
    },
    { id: CHEN, name: '陈静', role: 'official' },
  ])
  product = await setting.start()
  const { world } = setting
  zhang = await world.user('张三', { id: ZHANG, started: true })
  li = await world.user('李四', { id: LI, started: true })
  wang = await world.user('王五', { id: 1003, started: true })
  chen = await world.user('陈静', { id: CHEN, started: true })
  group = await world.group('安委会成员群', [zhang, li, wang, chen])
  await group.adds('bot')
  await zhang.sees('叫我请在名字后加空格', { in: group })
})
afterEach(() => cleanEnd(setting))

const fromBot = async () => (await group.chat.messages()).filter((message) => message.from.bot)
const shown = async (message: TranscriptMessage) => (await fromBot()).find(({ id }) => id === message.id)
const labels = (message: TranscriptMessage | null | undefined) =>
  message?.buttons.flat().map(({ text }) => text) ?? []

/** Opens the panel and gives its message. */
async function opens(who: Person, words = '/remind'): Promise<TranscriptMessage> {
  await who.says(words, { in: group })
  return (await who.sees(/工作日在本群发一条提醒|本群提醒/, { in: group })) as TranscriptMessage
}

/** Taps in the group and waits for the words. */
async function taps(who: Person, label: string, words: string | RegExp): Promise<void> {
  await who.taps(label, { in: group })
  await who.sees(words, { in: group })
}

async function stored() {
  await product.end()
  const row = await inStore(setting, (store) => store.subscriptionOf(`tg:${group.id}`))
  product = await setting.start()
  return row
}

describe('the panel of a group', () => {
  it('is opened by an administrator, started with one tap and changed in place', {
    timeout: 90_000,
  }, async () => {
    const panel = await opens(zhang)
    expect(labels(panel)).toEqual(['开始提醒', '设置'])
    const before = (await fromBot()).length
    await taps(zhang, '开始提醒', '本群提醒已开启：工作日09:00一条，参加成员 0 人')
    await taps(zhang, '提醒日', '哪些日子提醒？')
    await taps(zhang, '✓ 到期前14天', '哪些日子提醒？')
    await taps(zhang, '返回', '期初及到期前30、7、3、1天、最后一天、逾期次日')
    await taps(zhang, '时间', '工作日几点发？')
    await taps(zhang, '08:30', '工作日几点发？')
    await taps(zhang, '返回', '工作日08:30一条')
    // All of it in the one message, which shows nothing cut off.
    expect(await fromBot()).toHaveLength(before)
    expect((await shown(panel))?.text).not.toContain('其余内容')
    await taps(zhang, '停止', '确定停止本群的提醒？')
    await taps(zhang, '确定停止', '本群提醒已停止')
    expect(labels(await shown(panel))).toEqual(['开始提醒', '设置'])
    expect(await stored()).toMatchObject({ state: 'off', time: '08:30', thread: null })
  })

  it('shows every page whole', { timeout: 90_000 }, async () => {
    const panel = await opens(zhang)
    await taps(zhang, '开始提醒', '本群提醒已开启')
    for (const [page, words] of [
      ['法规', '按哪些法规提醒？'],
      ['成员', '参加成员 0 人'],
      ['免打扰', '什么时段不打扰？'],
      ['显示方式', '群里怎样显示？'],
    ] as const) {
      await taps(zhang, page, words)
      expect((await shown(panel))?.text).not.toContain('其余内容')
      await taps(zhang, '返回', '本群提醒已开启')
    }
    await taps(zhang, '岗位', '提醒哪些岗位？')
    await taps(zhang, '枣庄办法：镇（街道）', '枣庄办法：镇（街道），提醒哪些岗位？')
    const post = labels(await shown(panel)).find((label) => label.includes('专职副主任')) as string
    await taps(zhang, post, /提醒哪些岗位/)
    expect(labels(await shown(panel))).toContain(`✓ ${post}`)
    expect(await stored()).toMatchObject({
      settings: expect.stringContaining('"posts":["zaozhuang-2019:town-emergency-deputy-director"]'),
    })
  })

  it('is refused to a member, and to who is one no longer between two taps', {
    timeout: 90_000,
  }, async () => {
    await li.says('@zhaodan_bot 提醒', { in: group })
    await li.sees('本群的提醒要由群管理员开启；您自己的提醒可以到私聊设置', { in: group })
    await group.promotes(li)
    const panel = await opens(li)
    await taps(li, '开始提醒', '本群提醒已开启')
    await taps(li, '时间', '工作日几点发？')
    await group.demotes(li)
    const before = (await shown(panel))?.text
    await li.taps('14:00', { in: group })
    await li.sees('提醒的设置只有群管理员能改', { in: group })
    await wang.taps('14:00', { in: group })
    await wang.sees('提醒的设置只有群管理员能改', { in: group })
    expect((await shown(panel))?.text).toBe(before)
    expect(await stored()).toMatchObject({ state: 'on', time: '09:00' })
  })

  it('is opened by an administrator who stays anonymous, and by no channel', {
    timeout: 90_000,
  }, async () => {
    await zhang.says('/remind', { in: group, as: 'group' })
    const panel = (await zhang.sees('工作日在本群发一条提醒', { in: group })) as TranscriptMessage
    expect(labels(panel)).toEqual(['开始提醒', '设置'])
    expect(await setting.world.calls('getChatMember')).toEqual([])
    await li.says('/remind', { in: group, as: { channel: -1_009_000_001, title: '李四的频道' } })
    await li.sees('本群的提醒要由群管理员开启', { in: group })
    // Who taps has a name, anonymous or not.
    await taps(zhang, '开始提醒', '本群提醒已开启')
    expect(await setting.world.calls('getChatMember')).toHaveLength(1)
  })

  it('waits where Telegram cannot say who administers', { timeout: 90_000 }, async () => {
    await setting.world.fails('getChatMember', { kind: 'error' }, { times: 2 })
    await zhang.says('/remind', { in: group })
    await zhang.sees('暂时无法向Telegram核实您是不是本群管理员，请稍后再试', { in: group })
    await zhang.says('/remind', { in: group })
    await zhang.sees('暂时无法向Telegram核实', { in: group })
    const panel = await opens(zhang)
    await setting.world.fails('getChatMember', { kind: 'error' })
    await zhang.taps('开始提醒', { in: group })
    await zhang.sees('请稍后再试', { in: group })
    expect(labels(await shown(panel))).toEqual(['开始提醒', '设置'])
    await taps(zhang, '开始提醒', '本群提醒已开启')
  })
})

describe('taking part', () => {
  beforeEach(async () => {
    await opens(zhang)
    await taps(zhang, '开始提醒', '本群提醒已开启')
  })
  const link = async (who: Person) => payloadOf(await who.taps('我要参加', { in: group }))

  it('is explained and chosen in private, and left there at any time', { timeout: 90_000 }, async () => {
    await li.starts(await link(li))
    await li.sees('选“只计人数”，群里看到的是岗位、事项和还没完成的人数')
    await li.taps('参加（只计人数）')
    await li.sees('已参加「安委会成员群」的提醒（只计人数）')
    await chen.starts(await link(chen))
    await chen.taps('参加（可显示姓名）')
    // Without a post there is nothing to be reminded of.
    await chen.sees('还没有登记岗位，登记后才有可提醒的')
    await taps(zhang, '成员', '参加成员 2 人：陈静，另有 1 人。')
    await li.neverSaw('李建国', { in: group })

    await li.says('@zhaodan_bot 退出提醒', { in: group })
    await li.sees('请到私聊继续', { in: group })
    await li.starts(payloadOf(await li.taps('到私聊继续', { in: group })))
    await li.taps('退出「安委会成员群」')
    await li.sees('已退出「安委会成员群」的提醒，从现在起群里的提醒不再计入您')
    await chen.says('退出群提醒')
    await chen.taps('退出「安委会成员群」')
    await chen.sees('已退出「安委会成员群」')
    const panel = await opens(zhang)
    expect(panel.text).toContain('参加成员 0 人')
  })

  it('is for those who were invited, and a member finds the way from a refusal', {
    timeout: 90_000,
  }, async () => {
    await wang.says('/remind', { in: group })
    await wang.sees('本群的提醒由群管理员设置；您可以参加', { in: group })
    await wang.starts(await link(wang))
    await wang.sees('「安委会成员群」的提醒，只有受邀请使用照单的人可以参加')
    expect(labels(await wang.lastSeen())).not.toContain('参加（只计人数）')
    const panel = await opens(zhang)
    expect(panel.text).toContain('参加成员 0 人')
  })

  it('ends for who stops the bot, until they come back', { timeout: 90_000 }, async () => {
    await li.starts(await link(li))
    await li.taps('参加（只计人数）')
    await li.sees('已参加')
    await li.blocks()
    const known = () => inStore(setting, async (store) => (await store.chat(`tg:${LI}`))?.active)
    await expect.poll(known, { timeout: 20_000 }).toBe(false)
    expect((await opens(zhang)).text).toContain('参加成员 0 人')
    await li.unblocks()
    await li.says('你好')
    await li.sees('您好')
    expect((await opens(zhang)).text).toContain('参加成员 1 人')
  })
})
