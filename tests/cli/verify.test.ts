/** `zhaodan verify` on databases: whole ones, in use and at rest, and ones that are none. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fill, openWorld } from '../exports/dossier-world.ts'
import { raw } from '../storage/raw.ts'
import { zhaodan } from './run.ts'

/** A data folder that was filled and closed; each test works on a copy. */
let whole: string
let hashes: string[]
let dir: string
let file: string

beforeAll(async () => {
  whole = await mkdtemp(join(tmpdir(), 'zhaodan-verify-'))
  const world = await openWorld()
  await fill(world)
  hashes = (await world.store.chain('ledger')).map(({ hash }) => hash)
  await world.store.close()
  cpSync(world.dir, whole, { recursive: true })
  rmSync(world.dir, { recursive: true })
})
afterAll(() => rmSync(whole, { recursive: true, force: true }))
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhaodan-verify-'))
  cpSync(whole, dir, { recursive: true })
  file = join(dir, 'zhaodan.sqlite')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const verified = async (...args: string[]) => {
  const { code, out, err } = await zhaodan(['verify', '--data', dir, '--json', ...args])
  return { code, err, verdict: JSON.parse(out || 'null') }
}
const triggers = () =>
  raw(file, `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`) as Promise<
    { name: string; sql: string }[]
  >

/** Does with the rows what the triggers would refuse, and puts the triggers back. */
async function pastTheGuards(...statements: string[]): Promise<void> {
  const all = await triggers()
  await raw(
    file,
    'PRAGMA foreign_keys = OFF',
    'PRAGMA ignore_check_constraints = ON',
    ...all.map(({ name }) => `DROP TRIGGER ${name}`),
    ...statements,
    ...all.map(({ sql }) => sql),
  )
}

