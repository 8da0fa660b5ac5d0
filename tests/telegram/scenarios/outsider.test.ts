import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { answers, asks, members, taps } from './cast.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore } from './prepared.ts'
import { openSetting, type Product, type Setting } from './product.ts'

const QIAN = 1000
const ZHANG = 1002
const LI = 1004
const REMOVED = 1005
const UNIT = '滕州市政府'
const CAST = [QIAN, ZHANG, LI, REMOVED]
/** Words of the members' records and names that nobody else may ever be shown. */
const SECRET = /张三|李四|赵六|鑫达|城北|滕州市政府|1002|1004/
/** A guest may send ten messages a minute: each of these guests sends fewer. */
const EACH = 8

let setting: Setting
let product: Product
let zhang: Person
let li: Person
let qian: Person

beforeEach(async () => {
  setting = await openSetting({ owners: [QIAN] })
  const post = { id: 'district-government-head', title: '滕州市市长' }
  await members(setting, [
    { id: ZHANG, name: '张三', role: 'official', unit: UNIT, post },
    { id: LI, name: '李四', role: 'staff', unit: UNIT },
    {
      id: REMOVED,
      name: '赵六',
      role: 'official',
      unit: UNIT,
      post: { id: 'district-safety-deputy', title: '滕州市副市长' },
    },
  ])
  await inStore(setting, (store) =>
    store.setDelegation({
      official: `tg:${ZHANG}`,
      staff: `tg:${LI}`,
      state: 'accepted',
      at: '2026-01-06T02:00:00.000Z',
    }),
  )
  product = await setting.start()
  const { world } = setting
  qian = await world.user('钱主任', { id: QIAN, started: true })
  zhang = await world.user('张三', { id: ZHANG, started: true })
  li = await world.user('李四', { id: LI, started: true })
})
afterEach(() => cleanEnd(setting))

/** Everything that a record consists of, of the cast and of those who tried. */
async function records(ids: number[]): Promise<string> {
  const all = await inStore(setting, async (store) => ({
    members: await store.members(),
    invitations: await store.openInvitations(new Date(0).toISOString()),
    people: await Promise.all(
      ids.map(async (id) => {
        const person = `tg:${id}`
        return {
          name: (await store.person(person))?.name ?? null,
          tenures: await store.tenures(person),
          ledger: await store.ledger(person),
          cards: (await store.openPending(person)).map((card) => card.id),
          asOfficial: await store.delegations({ official: person }),
          asStaff: await store.delegations({ staff: person }),
          consents: await store.consents(person),
        }
      }),
    ),
  }))
  return JSON.stringify(all, null, 1)
}

/** The buttons that members have in their chats, as their data: the open ones of every kind of card. */
async function buttonsOfMembers(): Promise<string[]> {
  await asks(zhang, '昨天带队检查了鑫达化工厂', '请确认，将记入台账')
  await taps(zhang, '确认', '已记入台账，第 1 号')
  await asks(zhang, '今天带队检查了城北加油站', '请确认，将记入台账')
  await asks(li, '代张三记录：前天带队检查了城北油库', '请确认，将记入张三的台账')
  await asks(qian, '邀请一位滕州市政府的领导干部', '在哪个地区')
  for (const words of ['撤销第1号', '下周三带队检查城北油库', '添加岗位', '我已离任', '代录人', '/settings'])
    await asks(zhang, words)
  for (const words of ['申请代录', '为谁记录', '本单位情况']) await asks(li, words)
  for (const words of ['成员名单', '未使用的邀请']) await asks(qian, words)
  await setting.world.quiet(1200)
  const shown = (await Promise.all([zhang, li, qian].map(answers)))
    .flat()
    .flatMap((message) => message.buttons.flat())
    .flatMap((button) => (button.callback_data === undefined ? [] : [button.callback_data]))
  const cards = await inStore(setting, (store) =>
    Promise.all(CAST.map((id) => store.openPending(`tg:${id}`))),
  )
  // Also what no button shows at the moment, written as the product writes it.
  const made = cards
    .flat()
    .flatMap(({ id }) =>
      ['ok', 'cancel', 'yes', 'allow:0', 'pick:0', 'ask:0', 'keep'].map((op) => `=c:${id}:${op}`),
    )
  const hashed = made.map((data) => {
    const sha = createHash('sha256').update(data.slice(1)).digest('base64url')
    return `=#${sha.slice(0, 16)}`
  })
  return [...new Set([...shown, ...made, ...hashed])].filter((data) => Buffer.byteLength(data) <= 64)
}

