import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ModelServer, startModelServer } from '../model/server/index.ts'
import { freePort } from '../telegram/scenarios/product.ts'
import { jsonLines, zhaodan } from './run.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const QUESTION = '镇长多久要带队检查一次？'
const BY_RULE = '程序按条文生成'
const BY_MODEL = '表述由模型（loopback）组织'

let dir: string
let server: ModelServer
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-chat-'))
  server = await startModelServer()
})
afterEach(async () => {
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

const env = (more: Record<string, string> = {}) => ({
  OPENAI_BASE_URL: server.url,
  OPENAI_MODEL: 'loopback',
  ZHAODAN_MODEL_WAIT: '20',
  ...more,
})
const args = () => ['chat', '--data', dir, '--json']
const texts = (out: string) => (jsonLines(out) as { text: string }[]).map(({ text }) => text)

describe('a chat with a model', { timeout: 60_000 }, () => {
  it('prints one answer to each message, in the model’s words, and takes a follow-up from it', async () => {
    const { out, code } = await zhaodan(args(), {
      cwd: dir,
      input: `${QUESTION}\n那副镇长呢？\n`,
      env: env(),
    })
    expect(code).toBe(0)
    const [first, second, ...more] = texts(out)
    expect(more).toEqual([])
    expect(first).toContain(BY_MODEL)
    expect(second).toContain('副镇长')
  })

  it('prints the answer without it where it is silent, and ends with the input', async () => {
    server.play({ kind: 'silence' })
    const start = performance.now()
    const { out, code } = await zhaodan(args(), {
      cwd: dir,
      input: `${QUESTION}\n`,
      env: env({ ZHAODAN_MODEL_WAIT: '0.5' }),
    })
    expect(code).toBe(0)
    expect(texts(out)).toEqual([expect.stringContaining(BY_RULE)])
    // The attempt to get the model ready, which may take half a minute, is not waited for.
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  it('Ctrl+C during the wait gives the answer without it, and the chat goes on', async () => {
    const child = spawn(process.execPath, [MAIN, ...args()], {
      cwd: dir,
      env: { PATH: process.env.PATH ?? '', ...env({ ZHAODAN_MODEL_WAIT: '100' }) },
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk
    })
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    // Once the model is ready, the next request is the question's.
    while (server.requests[0]?.status !== 200) await sleep(50)
    server.play({ kind: 'silence' })
    child.stdin.write(`${QUESTION}\n`)
    while (server.requests.length === 1) await sleep(50)
    child.kill('SIGINT')
    while (out.split('\n').length <= 1) await sleep(50)
    child.stdin.write('我的台账\n')
    while (out.split('\n').length <= 2) await sleep(50)
    child.stdin.end()
    expect(await ended).toBe(0)
    expect(texts(out)[0]).toContain(BY_RULE)
    expect(texts(out)[1]).toContain('台账')
  })
})

describe('serve with a model', { timeout: 60_000 }, () => {
  it('starts at once where the service says nothing, and names neither key nor address', async () => {
    const { promise: started, resolve } = Promise.withResolvers<string>()
    const port = await freePort()
    const silent = await startModelServer({ fault: { kind: 'silence' } })
    const child = spawn(process.execPath, [MAIN, 'serve', '--data', dir], {
      cwd: dir,
      env: {
        PATH: process.env.PATH ?? '',
        ZHAODAN_PORT: String(port),
        ...env({ OPENAI_BASE_URL: silent.url, OPENAI_API_KEY: 'sk-very-secret', OPENAI_MODEL: 'm-7' }),
      },
    })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        out += chunk
        if (out.includes('.env.example')) resolve(out)
      })
    }
    const ended = new Promise<number | null>((done) => child.once('close', done))
    expect(await started).toMatch(/模型 +m-7；/)
    // What is said stands a moment before the signal is listened for; whoever answers has gone on to that.
    await fetch(`http://127.0.0.1:${port}/api/welcome`)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(out).not.toMatch(/very-secret/)
    expect(out).not.toContain(silent.url)
    await silent.close()
  })
})
