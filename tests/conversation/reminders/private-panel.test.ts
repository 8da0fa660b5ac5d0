import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { panelAction } from '../../../src/conversation/reminders/actions.ts'
import { keptSettings } from '../../../src/conversation/reminders/settings.ts'
import type { Reply } from '../../../src/reply/index.ts'
import type { SubscriptionRow } from '../../../src/storage/index.ts'
import { openTalk, type Talk } from '../talk.ts'

/** A Monday. */
const MONDAY = '2026-11-23'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk(MONDAY)
})
afterEach(() => talk.end())

const row = async (person = 'local') => (await talk.store.subscriptionOf(person)) as SubscriptionRow
const takePost = async () => {
  await talk.say('我是滕州市市长')
  return talk.tap('今年以前就已在任')
}
const actionOf = (reply: Reply, label: string) =>
  reply.buttons.flat().find((each) => each.label === label)?.action as string

describe('who registers a post', () => {
  it('is reminded from that day on, and told how to change it', async () => {
    const text = talk.text(await takePost())
    expect(text).toContain('履职期限前我会发消息提醒您；改时间或关闭，说“提醒”')
    expect(await row()).toMatchObject({
      address: 'local',
      kind: 'private',
      state: 'on',
      since: MONDAY,
      time: '09:00',
      settings: '{}',
    })
  })

  it('keeps the subscription with another post', async () => {
    await takePost()
    const first = await row()
    talk.on('2026-12-01')
    await talk.say('我兼任滕州市委常委')
    await talk.say('12月1日')
    expect(await row()).toEqual(first)
  })

  it('stays without where it was switched off before', async () => {
    await talk.say('关闭提醒')
    expect(talk.text(await takePost())).not.toContain('提醒您')
    expect((await row()).state).toBe('off')
  })
})

