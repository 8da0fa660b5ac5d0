import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fault, type ModelServer, startModelServer } from '../model/server/index.ts'
import { jsonLines, zhaodan } from './run.ts'

const QUESTION = '镇长多久要带队检查一次？'
const WAIT_MS = 2_500
/** What a loaded machine may add to a wait; less than another wait. */
const SLACK_MS = 2_400

interface Asked {
  id?: string
  mode: string
  refused: boolean
  text: string
  citations: { ref: string }[]
  elapsedMs: number
}

let dir: string
let server: ModelServer
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-ask-'))
  server = await startModelServer()
})
afterEach(async () => {
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

const ask = (args: string[], more: { env?: Record<string, string>; input?: string } = {}) =>
  zhaodan(['ask', ...args, '--data', dir, '--json'], {
    cwd: dir,
    ...(more.input === undefined ? {} : { input: more.input }),
    env: { OPENAI_BASE_URL: server.url, ZHAODAN_MODEL_WAIT: '20', ...more.env },
  })
const asked = async (...args: Parameters<typeof ask>) => {
  const { out, err, code } = await ask(...args)
  return { err, code, answers: jsonLines(out) as Asked[] }
}
const batch = (questions: string[]) =>
  questions.map((question, i) => JSON.stringify({ id: `q${i}`, question, context: null })).join('\n')

describe('ask with a model', { timeout: 60_000 }, () => {
  it('gives the same provisions in the model’s words, and says which kind of answer it is', async () => {
    const { answers, err, code } = await asked([QUESTION])
    const without = await asked([QUESTION, '--offline'])
    expect([code, err]).toEqual([0, ''])
    expect(answers[0]).toMatchObject({ mode: 'llm', refused: false })
    expect(without.answers[0]).toMatchObject({ mode: 'offline', refused: false })
    expect(answers[0]?.text).not.toBe(without.answers[0]?.text)
    expect(answers[0]?.text).toContain('每季度至少带队检查1次')
    expect(answers[0]?.citations).toEqual(without.answers[0]?.citations)
  })

  it('asks nothing with --offline, and nothing of OPENAI_MODEL without a service', async () => {
    await ask([QUESTION, '--offline'])
    const { answers } = await asked([QUESTION], { env: { OPENAI_BASE_URL: '', OPENAI_MODEL: 'm' } })
    expect(answers[0]?.mode).toBe('offline')
    expect(server.requests).toEqual([])
  })

  it('a batch keeps the order of its questions and refuses what it refused', async () => {
    const questions = [QUESTION, '企业瞒报事故罚款多少？', '第二十二条说什么', '区长多久开一次会？', QUESTION]
    const { answers, code } = await asked(['--batch', '-'], { input: batch(questions) })
    expect(code).toBe(0)
    expect(answers.map(({ id }) => id)).toEqual(['q0', 'q1', 'q2', 'q3', 'q4'])
    expect(answers.map(({ mode }) => mode)).toEqual(['llm', 'offline', expect.any(String), 'llm', 'llm'])
    expect(answers[1]?.refused).toBe(true)
    expect(answers[4]?.text).toBe(answers[0]?.text)
  })

  it.each([
    { kind: 'silence' },
    { kind: 'drip', ms: 400 },
    { kind: 'hang-after-headers' },
    { kind: 'busy', retryAfter: 30 },
    { kind: 'html' },
    { kind: 'empty' },
    { kind: 'close' },
    { kind: 'endless' },
  ] as Fault[])('$kind costs one wait in all, and every answer is there', async (fault) => {
    server.play(fault)
    const env = { ZHAODAN_MODEL_WAIT: String(WAIT_MS / 1000), OPENAI_MODEL: 'loopback' }
    const { answers, code } = await asked(['--batch', '-'], {
      input: batch(Array.from({ length: 12 }, () => QUESTION)),
      env,
    })
    expect(code).toBe(0)
    expect(answers.map(({ mode }) => mode)).toEqual(Array.from({ length: 12 }, () => 'offline'))
    // The first four wait at the same time; whoever comes after them finds the patience used up.
    expect(Math.max(...answers.map(({ elapsedMs }) => elapsedMs))).toBeLessThan(WAIT_MS + SLACK_MS)
    expect(Math.max(...answers.slice(8).map(({ elapsedMs }) => elapsedMs))).toBeLessThan(SLACK_MS)
  })

  it('answers as ever where nothing listens at the address', async () => {
    const { answers, code } = await asked([QUESTION], {
      env: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', ZHAODAN_MODEL_WAIT: '2.5' },
    })
    expect(code).toBe(0)
    expect(answers[0]).toMatchObject({ mode: 'offline', refused: false })
    expect(answers[0]?.elapsedMs).toBeLessThan(3_000 + SLACK_MS)
  })

  it('goes on where the data folder cannot be opened, and says so', async () => {
    const { out, err, code } = await zhaodan(['ask', QUESTION, '--data', '/proc/nope/data', '--json'], {
      cwd: dir,
      env: { OPENAI_BASE_URL: server.url, ZHAODAN_MODEL_WAIT: '20' },
    })
    expect(code).toBe(0)
    expect(jsonLines(out)).toMatchObject([{ mode: 'llm' }])
    expect(err).toContain('/proc/nope/data')
    expect(err).toContain('照常回答')
  })

  it('the day’s tokens last over runs', async () => {
    const env = { ZHAODAN_MODEL_DAILY_TOKENS: '6000', OPENAI_MODEL: 'loopback' }
    const modes: string[] = []
    for (let run = 0; run < 8 && !modes.includes('offline'); run++) {
      modes.push((await asked([QUESTION], { env })).answers[0]?.mode ?? '')
    }
    expect(modes[0]).toBe('llm')
    expect(modes.at(-1)).toBe('offline')
  })
})

describe('what is loaded', { timeout: 60_000 }, () => {
  const hook = pathToFileURL(join(import.meta.dirname, 'loaded.ts')).href

  it.each([
    ['no model is configured', ['ask', QUESTION], {}, false],
    ['the model is not wanted', ['ask', QUESTION, '--offline'], { OPENAI_MODEL: 'loopback' }, false],
    ['nothing is asked in a chat', ['chat', '--json'], {}, false],
    ['a model is configured', ['ask', QUESTION], { OPENAI_MODEL: 'loopback' }, true],
  ] as const)('where %s', async (_, args, given, loads) => {
    const file = join(dir, 'loaded')
    const env = Object.keys(given).length > 0 ? { ...given, OPENAI_BASE_URL: server.url } : {}
    const { code } = await zhaodan([...args, '--data', dir], {
      cwd: dir,
      input: `${QUESTION}\n`,
      env: { ...env, NODE_OPTIONS: `--import=${hook}`, LOADED_FILE: file },
    })
    expect(code).toBe(0)
    const loaded = readFileSync(file, 'utf8').split('\n').filter(Boolean).sort()
    expect(loaded).toEqual(loads ? ['@langchain/core', '@langchain/openai', 'cockatiel', 'openai'] : [])
  })
})
