import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const RUNNER = fileURLToPath(new URL('../../eval/run.ts', import.meta.url))
const CONTEXT = { regulation: 'zaozhuang-2019', post: null, today: null }
const EMPTY = { alsoOk: [], mustNotCite: [], facts: [] }
const ANSWERED = {
  id: 'a1',
  kind: 'lookup',
  question: '第二十二条写了什么',
  context: CONTEXT,
  refuse: false,
  gold: ['zaozhuang-2019#22'],
  ...EMPTY,
  facts: ['每季度'],
}
const REFUSED = {
  id: 'a2',
  kind: 'out-of-scope',
  question: '明天下雨吗',
  context: CONTEXT,
  refuse: true,
  gold: [],
  ...EMPTY,
}
const TODAY = { today: '2026-11-21', posts: ['zaozhuang-2019:town-government-head'] }
const REPORT = {
  id: 'b1',
  text: '昨天带队检查了水泥厂',
  ...TODAY,
  expect: {
    intent: 'log',
    activities: [{ activity: 'led-inspection', date: '2026-11-20', place: '水泥厂', count: 1 }],
    clarify: null,
  },
}
const GREETING = {
  id: 'b2',
  text: '早上好',
  ...TODAY,
  expect: { intent: 'chat', activities: [], clarify: null },
}

/** Whole processes, on a machine that may be busy. */
const PATIENCE = { timeout: 60_000 }

let folder: string
/** The result accepted for the set as it is before each test. */
let accepted: string
beforeAll(() => {
  makeFolder()
  expect(run('--accept').status).toBe(0)
  accepted = readFileSync(join(folder, 'results.json'), 'utf8')
  rmSync(folder, { recursive: true })
}, PATIENCE.timeout)
beforeEach(makeFolder)
afterEach(() => rmSync(folder, { recursive: true }))

function makeFolder(): void {
  folder = mkdtempSync(join(tmpdir(), 'zhaodan-eval-test-'))
  write('sets.json', [
    { file: 'qa.jsonl', kind: 'qa', use: 'tuned', least: { 'right refusals': 50 } },
    { file: 'log.jsonl', kind: 'log', use: 'apart' },
  ])
  questions(ANSWERED, REFUSED)
  utterances(REPORT, GREETING)
}

function acceptedBefore(): void {
  writeFileSync(join(folder, 'results.json'), accepted)
}

describe('a run of the sets', PATIENCE, () => {
  it('fails as long as no result has been accepted', () => {
    const { status, stderr } = run()
    expect(stderr).toContain('no result accepted yet: qa.jsonl')
    expect(status).toBe(1)
  })

  it('passes on the figures that were accepted, and shows no difference', () => {
    acceptedBefore()
    const { status, stdout, stderr } = run()
    expect(stderr).toBe('')
    expect(stdout).toMatch(/citation recall +100\.0% +100\.0% +=\n/)
    expect(stdout).toMatch(/ {2}lookup +1\/1 +1\/1 +=\n/)
    expect(stdout).toMatch(/ {2}chat +1\/1 +1\/1 +=\n/)
    expect(status).toBe(0)
  })

  it('names set, kind, row, what was and what is where figures fall', () => {
    acceptedBefore()
    questions({ ...ANSWERED, facts: ['每月'] }, REFUSED)
    const { status, stdout, stderr } = run()
    expect(stderr).toContain('fallen: qa.jsonl: facts was 100, is 0\n')
    expect(stderr).toContain('fallen: qa.jsonl, lookup: all of it right was 1/1, is 0/1\n')
    expect(stderr).not.toContain('citation recall')
    expect(stdout).toMatch(/facts +0\.0% +100\.0% +-100\n/)
    expect(status).toBe(1)
  })

  it('fails where a count of faults rises', () => {
    acceptedBefore()
    utterances({ ...REPORT, expect: GREETING.expect }, GREETING)
    const { status, stderr } = run()
    expect(stderr).toContain('fallen: log.jsonl: phantom records was 0, is 1\n')
    expect(status).toBe(1)
  })

  it('passes where figures rise and counts of faults fall', () => {
    questions({ ...ANSWERED, facts: ['每月'], mustNotCite: ['zaozhuang-2019#22'] }, REFUSED)
    run('--accept')
    questions(ANSWERED, REFUSED)
    const { status, stdout, stderr } = run()
    expect(stderr).toBe('')
    expect(stdout).toMatch(/facts +100\.0% +0\.0% +\+100\n/)
    expect(stdout).toMatch(/forbidden citations +0 +1 +-1\n/)
    expect(status).toBe(0)
  })

  it('fails where a set, or a kind of it, is gone', () => {
    acceptedBefore()
    questions(ANSWERED)
    write('sets.json', [{ file: 'qa.jsonl', kind: 'qa', use: 'tuned' }])
    const { status, stderr } = run()
    expect(stderr).toContain('fallen: qa.jsonl, out-of-scope: all of it right was 1/1, is gone\n')
    expect(stderr).toContain('fallen: log.jsonl: lines was 2, is gone\n')
    expect(status).toBe(1)
  })

  it('fails below what is promised, whatever was accepted, and accepts nothing then', () => {
    questions(ANSWERED, { ...REFUSED, question: ANSWERED.question })
    const { status, stderr } = run('--accept')
    expect(stderr).toContain('below what is promised: qa.jsonl: right refusals 0 < 50\n')
    expect(stderr).toContain('not accepted')
    expect(status).toBe(1)
  })

  it('prints the lines that failed when told to', () => {
    questions({ ...ANSWERED, facts: ['每月'] }, REFUSED)
    expect(run('--failures').stdout).toContain('a1 fact missing: 每月')
  })
})

