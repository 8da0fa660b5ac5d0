import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TranscriptMessage } from '../botapi/index.ts'
import type { Group, Person } from '../people/index.ts'
import { members } from './cast.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore, payloadOf } from './prepared.ts'
import { openSetting, type Product, type Setting } from './product.ts'

const [ZHANG, LI] = [1001, 1002]

let setting: Setting
let product: Product
let zhang: Person
let li: Person

beforeEach(async () => {
  setting = await openSetting({ at: '2026-11-22T02:00:00Z' })
  const post = { id: 'town-government-head', title: '镇长' }
  await members(setting, [
    { id: ZHANG, name: '张三', role: 'staff' },
    { id: LI, name: '李建国', role: 'official', post },
  ])
  product = await setting.start()
  zhang = await setting.world.user('张三', { id: ZHANG, started: true })
  li = await setting.world.user('李四', { id: LI, started: true })
})
afterEach(() => cleanEnd(setting))

async function enters(group: Group): Promise<void> {
  await group.adds('bot')
  await zhang.sees('叫我请在名字后加空格', { in: group })
}

async function stored(group: Group) {
  await product.end()
  const row = await inStore(setting, (store) => store.subscriptionOf(`tg:${group.id}`))
  product = await setting.start()
  return row
}

describe('a forum', () => {
  it('is reminded in the topic in which it was started, until another is chosen', {
    timeout: 90_000,
  }, async () => {
    const forum = await setting.world.group('安全生产论坛', [zhang, li], { forum: true })
    await enters(forum)
    const [duties, other] = [await forum.opens('履职提醒'), await forum.opens('值班安排')]
    await zhang.says('/remind', { in: forum, topic: duties })
    const panel = (await zhang.sees('工作日在本群发一条提醒', { in: forum })) as TranscriptMessage
    expect(panel.thread).toBe(duties)
    await zhang.taps('开始提醒', { in: forum })
    expect(await zhang.sees('发到：本话题', { in: forum })).toMatchObject({ id: panel.id, thread: duties })
    expect(await stored(forum)).toMatchObject({ state: 'on', thread: duties })

    await zhang.says('/remind', { in: forum, topic: other })
    const second = (await zhang.sees('发到：另一个话题', { in: forum })) as TranscriptMessage
    await zhang.taps('发到本话题', { in: forum, message: second.id })
    await zhang.sees('发到：本话题', { in: forum })
    expect((await stored(forum))?.thread).toBe(other)
    // In 综合, where no topic is named.
    await zhang.says('/remind', { in: forum })
    const general = (await zhang.sees('发到：另一个话题', { in: forum })) as TranscriptMessage
    expect(general.thread).toBeNull()
    await zhang.taps('发到本话题', { in: forum, message: general.id })
    await setting.world.quiet()
    expect((await stored(forum))?.thread).toBeNull()
  })

  it('whose topic was deleted is asked and told elsewhere', { timeout: 90_000 }, async () => {
    const forum = await setting.world.group('安全生产论坛', [zhang, li], { forum: true })
    await enters(forum)
    const topic = await forum.opens('履职提醒')
    await zhang.says('/remind', { in: forum, topic })
    await zhang.sees('工作日在本群发一条提醒', { in: forum })
    // Tapped just before it went: the answer stands outside.
    await product.end()
    await zhang.taps('开始提醒', { in: forum })
    await forum.deletes(topic)
    product = await setting.start()
    await zhang.sees('本群提醒已开启', { in: forum })
    expect(await zhang.lastSeen({ in: forum })).toMatchObject({ thread: null })
    expect(await stored(forum)).toMatchObject({ state: 'on' })
  })
})

describe('a group that becomes a supergroup', () => {
  it('keeps its reminders, who takes part, and the ways in and out', { timeout: 90_000 }, async () => {
    const group = await setting.world.group('安委会成员群', [zhang, li], { kind: 'group' })
    await enters(group)
    await zhang.says('/remind', { in: group })
    await zhang.taps('开始提醒', { in: group })
    await zhang.sees('本群提醒已开启', { in: group })
    const payload = payloadOf(await li.taps('我要参加', { in: group }))
    await li.starts(payload)
    await li.taps('参加（可显示姓名）')
    await li.sees('已参加')
    const before = await stored(group)
    await group.migrates()
    await setting.world.quiet()

    await zhang.says('/remind', { in: group })
    const panel = (await zhang.sees('本群提醒已开启', { in: group })) as TranscriptMessage
    expect(panel.text).toContain('参加成员 1 人')
    await zhang.taps('成员', { in: group })
    await zhang.sees('参加成员 1 人：李建国。', { in: group })
    const after = await stored(group)
    expect(after).toMatchObject({ id: before?.id, state: 'on', since: before?.since })
    // The link of the old panel is still the same group's.
    await li.starts(payload)
    await li.sees('您已参加「安委会成员群」的提醒（可显示姓名）')
    await li.taps('退出')
    await li.sees('已退出「安委会成员群」的提醒')
  })
})
