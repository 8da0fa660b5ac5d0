import { afterEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { answers, asks, labels, members, taps } from './cast.ts'
import { cleanEnd } from './clean-end.ts'
import { inStore } from './prepared.ts'
import { openSetting, type Setting } from './product.ts'

const QIAN = 1001
const ZHANG = { id: 1002, name: '张三', role: 'official' as const, unit: '滕州市政府' }
const MAYOR = { id: 'district-government-head', title: '滕州市市长' }

let setting: Setting
afterEach(() => cleanEnd(setting))

const codeOf = (text: string) => /\/start ([\w-]{16,40})$/m.exec(text)?.[1] as string
const rowsOf = (id: number) => inStore(setting, (store) => store.ledger(`tg:${id}`))

describe('being invited', () => {
  it('by buttons or in a sentence; joining by the link, by the sentence, by the bare code', {
    timeout: 60_000,
  }, async () => {
    setting = await openSetting({ owners: [QIAN] })
    await setting.start()
    const { world } = setting
    const qian = await world.user('钱主任', { id: QIAN })
    const zhang = await world.user('张三', { id: 1002 })
    const li = await world.user('李四', { id: 1003 })
    const wang = await world.user('王五', { id: 1004, started: true })

    await qian.starts()
    await qian.sees('您好，我是照单')
    await taps(qian, '邀请', '邀请哪一类人')
    await taps(qian, '领导干部', '在哪个地区工作')
    await taps(qian, '枣庄市', '在哪个单位')
    await asks(qian, '滕州市政府', '生成邀请码吗')
    const first = await taps(qian, '生成邀请码', '邀请已生成：领导干部，枣庄市，滕州市政府')
    expect(first).toContain(`https://t.me/zhaodan_bot?start=${codeOf(first)}`)

    await zhang.starts(codeOf(first))
    await zhang.sees('欢迎使用照单。您的身份：领导干部，枣庄市，滕州市政府')
    await qian.sees('张三（编号 1002）已用您的邀请加入：领导干部，枣庄市，滕州市政府')

    await asks(qian, '邀请一位枣庄的工作人员', '在哪个单位')
    await taps(qian, '滕州市政府', '生成邀请码吗')
    const second = await taps(qian, '生成邀请码', '邀请已生成：工作人员，枣庄市，滕州市政府')
    await asks(li, codeOf(second), '欢迎使用照单。您的身份：工作人员')
    expect(await labels(li)).toContain('申请代录')

    // A code works once: not for a second person, and not twice for the same.
    await asks(wang, `/start ${codeOf(first)}`, '已经用过了')
    await asks(zhang, `/start ${codeOf(first)}`, '您已经用这个邀请码加入过了')
    await asks(wang, '我的台账', '要有本单位管理员的邀请')

    await asks(qian, '邀请一位枣庄滕州市政府的领导干部', '生成邀请码吗')
    const third = await taps(qian, '生成邀请码', '邀请已生成：领导干部')
    await asks(wang, `邀请码：${codeOf(third)}`, '欢迎使用照单')
    const list = await asks(qian, '成员名单', '成员 3 人')
    for (const name of ['张三（编号 1002）', '李四（编号 1003）', '王五（编号 1004）'])
      expect(list).toContain(name)
  })

  it('an invitation taken back lets nobody in', async () => {
    setting = await openSetting({ owners: [QIAN] })
    await setting.start()
    const qian = await setting.world.user('钱主任', { id: QIAN, started: true })
    const zhang = await setting.world.user('张三', { id: 1002 })
    await asks(qian, '/invite 滕州市政府的领导干部', '在哪个地区工作')
    await taps(qian, '枣庄市', '生成邀请码吗')
    const code = codeOf(await taps(qian, '生成邀请码', '邀请已生成'))
    await asks(qian, '未使用的邀请', `末四位 ${code.slice(-4)}`)
    await taps(qian, '撤销第 1 个', '已撤销末四位')
    await zhang.starts(code)
    await zhang.sees('已由管理员撤销')
    await zhang.neverSaw('欢迎')
  })
})

describe('the first day', () => {
  it('registers the post, asks, reads, logs, corrects and withdraws', { timeout: 90_000 }, async () => {
    setting = await openSetting({ at: '2026-11-20T01:30:00Z' })
    await members(setting, [ZHANG])
    await setting.start()
    const zhang = await setting.world.user('张三', { id: ZHANG.id })

    await zhang.starts()
    await zhang.sees('可以先登记岗位')
    await taps(zhang, '添加岗位', '哪一级')
    await asks(zhang, '滕州市市长', '哪一天到任')
    await taps(zhang, '今年以前就已在任', /已登记岗位：滕州市市长.*“区（市）政府主要负责人”，自2026年1月1日/)

    await asks(zhang, '区长多久要带队检查一次？', '每季度至少带队检查1次')
    await taps(zhang, '原文 第七条', '《枣庄办法》第七条')

    const card = await asks(zhang, '昨天带队检查了鑫达物流园', '请确认，将记入台账')
    expect(card).toContain('带队检查 · 2026年11月19日（星期四，2026年第四季度） · 鑫达物流园')
    expect(await rowsOf(ZHANG.id)).toEqual([])
    await taps(zhang, '确认', /已记入台账，第 1 号[\s\S]*2026年第四季度 1\/1/)

    await asks(zhang, '刚才那条日期错了，是11月18日', '更正')
    await taps(zhang, '确认', '已更正第 1 号')
    await asks(zhang, '我的台账', /有效记录 1 条，共 1 次。[\s\S]*2026年11月18日/)
    await asks(zhang, '本季度我要做什么', /2026年第四季度[\s\S]*带队检查[\s\S]*1\/1/)

    await asks(zhang, '撤销上一条', '确认撤销')
    await taps(zhang, '确认撤销', '已撤销第 1 号')
    await asks(zhang, '我的台账', '有效记录 0 条，共 0 次，另有已撤销 1 条')
    expect((await rowsOf(ZHANG.id)).map((row) => [row.kind, row.date])).toEqual([
      ['record', '2026-11-19'],
      ['correction', '2026-11-18'],
      ['void', '2026-11-18'],
    ])
  })

  it('takes a name, a second post, and leaves one', { timeout: 60_000 }, async () => {
    setting = await openSetting({ at: '2026-11-20T01:30:00Z' })
    await members(setting, [{ ...ZHANG, post: MAYOR }])
    await setting.start()
    const zhang = await setting.world.user('张三', { id: ZHANG.id, started: true })

    await asks(zhang, '/settings', /称呼：张三[\s\S]*身份：领导干部，枣庄市，滕州市政府/)
    await taps(zhang, '改称呼', '请说出您希望的称呼')
    await asks(zhang, '我叫张大山', '好的，张大山')
    await asks(zhang, '设置', '称呼：张大山')

    // Whoever was invited for 枣庄 is not asked whether a post is one of 广西's.
    const taken = await asks(zhang, '我还是城头镇党委书记，3月1日到任', '已登记岗位')
    expect(taken).toContain('镇（街道）党（工）委主要负责人')
    expect(taken).toContain('自2026年3月1日')
    await asks(zhang, '6月30日不再担任镇党委书记', /6月30日/)
    await taps(zhang, /^确认/, /6月30日/)
    const posts = await asks(zhang, '我的岗位', '滕州市市长')
    expect(posts).toMatch(/滕州市市长.*2026年1月1日起，在任/)
    expect(posts).toMatch(/2026年3月1日.*2026年6月30日/)
  })

  it('is told to choose where 确认 chooses nothing', async () => {
    setting = await openSetting()
    await members(setting, [ZHANG])
    await setting.start()
    const zhang = await setting.world.user('张三', { id: ZHANG.id, started: true })
    await asks(zhang, '我是副区长', /是下面哪一个岗位|哪一天到任/)
    await asks(zhang, '确认', '请先选好')
  })
})

describe('the menu', () => {
  /** What a command says and its plain wording; both are answered alike. */
  const MENU: [command: string, plain: string, answer: RegExp][] = [
    ['duties', '本季度我要做什么', /^2026年第四季度，滕州市市长/],
    ['log', '记履职', /^请说做了什么、哪一天、在哪里/],
    ['ledger', '我的台账', /^(台账|还没有)/],
    ['ask', '提问', /^请直接提问/],
    ['remind', '我的提醒', /^履职提醒/],
    ['posts', '我的岗位', /^您登记的岗位/],
    ['settings', '设置', /^您的设置/],
    ['help', '帮助', /^照单能做这些事/],
    ['cancel', '取消', /^没有进行中的操作/],
    ['start', '你好', /^您好。当前岗位：滕州市市长/],
  ]

  it('does by each command what the plain words do', { timeout: 90_000 }, async () => {
    setting = await openSetting({ at: '2026-11-20T01:30:00Z' })
    const { id: _, ...zhang } = { ...ZHANG, post: MAYOR }
    const typing = [ZHANG.id, 1003, 1004, 1005]
    await members(
      setting,
      typing.map((id) => ({ ...zhang, id })),
    )
    await setting.start()
    const people = await Promise.all(typing.map((id) => setting.world.user('张三', { id, started: true })))
    const [byCommand, byWords, byTitle, byParticle] = people as [Person, Person, Person, Person]
    await expect.poll(() => setting.world.calls('setMyCommands')).toHaveLength(2)
    const commands = (await setting.world.stage.act({ do: 'commands' })) as Record<
      string,
      { command: string }[]
    >
    const shown = Object.entries(commands).find(([scope]) => scope.includes('private'))?.[1] ?? []
    expect(shown.map((each) => each.command).sort()).toEqual(MENU.map(([command]) => command).sort())

    for (const [command, plain, answer] of MENU) {
      const texts = await Promise.all([
        asks(byCommand, `/${command}`, answer),
        asks(byWords, plain, answer),
        asks(byTitle, `/${command.toUpperCase()}@zhaodan_bot`, answer),
        asks(byParticle, `/${command}吧`, answer),
      ])
      const ofOthers = texts.map((text) => text.replace(/编号：\d+/, ''))
      expect(new Set(ofOthers).size, ofOthers.join('\n---\n')).toBe(1)
    }
    await asks(byCommand, '/log 今天带队检查了鑫达物流园', '请确认，将记入台账')
    await taps(byCommand, '取消', '没有记录任何内容')
    await asks(byCommand, '/ask 第二十二条说什么', '第二十二条')
    await asks(byCommand, '/xyz', '没有“/xyz”这个命令')
    await asks(byCommand, '/invite', '只有管理员能用')
    expect(await rowsOf(ZHANG.id)).toEqual([])
  })
})

describe('the turn of a quarter', () => {
  it('shows the last day, then the missed duty, and takes a late record', { timeout: 90_000 }, async () => {
    setting = await openSetting({ at: '2026-09-29T01:00:00Z' })
    await members(setting, [{ ...ZHANG, post: MAYOR }])
    const zhang = await setting.world.user('张三', { id: ZHANG.id, started: true })
    const eve = await setting.start()
    expect(await asks(zhang, '本季度还差什么', /带队检查/)).toContain('还有 1 天')
    await eve.end('SIGTERM')

    const day = await setting.start({ ZHAODAN_NOW: '2026-09-30T15:00:00Z' })
    expect(await asks(zhang, '本季度还差什么', /带队检查/)).toMatch(/9月30日前（今天是最后一天）/)
    await day.end('SIGTERM')

    await setting.start({ ZHAODAN_NOW: '2026-10-01T01:00:00Z' })
    expect(await asks(zhang, '本季度还差什么', /带队检查/)).toContain('2026年第四季度')
    const missed = await asks(zhang, '上季度完成得怎么样', /2026年第三季度/)
    expect(missed).toMatch(/带队检查[\s\S]*0\/1/)
    expect(missed).not.toMatch(/免责|违规|排名/)
    const card = await asks(zhang, '昨天带队检查了鑫达物流园', '请确认，将记入台账')
    expect(card).toMatch(/2026年9月30日（星期三，2026年第三季度） · 鑫达物流园.*补录/)
    await taps(zhang, '确认', /补录[\s\S]*2026年第三季度 1\/1/)
    expect(await asks(zhang, '上季度完成得怎么样', /2026年第三季度/)).toMatch(/带队检查[\s\S]*1\/1/)
  })

  it('takes 今天 of a message for the day on which it was sent', async () => {
    // Half past midnight in Shanghai on 22 November.
    setting = await openSetting({ at: '2026-11-21T16:30:00Z' })
    await members(setting, [{ ...ZHANG, post: MAYOR }])
    const zhang = await setting.world.user('张三', { id: ZHANG.id, started: true })
    // Sent at half past eleven, while nothing ran.
    await zhang.says('今天带队检查了鑫达物流园', { agoMs: 60 * 60 * 1000 })
    await setting.start()
    await zhang.sees(/2026年11月21日（星期六，2026年第四季度） · 鑫达物流园/)
    await taps(zhang, '确认', '已记入台账，第 1 号')
    await asks(zhang, '今天带队检查了加油站', /2026年11月22日（星期日，2026年第四季度） · 加油站/)
    expect((await rowsOf(ZHANG.id)).map((row) => row.date)).toEqual(['2026-11-21'])
    expect((await answers(zhang)).length).toBeGreaterThan(1)
  })
})
