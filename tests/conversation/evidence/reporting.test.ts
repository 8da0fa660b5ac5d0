import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LI, ZHANG } from '../behalf-cast.ts'
import { MINUTES, openWorld, PHOTO, SECOND, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.end())

const REPORT = '今天带队检查了鑫达化工厂'
const evidence = async (person: string) =>
  (await world.entries(person)).map((entry) => entry.evidence.map(({ what }) => what))

describe('a report with files', () => {
  it('lists them on its card, and records entry and files with one confirmation', async () => {
    const card = await world.tells(ZHANG, { text: REPORT, files: [PHOTO, MINUTES] })
    expect(card).toContain('请确认，将记入台账：')
    expect(card).toContain('附件 2 个：\n· 现场.jpg（图片，1.2 MB）\n· 会议纪要.pdf（文件，812 B）')
    expect(await world.lines(ZHANG)).toEqual([])
    expect(await world.touches(ZHANG, '确认')).toContain('附件：现场.jpg、会议纪要.pdf。')
    const lines = await world.lines(ZHANG)
    expect(lines.map((row) => row.kind)).toEqual(['record', 'attach', 'attach'])
    expect(new Set(lines.map((row) => row.confirmation)).size).toBe(1)
    expect(await evidence(ZHANG)).toEqual([[{ file: PHOTO }, { file: MINUTES }]])
    expect(await world.tells(ZHANG, { text: '我的台账' })).toContain('鑫达化工厂 · 附件 2 个（第 1 号）')
    await world.sends(ZHANG, { text: '第1号的详情' })
    expect(await world.touches(ZHANG, '附件')).toContain('第 1 号的附件，2 个：')
  })

  it('keeps them while its day and its type are changed', async () => {
    await world.sends(ZHANG, { text: REPORT, files: [PHOTO] })
    await world.touches(ZHANG, '改日期')
    await world.touches(ZHANG, '昨天')
    await world.touches(ZHANG, '改类型')
    await world.touches(ZHANG, '政府常务会议听取安全生产汇报、研究安全生产工作')
    await world.tells(ZHANG, { text: '不对，是前天' })
    await world.touches(ZHANG, '确认')
    const [entry] = await world.entries(ZHANG)
    expect(entry).toMatchObject({ activity: 'government-executive-meeting', date: '2026-11-19' })
    expect(await evidence(ZHANG)).toEqual([[{ file: PHOTO }]])
  })

  it('leaves them out by a button', async () => {
    await world.sends(ZHANG, { text: REPORT, files: [PHOTO] })
    expect(await world.touches(ZHANG, '去掉附件')).not.toContain('现场.jpg')
    expect(world.buttons()).not.toContain('去掉附件')
    await world.touches(ZHANG, '确认')
    expect((await world.lines(ZHANG)).map((row) => row.kind)).toEqual(['record'])
  })

  it('attaches them to each of several activities, and says so before', async () => {
    const card = await world.tells(ZHANG, {
      text: '今天带队检查了鑫达化工厂，昨天主持召开了政府常务会议听取安全生产汇报',
      files: [PHOTO],
    })
    expect(card).toContain('附件 1 个，附到以上每一条：')
    await world.touches(ZHANG, '确认')
    expect(await evidence(ZHANG)).toEqual([[{ file: PHOTO }], [{ file: PHOTO }]])
  })

  it('asks for no file where none came', async () => {
    const card = await world.tells(ZHANG, { text: REPORT })
    expect(card).not.toMatch(/附件|照片/)
    expect(await world.touches(ZHANG, '确认')).not.toMatch(/附件|照片/)
  })

  it('takes a web address in its words as a link, and reads the rest as ever', async () => {
    const card = await world.tells(ZHANG, { text: `${REPORT}，会议纪要见https://example.org/a?b=1。` })
    expect(card).toContain('· 会议纪要：https://example.org/a?b=1')
    await world.touches(ZHANG, '确认')
    const [entry] = await world.entries(ZHANG)
    expect(entry?.place).toBe('鑫达化工厂')
    expect(await evidence(ZHANG)).toEqual([
      [{ link: { url: 'https://example.org/a?b=1', title: '会议纪要' } }],
    ])
  })
})

