import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptSettings } from '../../../src/conversation/reminders/settings.ts'
import { GROUP, GUEST, LI, OTHER_GROUP } from '../groups-talk.ts'
import { ADMIN, actionOf, chosen, joins, MONDAY, openPanelTalk, type PanelTalk } from './group-talk.ts'

let talk: PanelTalk
beforeEach(async () => {
  talk = await openPanelTalk()
})
afterEach(() => talk.end())

describe('asking for the panel', () => {
  it.each(['/remind', '/remind吧', '提醒', '提醒设置', '群提醒', '群提醒设置', '设置群提醒', '/提醒设置'])(
    'is understood: %s',
    async (words) => {
      expect(talk.labels(await talk.asks(words))).toEqual(['开始提醒', '设置'])
    },
  )

  it.each(['/remind 下周三检查', '提醒我周五前开会', '我的提醒'])('is not: %s', async (words) => {
    const reply = await talk.asks(words)
    expect(talk.labels(reply)).not.toContain('开始提醒')
    expect(talk.text(reply)).toContain('个人履职的内容不在群里记录和显示')
  })

  it('tells what it does and the defaults, and writes nothing', async () => {
    const text = talk.text(await talk.asks('/remind'))
    expect(text).toContain('工作日在本群发一条提醒')
    expect(text).toContain('工作日09:00，期初及到期前30、14、7、3、1天、最后一天、逾期次日')
    expect(text).toContain('只计人数，不显示姓名；免打扰：21:00–08:00')
    expect(await talk.store.subscriptionOf(GROUP.address)).toBeNull()
  })

  it('is refused to a member, who is told where to set reminders of their own', async () => {
    const refused = await talk.asks('/remind', { who: LI, administrator: false })
    expect(talk.text(refused)).toBe('本群的提醒要由群管理员开启；您自己的提醒可以到私聊设置。')
    expect(talk.labels(refused)).toEqual(['到私聊继续'])
    await talk.starts()
    const later = await talk.asks('/remind', { who: LI, administrator: false })
    expect(talk.labels(later)).toEqual(['我要参加', '到私聊继续'])
    const { id } = await talk.row()
    expect(later.buttons.flat()[0]?.url).toBe(`https://t.me/zhaodan_bot?start=j-${id}`)
  })

  it.each([null, undefined])('waits where Telegram could not be asked (%s)', async (administrator) => {
    const reply = await talk.inGroup(ADMIN, '/remind', MONDAY, {
      group: { ...GROUP, ...(administrator === undefined ? {} : { administrator }) },
    })
    expect(talk.text(reply)).toMatch(/^暂时无法向Telegram核实您是不是本群管理员，请稍后再试/)
    expect(reply.buttons).toEqual([])
  })

  it('is for an administrator who was not invited, however often', async () => {
    for (let times = 0; times < 30; times += 1) {
      expect(talk.labels(await talk.asks('/remind', { who: GUEST }))).toContain('开始提醒')
    }
  })
})

describe('one tap', () => {
  it('starts from today in this topic, and the panel says so', async () => {
    const panel = await talk.starts({ thread: 7 })
    expect(panel.replaces).toBe(true)
    expect(talk.text(panel)).toContain(
      '本群提醒已开启：工作日09:00一条，参加成员 0 人，期初及到期前30、14、7、3、1天、最后一天、逾期次日。',
    )
    expect(await talk.row()).toMatchObject({ state: 'on', since: '2026-11-23', time: '09:00', thread: 7 })
  })

  it('of two administrators at once starts once', async () => {
    const panel = await talk.asks('/remind')
    await talk.taps(panel, '开始提醒', { thread: 7 })
    const before = await talk.row()
    const second = await talk.taps(panel, '开始提醒', { who: 'tg:8000000002', at: '2026-11-24 08:00' })
    expect(talk.text(second)).toContain('本群提醒已开启')
    expect(await talk.row()).toEqual(before)
  })

  it('counts who joined', async () => {
    await talk.starts()
    await joins(talk)
    expect(talk.text(await talk.asks('/remind'))).toContain('参加成员 1 人')
  })
})

describe('before the start', () => {
  it('settings may be chosen; nothing is sent until it is started', async () => {
    const setup = await talk.taps(await talk.asks('/remind'), '设置')
    const times = await talk.taps(setup, '时间')
    const changed = await talk.taps(times, '14:00')
    expect(chosen(changed)).toEqual(['14:00'])
    expect(await talk.row()).toMatchObject({ state: 'off', time: '14:00' })
    const back = await talk.taps(changed, '返回')
    expect(talk.text(back)).toContain('还没有开启')
    await talk.taps(back, '开始提醒', { at: '2026-11-25 08:00' })
    expect(await talk.row()).toMatchObject({ state: 'on', time: '14:00', since: '2026-11-25' })
  })
})

