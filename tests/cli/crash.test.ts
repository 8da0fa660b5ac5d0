import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jsonLines, zhaodan } from './run.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const DAYS = ['11月3日', '11月4日', '11月5日', '11月6日']

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-crash-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Logs one activity after the other and is killed as soon as the reply to the last 确认 was read. */
function logAndDie(args: string[], days: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env.PATH ?? '' } })
    child.once('error', reject)
    child.once('close', () => resolve())
    let confirmed = 0
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!(JSON.parse(line) as { text: string }).text.includes('已记入台账')) return
      confirmed += 1
      if (confirmed === days.length) child.kill('SIGKILL')
    })
    for (const day of days) child.stdin.write(`${day}带队检查了油库\n!tap 确认\n`)
  })
}

describe('a process killed right after it said 已记入台账', () => {
  it('has lost nothing that it confirmed, and stores nothing twice when the card is confirmed again', {
    timeout: 60_000,
  }, async () => {
    const args = ['chat', '--data', dir, '--on', '2026-11-21', '--json']
    await logAndDie(args, DAYS.slice(0, 1))
    await logAndDie(args, DAYS.slice(1))
    const { out } = await zhaodan(args, { input: '确认\n我的台账\n' })
    const [again, ledger] = jsonLines(out) as { text: string }[]
    expect(again?.text).toContain('没有等待确认的内容')
    expect(ledger?.text).toContain('有效记录 4 条')
    for (const day of DAYS) expect(ledger?.text).toContain(day)
  })
})