describe('files that come while a report waits', () => {
  it('join its card, one message after the other', async () => {
    await world.sends(ZHANG, { text: REPORT })
    expect(await world.tells(ZHANG, { files: [PHOTO] })).toContain('附件 1 个')
    world.later(10 * 60_000)
    expect(await world.tells(ZHANG, { files: [SECOND], text: '签到表' })).toContain('附件 2 个')
    // The same picture once more is still one.
    expect(await world.tells(ZHANG, { files: [PHOTO] })).toContain('附件 2 个')
    await world.touches(ZHANG, '确认')
    expect(await evidence(ZHANG)).toEqual([[{ file: PHOTO }, { file: SECOND }]])
  })

  it('are no more than twenty on a card; the rest is said', async () => {
    await world.sends(ZHANG, { text: REPORT })
    const many = Array.from({ length: 21 }, (_, index) => ({
      ...PHOTO,
      sha256: `${index}`.padStart(64, '0'),
    }))
    expect(await world.tells(ZHANG, { files: many.slice(0, 20) })).not.toContain('没有列上')
    expect(await world.tells(ZHANG, { files: many.slice(20) })).toContain('其余 1 个没有列上')
  })
})

describe('words that somebody else wrote, with a file', () => {
  it('wait with it until they are accepted', async () => {
    const heard = await world.tells(ZHANG, {
      text: '昨天带队检查了鑫达化工厂',
      files: [PHOTO],
      via: 'forward',
    })
    expect(heard).toContain('转发的内容是')
    expect(heard).toContain('现场.jpg')
    expect(await world.touches(ZHANG, '照此处理')).toContain('附件 1 个')
    await world.touches(ZHANG, '确认')
    expect(await evidence(ZHANG)).toEqual([[{ file: PHOTO }]])
  })
})

describe('a question with a file', () => {
  it('is answered, and the file is asked about', async () => {
    const told = await world.tells(ZHANG, { text: '区长多久要带队检查一次？', files: [PHOTO] })
    expect(told).toContain('每季度至少带队检查1次')
    expect(told).toContain('这是什么履职活动？')
    expect(await world.lines(ZHANG)).toEqual([])
  })
})

describe('staff', () => {
  beforeEach(() => world.agree(LI, ZHANG))

  it('attach with what they record for an official; both are named', async () => {
    await world.sends(LI, { text: `代张三记：${REPORT}`, files: [PHOTO] })
    expect(await world.touches(LI, '确认')).toContain('附件：现场.jpg')
    expect((await world.told(ZHANG)).at(-1)).toMatch(/李四代您记入：.* · 附件 1 个，第 1 号/)
    const lines = await world.lines(ZHANG)
    expect(lines.map((row) => [row.kind, row.recordedBy])).toEqual([
      ['record', LI],
      ['attach', LI],
    ])
  })

  it('are asked first whose it is, and the files wait', async () => {
    expect(await world.tells(LI, { text: REPORT, files: [PHOTO] })).toContain('这是谁的履职？')
    await world.touches(LI, '张三（滕州市市长）')
    await world.touches(LI, '确认')
    expect(await evidence(ZHANG)).toEqual([[{ file: PHOTO }]])
  })

  it('add nothing to a card once the agreement has ended', async () => {
    await world.sends(LI, { text: `代张三记：${REPORT}` })
    await world.store.setDelegation({
      official: ZHANG,
      staff: LI,
      state: 'ended',
      at: '2026-11-21T02:00:00Z',
    })
    expect(await world.tells(LI, { files: [PHOTO] })).toContain('这是什么履职活动？')
  })
})
