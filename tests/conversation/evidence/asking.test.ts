import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LI, WANG, ZHANG } from '../behalf-cast.ts'
import { MINUTES, openWorld, PHOTO, SECOND, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.end())

async function record(person: string, ...reports: string[]): Promise<void> {
  for (const text of reports) {
    await world.sends(person, { text })
    await world.touches(person, '确认')
  }
}
const names = async (person: string) =>
  (await world.entries(person)).map((entry) =>
    entry.evidence.map(({ what }) => ('file' in what ? what.file.name : what.link.url)),
  )

describe('files that come alone', () => {
  it('are asked about: what was just recorded first, then the last 14 days, then older ones', async () => {
    await record(
      ZHANG,
      '11月20日带队检查了甲厂',
      '11月7日带队检查了乙厂',
      '11月8日带队检查了丙厂',
      '10月9日带队检查了丁厂',
    )
    expect(await world.tells(ZHANG, { files: [PHOTO] })).toBe('附到哪一条？\n· 现场.jpg（图片，1.2 MB）')
    expect(world.buttons()).toEqual([
      '第4号 10月9日 带队检查 丁厂',
      '第3号 11月8日 带队检查 丙厂',
      '第1号 11月20日 带队检查 甲厂',
      '第2号 11月7日 带队检查 乙厂',
      '是新的履职活动',
      '取消',
    ])
    world.later(60 * 60_000)
    await world.sends(ZHANG, { files: [PHOTO] })
    expect(world.buttons()[0]).toBe('第3号 11月8日 带队检查 丙厂')
  })

  it('are attached by one tap, once', async () => {
    await record(ZHANG, '11月20日带队检查了甲厂')
    const [card] = await world.sends(ZHANG, { files: [PHOTO], text: '现场照片' })
    expect(await world.touches(ZHANG, '第1号 11月20日 带队检查 甲厂')).toContain('已附到第 1 号：现场.jpg。')
    const tap = card?.buttons[0]?.[0]?.action as string
    expect(await world.tells(ZHANG, { tap })).toContain('已经确认过')
    const lines = await world.lines(ZHANG)
    expect(lines.map((row) => [row.kind, row.words])).toEqual([
      ['record', '11月20日带队检查了甲厂'],
      ['attach', '现场照片'],
    ])
    await world.sends(ZHANG, { files: [PHOTO] })
    expect(await world.touches(ZHANG, '第1号 11月20日 带队检查 甲厂')).toContain('已经有这个附件')
    expect(await names(ZHANG)).toEqual([['现场.jpg']])
  })

  it('sent within a minute stand on one card; later ones on another', async () => {
    await record(ZHANG, '11月20日带队检查了甲厂')
    await world.sends(ZHANG, { files: [PHOTO] })
    world.later(59_000)
    expect(await world.tells(ZHANG, { files: [SECOND] })).toContain('现场.jpg（图片，1.2 MB）\n· 签到.jpg')
    world.later(60_000)
    expect(await world.tells(ZHANG, { files: [MINUTES] })).not.toContain('现场.jpg')
  })

  it('become part of a new report', async () => {
    await record(ZHANG, '11月20日带队检查了甲厂')
    await world.sends(ZHANG, { files: [PHOTO] })
    expect(await world.touches(ZHANG, '是新的履职活动')).toContain('这是什么履职活动？')
    expect(await world.tells(ZHANG, { text: '今天天气不错' })).toContain('没有看懂')
    expect(await world.tells(ZHANG, { text: '今天带队检查了乙厂' })).toContain('附件 1 个')
    await world.touches(ZHANG, '确认')
    expect(await names(ZHANG)).toEqual([[], ['现场.jpg']])
    expect((await world.store.openPending(ZHANG)).filter((row) => row.kind === 'attach')).toEqual([])
  })

  it('are gone on with by a report said right after them', async () => {
    await record(ZHANG, '11月20日带队检查了甲厂')
    await world.sends(ZHANG, { files: [PHOTO] })
    expect(await world.tells(ZHANG, { text: '今天带队检查了乙厂' })).toContain('附件 1 个')
  })

  it('are let go by 取消', async () => {
    await record(ZHANG, '11月20日带队检查了甲厂')
    await world.sends(ZHANG, { files: [PHOTO] })
    expect(await world.touches(ZHANG, '取消')).toContain('没有附到任何一条')
    expect(await names(ZHANG)).toEqual([[]])
  })

  it('are never offered a withdrawn entry, and none that is withdrawn meanwhile', async () => {
    await record(ZHANG, '11月20日带队检查了甲厂', '11月19日带队检查了乙厂')
    await world.sends(ZHANG, { files: [PHOTO] })
    const tap = world.buttons()
    expect(tap[0]).toContain('乙厂')
    const replies = await world.sends(ZHANG, { files: [PHOTO] })
    const action = replies[0]?.buttons[0]?.[0]?.action as string
    await world.sends(ZHANG, { text: '撤销第2号' })
    await world.touches(ZHANG, '确认撤销')
    expect(await world.tells(ZHANG, { tap: action })).toContain('已经撤销，不能再附上')
    world.later(2 * 60_000)
    await world.sends(ZHANG, { files: [SECOND] })
    expect(world.buttons().join()).not.toContain('乙厂')
  })
})

