import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Ended {
  code: number
  out: string
  err: string
}

function zhaodan(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...args], { cwd: ROOT }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

const dir = mkdtempSync(join(tmpdir(), 'zhaodan-draft-'))
const good = join(dir, '巡河办法.txt')
const plain = join(dir, '说明.md')
writeFileSync(
  good,
  '某市巡河办法\n第一条 市级河长每季度巡河不少于1次。\n第二条 县级河长每月巡河不少于2次。\n',
)
writeFileSync(plain, '这里没有条文，每年也没有什么事要做。\n')

describe('zhaodan draft', () => {
  test('a line of JSON for each file, in the order given', async () => {
    const list = join(dir, 'list.txt')
    writeFileSync(list, `${good}\n`)
    const { code, out } = await zhaodan('draft', plain, '--batch', list, '--json')
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(lines.map(({ file }) => file)).toEqual([plain, good])
    expect(lines[0].drafts).toEqual([])
    expect(lines[1].drafts).toMatchObject([
      {
        ref: '#1',
        article: '1',
        item: null,
        quote: '市级河长每季度巡河不少于1次',
        who: '市级河长',
        what: '巡河',
        count: 1,
        atLeast: true,
        period: { n: 1, unit: 'quarter' },
      },
      { ref: '#2', who: '县级河长', count: 2, period: { n: 1, unit: 'month' } },
    ])
  }, 60_000)

  test('a file that is not there is told, the others are drafted, and the end is 1', async () => {
    const { code, out, err } = await zhaodan('draft', join(dir, '没有.txt'), good)
    expect(code).toBe(1)
    expect(out).toContain('起草 2 条')
    expect(err).toContain('没有.txt')
    expect(err).toContain('文件不存在')
  }, 60_000)

  test('no file at all is wrong usage', async () => {
    const { code, err } = await zhaodan('draft')
    expect(code).toBe(2)
    expect(err).toContain('没有给出文件')
  }, 60_000)
})
