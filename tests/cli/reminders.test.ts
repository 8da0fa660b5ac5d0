import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/storage/index.ts'
import { type Outcome, zhaodan } from './run.ts'

interface Row {
  key: string
  chat: string
  person: string
  obligation: string
  period: string
  stage: string
  day: string
  time: string
}

let dir: string
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-cli-reminders-'))
  await chat('2026-03-02', '我是滕州市西岗镇镇长，3月1日到任')
  await chat('2026-05-06', '今天带队检查了油库', '!tap 确认')
  await chat('2026-09-01', '提醒我9月4日下午3点开安委会', '!tap 到时提醒我')
}, 120_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const chat = (on: string, ...lines: string[]) =>
  zhaodan(['chat', '--on', on, '--data', dir, '--json'], { input: `${lines.join('\n')}\n`, cwd: dir })
const run = (...args: string[]): Promise<Outcome> =>
  zhaodan(['reminders', ...args, '--data', dir], { cwd: dir })
async function rows(...args: string[]): Promise<Row[]> {
  const { code, out } = await run(...args, '--json')
  expect(code).toBe(0)
  return JSON.parse(out) as Row[]
}
const inspection = (period: string, stage: string, day: string): Row => ({
  key: `local|local|zz-16.3-inspection|${period}|${stage}`,
  chat: 'local',
  person: 'local',
  obligation: 'zz-16.3-inspection',
  period,
  stage,
  day,
  time: '09:00',
})

describe('zhaodan reminders --json', { timeout: 60_000 }, () => {
  it.each([
    ['the first workday of a quarter', '2026-07-01', [inspection('2026-Q3', 'opening', '2026-07-01')]],
    ['30 days before its end', '2026-08-31', [inspection('2026-Q3', '30', '2026-08-31')]],
    ['the eve of that', '2026-08-28', []],
    ['a holiday', '2026-10-01', []],
    ['a weekend', '2026-09-19', []],
    [
      'the first workday after a quarter that was missed',
      '2026-10-08',
      [inspection('2026-Q3', 'missed', '2026-10-08'), inspection('2026-Q4', 'opening', '2026-10-08')],
    ],
    ['a quarter whose duty is done', '2026-06-30', []],
    ['a day before anybody was reminded', '2026-02-27', []],
  ])('on %s', async (_, on, expected) => {
    expect(await rows('--on', on)).toEqual(expected)
  })

  it('names what a person wished for by its own id and day', async () => {
    const [own, ...more] = await rows('--on', '2026-09-04')
    expect(more).toEqual([])
    expect(own?.obligation).toMatch(/^own:[A-Za-z0-9-]{8,40}$/)
    expect(own).toEqual({
      key: `local|local|${own?.obligation}|2026-09-04|own`,
      chat: 'local',
      person: 'local',
      obligation: own?.obligation,
      period: '2026-09-04',
      stage: 'own',
      day: '2026-09-04',
      time: '15:00',
    })
  })

  it('lists a span, both days included, in order', async () => {
    const found = await rows('--on', '2026-08-31', '--until', '2026-10-08')
    expect(found.map(({ day, stage }) => `${day} ${stage}`)).toEqual([
      '2026-08-31 30',
      '2026-09-04 own',
      '2026-09-16 14',
      '2026-09-23 7',
      '2026-09-24 3',
      '2026-09-29 1',
      '2026-09-30 last',
      '2026-10-08 missed',
      '2026-10-08 opening',
    ])
  })

  it('is an empty array where there is nothing', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'zhaodan-cli-empty-'))
    const outcome = await zhaodan(['reminders', '--on', '2026-07-01', '--json', '--data', empty], {
      cwd: dir,
    })
    expect(outcome).toEqual({ code: 0, out: '[]\n', err: '' })
    rmSync(empty, { recursive: true })
  })

  it('leaves out a chat that switched its reminders off', async () => {
    const store = await openStore({ dir })
    const row = await store.subscriptionOf('local')
    if (row === null) throw new Error('no subscription')
    for (const state of ['paused', 'off'] as const) {
      await store.putSubscription({ ...row, state })
      expect(await rows('--on', '2026-07-01')).toEqual([])
    }
    await store.putSubscription(row)
    // The database is in use all the while.
    expect(await rows('--on', '2026-07-01')).toHaveLength(1)
    await store.close()
  })

  it('says once of a year whose holidays are not published that it is guessed, beside the JSON', async () => {
    const { code, out, err } = await run('--on', '2026-12-31', '--until', '2027-01-31', '--json')
    expect(code).toBe(0)
    expect(err.match(/2027 年的节假日和调休安排还没有收录/g)).toHaveLength(1)
    expect(err).not.toContain('2028')
    const days = (JSON.parse(out) as Row[]).filter(({ period }) => period === '2027-Q1').map(({ day }) => day)
    expect(days).toEqual(['2027-01-04'])
    expect((await run('--on', '2026-12-31', '--json')).err).toBe('')
  })
})

describe('zhaodan reminders', { timeout: 60_000 }, () => {
  it('tells by day and chat what is due, until when, by which provision, and why', async () => {
    const { out } = await run('--on', '2026-09-24', '--until', '2026-10-08')
    expect(out).toContain(
      '2026年9月24日（星期四）\n  09:00  发到 local\n    local  带队检查（zz-16.3-inspection）',
    )
    expect(out).toContain('2026年第三季度 · 期限 9月30日 · 《枣庄办法》第十六条第（三）项')
    expect(out).toContain('距期限 3 天，那天休息，提前到此前最近的工作日；要求至少 1 次')
    expect(out).toContain('期限当天；')
    expect(out).toContain('期限过后的第一个工作日；这一期要求至少 1 次，台账里没有记满')
    expect(out).toContain('岗位：镇（街道）行政主要负责人')
  })

  it('says that there is nothing', async () => {
    expect((await run('--on', '2026-10-01')).out).toBe('2026年10月1日（星期四）没有要发的提醒。\n')
  })

  it.each([
    ['no day', [], 2, '--on'],
    ['an option that there is not', ['--on', '2026-10-01', '--frobnicate'], 2, '--frobnicate'],
    ['a day that does not exist', ['--on', '2026-02-30'], 1, '--on 的值“2026-02-30”不是日期'],
    ['an end that does not exist', ['--on', '2026-02-01', '--until', 'morgen'], 1, '--until 的值“morgen”'],
    [
      'an end before the beginning',
      ['--on', '2026-10-02', '--until', '2026-10-01'],
      1,
      '--until（2026-10-01）早于',
    ],
  ])('refuses %s', async (_, args, code, words) => {
    const outcome = await run(...args)
    expect(outcome.code).toBe(code)
    expect(outcome.err).toContain(words)
    expect(outcome.err).not.toMatch(/\n\s+at /)
    expect(outcome.out).toBe('')
  })
})
