import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExporter } from '../../src/exports/index.ts'
import { zhaodan } from '../cli/run.ts'
import { fill, HEAD, openWorld, SPAN, unzipped, type World } from './dossier-world.ts'

/** The clock of the command runs on from here, in Shanghai the 10th of July. */
const CLOCK = '2026-07-10T09:30:00+08:00'

let world: World
let out: string
beforeAll(async () => {
  world = await openWorld()
  await fill(world)
  out = join(world.dir, 'taken')
  mkdirSync(out)
})
afterAll(() => world.end())

const run = (...args: string[]) =>
  zhaodan(['export', '--user', HEAD, ...args, '--data', world.dir], { env: { ZHAODAN_NOW: CLOCK } })

describe('zhaodan export', () => {
  it('writes the file and says with --json where it is, how large, and its hash', async () => {
    const file = join(out, 'dossier.zip')
    const { from, to } = SPAN
    const made = await run('--format', 'dossier', '--from', from, '--to', to, '--out', file, '--json')
    expect(made).toMatchObject({ code: 0, err: '' })
    const bytes = readFileSync(file)
    expect(JSON.parse(made.out)).toEqual({
      file,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect([...(await unzipped(bytes)).keys()]).toContain('履职台账.html')
    expect(readdirSync(out)).toEqual(['dossier.zip'])
    const verified = await zhaodan(['verify', file, '--json'], { env: {} })
    expect(verified.code).toBe(0)
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, firstBad: null })
  })

  it.each([
    ['docx', 'PK'],
    ['xlsx', 'PK'],
    ['png', '\x89PNG'],
    ['ics', 'BEGIN:VCALENDAR'],
    ['json', '{"entries":['],
  ])(
    'makes %s, of this year up to today where no days are given, under its own name in a folder',
    async (format, start) => {
      const folder = join(out, format)
      mkdirSync(folder)
      const made = await run('--format', format, '--out', folder)
      expect(made).toMatchObject({ code: 0, err: '' })
      const [name = ''] = readdirSync(folder)
      const end = format === 'ics' ? '2026-12-31' : '2026-07-10'
      expect(name).toMatch(new RegExp(`^履职..-张明远-2026-01-01至${end}\\.${format}$`))
      const content = readFileSync(join(folder, name))
      expect(content.subarray(0, start.length).toString('latin1')).toBe(start)
    },
  )

  it('writes to standard output for -', async () => {
    const made = await run('--format', 'json', '--to', '2026-06-30', '--out', '-')
    expect(made.code).toBe(0)
    const record = JSON.parse(made.out)
    const spec = { person: HEAD, format: 'json', from: '2026-01-01', to: '2026-06-30' } as const
    const same = await createExporter(world.sources).make(spec, new Date(record.madeAt))
    expect(made.out).toBe(same.bytes.toString('utf8'))
  })

  it('replaces nothing but with --force', async () => {
    const file = join(out, 'mine.json')
    writeFileSync(file, 'mine')
    const refused = await run('--format', 'json', '--out', file)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toBe(`${file} 已经存在，没有覆盖：请换一个文件名，或者加上 --force。\n`)
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect((await run('--format', 'json', '--out', file, '--force')).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('zhaodan-record')
  })
})

describe('what is refused, in one line that says what to do', () => {
  it.each([
    ['no format', ['--out', '-'], 2, /--format dossier\|docx\|xlsx\|ics\|json\|png/],
    ['another format', ['--format', 'pdf', '--out', '-'], 2, /“pdf”不对：可用的有 dossier、docx/],
    ['no place', ['--format', 'json'], 2, /--out/],
    ['another theme', ['--format', 'png', '--theme', 'red', '--out', '-'], 2, /light、dark/],
    ['bytes and JSON on one output', ['--format', 'json', '--out', '-', '--json'], 2, /只用其中一个/],
    [
      'a day that does not exist',
      ['--format', 'json', '--from', '2026-02-30', '--out', '-'],
      1,
      /2026-02-30/,
    ],
    ['days in the wrong order', ['--format', 'json', '--from', '2026-07-11', '--out', '-'], 1, /颠倒/],
    ['an unknown person', ['--format', 'json', '--user', 'tg:404', '--out', '-'], 1, /没有这个人的任何记录/],
    [
      'a folder that is not there',
      ['--format', 'json', '--out', '/no/such/folder/a.json'],
      1,
      /文件夹不存在/,
    ],
  ])('%s', async (_name, args, code, words) => {
    const refused = await run(...args)
    expect(refused).toMatchObject({ code, out: '', err: expect.stringMatching(words) })
    expect(refused.err.trim().split('\n')).toHaveLength(1)
  })

  it.skipIf(process.getuid?.() === 0)(
    'a folder that may not be written to; nothing is left there',
    async () => {
      const folder = join(out, 'locked')
      mkdirSync(folder, { mode: 0o500 })
      const refused = await run('--format', 'json', '--out', join(folder, 'a.json'))
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('没有写入权限') })
      chmodSync(folder, 0o700)
      expect(existsSync(join(folder, 'a.json'))).toBe(false)
      expect(readdirSync(folder)).toEqual([])
    },
  )
})
