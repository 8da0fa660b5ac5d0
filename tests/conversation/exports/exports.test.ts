import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GUEST, OFFICIAL, openWorld, SECOND, STAFF, STRANGER, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ linkTo: (payload) => `https://t.me/zhaodan_bot?start=${payload}` })
})
afterAll(() => world.end())

const spec = (reply: { attachments: object[] }) =>
  reply.attachments.map((each) => (each as { export?: object }).export)

describe('what is taken away from the chat', () => {
  it('comes as one file, made when it is opened, with a sentence on what is in it', async () => {
    const given = await world.say(OFFICIAL.id, '导出今年的履职台账')
    expect(spec(given)).toEqual([
      { person: OFFICIAL.id, format: 'dossier', from: '2026-01-01', to: '2026-12-31' },
    ])
    expect(given.attachments[0]?.name).toBe('履职台账包-周海涛-2026-01-01至2026-12-31.zip')
    expect(world.text(given)).toMatch(/^2026年（1月1日至12月31日）履职台账包：/)
    expect(given.blocks).toHaveLength(1)
  })

  it.each([
    ['导出上季度述职报告', 'docx', '2026-07-01', '2026-09-30'],
    ['导出Excel', 'xlsx', '2026-01-01', '2026-12-31'],
    ['导出日历', 'ics', '2026-11-22', '2027-11-21'],
    ['导出json', 'json', '2026-01-01', '2026-12-31'],
  ])('%s', async (words, format, from, to) => {
    const given = await world.say(OFFICIAL.id, words)
    expect(spec(given)).toEqual([{ person: OFFICIAL.id, format, from, to }])
  })

  it('a picture is a picture, light or dark', async () => {
    const light = await world.say(OFFICIAL.id, '给我一张本季度的图')
    expect(spec(light)).toEqual([
      { person: OFFICIAL.id, format: 'png', from: '2026-10-01', to: '2026-12-31' },
    ])
    const { name, mediaType, bytes } = await world.file(light)
    expect([name, mediaType]).toEqual(['履职清单-周海涛-2026-10-01至2026-12-31.png', 'image/png'])
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    const dark = await world.tap(OFFICIAL.id, light, '换成深色')
    expect(spec(dark)).toEqual([
      { person: OFFICIAL.id, format: 'png', from: '2026-10-01', to: '2026-12-31', theme: 'dark' },
    ])
    expect(world.labels(dark)).toEqual(['换成浅色'])
  })

  it('述职报告 alone gives the draft, and may be told as done', async () => {
    const given = await world.say(OFFICIAL.id, '述职报告')
    expect(spec(given)).toMatchObject([{ format: 'docx', from: '2026-01-01', to: '2026-12-31' }])
    expect(world.labels(given)).toEqual(['记一次述职'])
    expect(world.text(await world.tap(OFFICIAL.id, given, '记一次述职'))).toContain('述职')
    await world.say(OFFICIAL.id, '取消')
    expect(world.labels(await world.say(OFFICIAL.id, '帮我写述职报告'))).toEqual([])
    expect(world.labels(await world.say(OFFICIAL.id, '今天参加了述职'))).toContain('确认')
    await world.say(OFFICIAL.id, '取消')
  })

  it('asks which, where the words do not say', async () => {
    const asked = await world.say(OFFICIAL.id, '导出去年的')
    expect(world.text(asked)).toBe('导出哪一种？2025年（1月1日至12月31日）。')
    expect(world.labels(asked)).toEqual(['台账包', '述职报告草稿', 'Excel', '日历', '图片'])
    const again = await world.say(OFFICIAL.id, '导出')
    for (const [label, format] of [
      ['台账包', 'dossier'],
      ['述职报告草稿', 'docx'],
      ['Excel', 'xlsx'],
      ['日历', 'ics'],
      ['图片', 'png'],
    ] as const) {
      expect(spec(await world.tap(OFFICIAL.id, again, label))).toMatchObject([{ format }])
    }
  })

  it('all there is goes back to the first day in post; more than ten years are refused in a sentence', async () => {
    const given = await world.say(OFFICIAL.id, '导出全部台账')
    expect(spec(given)).toMatchObject([{ format: 'dossier', from: '2026-01-01', to: '2026-11-22' }])
    expect(world.text(given)).toMatch(/^2026年1月1日到2026年11月22日履职台账包：/)
    const refused = await world.say(OFFICIAL.id, '导出2010年到2026年的台账')
    expect(refused.attachments).toEqual([])
    expect(world.text(refused)).toContain('超过10年')
  })

  it('says so where there is nothing to take', async () => {
    const given = await world.say(OFFICIAL.id, '导出2024年的台账')
    expect(given.attachments).toEqual([])
    expect(world.text(given)).toContain('2024年没有登记岗位，也没有记录')
  })

  it('stands in the help in one line', async () => {
    const help = world.text(await world.say(OFFICIAL.id, '帮助'))
    expect(help.split('\n').filter((line) => line.includes('导出'))).toHaveLength(1)
  })
})

