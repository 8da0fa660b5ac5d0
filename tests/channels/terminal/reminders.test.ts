import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runTerminal } from '../../../src/channels/terminal/index.ts'
import { type App, openApp } from '../../../src/cli/app.ts'

const AT = (instant: string) => new Date(`${instant}:00+08:00`)
/** The first workday of the fourth quarter of 2026, a Thursday: 1–7 October is a holiday. */
const OPENING = '2026-10-08'

let dir: string
let app: App
let now: Date
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-terminal-'))
  now = AT('2026-10-07T10:00')
  app = await openApp(dir, () => now)
  await talk('我是滕州市西岗镇镇长，3月1日到任')
})
afterEach(async () => {
  await app.store.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A session of these lines on a terminal that people sit at; gives what it showed. */
async function session(lines: string[], change: { reminds?: boolean; tty?: boolean } = {}): Promise<string> {
  const { reminds, tty = true } = change
  const input = Object.assign(new PassThrough(), { isTTY: tty })
  const output = Object.assign(new PassThrough(), { isTTY: tty })
  let shown = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text
  })
  const faults: unknown[] = []
  input.end(lines.map((line) => `${line}\n`).join(''))
  await runTerminal({
    conversation: app.conversation,
    person: 'local',
    clock: () => now,
    input,
    output,
    json: false,
    rehearsal: null,
    waitMs: 100,
    onInterrupt: () => () => undefined,
    failed: (error) => void faults.push(error),
    ...(reminds === undefined ? {} : { reminds }),
  })
  expect(faults).toEqual([])
  return stripVTControlCharacters(shown)
}

const talk = (...lines: string[]) => session(lines, { tty: false })

describe('a session on the terminal', () => {
  it('opens with the reminders of the day, made at once where nobody has made them', async () => {
    now = AT(`${OPENING}T09:00`)
    const shown = await session([])
    expect(shown).toContain('履职提醒')
    expect(shown).toContain('每季度至少带队检查1次')
    expect(shown).toMatch(/\[1\] 我已完成（记录）/)
    expect(shown.indexOf('履职提醒')).toBeGreaterThan(shown.indexOf('照单'))
  })

  it('shows them again until something was said, and not the day after', async () => {
    now = AT(`${OPENING}T09:00`)
    await app.conversation.planReminders(now, null)
    expect(await session([])).toContain('履职提醒')
    expect(await session(['谢谢'])).toContain('履职提醒')
    expect(await session([])).not.toContain('履职提醒')
    now = AT('2026-10-09T09:00')
    expect(await session([])).not.toContain('履职提醒')
  })

  it.each([
    ['a minute before the time', `${OPENING}T08:59`, {}],
    ['on a day off', '2026-10-07T09:00', {}],
    ['on a day that is only tried out', `${OPENING}T09:00`, { reminds: false }],
    ['over a pipe', `${OPENING}T09:00`, { tty: false }],
  ])('shows none %s', async (_, instant, change) => {
    now = AT(instant)
    expect(await session([], change)).not.toContain('履职提醒')
  })

  it('takes a tap on what stands under them', async () => {
    now = AT(`${OPENING}T09:00`)
    expect(await session(['!tap 今天不再提醒'])).toContain('今天不再提醒')
    expect(await session(['1'])).not.toContain('没有名为')
  })

  it('records what was done from the reminder, and says no more of it', async () => {
    now = AT(`${OPENING}T09:00`)
    const shown = await session(['!tap 我已完成（记录）', '!tap 今天', '!tap 确认'])
    expect(shown).toContain('已记入台账')
    now = AT('2026-12-01T09:00')
    const later = await session([])
    expect(later).toContain('履职提醒')
    expect(later).not.toContain('每季度至少带队检查1次')
  })
})
