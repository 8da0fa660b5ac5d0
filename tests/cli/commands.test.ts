import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jsonLines, zhaodan } from './run.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-cli-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('exit codes', () => {
  it.each([
    ['no such command', ['frobnicate'], 2],
    ['no such option', ['check', '--frobnicate'], 2],
    ['a missing argument', ['provisions'], 2],
    ['help', ['help'], 0],
    ['a regulation that is not loaded', ['provisions', 'beijing-2020'], 1],
    ['a post that does not exist', ['obligations', '--post', 'zaozhuang-2019:mayor'], 1],
    ['a date that does not exist', ['ask', '镇长多久检查一次', '--on', '2026-02-30'], 1],
    ['a file that does not exist', ['evaluate', 'no-such-file.jsonl'], 1],
  ])('%s', async (_name, args, code) => {
    const outcome = await zhaodan([...args, ...(args[0] === 'help' ? [] : ['--data', dir])])
    expect(outcome.code).toBe(code)
    if (code !== 0) expect(outcome.err).not.toMatch(/\n\s+at /)
  })
})

describe('ask', () => {
  it('answers with citations whose quotes are verbatim', async () => {
    const { out } = await zhaodan(['ask', '第二十二条说什么', '--regulation', 'zaozhuang-2019', '--json'])
    const [answer] = jsonLines(out) as [
      { refused: boolean; mode: string; citations: { ref: string; quote: string }[] },
    ]
    expect(answer).toMatchObject({ refused: false, mode: 'offline' })
    expect(answer.citations[0]).toMatchObject({ ref: 'zaozhuang-2019#22' })
    expect(answer.citations[0]?.quote).toContain('每季度向党政主要领导干部通报1次安全生产情况')
  })

  it('reads a batch from standard input and names the line that is wrong', async () => {
    const good = {
      id: 'x1',
      question: '枣庄办法15条',
      context: { regulation: null, post: null, today: null },
    }
    const outcome = await zhaodan(['ask', '--batch', '-', '--json'], {
      input: `${JSON.stringify(good)}\n{"id":\n`,
    })
    expect(outcome.code).toBe(1)
    expect(jsonLines(outcome.out)).toMatchObject([{ id: 'x1', refused: false }])
    expect(outcome.err).toContain('第 2 行')
  })
})

describe('the other commands', () => {
  it('provisions come in the order of the text', async () => {
    const { out } = await zhaodan(['provisions', 'guangxi-2018', '--json'])
    const rows = jsonLines(out) as { ref: string; kind: string; label: string }[]
    expect(rows.filter((row) => row.kind === 'article')).toHaveLength(30)
    expect(rows.filter((row) => row.kind === 'chapter')).toHaveLength(6)
    expect(rows.find((row) => row.ref === 'guangxi-2018#6.2')?.label).toBe('《广西细则》第六条第（二）项')
  })

  it('obligations are 24 and 8', async () => {
    const { out } = await zhaodan(['obligations', '--json'])
    const rows = jsonLines(out) as { id: string }[]
    expect(rows.filter((row) => row.id.startsWith('zz-'))).toHaveLength(24)
    expect(rows.filter((row) => row.id.startsWith('gx-'))).toHaveLength(8)
  })

  it('evaluate gives a line of rows a case', async () => {
    const line = {
      from: '2026-10-01',
      to: '2026-12-31',
      on: '2026-12-31',
      tenures: [{ regulation: 'guangxi-2018', post: 'government-head', from: '2020-01-01' }],
      activities: [{ id: 'a', type: 'government-executive-meeting', date: '2026-12-31' }],
    }
    const { out, code } = await zhaodan(['evaluate', '-'], { input: `${JSON.stringify(line)}\n` })
    expect(code).toBe(0)
    expect(jsonLines(out)).toMatchObject([
      {
        rows: [
          { obligation: 'gx-14-debrief', status: 'open', daysLeft: 0 },
          { obligation: 'gx-6.2-meeting', status: 'met', done: 1, activities: ['a'] },
          { obligation: 'gx-6.3-list', status: 'open' },
        ],
      },
    ])
  })

  it('understand reports and records nothing', async () => {
    const line = {
      id: 'u',
      text: '昨天带队检查了油库',
      today: '2026-11-21',
      posts: ['zaozhuang-2019:town-government-head'],
    }
    const { out } = await zhaodan(['understand', '--batch', '-'], { input: JSON.stringify(line) })
    expect(jsonLines(out)).toEqual([
      {
        id: 'u',
        intent: 'log',
        activities: [{ activity: 'led-inspection', date: '2026-11-20', place: '油库', count: 1 }],
        clarify: null,
      },
    ])
  })

  it('search finds provisions, and passages of a foreign corpus', async () => {
    const own = jsonLines((await zhaodan(['search', '中心组集体学习', '--k', '3', '--json'])).out) as {
      hits: { ref: string }[]
    }[]
    expect(own[0]?.hits.map((hit) => hit.ref)).toContain('zaozhuang-2019#6.7')
    const [corpus, queries, out] = ['c.jsonl', 'q.jsonl', 'r.jsonl'].map((name) => join(dir, name)) as [
      string,
      string,
      string,
    ]
    const texts = ['苹果在秋天成熟', '火车从北京开往上海']
    writeFileSync(
      corpus,
      texts.map((text, i) => JSON.stringify({ id: `c${i}`, doc: 'd', article: '1', text })).join('\n'),
    )
    writeFileSync(queries, JSON.stringify({ qid: 'q', query: '开往上海的火车' }))
    const outcome = await zhaodan([
      'search',
      '--corpus',
      corpus,
      '--queries',
      queries,
      '--k',
      '2',
      '--out',
      out,
    ])
    expect(outcome.code).toBe(0)
    expect(outcome.err).toMatch(/\d+\.\d+ 秒.*MB/)
    expect(jsonLines(readFileSync(out, 'utf8'))).toMatchObject([{ qid: 'q', ids: ['c1'] }])
  })

  it('check passes on the shipped knowledge', async () => {
    const { code, out } = await zhaodan(['check'])
    expect(out).toContain('未说明 0')
    expect(code).toBe(0)
  })
})

