import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const CHATS = join(import.meta.dirname, 'chats.ts')
const PLANNER = join(import.meta.dirname, '../../../src/reminders/index.ts')

const SCRIPT = `
  const { chat, days } = await import(${JSON.stringify(CHATS)})
  const { dueOn, planCalendar } = await import(${JSON.stringify(PLANNER)})
  const planned = days(planCalendar(chat(), '2025-01-01', '2027-12-31'))
  const due = ['2026-10-08', '2026-12-31', '2027-01-04'].flatMap((on) => days(dueOn(chat(), on, [])))
  process.stdout.write([...planned, ...due].join('\\n'))`

it('the process’s time zone changes nothing', { timeout: 60_000 }, () => {
  const [first, ...others] = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    }),
  )
  expect(first).toContain('opening 2026-10-08')
  for (const other of others) expect(other).toBe(first)
})