describe('the panel', () => {
  it('before there is a post tells so and writes nothing', async () => {
    const panel = await talk.say('提醒')
    expect(talk.text(panel)).toContain('履职提醒还没有开启：登记岗位后')
    expect(talk.labels(panel)).toEqual(['开启提醒'])
    expect(await talk.store.subscriptionOf('local')).toBeNull()
    await talk.tap('开启提醒')
    expect(await row()).toMatchObject({ state: 'on', since: MONDAY })
  })

  it('tells time, quiet hours and stages', async () => {
    await takePost()
    const text = talk.text(await talk.say('/remind'))
    expect(text).toContain('工作日 9:00，每天最多一条；免打扰：21:00至次日8:00')
    expect(text).toContain('提醒日：期初、到期前30/14/7/3/1天、最后一天、逾期次日')
  })

  it('switches off and on; what was between is not made up for', async () => {
    await takePost()
    await talk.say('提醒')
    const off = await talk.tap('关闭提醒')
    expect(off.replaces).toBe(true)
    expect((await row()).state).toBe('off')
    talk.on('2026-12-07')
    await talk.say('提醒')
    expect(talk.text(await talk.tap('开启提醒'))).toContain('好的，提醒已开启')
    expect(await row()).toMatchObject({ state: 'on', since: '2026-12-07' })
  })

  it('changes the time, and tells when the next one comes', async () => {
    await takePost()
    await talk.store.markPlanned((await row()).id, MONDAY)
    await talk.say('提醒')
    await talk.tap('时间 9:00')
    const done = await talk.tap('10:00')
    expect(talk.text(done)).toContain('好的，改到 10:00。下一次是11月24日（星期二）10:00。')
    expect(await row()).toMatchObject({ time: '10:00', plannedDay: MONDAY })
  })

  it('tells of today where today is still to come, and of the next workday before a weekend', async () => {
    await takePost()
    expect(talk.text(await talk.say('提醒改到下午2点'))).toContain('下一次是11月23日（星期一）14:00')
    talk.on('2026-11-27')
    await talk.store.markPlanned((await row()).id, '2026-11-27')
    expect(talk.text(await talk.say('提醒改到8点半'))).toContain('下一次是11月30日（星期一）8:30')
  })

  it('takes no time within the quiet hours, and no quiet hours around the time', async () => {
    await takePost()
    expect(talk.text(await talk.say('提醒改到7点59分'))).toContain('在免打扰时间内')
    expect((await row()).time).toBe('09:00')
    await talk.say('提醒改到8点')
    expect((await row()).time).toBe('08:00')
    await talk.say('免打扰')
    expect(talk.labels(await talk.say('免打扰'))).not.toContain('18:00至次日8:30')
    await talk.act(panelAction('myquiet', (await row()).id, '1800-0830'))
    expect(keptSettings(await row()).quiet).toEqual({ from: '21:00', to: '08:00' })
  })

  it('sets quiet hours, and none', async () => {
    await takePost()
    await talk.say('免打扰')
    expect(talk.text(await talk.tap('22:00至次日7:00'))).toContain('免打扰：22:00至次日7:00')
    expect(keptSettings(await row()).quiet).toEqual({ from: '22:00', to: '07:00' })
    await talk.tap('免打扰')
    await talk.tap('不设')
    const { from, to } = keptSettings(await row()).quiet
    expect(from).toBe(to)
  })

  it('toggles stages, each once however often it is tapped, and keeps one', async () => {
    await takePost()
    const page = await talk.say('提醒日')
    const off = actionOf(page, '✓ 到期前30天')
    await talk.act(off)
    await talk.act(off)
    expect(keptSettings(await row()).stages).toEqual(['opening', '14', '7', '3', '1', 'last', 'missed'])
    await talk.tap('到期前30天')
    expect(keptSettings(await row()).stages).toHaveLength(8)
    for (const name of [
      '期初',
      '到期前30天',
      '到期前14天',
      '到期前7天',
      '到期前3天',
      '到期前1天',
      '最后一天',
    ]) {
      await talk.tap(`✓ ${name}`)
    }
    expect(talk.text(await talk.tap('✓ 逾期次日'))).toContain('至少留一个提醒日')
    expect(keptSettings(await row()).stages).toEqual(['missed'])
    expect(talk.text(await talk.tap('返回'))).toContain('提醒日：逾期次日')
  })

  it('pauses until a day and goes on', async () => {
    await takePost()
    expect(talk.text(await talk.say('暂停提醒到下周一'))).toContain(
      '好的，暂停提醒。下一次是11月30日（星期一）9:00',
    )
    expect(JSON.parse((await row()).settings).pausedUntil).toBe('2026-11-30')
    const panel = await talk.say('提醒')
    expect(talk.text(panel)).toContain('履职提醒已暂停，11月30日（星期一）9:00恢复')
    expect(talk.text(await talk.tap('现在恢复'))).toContain('好的，提醒已恢复')
    expect(await row()).toMatchObject({ state: 'on', since: MONDAY, plannedDay: null })
    expect(JSON.parse((await row()).settings).pausedUntil).toBeNull()
    await talk.say('暂停提醒')
    await talk.tap('两周')
    expect(JSON.parse((await row()).settings).pausedUntil).toBe('2026-12-07')
  })

  it('pauses nothing that is off, and no longer than a year', async () => {
    expect(talk.text(await talk.say('暂停提醒到下周一'))).toContain('提醒没有开启，不用暂停')
    await takePost()
    expect(talk.text(await talk.say('暂停提醒到2028年1月1日'))).toContain('最多暂停一年')
    expect(JSON.parse((await row()).settings).pausedUntil ?? null).toBeNull()
  })

  it('lists own reminders and takes them back', async () => {
    await talk.say('提醒我周五交材料')
    await talk.tap('到时提醒我')
    await talk.say('明天下午3点提醒我开会')
    await talk.tap('到时提醒我')
    const panel = await talk.tap('我的提醒')
    expect(talk.text(panel)).toContain('第1条：11月24日（星期二）15:00 · 开会')
    const drop = actionOf(panel, '撤回第1条')
    expect(talk.text(await talk.act(drop))).toContain('已撤回：11月24日（星期二）15:00 开会。')
    expect(talk.text(await talk.act(drop))).toContain('已经撤回或者发过了')
    expect((await talk.store.ownReminders('local')).map(({ text }) => text)).toEqual(['交材料'])
  })

  it('leaves a group’s reminders', async () => {
    await talk.store.ensurePerson('local', `${MONDAY}T00:00:00.000Z`)
    const group = { ...(await fresh()), id: 'group-0001', address: 'tg:-100', kind: 'group' as const }
    await talk.store.putSubscription(group)
    await talk.store.setParticipant(group.id, 'local', true, `${MONDAY}T00:00:00.000Z`)
    const panel = await talk.say('提醒')
    expect(talk.text(panel)).toContain('参加的群提醒')
    const leave = actionOf(panel, '退出「未知名称的群」')
    expect(talk.text(await talk.act(leave))).toContain('那里不再计入您')
    expect(await talk.store.participants(group.id)).toEqual([])
    expect(talk.text(await talk.act(leave))).toContain('没有参加这个群的提醒')
  })
})

describe('a tap', () => {
  it('on what is somebody else’s does nothing', async () => {
    await takePost()
    await talk.say('提醒我周五交材料')
    await talk.tap('到时提醒我')
    const [own] = await talk.store.ownReminders('local')
    const mine = await row()
    talk.as('other')
    for (const action of [
      panelAction('myoff', mine.id),
      panelAction('mytime', mine.id, '1000'),
      panelAction('mypage', mine.id, 'time'),
      panelAction('mydrop', own?.id as string),
    ]) {
      expect(talk.text(await talk.act(action))).toBe('此操作已过期，请重新说一遍。')
    }
    expect(await row()).toEqual(mine)
    expect(await talk.store.ownReminders('local')).toEqual([own])
    expect(await talk.store.subscriptionOf('other')).toBeNull()
  })

  it('with an argument that nobody gave does nothing', async () => {
    await takePost()
    const mine = await row()
    for (const [op, arg] of [
      ['mytime', '2460'],
      ['mytime', undefined],
      ['mystage', '30-maybe'],
      ['mystage', 'never-on'],
      ['myquiet', '2100'],
      ['mypause', '2026-02-30'],
      ['mypage', 'other'],
      ['start', undefined],
    ] as const) {
      expect(talk.text(await talk.act(panelAction(op, mine.id, arg)))).toContain('已过期')
    }
    expect(await row()).toEqual(mine)
  })
})

async function fresh(): Promise<SubscriptionRow> {
  const updatedAt = `${MONDAY}T00:00:00.000Z`
  const base = { state: 'on' as const, since: MONDAY, time: '09:00', thread: null, settings: '{}' }
  return { id: 'fresh-0001', address: 'local', kind: 'private', ...base, plannedDay: null, updatedAt }
}
