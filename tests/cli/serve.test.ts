import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zhaodan } from './run.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-serve-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A port that nothing listens on, and one that is taken until `release`. */
async function port(): Promise<{ number: number; release: () => Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { number: address.port, release: () => new Promise((resolve) => server.close(() => resolve())) }
}

describe('serve', () => {
  it('starts on embedded defaults, says what it runs, answers, and stops on SIGTERM', async () => {
    const free = await port()
    await free.release()
    const child = spawn(process.execPath, [MAIN, 'serve', '--data', join(dir, 'new', 'data')], {
      env: { PATH: process.env.PATH ?? '', ZHAODAN_PORT: String(free.number) },
      cwd: dir,
    })
    let out = ''
    child.stdout.setEncoding('utf8')
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: string) => {
        out += chunk
        if (out.includes('.env.example')) resolve()
      })
    })
    const url = `http://127.0.0.1:${free.number}`
    for (const words of [
      url,
      '枣庄办法 41 条',
      '广西细则 30 条',
      '枣庄办法 24 项',
      '广西细则 8 项',
      'Telegram',
      '模型',
    ]) {
      expect(out).toContain(words)
    }
    const welcome = await fetch(`${url}/api/welcome`)
    expect(await welcome.text()).toContain('我是照单')
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('says which setting to change where the port is taken', async () => {
    const taken = await port()
    try {
      const outcome = await zhaodan(['serve', '--data', dir], {
        env: { ZHAODAN_PORT: String(taken.number) },
        cwd: dir,
      })
      expect(outcome.code).toBe(1)
      expect(outcome.err).toContain('ZHAODAN_PORT')
    } finally {
      await taken.release()
    }
  })
})
