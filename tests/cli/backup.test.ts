/** A backup while the product writes, and what becomes of it when it is restored. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { backupFolder, openStore, restoreFolder } from '../../src/storage/index.ts'
import { fill, openWorld, unzipped, type World } from '../exports/dossier-world.ts'
import { startChild } from '../storage/children/child.ts'
import { raw } from '../storage/raw.ts'
import { zhaodan } from './run.ts'

const NOW = new Date('2026-07-10T01:30:00.000Z')
let world: World
let away: string
let zip: string
beforeEach(async () => {
  world = await openWorld()
  await fill(world)
  mkdirSync(join(world.dir, 'regulations/abc/history/1'), { recursive: true })
  writeFileSync(join(world.dir, 'regulations/abc/text.txt'), '第一条')
  writeFileSync(join(world.dir, 'regulations/abc/history/1/rules.yaml'), 'rules: []')
  mkdirSync(join(world.dir, 'regulations/.work'), { recursive: true })
  writeFileSync(join(world.dir, 'regulations/.work/half'), '写了一半')
  away = mkdtempSync(join(tmpdir(), 'zhaodan-backup-'))
  zip = join(away, 'b.zip')
})
afterEach(async () => {
  await world.end()
  rmSync(away, { recursive: true, force: true })
})

const fresh = () => join(away, 'data')
const accept = () => Promise.resolve()

/** The backup with some of its parts changed, its manifest left as it was unless that is changed. */
async function rewritten(change: (parts: Map<string, Buffer>) => void): Promise<void> {
  const parts = await unzipped(readFileSync(zip))
  change(parts)
  const made = new ZipFile()
  for (const [path, bytes] of parts) made.addBuffer(bytes, path)
  made.end()
  writeFileSync(zip, await buffer(made.outputStream))
}

describe('a backup', () => {
  test('made by the command while the store is open, restored by the command, is the same record', async () => {
    const head = await world.store.head()
    const made = await zhaodan(['backup', zip, '--data', world.dir, '--json'])
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(made.out)).toEqual({ file: zip, head, files: 3 })
    expect(statSync(zip).mode & 0o077).toBe(0)
    expect(readdirSync(away)).toEqual(['b.zip'])
    const put = await zhaodan(['restore', zip, '--data', fresh(), '--json'])
    expect(put).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(put.out)).toEqual({ file: zip, head, files: 3 })
    expect(readdirSync(fresh()).sort()).toEqual(['files', 'regulations', 'zhaodan.sqlite'])
    expect(readFileSync(join(fresh(), 'regulations/abc/history/1/rules.yaml'), 'utf8')).toBe('rules: []')
    const verified = await zhaodan(['verify', '--data', fresh(), '--head', head.hash, '--json'])
    expect(JSON.parse(verified.out)).toEqual({ ok: true, entries: head.seq, head: head.hash, firstBad: null })
    const store = await openStore({ dir: fresh() })
    for (const name of ['ledger', 'tenure', 'duty_item'] as const)
      expect(await store.chain(name)).toEqual(await world.store.chain(name))
    expect(await store.anchors()).toEqual(await world.store.anchors())
    await store.close()
  })

  test('of a database that a process writes to without a pause is whole, ten times over', async () => {
    const dir = join(away, 'busy')
    const child = startChild('append-forever.ts', [dir, 'r'])
    await child.nextLine()
    let before = 0
    for (let round = 0; round < 10; round += 1) {
      const confirmed = child.lines.length
      const made = await backupFolder(dir, join(away, `b${round}.zip`), NOW)
      const parts = await unzipped(readFileSync(join(away, `b${round}.zip`)))
      writeFileSync(join(away, 'copy.sqlite'), parts.get('zhaodan.sqlite') as Buffer)
      const outcome = await raw(join(away, 'copy.sqlite'), 'SELECT count(*) AS lines FROM ledger')
      expect(outcome).toEqual([{ lines: made.head?.seq }])
      expect(made.head?.seq).toBeGreaterThanOrEqual(Math.max(before, confirmed * 2))
      before = made.head?.seq ?? 0
    }
    child.process.kill('SIGKILL')
    await child.gone
    await restoreFolder(join(away, 'b9.zip'), fresh(), accept)
    const verified = await zhaodan(['verify', '--data', fresh(), '--json'])
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, entries: before })
  })

  test('is refused where something stands in its place, and where it cannot be written; nothing is left', async () => {
    writeFileSync(zip, '别的文件')
    await expect(backupFolder(world.dir, zip, NOW)).rejects.toThrow('已经存在')
    expect(readFileSync(zip, 'utf8')).toBe('别的文件')
    await expect(backupFolder(world.dir, join(away, 'no/b.zip'), NOW)).rejects.toThrow('所在的文件夹不存在')
    expect(readdirSync(away)).toEqual(['b.zip'])
    const none = await zhaodan(['backup', join(away, 'c.zip'), '--data', join(away, 'none')])
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('没有照单的数据库') })
  })

  test('of a damaged database is refused', async () => {
    await world.store.close()
    const file = join(world.dir, 'zhaodan.sqlite')
    writeFileSync(file, readFileSync(file).fill(0xab, 20_000, 30_000))
    await expect(backupFolder(world.dir, zip, NOW)).rejects.toThrow('损坏')
    expect(readdirSync(away)).toEqual([])
  })
})

