import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chineseWorkdays, civilDateOf, timeOfDay } from '../../../src/calendar/index.ts'
import { subscriptionOf } from '../../../src/conversation/reminders/settings.ts'
import { dutyRules, evaluate } from '../../../src/duties/index.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'
import type { Reminder } from '../../../src/reminders/index.ts'
import type { TranscriptEntry, TranscriptMessage } from '../botapi/index.ts'
import { inStore } from '../scenarios/prepared.ts'
import { type County, countyOf, OWNER, setUp } from './county.ts'
import { look, type View } from './database.ts'
import { expectedDigests, lineOf, sentDigests } from './expected.ts'
import { Life } from './life.ts'
import { openReminded, type RemindedSetting } from './setting.ts'
import { DOWN, PAUSED, story } from './story.ts'
import { diary, kept } from './transcript.ts'

const ROOT = join(import.meta.dirname, '../../..')
const LAST = '2027-01-15'
const rules = dutyRules(loadKnowledge(join(ROOT, 'knowledge')).packs)
const workdays = chineseWorkdays()

let setting: RemindedSetting
let county: County
let life: Life
let view: View
/** What `zhaodan reminders` foretold for the year, before it began. */
let foretold: Reminder[]
/** What the group showed before it became a supergroup. */
let basic: TranscriptEntry[]

/** The command as an operator runs it, beside the product. */
async function foretell(from: string, to: string): Promise<Reminder[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(ROOT, 'src/cli/main.ts'), 'reminders', '--on', from, '--until', to, '--json'],
    {
      cwd: setting.dir,
      maxBuffer: 1 << 26,
      env: {
        PATH: process.env.PATH ?? '',
        ZHAODAN_DATA: join(setting.dir, 'data'),
        ZHAODAN_OWNERS: String(OWNER),
        ZHAODAN_NOW: setting.now().toISOString(),
      },
    },
  )
  return JSON.parse(stdout) as Reminder[]
}

beforeAll(async () => {
  setting = await openReminded({ at: '2025-12-30T08:10', owners: [OWNER] })
  county = await countyOf(setting)
  life = new Life(setting)
  await life.starts()
  await setUp(county)
  foretold = await foretell('2026-01-01', '2026-12-31')
  const before = county.group.chat
  await life.through('2025-12-30', LAST, story(county, life))
  basic = await before.entries()
  await life.dies()
  view = look(join(setting.dir, 'data'))
}, 240_000)

afterAll(async () => {
  // Not there where the year could not be lived to its end.
  if (view) view.close()
  await setting.end()
})

/** The digests among what a chat shows. */
function digestsOf(entries: TranscriptEntry[]): TranscriptMessage[] {
  return messagesOf(entries).filter(({ text }) => /^(本群)?履职提醒 · /.test(text))
}

/** What the bot said. */
function messagesOf(entries: TranscriptEntry[]): TranscriptMessage[] {
  return entries.filter((one) => one.type === 'message').filter(({ from }) => from.bot)
}

/** All that the group showed, before and after it moved. */
async function inGroup(): Promise<TranscriptEntry[]> {
  return [...basic, ...(await county.group.chat.entries())]
}

const people = () => {
  const { secretary, head, deputy, successor, town } = county
  return [secretary, head, deputy, successor, town]
}

/** First day of 2026, 2026-H2 or 2026-Q4. */
function startOf(period: string): string {
  const [year, unit, number] = [period.slice(0, 4), period.at(5), Number(period.at(6))]
  const month = unit === 'Q' ? number * 3 - 2 : unit === 'H' ? number * 6 - 5 : 1
  return `${year}-${String(month).padStart(2, '0')}-01`
}

/** Whether the duty was still to be done at nine o'clock of the day, or had been missed, under a post held. */
function isOwed({ person, obligation, day, stage }: Reminder, start: string): boolean {
  const record = view.recordAt(person ?? '', `${day}T01:00:00.000Z`)
  const entry = evaluate(rules, { ...record, from: start, to: start, on: day }).find(
    (each) => each.obligation === obligation && each.start === start,
  )
  const on = stage === 'missed' ? (entry?.end ?? day) : day
  const held = record.tenures.some(({ from, to }) => from <= on && (to ?? on) >= on)
  return held && entry?.status !== 'met'
}

const day = ({ at }: { at: string }) => civilDateOf(new Date(at))