describe('accepting a fall', PATIENCE, () => {
  beforeEach(() => {
    acceptedBefore()
    questions({ ...ANSWERED, facts: ['每月'] }, REFUSED)
  })

  it('is refused without a reason, and the result stays', () => {
    const before = readFileSync(join(folder, 'results.json'), 'utf8')
    expect(run('--accept').status).toBe(1)
    expect(run('--accept', '--accept-fall', ' ').status).toBe(1)
    expect(readFileSync(join(folder, 'results.json'), 'utf8')).toBe(before)
  })

  it('stores the reason with the figures, and the next run passes', () => {
    expect(run('--accept', '--accept-fall', 'the gold was wrong').status).toBe(0)
    const { falls } = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'))
    expect(falls).toMatchObject([{ reason: 'the gold was wrong' }])
    expect(falls[0].figures).toContain('qa.jsonl: facts was 100, is 0')
    expect(run().status).toBe(0)
  })
})

it('shows the questions offline and with the loopback model, side by side', PATIENCE, () => {
  const question = '镇长要隔多久带队查一回安全'
  questions({ ...ANSWERED, kind: 'duty-frequency', question, gold: ['zaozhuang-2019#16.3'] }, REFUSED)
  const { status, stdout, stderr } = run('--with-model')
  expect(stderr).toBe('')
  const [head, offline, model, ...rest] = stdout.trimEnd().split('\n')
  expect(head).toMatch(/^set +run +recall +precision +refusals +answered +in its words +median ms$/)
  expect(offline).toMatch(/^qa\.jsonl +offline +100\.0% +100\.0% +100\.0% +100\.0% +0\.0% +\d+\.\d$/)
  expect(model).toMatch(/^ +model +100\.0% +100\.0% +100\.0% +100\.0% +100\.0% +\d+\.\d$/)
  expect(rest).toEqual([])
  expect(status).toBe(0)
  expect(existsSync(join(folder, 'results.json'))).toBe(false)
})

it('is called wrongly with an option that it does not have: exit 2', () => {
  expect(run('--accpet').status).toBe(2)
})

function write(name: string, value: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(value))
}

function questions(...lines: object[]): void {
  writeFileSync(join(folder, 'qa.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

function utterances(...lines: object[]): void {
  writeFileSync(join(folder, 'log.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

function run(...args: string[]) {
  return spawnSync(process.execPath, [RUNNER, '--folder', folder, ...args], { encoding: 'utf8' })
}