describe('a database that nobody touched', () => {
  test('is whole: how many lines, and the hash of the last', async () => {
    const { code, verdict, err } = await verified()
    expect(err).toBe('')
    expect(verdict).toEqual({ ok: true, entries: hashes.length, head: hashes.at(-1), firstBad: null })
    expect(code).toBe(0)
    const { out } = await zhaodan(['verify', file])
    expect(out).toContain(`记录链完整：共 ${hashes.length} 条`)
    expect(out).toContain(hashes.at(-1))
  })

  test('is read without a byte written beside it', async () => {
    const before = readFileSync(file)
    const names = readdirSync(dir)
    await verified()
    expect(readdirSync(dir)).toEqual(names)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('has every head that it ever had, and no other', async () => {
    for (const hash of [hashes[0], hashes.at(-1), hashes[3]?.slice(0, 16), hashes[2]?.toUpperCase()]) {
      expect(await verified('--head', hash as string)).toMatchObject({ code: 0, verdict: { ok: true } })
    }
    const shown = hashes[3]?.slice(0, 16).replace(/.{4}(?=.)/g, '$&-') as string
    for (const noted of [shown, `台账指纹（第4号）：${shown}`, shown.replaceAll('-', '－ ')]) {
      expect(await verified('--head', noted)).toMatchObject({ code: 0, verdict: { ok: true } })
    }
    const { code, verdict } = await verified('--head', 'ab'.repeat(32))
    expect(code).toBe(1)
    expect(verdict.firstBad).toMatchObject({
      seq: 0,
      why: expect.stringContaining('给出的台账指纹不在这条链上'),
    })
    expect(await zhaodan(['verify', file, '--head', 'abc'])).toMatchObject({ code: 2 })
  })
})

describe('what is found', () => {
  test.each([
    ['a word changed', `UPDATE ledger SET words = words || '。' WHERE seq = 3`, 3, '第 3 条被改动'],
    ['a line removed', 'DELETE FROM ledger WHERE seq = 4', 4, '缺少第 4 条'],
    [
      'the last line removed',
      'DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)',
      -1,
      '末尾被截断',
    ],
    ['all removed', 'DELETE FROM ledger', 1, '末尾被截断'],
    ['a post moved', `UPDATE tenure SET from_day = '2020-01-01' WHERE seq = 1`, 1, '岗位记录：第 1 条被改动'],
    ['a duty item removed', 'DELETE FROM duty_item', 1, '本单位补充事项的记录：末尾被截断'],
    ['a person removed', `DELETE FROM person WHERE id = 'tg:1002'`, 2, '所指的人或记录'],
    [
      'an anchor of another chain',
      `INSERT INTO anchor VALUES ('2026-03-01T00:00:00.000Z', 5, '${'ab'.repeat(32)}', 'tg:-7')`,
      1,
      '第 1 至第 5 条之间被改动后重新算过哈希',
    ],
    [
      'an anchor behind the end',
      `INSERT INTO anchor VALUES ('2026-03-01T00:00:00.000Z', 99, '${'ab'.repeat(32)}', 'tg:-7')`,
      -2,
      '末尾被截断',
    ],
    ['the highest number lowered', `UPDATE sqlite_sequence SET seq = 3 WHERE name = 'ledger'`, 0, '最大编号'],
  ])('%s', async (_, statement, seq, why) => {
    await pastTheGuards(statement)
    const { code, verdict, err } = await verified()
    expect(code).toBe(1)
    const expected = seq >= 0 ? seq : hashes.length + (seq === -1 ? 0 : 1)
    expect(verdict).toMatchObject({
      ok: false,
      firstBad: { seq: expected, why: expect.stringContaining(why) },
    })
    expect(err).toContain('核验没有通过')
  })

  test('a trigger that is gone or toothless is named', async () => {
    await raw(
      file,
      'DROP TRIGGER ledger_no_update',
      'DROP TRIGGER tenure_no_delete',
      `CREATE TRIGGER tenure_no_delete BEFORE DELETE ON tenure WHEN 0 BEGIN SELECT RAISE(ABORT, ''); END`,
      'DROP TRIGGER anchor_no_replace',
      'DROP TRIGGER ledger_no_replace',
      `CREATE TRIGGER ledger_no_replace BEFORE INSERT ON ledger WHEN 0 BEGIN SELECT RAISE(ABORT, 'x'); END`,
      `CREATE TRIGGER other AFTER INSERT ON ledger BEGIN UPDATE person SET name = NULL; END`,
    )
    const { verdict } = await verified()
    expect(verdict.firstBad.seq).toBe(0)
    expect(verdict.firstBad.why).toContain(
      'ledger_no_update、ledger_no_replace、tenure_no_delete、anchor_no_replace、other',
    )
  })

  test.each([
    ['changed', (path: string) => writeFileSync(path, '别的内容'), '被改动或损坏了'],
    ['gone', (path: string) => rmSync(path), '不见了'],
    ['gone with its folder', () => rmSync(join(dir, 'files'), { recursive: true }), '没有附件文件夹'],
  ])('an attachment %s, with the number of its line', async (_, work, why) => {
    const [row] = await raw(
      file,
      `SELECT seq, detail ->> '$.file.sha256' AS sha FROM ledger WHERE detail ->> '$.file.sha256' <> ''`,
    )
    const sha = String(row?.sha)
    work(join(dir, 'files', sha.slice(0, 2), sha))
    const { code, verdict } = await verified()
    expect(code).toBe(1)
    expect(verdict.firstBad).toMatchObject({ seq: row?.seq, why: expect.stringContaining(why) })
  })
})

describe('what is no database of this version', () => {
  test.each([
    ['nothing there', () => rmSync(file), '没有找到'],
    ['nothing in it', () => writeFileSync(file, ''), '是空的'],
    ['a text', () => writeFileSync(file, '台账'.repeat(3_000)), '不是数据库'],
    ['a database of another product', () => raw(file, 'PRAGMA application_id = 7'), '其他程序的数据库'],
    ['one of an earlier version', () => raw(file, 'PRAGMA user_version = 4'), '较早版本'],
    ['one of a later version', () => raw(file, 'PRAGMA user_version = 6'), '更新版本'],
    ['pages overwritten', () => writeFileSync(file, readFileSync(file).fill(0xab, 100, 4_000)), '损坏'],
    [
      'a folder without either',
      () => {
        rmSync(file)
        mkdirSync(file)
      },
      '既没有',
    ],
  ])('%s', async (_, work, why) => {
    await work()
    const { code, err, verdict } = await verified(file)
    expect(code).toBe(1)
    expect(err).toContain(why)
    if (verdict)
      expect(verdict).toMatchObject({ ok: false, firstBad: { seq: 0, why: expect.stringContaining(why) } })
    expect(existsSync(`${file}-wal`)).toBe(false)
    // Of a record nothing was found: it is not called incomplete where it is none, or not of this version.
    if (/版本|其他程序|不是数据库/.test(why)) {
      const { out, err: told } = await zhaodan(['verify', file])
      expect(out).toBe('')
      expect(told).toContain('没有核验')
    }
  })
})