describe('pausing and stopping', () => {
  it('hold until taken back; stopping asks once', async () => {
    const on = await talk.starts()
    const paused = await talk.taps(on, '暂停')
    expect(talk.text(paused)).toContain('已暂停')
    expect((await talk.row()).state).toBe('paused')
    expect(talk.labels(paused)).toContain('恢复')
    const resumed = await talk.taps(paused, '恢复')
    expect((await talk.row()).state).toBe('on')
    const asked = await talk.taps(resumed, '停止')
    expect((await talk.row()).state).toBe('on')
    const stopped = await talk.taps(asked, '确定停止')
    expect((await talk.row()).state).toBe('off')
    expect(talk.text(stopped)).toContain('本群提醒已停止')
    // The old panel still shows 暂停 and 恢复.
    await talk.taps(on, '暂停')
    await talk.taps(paused, '恢复')
    expect((await talk.row()).state).toBe('off')
  })

  it('starts anew from that day with who took part and what was set', async () => {
    const on = await talk.starts()
    await joins(talk)
    await talk.taps(await talk.taps(on, '时间'), '10:00')
    const stopped = await talk.taps(await talk.taps(on, '停止'), '确定停止')
    const again = await talk.taps(stopped, '开始提醒', { at: '2026-12-01 08:00' })
    expect(talk.text(again)).toContain('工作日10:00一条，参加成员 1 人')
    expect(await talk.row()).toMatchObject({ state: 'on', since: '2026-12-01' })
  })
})

describe('every tap', () => {
  it('is checked: demoted between two taps, nothing more is changed', async () => {
    const on = await talk.starts()
    const before = await talk.row()
    for (const label of ['暂停', '停止', '提醒日', '发到本话题'].filter((each) =>
      talk.labels(on).includes(each),
    )) {
      const refused = await talk.taps(on, label, { administrator: false })
      expect(refused).toMatchObject({ passing: true, buttons: [] })
      expect(talk.text(refused)).toContain('只有群管理员能改')
      const unknown = await talk.taps(on, label, { administrator: null })
      expect(unknown.passing).toBe(true)
      expect(talk.text(unknown)).toContain('请稍后再试')
    }
    expect(await talk.row()).toEqual(before)
  })

  it('of another group’s panel does nothing, there or here', async () => {
    const on = await talk.starts()
    await talk.starts({ group: OTHER_GROUP })
    const before = [await talk.row(), await talk.row(OTHER_GROUP.address)]
    for (const label of ['暂停', '停止', '法规', '成员']) {
      const refused = await talk.taps(on, label, { group: OTHER_GROUP })
      expect(refused).toMatchObject({ passing: true, buttons: [] })
    }
    const forged = await talk.sends(`rp:stopok:${before[0]?.id}`, { group: OTHER_GROUP })
    expect(forged.passing).toBe(true)
    expect([await talk.row(), await talk.row(OTHER_GROUP.address)]).toEqual(before)
  })

  it.each([
    'rp:constructor:ID',
    'rp:at:ID:0300',
    'rp:at:ID',
    'rp:dayon:ID:99',
    'rp:hush:ID:1-2',
    'rp:name:ID:x',
    'rp:pause:12345678',
  ])('of one’s own making does nothing: %s', async (action) => {
    await talk.starts()
    const before = await talk.row()
    const reply = await talk.sends(action.replace('ID', before.id))
    expect(reply.passing).toBe(true)
    expect(await talk.row()).toEqual(before)
  })

  it('does nothing in private, whoever sends it', async () => {
    const on = await talk.starts()
    const before = await talk.row()
    for (const who of [LI, GUEST]) {
      await talk.inPrivate(who, { tap: actionOf(on, '暂停') }, MONDAY)
      await talk.inPrivate(who, { tap: `rp:stopok:${before.id}` }, MONDAY)
    }
    expect(await talk.row()).toEqual(before)
  })

  it('of a group that moved on works where it lives now', async () => {
    const on = await talk.starts()
    const group = { address: 'tg:-1007777777777', title: GROUP.title }
    await talk.store.moveChat(GROUP.address, group.address, '2026-11-23T01:00:00.000Z')
    const paused = await talk.taps(on, '暂停', { group })
    expect(talk.text(paused)).toContain('已暂停')
    expect((await talk.row(group.address)).state).toBe('paused')
    expect(keptSettings(await talk.row(group.address)).stages).toHaveLength(8)
  })
})
