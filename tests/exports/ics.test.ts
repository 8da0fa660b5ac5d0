import { execFileSync } from 'node:child_process'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarIcs } from '../../src/exports/ics/index.ts'
import type { Facts } from '../../src/exports/index.ts'
import { GOVERNMENT_HEAD, HEAD_DEEDS, openWorld, TOWN_DEPUTY, TOWNSHIP, type World } from './png-world.ts'

const ON = '2026-11-22'
const SPAN: [string, string] = [ON, '2027-11-21']

let world: World
beforeAll(async () => {
  world = await openWorld({ often: true })
})
afterAll(() => world.end())

const head = (on = ON, person?: string): Promise<Facts> =>
  world.facts({
    posts: person === undefined ? [GOVERNMENT_HEAD] : [],
    deeds: person === undefined ? HEAD_DEEDS : [],
    span: SPAN,
    on,
    ...(person === undefined ? {} : { person }),
  })

interface Read {
  uid: string
  summary: string
  description: string
  first: string
  end: string
  allDay: boolean
}

function read(ics: Buffer): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(ics.toString('utf8')))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      first: event.startDate.toString(),
      end: event.endDate.toString(),
      allDay: event.startDate.isDate && event.endDate.isDate,
    }
  })
}

/** What RFC 5545 asks of lines: CRLF, at most 75 octets, name and value, nothing begun that does not end. */
function checkLines(ics: Buffer): void {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(ics)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
  const open: string[] = []
  let components = false
  for (const line of text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')) {
    expect(line).toMatch(/^[A-Z][A-Z0-9-]*(;[A-Z-]+=[^;:]+)*:/)
    expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/)
    const [, what, name] = /^(BEGIN|END):(.+)$/.exec(line) ?? []
    if (what === 'BEGIN') {
      if (open.length === 1) components = true
      open.push(name as string)
    } else if (what === 'END') expect(open.pop()).toBe(name)
    // Properties of the calendar stand before its components.
    else if (open.length === 1) expect(components, line).toBe(false)
  }
  expect(open).toEqual([])
  expect(components).toBe(true)
}

