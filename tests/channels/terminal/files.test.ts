import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFileLine } from '../../../src/channels/terminal/files.ts'
import { runTerminal } from '../../../src/channels/terminal/index.ts'
import { type App, openApp } from '../../../src/cli/app.ts'
import { photo } from '../../files/making.ts'

let dir: string
let app: App
const now = new Date('2026-09-21T09:00:00+08:00')
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-terminal-'))
  app = await openApp(dir, () => now)
  await talk(['我是滕州市西岗镇镇长，3月1日到任'])
})
afterEach(async () => {
  await app.store.close()
  rmSync(dir, { recursive: true, force: true })
})

async function talk(lines: string[], json = false): Promise<string> {
  const input = new PassThrough()
  const output = new PassThrough()
  let shown = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text
  })
  input.end(lines.map((line) => `${line}\n`).join(''))
  await runTerminal({
    conversation: app.conversation,
    person: 'local',
    clock: () => now,
    input,
    output,
    json,
    rehearsal: null,
    waitMs: 100,
    onInterrupt: () => () => undefined,
    failed: (error) => {
      throw error
    },
    files: app.files,
    saveTo: join(dir, 'exports'),
  })
  return shown
}

describe('files on the terminal', () => {
  it('are attached to what the words report', async () => {
    const content = await photo()
    writeFileSync(join(dir, '现场 照片.jpg'), content)
    const shown = await talk([`!file "${join(dir, '现场 照片.jpg')}" 今天带队检查了某化工厂`, '!tap 确认'])
    expect(shown).toContain('附件：现场 照片.jpg')
    expect(await app.files.list()).toHaveLength(1)
    const rows = await app.store.ledger('local')
    expect(rows.map(({ kind }) => kind)).toEqual(['record', 'attach'])
  })

  it('that are not taken are told why, and nothing is kept or said', async () => {
    writeFileSync(join(dir, '（机密）名单.txt'), '名单')
    writeFileSync(join(dir, 'a.html'), '<html></html>')
    const shown = await talk([
      `!file ${join(dir, '（机密）名单.txt')}`,
      `!file ${join(dir, 'a.html')} 今天带队检查了某化工厂`,
      `!file ${join(dir, 'none.jpg')}`,
      `!file ${dir}`,
    ])
    expect(shown).toMatch(/文件名有“机密”标记.*\n[\s\S]*网页[\s\S]*没有这个文件[\s\S]*这是文件夹/)
    expect(await app.files.list()).toEqual([])
    expect(await app.store.ledger('local')).toEqual([])
  })

  it('of replies are saved, and the path is said; with --json they are given as they are', async () => {
    await talk(['今天带队检查了某化工厂', '!tap 确认'])
    const asked = '导出今年的台账为 JSON'
    const [line = '{}'] = (await talk([asked], true)).trim().split('\n').slice(-1)
    const { attachments } = JSON.parse(line)
    expect(attachments).toMatchObject([{ export: { person: 'local', format: 'json' } }])
    const shown = await talk([asked])
    const path = /已保存：(.*\.json)/.exec(shown)?.[1] ?? ''
    expect(path.startsWith(join(dir, 'exports'))).toBe(true)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toBeTypeOf('object')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('are told apart from other lines', () => {
    expect(readFileLine('!file a.jpg')).toEqual({ path: 'a.jpg', words: '' })
    expect(readFileLine("  !file 'a b.jpg' 检查 了 ")).toEqual({ path: 'a b.jpg', words: '检查 了' })
    expect(readFileLine('!file')).toBeNull()
    expect(readFileLine('看看 !file a.jpg')).toBeNull()
  })
})
