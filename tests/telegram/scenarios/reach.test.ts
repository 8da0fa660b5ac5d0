import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { answers, asks, members, taps } from './cast.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore } from './prepared.ts'
import { openSetting, type Setting } from './product.ts'

const QIAN = 1000
const SUN = 1001
const ZHANG = 1002
const LI = 1004
const GUEST = 1009
const UNIT = '滕州市政府'

let setting: Setting
let qian: Person
let zhang: Person
let li: Person

beforeEach(async () => {
  // 孙主任 is an owner who never opened the chat.
  setting = await openSetting({ owners: [QIAN, SUN] })
  const post = { id: 'district-government-head', title: '滕州市市长' }
  await members(setting, [
    { id: ZHANG, name: '张三', role: 'official', unit: UNIT, post },
    { id: LI, name: '李四', role: 'staff', unit: UNIT },
  ])
  await inStore(setting, (store) =>
    store.setDelegation({
      official: `tg:${ZHANG}`,
      staff: `tg:${LI}`,
      state: 'accepted',
      at: '2026-01-06T02:00:00.000Z',
    }),
  )
  const { world } = setting
  qian = await world.user('钱主任', { id: QIAN, started: true })
  await world.user('孙主任', { id: SUN })
  zhang = await world.user('张三', { id: ZHANG })
  li = await world.user('李四', { id: LI, started: true })
})
afterEach(() => cleanEnd(setting))

const chatOf = (id: number) => inStore(setting, (store) => store.chat(`tg:${id}`))
const sentTo = async (id: number) =>
  (await setting.world.calls('sendMessage')).filter((call) => Number(call.params.chat_id) === id)
const refused = async () => (await setting.world.calls('sendMessage')).filter((call) => call.status !== 200)

/** 李四 records for 张三, who is told of it as far as 张三 can be reached. */
async function recordsForZhang(place: string): Promise<void> {
  await asks(li, `代张三记录：昨天带队检查了${place}`, '请确认，将记入张三的台账')
  await taps(li, '确认', '已代张三记入台账')
}

describe('somebody who blocks the bot', () => {
  it('is sent nothing more, the owners hear of it once, and writing again undoes it', {
    timeout: 60_000,
  }, async () => {
    await setting.start()
    await asks(zhang, '谢谢', '不客气')
    await zhang.blocks()
    await qian.sees('“张三”停用了机器人或账号已注销，已停止向其发送。对方重新发一条消息即恢复。')
    expect(await chatOf(ZHANG)).toMatchObject({ active: false })

    const before = (await sentTo(ZHANG)).length
    await recordsForZhang('鑫达化工厂')
    await recordsForZhang('城北加油站')
    await setting.world.quiet(1500)
    expect(await sentTo(ZHANG)).toHaveLength(before)
    expect(
      (await answers(qian)).map((message) => message.text).filter((text) => /停用/.test(text)),
    ).toHaveLength(1)

    await zhang.unblocks()
    await asks(zhang, '我的台账', '有效记录 2 条')
    expect(await chatOf(ZHANG)).toMatchObject({ active: true, cause: null })
    await recordsForZhang('城南油库')
    await zhang.sees(/李四代您记入.*城南油库/)
  })

  it('without Telegram having told of it: the first refusal is believed', { timeout: 60_000 }, async () => {
    const product = await setting.start()
    await asks(zhang, '谢谢', '不客气')
    await setting.world.fails(
      'sendMessage',
      { kind: 'refuse', code: 403, description: 'Forbidden: bot was blocked by the user' },
      { times: 5, in: zhang },
    )
    await zhang.says('谢谢')
    await qian.sees('“张三”停用了机器人')
    await recordsForZhang('鑫达化工厂')
    await setting.world.quiet(1500)
    // One refusal; what was to be told after it was not tried.
    expect((await refused()).filter((call) => Number(call.params.chat_id) === ZHANG)).toHaveLength(1)
    expect(product.log).not.toContain('张三')
  })

  it('as a guest is nobody whom the owners know', async () => {
    await setting.start()
    const guest = await setting.world.user('路人', { id: GUEST })
    await asks(guest, '你好', '您好，我是照单')
    await guest.blocks()
    await expect.poll(() => chatOf(GUEST)).toMatchObject({ active: false })
    await setting.world.quiet(1200)
    await qian.neverSaw('停用')
  })
})

describe('an official who never opened the chat', () => {
  it('cannot be told, and what was recorded stands', { timeout: 60_000 }, async () => {
    await setting.start()
    await recordsForZhang('鑫达化工厂')
    await setting.world.quiet(1500)
    expect((await refused()).map((call) => call.description)).toEqual([
      expect.stringContaining("bot can't initiate conversation"),
    ])
    await qian.neverSaw('停用')
    await asks(li, '看张三的台账', '有效记录 1 条')
    // Once they come, they are reached, and the ledger says who wrote it down.
    await zhang.starts()
    await zhang.sees('您好。当前岗位：滕州市市长')
    await asks(zhang, '我的台账', '代录：李四')
    await recordsForZhang('城北加油站')
    await zhang.sees(/李四代您记入.*城北加油站/)
  })
})

describe('two accounts of one name', () => {
  it('have a record each', async () => {
    const other = 1003
    const post = { id: 'town-government-head', title: '城头镇镇长' }
    await members(setting, [{ id: other, name: '张三', role: 'official', unit: UNIT, post }])
    await setting.start()
    const namesake = await setting.world.user('张三', { id: other, started: true })
    await asks(zhang, '今天带队检查了鑫达化工厂', '请确认，将记入台账')
    await asks(namesake, '今天带队检查了城北加油站', '请确认，将记入台账')
    await Promise.all([taps(zhang, '确认', '已记入台账，第 1 号'), taps(namesake, '确认', '已记入台账')])
    await asks(zhang, '我的台账', /有效记录 1 条[\s\S]*鑫达化工厂/)
    await asks(namesake, '我的台账', /有效记录 1 条[\s\S]*城北加油站/)
    await zhang.neverSaw('城北加油站')
    await namesake.neverSaw('鑫达化工厂')
  })
})
