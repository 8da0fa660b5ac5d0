import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Group, Person } from '../people/index.ts'
import { members } from './cast.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore, payloadOf } from './prepared.ts'
import { openSetting, type Product, type Setting } from './product.ts'

const [ZHANG, LI, CHEN] = [1001, 1002, 1003]

let setting: Setting
let product: Product
let zhang: Person
let li: Person
let chen: Person
let group: Group

beforeEach(async () => {
  setting = await openSetting({ at: '2026-11-22T02:00:00Z' })
  const post = { id: 'town-government-head', title: '镇长' }
  await members(setting, [
    { id: ZHANG, name: '张三', role: 'staff' },
    { id: LI, name: '李建国', role: 'official', post },
    { id: CHEN, name: '陈静', role: 'official', post },
  ])
  product = await setting.start()
  zhang = await setting.world.user('张三', { id: ZHANG, started: true })
  li = await setting.world.user('李四', { id: LI, started: true })
  chen = await setting.world.user('陈静', { id: CHEN, started: true })
  group = await setting.world.group('安委会成员群', [zhang, li, chen])
  await group.adds('bot')
  await zhang.says('/remind', { in: group })
  await zhang.taps('开始提醒', { in: group })
  await zhang.sees('本群提醒已开启', { in: group })
})
afterEach(() => cleanEnd(setting))

async function takesPart(who: Person): Promise<void> {
  await who.starts(payloadOf(await who.taps('我要参加', { in: group })))
  await who.taps('参加（可显示姓名）')
  await who.sees('已参加')
}

const panel = async (text: string) => {
  await zhang.says('/remind', { in: group })
  await zhang.sees(text, { in: group })
}

describe('whoever is out of the group', () => {
  it.each(['left', 'kicked'] as const)('takes part no longer: %s', { timeout: 90_000 }, async (as) => {
    await takesPart(li)
    await takesPart(chen)
    await panel('参加成员 2 人')
    await group.removes(li, { as })
    await setting.world.quiet()
    await panel('参加成员 1 人')
    // Coming back is no taking part.
    await group.adds(li)
    await setting.world.quiet()
    await panel('参加成员 1 人')
    await li.says('退出群提醒')
    await li.sees('您没有参加任何群的提醒')
    await chen.says('退出群提醒')
    await chen.sees('「安委会成员群」：可显示姓名')
  })

  it('may be one whom nobody knows here', { timeout: 90_000 }, async () => {
    const guest = await setting.world.user('路人', { id: 1009 })
    await group.adds(guest)
    await takesPart(li)
    await group.removes(guest, { as: 'left' })
    await setting.world.quiet()
    await panel('参加成员 1 人')
  })
})

describe('the bot, brought in again', () => {
  const greeting = '叫我请在名字后加空格'
  const goesOn = '本群的提醒还开着，照旧在工作日发送'

  it('says that the reminders go on where they are on', { timeout: 90_000 }, async () => {
    await zhang.neverSaw(goesOn, { in: group })
    await group.removes('bot')
    await setting.world.quiet()
    await group.adds('bot')
    const said = await zhang.sees(greeting, { in: group })
    expect(JSON.stringify(said)).toContain(goesOn)
  })

  it('says nothing of them where they are not', { timeout: 90_000 }, async () => {
    await zhang.says('/remind', { in: group })
    await zhang.taps('暂停', { in: group })
    await zhang.sees('本群提醒已暂停', { in: group })
    await group.removes('bot')
    await setting.world.quiet()
    await group.adds('bot')
    await zhang.sees(greeting, { in: group })
    await zhang.neverSaw(goesOn, { in: group })
    await product.end()
    const row = await inStore(setting, (store) => store.subscriptionOf(`tg:${group.id}`))
    expect(row?.state).toBe('paused')
    product = await setting.start()
  })
})