describe('restoring', () => {
  beforeEach(async () => {
    await backupFolder(world.dir, zip, NOW)
  })

  test.each([
    ['a database', 'zhaodan.sqlite', '已经有数据库'],
    ['the journal of one', 'zhaodan.sqlite-wal', '已经有数据库'],
    ['attachments', 'files/ab/x', 'files 文件夹不是空的'],
    ['imports', 'regulations/x', 'regulations 文件夹不是空的'],
  ])('into a folder that holds %s is refused, and nothing of it is touched', async (_, path, why) => {
    const there = join(fresh(), path)
    mkdirSync(join(there, '..'), { recursive: true })
    writeFileSync(there, '原有')
    await expect(restoreFolder(zip, fresh(), accept)).rejects.toThrow(why)
    expect(readFileSync(there, 'utf8')).toBe('原有')
    expect(readdirSync(fresh())).toEqual([path.split('/')[0]])
  })

  test('into a folder that is there and empty is done', async () => {
    mkdirSync(join(fresh(), 'files'), { recursive: true })
    await restoreFolder(zip, fresh(), accept)
    expect(existsSync(join(fresh(), 'zhaodan.sqlite'))).toBe(true)
  })

  const attachment = (parts: Map<string, Buffer>) =>
    [...parts.keys()].find((path) => path.startsWith('files/')) as string
  const flip = (parts: Map<string, Buffer>, path: string) => {
    const bytes = Buffer.from(parts.get(path) as Buffer)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1
    parts.set(path, bytes)
  }
  test.each<[string, (parts: Map<string, Buffer>) => void, string]>([
    ['a byte of the database changed', (parts) => flip(parts, 'zhaodan.sqlite'), '哈希不一致'],
    ['a byte of an attachment changed', (parts) => flip(parts, attachment(parts)), '哈希不一致'],
    ['an attachment missing', (parts) => parts.delete(attachment(parts)), '里面缺文件'],
    ['a file more', (parts) => parts.set('regulations/x', Buffer.from('x')), '里面多出文件'],
    ['no manifest', (parts) => parts.delete('manifest.json'), '没有 manifest.json'],
    ['a manifest that is none', (parts) => parts.set('manifest.json', Buffer.from('{')), '不是照单的备份'],
    [
      'a way out of the folder',
      (parts) => {
        const manifest = JSON.parse(String(parts.get('manifest.json')))
        manifest.files['files/../../evil'] = 'x'
        parts.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
      },
      '不该有的文件',
    ],
  ])('one with %s puts nothing anywhere', async (_, change, why) => {
    await rewritten(change)
    await expect(restoreFolder(zip, fresh(), accept)).rejects.toThrow(why)
    expect(existsSync(fresh())).toBe(false)
  })

  test('one that is cut off, or no zip at all, puts nothing anywhere', async () => {
    const bytes = readFileSync(zip)
    for (const length of [0, 10, 1_000, bytes.length - 10]) {
      writeFileSync(zip, bytes.subarray(0, length))
      await expect(restoreFolder(zip, fresh(), accept)).rejects.toThrow('不完整或被改动过')
    }
    expect(existsSync(fresh())).toBe(false)
    await expect(restoreFolder(join(away, 'none.zip'), fresh(), accept)).rejects.toThrow('没有找到备份文件')
    expect(existsSync(fresh())).toBe(false)
  })

  test('one whose record was changed before it was made is refused with the number of the line', async () => {
    const { sql } = (
      await raw(
        join(world.dir, 'zhaodan.sqlite'),
        `SELECT sql FROM sqlite_schema WHERE name = 'ledger_no_update'`,
      )
    )[0] as { sql: string }
    await raw(
      join(world.dir, 'zhaodan.sqlite'),
      'DROP TRIGGER ledger_no_update',
      `UPDATE ledger SET words = '别的' WHERE seq = 2`,
      sql,
    )
    await backupFolder(world.dir, join(away, 'c.zip'), NOW)
    const { code, err } = await zhaodan(['restore', join(away, 'c.zip'), '--data', fresh()])
    expect(code).toBe(1)
    expect(err).toContain('第 2 条被改动')
    expect(existsSync(fresh())).toBe(false)
  })

  test('a folder that cannot be written is said so', { skip: process.getuid?.() === 0 }, async () => {
    mkdirSync(fresh())
    chmodSync(fresh(), 0o500)
    await expect(restoreFolder(zip, fresh(), accept)).rejects.toThrow('没有写权限')
  })
})