describe('the calendar of deadlines', () => {
  it('has the last day of each period that is not done, over the whole day', async () => {
    const ics = calendarIcs(await head())
    checkLines(ics)
    const events = read(ics)
    expect(events.every(({ allDay }) => allDay)).toBe(true)
    const inspections = events.filter(({ summary }) => summary.startsWith('带队检查'))
    expect(inspections.map(({ first, end }) => [first, end])).toEqual([
      ['2026-12-31', '2027-01-01'],
      ['2027-03-31', '2027-04-01'],
      ['2027-06-30', '2027-07-01'],
      ['2027-09-30', '2027-10-01'],
      ['2027-12-31', '2028-01-01'],
    ])
    expect(inspections[0]?.summary).toBe('带队检查（每季度至少1次）还差1次')
    expect(inspections[0]?.description.split('\n').slice(0, 3)).toEqual([
      '2026年第四季度：已记 0 次，还差 1 次，2026年12月31日是最后一天。',
      '《枣庄办法》第七条第（一）项：',
      '每季度至少带队检查1次安全生产工作',
    ])
    // Heard in October: of this quarter nothing is left.
    const hearings = events.filter(({ summary }) => summary.startsWith('政府常务会议'))
    expect(hearings.map(({ first }) => first)).not.toContain('2026-12-31')
    expect(hearings.map(({ first }) => first)).toContain('2027-03-31')
  })

  it('has the last day of each period that reaches into the span, and no character that the format does not allow', async () => {
    const facts = await world.facts({
      posts: [GOVERNMENT_HEAD],
      items: [{ text: '每季度\u0007查\u202e一次', frequency: { count: 1, period: 'quarter', every: 1 } }],
      span: ['2026-05-20', '2026-06-30'],
      on: '2026-05-20',
    })
    const ics = calendarIcs(facts)
    // The year goes on after the span.
    expect(read(ics).map(({ first }) => first)).toEqual(expect.arrayContaining(['2026-06-30', '2026-12-31']))
    expect(read(ics).map(({ summary }) => summary)).toContainEqual(expect.stringContaining('每季度查一次'))
  })

  it('has an event on the last day, and none the day after', async () => {
    const facts = await head('2026-12-31')
    const next = await head('2027-01-01', facts.person)
    const days = (each: Facts) => read(calendarIcs(each)).map(({ first }) => first)
    expect(days(facts)).toContain('2026-12-31')
    expect(days(next)).not.toContain('2026-12-31')
  })

  it('keeps the ids of events from day to day, apart from those of anybody else', async () => {
    const facts = await head()
    const ids = (each: Facts) => read(calendarIcs(each)).map(({ uid }) => uid)
    const one = ids(facts)
    expect(new Set(one).size).toBe(one.length)
    expect(ids(await head('2026-11-30', facts.person))).toEqual(one)
    const other = new Set(ids(await head()))
    expect(one.some((uid) => other.has(uid))).toBe(false)
    expect(calendarIcs(facts).toString()).not.toContain(facts.person)
  })

  it('tells of one duty of two posts once', async () => {
    const facts = await world.facts({ posts: [GOVERNMENT_HEAD, TOWN_DEPUTY], span: SPAN, on: ON })
    const debriefs = read(calendarIcs(facts)).filter(({ summary }) => summary.startsWith('年度述职'))
    expect(debriefs.map(({ first }) => first)).toEqual(['2026-12-31', '2027-12-31'])
  })

  it('leaves out what is due daily, and of weeks what is far', async () => {
    const facts = await world.facts({ posts: [TOWNSHIP], span: SPAN, on: ON })
    const ics = calendarIcs(facts)
    checkLines(ics)
    const events = read(ics)
    expect(events.some(({ summary }) => summary.includes('每天'))).toBe(false)
    const weeks = events.filter(({ summary }) => summary.includes('每周')).map(({ first }) => first)
    expect(weeks).toEqual(['2026-11-22', '2026-11-29', '2026-12-06', '2026-12-13'])
    expect(events.filter(({ summary }) => summary.includes('每月'))).toHaveLength(13)
  })

  it('of an own item tells its words and where it comes from', async () => {
    const text = '听取“两重点一重大”汇报；督办, 跟踪\\整改'
    const items = [{ text, frequency: { count: 2, period: 'quarter' as const, every: 1 } }]
    const facts = await world.facts({ posts: [], items, span: SPAN, on: ON })
    const ics = calendarIcs(facts)
    checkLines(ics)
    const [first] = read(ics)
    expect(first?.summary).toBe(`${text}（每季度至少2次）还差2次`)
    expect(first?.description).toContain('市安委会〔2026〕3号')
  })

  it('is whole without an event', async () => {
    const facts = await world.facts({ posts: [], span: SPAN, on: ON, name: null })
    const ics = calendarIcs(facts)
    checkLines(ics)
    expect(read(ics)).toEqual([])
  })

  it('has the same days on a machine of any time zone', () => {
    const script = `
      import { calendarIcs } from './src/exports/ics/index.ts'
      import { GOVERNMENT_HEAD, openWorld } from './tests/exports/png-world.ts'
      const world = await openWorld()
      const facts = await world.facts({ posts: [GOVERNMENT_HEAD], span: ${JSON.stringify(SPAN)}, on: '${ON}' })
      process.stdout.write(calendarIcs(facts))
      await world.end()`
    const run = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
        cwd: `${import.meta.dirname}/../..`,
        env: { ...process.env, TZ },
        encoding: 'utf8',
      })
    const texts = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'].map(run)
    expect(texts[0]).toContain('DTSTART;VALUE=DATE:20261231')
    expect(new Set(texts).size).toBe(1)
  })
})