describe('chat over a pipe', () => {
  it('takes a message a line and taps by label; the ledger is there for the next process', async () => {
    const args = ['chat', '--data', dir, '--user', 'zhang', '--on', '2026-11-21', '--json']
    const first = await zhaodan(args, {
      input: '我是滕州市市长\n!tap 今年以前就已在任\n昨天带队检查了油库\n!tap 确认\n!tap 没有的按钮\n',
    })
    expect(first.code).toBe(0)
    const replies = jsonLines(first.out) as { text: string; buttons: string[][] }[]
    expect(replies).toHaveLength(5)
    expect(replies[2]?.buttons.flat()).toContain('确认')
    expect(replies[3]?.text).toContain('已记入台账')
    expect(replies[4]?.text).toContain('没有名为“没有的按钮”的按钮')
    const second = await zhaodan(args, { input: '我的台账\n' })
    expect((jsonLines(second.out) as { text: string }[])[0]?.text).toContain(
      '2026年11月20日（星期五） 带队检查 · 油库',
    )
  })

  it('writes plain words where nothing is a terminal, and no control sequence of the message comes back', async () => {
    const { out } = await zhaodan(['chat', '--data', dir, '--on', '2026-11-21'], {
      input: '\u001b[31m今天带队检查了油库\n',
    })
    expect(out).toContain('请确认')
    expect(out).not.toContain('\u001b')
  })
})

describe('settings', () => {
  it.each([
    [{ ZHAODAN_PORT: 'abc' }, /ZHAODAN_PORT.*abc.*1 到 65535/],
    [{ ZHAODAN_COLOUR: 'red' }, /ZHAODAN_COLOUR/],
    [{ ZHAODAN_NOW: 'tomorrow' }, /ZHAODAN_NOW.*tomorrow.*ISO/],
    [{ ZHAODAN_ACCESS_TOKEN: 'short-secret' }, /ZHAODAN_ACCESS_TOKEN/],
    [{ ZHAODAN_HOST: '0.0.0.0' }, /ZHAODAN_ACCESS_TOKEN/],
  ])('%j is refused at start', async (env, message) => {
    const outcome = await zhaodan(['serve', '--data', dir], { env, cwd: dir })
    expect(outcome.code).toBe(1)
    expect(outcome.err).toMatch(message)
    expect(outcome.err).not.toContain('short-secret')
  })

  it('reads .env, which the environment overrules', async () => {
    writeFileSync(join(dir, '.env'), 'ZHAODAN_PORT=nonsense\n')
    expect((await zhaodan(['serve', '--data', dir], { cwd: dir })).err).toContain('nonsense')
    const overruled = await zhaodan(['serve', '--data', dir], { cwd: dir, env: { ZHAODAN_PORT: 'other' } })
    expect(overruled.err).toContain('other')
  })
})
