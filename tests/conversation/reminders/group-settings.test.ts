import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readReminderAction } from '../../../src/conversation/reminders/actions.ts'
import { keptSettings } from '../../../src/conversation/reminders/settings.ts'
import type { Reply } from '../../../src/reply/index.ts'
import { chosen, openPanelTalk, type PanelTalk } from './group-talk.ts'

let talk: PanelTalk
let home: Reply
beforeEach(async () => {
  talk = await openPanelTalk()
  home = await talk.starts()
})
afterEach(() => talk.end())

const settings = async () => keptSettings(await talk.row())
const opened = (label: string) => talk.taps(home, label)
const ALL = [
  '期初',
  '到期前30天',
  '到期前14天',
  '到期前7天',
  '到期前3天',
  '到期前1天',
  '最后一天',
  '逾期次日',
]

describe('法规', () => {
  it('are all on at first; those taken out are kept out, all again is as at first', async () => {
    const page = await opened('法规')
    expect(chosen(page).sort()).toEqual(['广西细则', '枣庄办法'])
    const one = await talk.taps(page, '广西细则')
    expect(chosen(one)).toEqual(['枣庄办法'])
    expect((await settings()).regulations).toEqual(['zaozhuang-2019'])
    const none = await talk.taps(one, '枣庄办法')
    expect(talk.text(none)).toContain('至少留一部')
    expect((await settings()).regulations).toEqual(['zaozhuang-2019'])
    await talk.taps(one, '广西细则')
    expect((await settings()).regulations).toEqual([])
  })

  it('tapped twice, by two at once, say the same', async () => {
    const page = await opened('法规')
    await talk.taps(page, '广西细则')
    await talk.taps(page, '广西细则', { who: 'tg:8000000002' })
    expect((await settings()).regulations).toEqual(['zaozhuang-2019'])
  })
})

describe('岗位', () => {
  it('are the members’ own until some are chosen, by level', async () => {
    const levels = await opened('岗位')
    expect(talk.text(levels)).toContain('现在没有选岗位')
    const towns = await talk.taps(levels, '枣庄办法：镇（街道）')
    const label = talk.labels(towns).find((each) => each.startsWith('镇（街道）行政主要负责人')) as string
    const picked = await talk.taps(towns, label)
    expect(chosen(picked)).toEqual([label])
    expect((await settings()).posts).toEqual(['zaozhuang-2019:town-government-head'])
    expect(talk.labels(await talk.taps(picked, '返回'))).toContain('枣庄办法：镇（街道）（已选 1 个）')
    expect(talk.text(await talk.asks('/remind'))).toContain('岗位：枣庄办法：镇（街道）行政主要负责人')
    await talk.taps(picked, label)
    expect((await settings()).posts).toEqual([])
  })

  it('hold what is demanded of bodies, too', async () => {
    const bodies = await talk.taps(await opened('岗位'), '枣庄办法：单位的职责')
    await talk.taps(bodies, '各级党委和政府')
    expect((await settings()).posts).toEqual(['zaozhuang-2019:party-and-government'])
  })

  it('are one wherever they stand: a post of several levels is chosen in all of them', async () => {
    const levels = await opened('岗位')
    const names = talk.labels(levels).filter((label) => label.startsWith('广西细则'))
    const pages = await Promise.all(names.map((name) => talk.taps(levels, name)))
    const head = (page: Reply) => talk.labels(page).find((label) => label.includes('各级党委主要负责人'))
    const holding = pages.filter((page) => head(page) !== undefined)
    expect(holding.length).toBeGreaterThan(1)
    await talk.taps(holding[0] as Reply, head(holding[0] as Reply) as string)
    const again = await talk.taps(levels, names[pages.indexOf(holding[1] as Reply)] as string)
    expect(chosen(again)).toHaveLength(1)
    expect((await settings()).posts).toEqual(['guangxi-2018:party-head'])
  })

  it('can all be put back at once', async () => {
    const towns = await talk.taps(await opened('岗位'), '枣庄办法：镇（街道）')
    for (const label of talk.labels(towns).slice(0, 3)) await talk.taps(towns, label)
    expect((await settings()).posts).toHaveLength(3)
    await talk.taps(await talk.taps(home, '岗位'), '都不选')
    expect((await settings()).posts).toEqual([])
  })

  it('mean the same post for good: what the pack no longer holds is refused, never another', async () => {
    const { id } = await talk.row()
    for (const arg of ['AAAAAAAA', '0', 'town-member', '__proto__']) {
      const reply = await talk.sends(`rp:poston:${id}:${arg}`)
      expect(talk.text(reply)).toContain('这一项已经没有了')
    }
    expect((await settings()).posts).toEqual([])
  })

  it('of a pack that is not loaded any more can be taken out', async () => {
    const row = await talk.row()
    const gone = { ...keptSettings(row), posts: ['old-2001:head', 'zaozhuang-2019:town-member'] }
    await talk.store.putSubscription({ ...row, settings: JSON.stringify(gone) })
    const page = await opened('岗位')
    await talk.taps(page, 'old-2001:head（已不载入）')
    expect((await settings()).posts).toEqual(['zaozhuang-2019:town-member'])
  })
})