/** As many strangers as it takes, each with a share of the tries; all at once. */
async function strangers<T>(tries: T[], act: (guest: Person, one: T) => Promise<unknown>): Promise<Person[]> {
  const shares = Array.from({ length: Math.ceil(tries.length / EACH) }, (_, index) =>
    tries.slice(index * EACH, (index + 1) * EACH),
  )
  return Promise.all(
    shares.map(async (share, index) => {
      const guest = await setting.world.user('路人', { id: 5000 + index })
      await asks(guest, '/start')
      for (const one of share) {
        await act(guest, one)
        await guest.sees(/\S/)
      }
      return guest
    }),
  )
}

const COMMANDS = [
  ...[
    '/duties',
    '/duties 本季度',
    '/log',
    '/log 昨天带队检查了化工厂',
    '/ledger',
    '/ledger 上季度',
    '/remind',
  ],
  ...[
    '/remind 下周三带队检查',
    '/posts',
    '/posts 滕州市市长',
    '/settings',
    '/cancel',
    '/invite',
    '/start settings',
  ],
  ...['/invite 滕州市政府的领导干部', '/xyz', '/台账', '/帮助', '/start g-id123456', '/start 1002'],
]
const WISHES = [
  ...[
    '今天带队检查了化工厂',
    '确认',
    '是的',
    '取消',
    '我是滕州市市长',
    '我的岗位',
    '添加岗位',
    '3月1日',
    '我已离任',
  ],
  ...[
    '我的台账',
    '本季度我要做什么',
    '为什么说我没完成',
    '撤销上一条',
    '撤销第1号',
    '刚才那条日期错了，是昨天',
  ],
  ...[
    '代张三记录：昨天带队检查了化工厂',
    '张三昨天带队检查了化工厂',
    '看张三的台账',
    '张三本季度还差什么',
    '同意',
  ],
  ...[
    '撤销张三的第1号',
    '让李四代录',
    '不再让李四代录',
    '代录人',
    '申请代录',
    '请张三同意我代为记录',
    '为谁记录',
  ],
  ...[
    '本单位情况',
    '邀请一位工作人员',
    '成员名单',
    '未使用的邀请',
    '我叫张三',
    '设置',
    '群里显示',
    '我的计划',
  ],
  ...['下周三带队检查化工厂', '清空对话', '移除成员', '张三是谁', '第1号的详情', '确认移除', '李四的编号'],
]

describe('a stranger', () => {
  it('gets nothing personal and writes nothing, whatever is typed', { timeout: 120_000 }, async () => {
    await buttonsOfMembers()
    const before = await records(CAST)
    const guests = await strangers([...COMMANDS, ...WISHES], (guest, words) => guest.says(words))
    await setting.world.quiet(1200)
    for (const guest of guests) await guest.neverSaw(SECRET)
    for (const guest of guests) await guest.neverSaw(/已记入|请确认|已登记|一分钟最多/)
    for (const words of ['代录人', '本单位情况', '我的台账', '/settings', '今天带队检查了化工厂', '怎么加入'])
      await asks(await setting.world.user('路人', { started: true }), words, '要有本单位管理员的邀请')
    expect(await records(CAST)).toBe(before)
    const ids = guests.map((guest) => guest.id)
    const own = JSON.parse(await records(ids)) as { people: unknown[] }
    const nothing = {
      name: null,
      tenures: [],
      ledger: [],
      cards: [],
      asOfficial: [],
      asStaff: [],
      consents: [],
    }
    expect(own.people).toEqual(ids.map(() => nothing))
  })

  it('gets nothing by the buttons of others, sent as an altered client can', {
    timeout: 180_000,
  }, async () => {
    const data = await buttonsOfMembers()
    expect(data.length).toBeGreaterThan(40)
    const before = await records(CAST)
    const guests = await strangers(data, (guest, one) => guest.tapsData(one))
    const odd = await strangers(
      ['', '=', '=c:', '2=#', '=o:zaozhuang-2019#999', '=s:我的台账', 'x', '=#0123456789abcdef'],
      (guest, one) => guest.tapsData(one === '' ? ' ' : one),
    )
    await setting.world.quiet(1200)
    for (const guest of [...guests, ...odd]) {
      await guest.neverSaw(SECRET)
      await guest.neverSaw(/已记入|请确认|已登记|已撤销|已移除|邀请已生成/)
    }
    expect(await records(CAST)).toBe(before)
    expect(product.log).not.toMatch(SECRET)
  })

  it('asks ten times a minute, is told so at the eleventh, and can still come in', {
    timeout: 60_000,
  }, async () => {
    await asks(qian, '邀请一位枣庄的领导干部', '在哪个单位')
    await taps(qian, '不写单位', '生成邀请码吗')
    const code = /\/start ([\w-]{16,})/.exec(await taps(qian, '生成邀请码', '邀请已生成'))?.[1] as string
    const guest = await setting.world.user('路人', { id: 5000 })
    for (let times = 0; times < 10; times += 1) await asks(guest, '谢谢', '不客气')
    await asks(guest, '谢谢', '一分钟最多 10 次')
    await guest.starts(code)
    await guest.sees('欢迎使用照单')
    await asks(guest, '谢谢', '不客气')
  })
})