describe('a web address with next to no words', () => {
  it('is asked about like a file', async () => {
    await record(ZHANG, '11月20日带队检查了甲厂')
    expect(await world.tells(ZHANG, { text: '会议纪要 https://example.org/a' })).toContain(
      '附到哪一条？\n· 会议纪要：https://example.org/a',
    )
    await world.touches(ZHANG, '第1号 11月20日 带队检查 甲厂')
    expect(await names(ZHANG)).toEqual([['https://example.org/a']])
  })
})

describe('staff', () => {
  beforeEach(async () => {
    await world.agree(LI, ZHANG)
    await record(ZHANG, '11月20日带队检查了甲厂')
    await record(WANG, '11月19日带队检查了乙厂')
  })

  it('are offered entries of those who agreed, by name, and of nobody else', async () => {
    await world.sends(LI, { files: [PHOTO] })
    expect(world.buttons()).toEqual(['张三 第1号 11月20日 带队检查 甲厂', '是新的履职活动', '取消'])
    expect(await world.touches(LI, '张三 第1号 11月20日 带队检查 甲厂')).toContain('已代张三附到第 1 号')
    expect((await world.lines(ZHANG)).at(-1)).toMatchObject({ kind: 'attach', recordedBy: LI, person: ZHANG })
    expect((await world.told(ZHANG)).at(-1)).toContain('李四代您附上：现场.jpg（第 1 号')
    expect((await world.told(ZHANG)).at(-1)).toContain('有误请说“取下第1号的附件1”')
    expect(await world.tells(LI, { text: '第1号的附件' })).toContain('附上（代录：李四）')
    expect(await world.tells(LI, { text: '看张三第1号的附件' })).toContain('附件 1：现场.jpg')
    expect(await world.tells(LI, { text: '张三第1号的附件1发错了' })).toContain('代 张三 取下。请确认')
    await world.touches(LI, '确认取下')
    expect((await world.told(ZHANG)).at(-1)).toContain('李四代您取下附件：现场.jpg（第 1 号')
    expect(await world.tells(LI, { text: '第2号的附件' })).toContain('台账里没有第 2 号')
  })

  it('attach nothing once the agreement has ended', async () => {
    await world.sends(LI, { files: [PHOTO] })
    await world.store.setDelegation({
      official: ZHANG,
      staff: LI,
      state: 'ended',
      at: '2026-11-21T02:00:00Z',
    })
    expect(await world.touches(LI, '张三 第1号 11月20日 带队检查 甲厂')).not.toContain('已代张三')
    expect(await world.tells(LI, { text: '附到第1号' })).toContain('台账里没有第 1 号')
    expect(await names(ZHANG)).toEqual([[]])
  })
})