describe('提醒日', () => {
  it('are switched each by itself, in the order in which they come', async () => {
    let page = await opened('提醒日')
    expect(chosen(page)).toEqual(ALL)
    page = await talk.taps(page, '到期前14天')
    page = await talk.taps(page, '逾期次日')
    page = await talk.taps(page, '期初')
    expect((await settings()).stages).toEqual(['30', '7', '3', '1', 'last'])
    expect(talk.text(await talk.asks('/remind'))).toContain('参加成员 0 人，到期前30、7、3、1天、最后一天。')
    await talk.taps(page, '期初')
    expect((await settings()).stages).toEqual(['opening', '30', '7', '3', '1', 'last'])
  })

  it('are at least one', async () => {
    let page = await opened('提醒日')
    for (const label of ALL) page = await talk.taps(page, label)
    expect((await settings()).stages).toEqual(['missed'])
    expect(talk.text(page)).toContain('至少留一天')
  })
})

describe('时间 and 免打扰', () => {
  it('never leave a digest without its time', async () => {
    const times = await opened('时间')
    expect(talk.labels(times)).toContain('08:00')
    const quiet = await opened('免打扰')
    await talk.taps(quiet, '20:00–08:30')
    expect((await settings()).quiet).toEqual({ from: '20:00', to: '08:30' })
    expect(talk.labels(await opened('时间'))).not.toContain('08:00')
    // A panel from before still shows it.
    const refused = await talk.taps(times, '08:00')
    expect(talk.text(refused)).toContain('08:00 在免打扰时段内，没有改动')
    expect((await talk.row()).time).toBe('09:00')
    await talk.taps(await opened('时间'), '08:30')
    expect((await talk.row()).time).toBe('08:30')
  })

  it('keep the hour where quiet hours of an older panel would take it', async () => {
    const quiet = await opened('免打扰')
    await talk.taps(await opened('时间'), '08:00')
    const refused = await talk.taps(quiet, '18:00–08:30')
    expect(talk.text(refused)).toContain('发送时间 08:00 在这个时段内，没有改动')
    expect((await settings()).quiet).toEqual({ from: '21:00', to: '08:00' })
    await talk.taps(quiet, '不设')
    expect((await settings()).quiet).toEqual({ from: '00:00', to: '00:00' })
    expect(talk.text(await talk.asks('/remind'))).toContain('免打扰：不设')
  })
})

describe('显示方式 and 发到本话题', () => {
  it('are what was tapped last', async () => {
    const page = await opened('显示方式')
    expect(chosen(page)).toEqual(['只计人数'])
    expect(chosen(await talk.taps(page, '按姓名'))).toEqual(['按姓名'])
    expect((await settings()).naming).toBe('names')
    await talk.taps(page, '只计人数')
    expect((await settings()).naming).toBe('counts')
  })

  it('is offered in another topic than it goes to, and in none where there are none', async () => {
    expect(talk.labels(home)).not.toContain('发到本话题')
    const elsewhere = await talk.asks('/remind', { thread: 12 })
    expect(talk.text(elsewhere)).toContain('发到：另一个话题')
    const moved = await talk.taps(elsewhere, '发到本话题', { thread: 12 })
    expect((await talk.row()).thread).toBe(12)
    expect(talk.text(moved)).toContain('发到：本话题')
    const general = await talk.asks('/remind')
    await talk.taps(general, '发到本话题')
    expect((await talk.row()).thread).toBeNull()
  })
})

describe('the data of the buttons', () => {
  it('fits Telegram’s 64 bytes on every page, for the longest ids, and no two posts share one', async () => {
    const longest = 'a'.repeat(40)
    const seen = new Map<string, string>()
    const visit = async (reply: Reply): Promise<void> => {
      for (const { action, label } of reply.buttons.flat()) {
        const read = readReminderAction(action)
        if (read?.type !== 'panel') continue
        const { id } = await talk.row()
        // The channel marks an action that stands for itself with one character.
        expect(Buffer.byteLength(`=${action.replace(id, longest)}`)).toBeLessThanOrEqual(64)
        if (seen.has(action)) continue
        seen.set(action, label)
        if (/^(?:regs|posts|level|people|days|time|quiet|naming)$/.test(read.op))
          await visit(await talk.sends(action))
      }
    }
    await visit(home)
    const posts = [...seen].filter(([action]) => action.startsWith('rp:poston:'))
    expect(posts.length).toBeGreaterThan(30)
    // Its id is the longest of all.
    expect(posts.some(([, label]) => label.includes('专职副主任'))).toBe(true)
  })
})