describe('a county in 2026', () => {
  it('reads as it was read by eye: the group', async () => {
    const text = diary(await inGroup())
    expect(text).toBe(kept('group', text))
  })

  it('reads as it was read by eye: the private chat of the town head', async () => {
    const text = diary(await county.town.chat.entries())
    expect(text).toBe(kept('town-head', text))
  })

  it('is reminded on workdays, outside quiet hours, by at most one digest a chat and day', async () => {
    const chats = [
      digestsOf(await inGroup()),
      ...(await Promise.all(people().map(async ({ chat }) => digestsOf(await chat.entries())))),
    ]
    for (const digests of chats) {
      expect(digests.length).toBeGreaterThan(3)
      expect(digests.filter((one) => !workdays.isWorkday(day(one)))).toEqual([])
      const times = digests.map(({ at }) => timeOfDay(new Date(at)))
      expect(times.filter((time) => time < '08:00' || time >= '21:00')).toEqual([])
      expect(new Set(digests.map(day)).size).toBe(digests.length)
    }
    // Every row that was sent is one message, and every message one row.
    const sent = view.digests().filter(({ outcome }) => outcome === 'sent')
    expect(sent.filter(({ messageIds }) => messageIds.length !== 1)).toEqual([])
    const own = messagesOf(await county.town.chat.entries()).filter(({ text }) =>
      text.startsWith('您要我提醒的'),
    )
    expect(sent.length).toBe(chats.flat().length + own.length)
  })

  it('brings up every duty of every period at each stage until it is done, and nothing else', async () => {
    const chats = [...people().map(({ id }) => `tg:${id}`), `tg:${county.group.id}`]
    for (const address of chats) {
      const row = await inStore(setting, (store) => store.subscriptionOf(address))
      if (!row) throw new Error(`no subscription of ${address}`)
      const subscription = subscriptionOf(row, row.kind === 'private' ? [address] : [])
      const served = life.served.filter(
        ({ day }) => row.kind === 'private' || day < PAUSED.from || day >= PAUSED.to,
      )
      const expected = expectedDigests({ rules, workdays, view, subscription, served })
      expect(Object.fromEntries(sentDigests(view, row.id)), address).toEqual(Object.fromEntries(expected))
      expect(expected.size, address).toBeGreaterThan(3)
    }
  })

  it('brought up what was foretold, unless it was done by then or the chat could not be reached', async () => {
    expect(foretold.length).toBeGreaterThan(150)
    expect(new Set(foretold.map(({ key }) => key)).size).toBe(foretold.length)
    const group = `tg:${county.group.id}`
    const missing = foretold.filter((each) => {
      const address = each.chat.startsWith('tg:-') ? group : each.chat
      const start = startOf(each.period)
      const line = lineOf({ ...each, start })
      if (sentDigests(view, view.subscription(address)).get(each.day)?.includes(line)) return false
      const reached = life.served.some(({ day }) => day === each.day)
      const paused = address === group && each.day >= PAUSED.from && each.day < PAUSED.to
      return reached && !paused && isOwed(each, start)
    })
    expect(missing).toEqual([])
    expect(foretold.filter(({ day }) => !workdays.isWorkday(day))).toEqual([])
  })

  it('falls on the days of the State Council: after the holidays, before them, and on make-up days', async () => {
    const group = digestsOf(await inGroup()).map(day)
    // The make-up Sunday of New Year; the make-up Saturday of Spring Festival, 30 days before the end of March being
    // the Sunday after it; the day before Mid-Autumn and the day after National Day's week.
    for (const date of ['2026-01-04', '2026-02-28', '2026-09-24', '2026-10-08']) expect(group).toContain(date)
    // A year of which nothing is published yet: New Year's Day and the weekend are off.
    expect(group.at(-1)).toBe('2027-01-04')
  })

  it('makes up for a week of standstill, a day without Telegram and a pause with one digest each', async () => {
    const town = digestsOf(await county.town.chat.entries()).map(day)
    const group = digestsOf(await inGroup()).map(day)
    const within = (days: string[], from: string, to: string) =>
      days.filter((day) => day >= from && day <= to)
    for (const days of [town, group]) {
      expect(within(days, DOWN.from, '2026-03-23')).toEqual(['2026-03-20'])
      expect(within(days, '2026-09-11', '2026-09-22')).toEqual(['2026-09-17'])
    }
    expect(within(group, PAUSED.from, PAUSED.to)).toEqual([PAUSED.to])
    expect(within(town, PAUSED.from, PAUSED.to)).toEqual(['2026-08-31'])
  })

  it('follows people: not beyond their post, from the first day of the next, and what they asked for', async () => {
    const { deputy, successor, town, group } = county
    expect(
      digestsOf(await deputy.chat.entries())
        .map(day)
        .at(-1),
    ).toBe('2026-04-01')
    expect(
      digestsOf(await successor.chat.entries())
        .map(day)
        .at(0),
    ).toBe('2026-05-18')
    const own = messagesOf(await town.chat.entries()).filter(({ text }) => text.startsWith('您要我提醒的'))
    expect(own.map(day)).toEqual(['2026-06-11', '2026-11-11'])
    // It became a supergroup in November.
    expect(digestsOf(basic).map(day).at(-1)).toBe('2026-10-08')
    expect(
      digestsOf(await group.chat.entries())
        .map(day)
        .at(0),
    ).toBe('2026-12-01')
  })

  it('does nothing that a well-made bot never does', async () => {
    expect(await setting.world.violations()).toEqual([])
    expect(await setting.world.openTaps()).toBe(0)
  })

  it('says once in the log that the next year is not known, when it has come, and nothing of errors', () => {
    expect(life.log.match(/已连接/g)).toHaveLength(2)
    expect(life.log.match(/\d+ 年的节假日和调休安排还没有收录/g)).toEqual([
      '2027 年的节假日和调休安排还没有收录',
    ])
    expect(life.log).not.toMatch(/Error: |提醒超过|出错/)
  })

  it('shows nothing personal in the group that was not allowed', async () => {
    const shown = messagesOf(await inGroup())
      .flatMap(({ text, earlier }) => [text, ...earlier])
      .join('\n')
    const { head } = county
    for (const { name } of people()) {
      if (name !== head.name) expect(shown).not.toContain(name)
    }
    expect(shown).toContain(head.name)
    // Places, words and days of the ledger, ids.
    for (const word of ['物流园', '加油站', '化工厂', '水泥厂', '工地', '调研了', 'tg:', '已免责']) {
      expect(shown).not.toContain(word)
    }
  })
})