describe('for an official', () => {
  it('staff takes it away while the agreement stands', async () => {
    const given = await world.say(STAFF.id, '导出周海涛上季度的台账')
    expect(spec(given)).toEqual([
      { person: OFFICIAL.id, format: 'dossier', from: '2026-07-01', to: '2026-09-30' },
    ])
    expect(world.text(given)).toMatch(/^周海涛的2026年第三季度（7月1日至9月30日）履职台账包/)
  })

  it.each(['导出张月的台账', '代张月导出台账', '把张月的台账导出来', '导出张月台账包'])(
    'the name is no month: %s',
    async (words) => {
      expect(spec(await world.say(STAFF.id, words))).toEqual([
        { person: SECOND.id, format: 'dossier', from: '2026-01-01', to: '2026-12-31' },
      ])
    },
  )

  it('the buttons go on for the same official', async () => {
    const asked = await world.say(STAFF.id, '导出张月的')
    expect(world.text(asked)).toBe('导出哪一种？张月的，2026年（1月1日至12月31日）。')
    expect(spec(await world.tap(STAFF.id, asked, 'Excel'))).toEqual([
      { person: SECOND.id, format: 'xlsx', from: '2026-01-01', to: '2026-12-31' },
    ])
  })

  it.each(['导出李年的台账', '导出王伟的台账', '帮李年导出今年的述职报告'])(
    'nothing of somebody who did not agree: %s',
    async (words) => {
      const given = await world.say(STAFF.id, words)
      expect(given.attachments).toEqual([])
      expect(world.text(given)).toBe('没有本人同意，不能查看、记录或改动他人的履职情况。')
    },
  )

  it('an official takes away their own alone', async () => {
    expect((await world.say(OFFICIAL.id, '导出张月的台账')).attachments).toEqual([])
    expect(spec(await world.say(OFFICIAL.id, '导出周海涛的台账'))).toMatchObject([{ person: OFFICIAL.id }])
    // The own name is no span of time either.
    expect(spec(await world.say(SECOND.id, '导出张月的台账'))).toMatchObject([
      { person: SECOND.id, from: '2026-01-01' },
    ])
    expect(spec(await world.say(STRANGER.id, '导出台账'))).toMatchObject([{ person: STRANGER.id }])
  })

  it('ends with the agreement', async () => {
    const asked = await world.say(STAFF.id, '导出张月的')
    const at = world.now().toISOString()
    await world.app.store.setDelegation({ official: SECOND.id, staff: STAFF.id, state: 'ended', at })
    expect((await world.tap(STAFF.id, asked, '台账包')).attachments).toEqual([])
    expect((await world.say(STAFF.id, '导出张月的台账')).attachments).toEqual([])
  })
})

describe('who leaves a post', () => {
  it('is offered the dossier of that tenure, to hand it over', async () => {
    const asked = await world.say(STRANGER.id, '我10月31日不再担任镇长了')
    const left = await world.tap(STRANGER.id, asked, '确认')
    expect(world.labels(left)).toEqual(['导出任期台账', '我的岗位', '添加岗位'])
    expect(spec(await world.tap(STRANGER.id, left, '导出任期台账'))).toEqual([
      { person: STRANGER.id, format: 'dossier', from: '2026-01-01', to: '2026-10-31' },
    ])
  })
})

describe('elsewhere', () => {
  it('nothing comes in a group; it goes on in private', async () => {
    const group = { address: 'tg:-1001', title: '安委办' }
    for (const words of ['导出今年的履职台账', '给我一张本季度的图', '订阅日历', '导出']) {
      const given = await world.say(OFFICIAL.id, words, group)
      expect(given.attachments).toEqual([])
      expect(world.labels(given)).toEqual(['到私聊继续'])
    }
    const given = await world.say(OFFICIAL.id, '导出今年的履职台账', group)
    const url = new URL(given.buttons[0]?.[0]?.url ?? '')
    const carried = await world.say(OFFICIAL.id, `/start ${url.searchParams.get('start')}`)
    expect(spec(carried)).toMatchObject([{ person: OFFICIAL.id, format: 'dossier' }])
  })

  it('guests get none', async () => {
    for (const words of ['导出台账', '给我一张本季度的图', '订阅日历', '导出周海涛的台账']) {
      const given = await world.say(GUEST.id, words)
      expect(given.attachments).toEqual([])
      expect(world.text(given)).toContain('邀请')
    }
  })
})
