import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeSettings } from '../../../src/conversation/reminders/settings.ts'
import type { SubscriptionRow } from '../../../src/storage/index.ts'
import { at, openRemind, type Remind } from './remind-talk.ts'

const LI = 'tg:1001'
const WANG = 'tg:1002'
const GROUP = 'tg:-100500'
const HEAD = 'zaozhuang-2019:district-government-head'
const PARTY = 'zaozhuang-2019:district-party-head'
/** The yearly debriefing binds all posts of a district alike. */
const DAY = '2026-12-01 09:00'

let remind: Remind
let ours: string
beforeEach(async () => {
  remind = await openRemind()
  await remind.official(LI, '李建国', 'district-government-head')
  ours = await remind.subscribe(GROUP)
})
afterEach(() => remind.end())

async function choose(settings: Parameters<typeof writeSettings>[0]): Promise<void> {
  const row = (await remind.store.subscription(ours)) as SubscriptionRow
  await remind.store.putSubscription({ ...row, settings: writeSettings(settings) })
}
const holds = (person: string, post: string, from = '2025-01-01') =>
  remind.store.addTenure({
    person,
    regulation: 'zaozhuang-2019',
    post,
    title: null,
    from,
    to: null,
    recordedAt: '2025-12-01T00:00:00.000Z',
  })
const LINE = /^.*：.* · 2026年.*$/gmu
/** The lines of duties in what is planned at that time. */
async function planned(when = DAY): Promise<{ key: string; lines: string[] }> {
  const [one] = await remind.plan(when)
  return { key: one?.row.key ?? '', lines: one?.text.match(LINE) ?? [] }
}
/** What the digest says when it is sent, a while later. */
async function sending(key: string): Promise<string[]> {
  const now = await remind.conversation.digest({ key, address: GROUP }, at('2026-12-01 09:10'))
  return 'send' in now
    ? now.send.blocks.flatMap((block) => ('text' in block && block.type === 'text' ? [block.text] : []))
    : [now.drop]
}
const debriefs = (lines: readonly string[]) => lines.filter((line) => line.includes('述职'))

describe('a group narrowed to posts', () => {
  it('hears nothing of another post that a member holds', async () => {
    await holds(LI, 'district-deputy')
    await choose({ posts: [HEAD] })
    await remind.join(ours, LI)
    const { lines } = await planned()
    expect(debriefs(lines)).toHaveLength(1)
    for (const line of lines) expect(line).toMatch(/^区（市）政府主要负责人：/u)
  })

  it('is told that it is done where only the other post still owes it', async () => {
    await holds(LI, 'district-deputy', '2026-11-01')
    await choose({ posts: [HEAD] })
    await remind.join(ours, LI)
    const { key, lines } = await planned()
    expect(debriefs(lines)).toHaveLength(1)
    await remind.did(LI, 'annual-debrief', '2026-10-20')
    expect(debriefs(await sending(key))).toEqual([])
  })

  it('hears nothing of posts that were taken out before the sending', async () => {
    await choose({ posts: [HEAD] })
    await remind.join(ours, LI)
    const { key } = await planned()
    await choose({ posts: [PARTY] })
    expect(await sending(key)).toEqual(['要提醒的事都已完成'])
    await choose({ regulations: ['shandong-2018'] })
    expect(await sending(key)).toEqual(['要提醒的事都已完成'])
    await choose({})
    expect(debriefs(await sending(key))).toHaveLength(1)
  })
})

describe('what is nobody’s', () => {
  it('names the posts alone that nobody holds, of those chosen', async () => {
    await choose({ posts: [PARTY, HEAD] })
    await remind.join(ours, LI)
    const { lines } = await planned()
    expect(debriefs(lines)).toEqual([
      '区（市）政府主要负责人、区（市）党委主要负责人：年度述职列入安全生产履职情况 · 2026年，1 人待完成',
    ])
  })

  it('is not said of a post whose holder has done it', async () => {
    await choose({ posts: [PARTY, HEAD] })
    await remind.join(ours, LI)
    await remind.did(LI, 'annual-debrief', '2026-10-20')
    const { lines } = await planned()
    for (const line of debriefs(lines)) expect(line).not.toContain('区（市）政府主要负责人')
  })

  it('is left out once its post was taken out, its regulation too, or somebody holds it', async () => {
    await choose({ posts: [PARTY] })
    const { key, lines } = await planned()
    expect(debriefs(lines)).toHaveLength(1)
    expect(await sending(key)).toEqual(lines)
    for (const settings of [{}, { posts: [HEAD] }, { posts: [PARTY], regulations: ['shandong-2018'] }]) {
      await choose(settings)
      for (const line of await sending(key)) expect(line).not.toMatch(/^：|区（市）党委/u)
      expect(debriefs(await sending(key)).length).toBeLessThan(2)
    }
    await choose({ posts: [PARTY] })
    await remind.official(WANG, '王秀英', 'district-party-head')
    await remind.join(ours, WANG)
    expect(await sending(key)).toEqual(['要提醒的事都已完成'])
  })
})
