import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { asks, labels, members, taps } from './cast.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore } from './prepared.ts'
import { openSetting, type Setting } from './product.ts'

const UNIT = '滕州市政府'
const ZHANG = 1002
const NAMESAKE = 1003
const LI = 1004
const WANG = 1005

let setting: Setting
let zhang: Person
let namesake: Person
let li: Person
let wang: Person

beforeEach(async () => {
  setting = await openSetting({ at: '2026-11-20T01:30:00Z' })
  await members(setting, [
    {
      id: ZHANG,
      name: '张三',
      role: 'official',
      unit: UNIT,
      post: { id: 'district-government-head', title: '滕州市市长' },
    },
    {
      id: NAMESAKE,
      name: '张三',
      role: 'official',
      unit: UNIT,
      post: { id: 'district-safety-deputy', title: '滕州市副市长' },
    },
    { id: LI, name: '李四', role: 'staff', unit: UNIT },
    { id: WANG, name: '王五', role: 'staff', unit: '薛城区政府' },
  ])
  await setting.start()
  const { world } = setting
  zhang = await world.user('张三', { id: ZHANG, started: true })
  namesake = await world.user('张三', { id: NAMESAKE, started: true })
  li = await world.user('李四', { id: LI, started: true })
  wang = await world.user('王五', { id: WANG, started: true })
})
afterEach(() => cleanEnd(setting))

const rowsOf = (id: number) => inStore(setting, (store) => store.ledger(`tg:${id}`))

/** 李四 asks the mayor, who agrees. */
async function agree(): Promise<void> {
  await asks(li, '申请代录', '向谁申请代录')
  await taps(li, '张三（滕州市市长）', '已向张三（滕州市市长）发出申请')
  await taps(zhang, '同意', '李四可以代您记录了')
  await li.sees('张三（滕州市市长）同意您代为记录')
}

describe('recording for an official', () => {
  it('needs the agreement, is said to the official, and ends with it', { timeout: 90_000 }, async () => {
    await asks(li, '昨天张三带队检查了鑫达化工厂', '没有本人同意')
    expect(await labels(li)).toEqual(['申请代录'])
    await agree()
    await namesake.neverSaw(/\S/)

    const card = await asks(li, '代张三记录：昨天带队检查了鑫达化工厂', '请确认，将记入张三的台账')
    expect(card).toContain('代 张三（滕州市市长） 记录')
    expect(await rowsOf(ZHANG)).toEqual([])
    await taps(li, '确认', '已代张三记入台账，第 1 号')
    await zhang.sees('李四代您记入：带队检查 · 2026年11月19日')
    expect(await rowsOf(ZHANG)).toMatchObject([
      { person: `tg:${ZHANG}`, recordedBy: `tg:${LI}`, date: '2026-11-19', place: '鑫达化工厂' },
    ])
    await asks(li, '看张三的台账', /张三（滕州市市长）[\s\S]*鑫达化工厂 · 代录：李四/)
    await asks(zhang, '我的台账', '代录：李四')

    // A card that was open when the agreement ended stores nothing.
    await asks(li, '代张三记录：今天带队检查了加油站', '请确认，将记入张三的台账')
    await asks(zhang, '不再让李四代录', '李四不能再代您记录')
    await li.sees('张三（滕州市市长）结束了您的代录')
    await taps(li, '确认', '没有记录或改动任何内容')
    await asks(li, '看张三的台账', '没有本人同意')
    await asks(zhang, '撤销第1号', '确认撤销')
    await taps(zhang, '确认撤销', '已撤销第 1 号')
    expect((await rowsOf(ZHANG)).map((row) => [row.kind, row.recordedBy])).toEqual([
      ['record', `tg:${LI}`],
      ['void', `tg:${ZHANG}`],
    ])
    expect(await rowsOf(NAMESAKE)).toEqual([])
    expect(await rowsOf(LI)).toEqual([])
  })

  it('is not done where the official refuses, and not asked again that day', {
    timeout: 40_000,
  }, async () => {
    await asks(li, '申请代录', '向谁申请代录')
    await taps(li, '张三（滕州市副市长）', '已向张三（滕州市副市长）发出申请')
    await taps(namesake, '不同意', '没有同意李四代录')
    await li.sees('张三（滕州市副市长）没有同意代录申请')
    await zhang.neverSaw(/\S/)
    await asks(li, '申请代录', '向谁申请代录')
    await taps(li, '张三（滕州市副市长）', '今天没有同意')
    await asks(li, '代张三记录：昨天带队检查了加油站', '没有本人同意')
    // A button of the question that was answered already changes nothing.
    await namesake.taps('同意', { stale: true })
    await namesake.sees('这项申请已经答复过，没有变动')
    await asks(li, '看张三的台账', '没有本人同意')
  })

  it('tells two officials of one name apart by their posts', { timeout: 60_000 }, async () => {
    await agree()
    await asks(li, '申请代录', '向谁申请代录')
    await taps(li, '张三（滕州市副市长）', '已向张三（滕州市副市长）发出申请')
    await taps(namesake, '同意', '李四可以代您记录了')
    await li.sees('张三（滕州市副市长）同意您代为记录')

    await asks(li, '代张三记录：昨天带队检查了鑫达化工厂', '叫“张三”的不止一位')
    await taps(li, '张三（滕州市副市长）', '代 张三（滕州市副市长） 记录')
    await taps(li, '确认', '已代张三记入台账')
    await namesake.sees('李四代您记入')
    await zhang.neverSaw('李四代您记入')
    expect(await rowsOf(ZHANG)).toEqual([])
    expect(await rowsOf(NAMESAKE)).toHaveLength(1)

    await asks(li, '看张三的台账', '不止一位')
    await taps(li, '张三（滕州市市长）', /张三（滕州市市长）/)
    await li.neverSaw(/张三（滕州市市长）\n.*鑫达化工厂/)
  })
})

describe('the unit', () => {
  it('is shown by deadline to its staff, and to nobody of another unit', async () => {
    const view = await asks(li, '本单位情况', '滕州市政府，2026年第四季度待完成的事项')
    expect(view).toContain('12月31日前（还有 41 天）')
    expect(view).toMatch(/张三（滕州市市长）：.*政府常务会议/)
    expect(view).toMatch(/张三（滕州市副市长）：.*带队检查/)
    expect(view).not.toMatch(/排名|第一名|最差|落后/)
    // Neither agreed: there is no way to their ledgers here.
    expect((await labels(li)).filter((label) => label.includes('台账'))).toEqual([])

    expect(await asks(wang, '本单位情况')).not.toContain('张三')
    await asks(wang, '请张三同意我代为记录', '没有找到叫“张三”的干部')
    await asks(wang, '看张三的台账', '没有本人同意')
    expect(await asks(zhang, '本单位情况')).not.toContain('滕州市副市长')
  })

  it('has for staff without a post what they can do instead', async () => {
    await asks(li, '/duties', '没有登记需要本人履职的岗位')
    expect(await labels(li)).toEqual(['本单位情况', '为谁记录'])
    await taps(li, '为谁记录', '还没有干部同意您代录')
    expect(await labels(li)).toEqual(['申请代录', '本单位情况'])
  })
})
