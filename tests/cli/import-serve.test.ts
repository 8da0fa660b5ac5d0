import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { JIAZHOU } from '../imports/text.ts'
import { zhaodan } from './run.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

it('a running product answers from what the command line imports meanwhile', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-import-serve-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const file = join(dir, '甲州办法.txt')
  writeFileSync(file, JIAZHOU)
  const child = spawn(process.execPath, [MAIN, 'serve', '--data', dir], {
    env: { PATH: process.env.PATH ?? '', ZHAODAN_PORT: String(await freePort()) },
    cwd: dir,
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  let out = ''
  child.stdout.setEncoding('utf8')
  const url = await new Promise<string>((resolve, reject) => {
    child.once('close', () => reject(new Error(out)))
    child.stdout.on('data', (chunk: string) => {
      out += chunk
      const found = /http:\/\/[\d.]+:\d+/.exec(out)?.[0]
      if (found) resolve(found)
    })
  })
  const names = async () =>
    ((await (await fetch(`${url}/api/regulations`)).json()) as { id: string }[]).map(({ id }) => id)
  expect(await names()).toEqual(['guangxi-2018', 'zaozhuang-2019'])
  const { code } = await zhaodan(['import', file, '--data', dir])
  expect(code).toBe(0)
  expect(await names()).toContain('jiazhou-banfa-2025')
  const reader = await fetch(`${url}/api/regulations/jiazhou-banfa-2025`)
  expect(await reader.text()).toContain('每2个月至少带队检查1次安全生产工作')
})