describe('a member', () => {
  it('gets nothing by the buttons of another', { timeout: 90_000 }, async () => {
    const wang = 1006
    await inStore(setting, async (store) => {
      const since = '2026-01-05T02:00:00.000Z'
      await store.ensurePerson(`tg:${wang}`, since)
      await store.setMember({ person: `tg:${wang}`, role: 'staff', region: null, unit: '薛城区政府', since })
    })
    const data = (await buttonsOfMembers()).filter((each) => !each.startsWith('=s:'))
    const before = await records(CAST)
    const thief = await setting.world.user('王五', { id: wang, started: true })
    await asks(thief, '/start')
    for (const one of data) await thief.tapsData(one)
    await expect.poll(async () => (await setting.world.status()).openTaps, { timeout: 20_000 }).toBe(0)
    await setting.world.quiet(1500, 60_000)
    // 张三 alone is also the name of the examples.
    await thief.neverSaw(/张三（|李四|赵六|鑫达|城北|滕州市政府/)
    await thief.neverSaw(/已记入|请确认|已撤销|已移除|邀请已生成/)
    expect(await records(CAST)).toBe(before)
    // The owners of the cards can go on with them.
    await taps(zhang, '确认', /已记入台账|已登记岗位|已撤销/)
  })
})

describe('somebody who was removed', () => {
  it('is a stranger from then on, with the record kept', { timeout: 150_000 }, async () => {
    const zhao = await setting.world.user('赵六', { id: REMOVED, started: true })
    await asks(zhao, '昨天带队检查了鑫达化工厂', '请确认，将记入台账')
    await taps(zhao, '确认', '已记入台账，第 1 号')
    await asks(zhao, '今天带队检查了城北加油站', '请确认，将记入台账')
    const own = (await answers(zhao)).flatMap((message) => message.buttons.flat())
    const list = await asks(qian, '成员名单', '成员 3 人')
    const at = list
      .split('\n')
      .filter((line) => /^\d+\. /.test(line))
      .findIndex((line) => line.includes('赵六'))
    await taps(qian, `移除第 ${at + 1} 个`, '确认移除 赵六')
    await taps(qian, '确认移除', '已移除：赵六')

    const before = await records(CAST)
    const from = (await answers(zhao)).length
    const typed = ['我的台账', '/duties', '今天带队检查了化工厂', '确认', '我的岗位', '撤销第1号']
    for (const words of typed) {
      await zhao.says(words)
      await zhao.sees(/邀请|没有进行中/)
    }
    await zhao.taps('确认', { stale: true })
    await zhao.sees('要有本单位管理员的邀请')
    for (const button of own.slice(0, 3)) {
      if (button.callback_data === undefined) continue
      await zhao.tapsData(button.callback_data)
      await zhao.sees(/\S/)
    }
    await setting.world.quiet(1200)
    const since = (await answers(zhao)).slice(from).map((message) => message.text)
    expect(since.join('\n')).not.toMatch(/鑫达|城北|已记入|滕州市/)
    expect(await records(CAST)).toBe(before)
  })
})
