import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreNewerError, StoreReadOnlyError } from '../../src/storage/index.ts'
import { pragma } from '../../src/storage/sqlite/connection.ts'
import { type Database, openDatabase } from '../../src/storage/sqlite/database.ts'
import { migrate } from '../../src/storage/sqlite/migrate.ts'
import type { Migration } from '../../src/storage/sqlite/migrations/index.ts'
import { newFolder, removeFolder } from './folder.ts'

const create: Migration = { version: 1, up: (db) => db.raw('CREATE TABLE t (n INTEGER UNIQUE)') }
const extend: Migration = {
  version: 2,
  up: (db) => db.raw("ALTER TABLE t ADD COLUMN note TEXT DEFAULT '无'"),
}

let dir: string
let database: Database
const open = () => openDatabase(join(dir, 'test.sqlite'), { busyTimeoutMs: 2_000 })

beforeEach(async () => {
  dir = newFolder()
  database = await open()
})
afterEach(async () => {
  await database.close()
  removeFolder(dir)
})

const numbers = async () => (await database.read((db) => db('t').orderBy('n').pluck('n'))) as number[]

describe('connections', () => {
  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['busy_timeout', 2_000],
  ])('the writer has %s = %s', async (name, value) => {
    await migrate(database, [create])
    expect(await database.outside((db) => pragma(db, name))).toBe(value)
  })

  test('the reader cannot write', async () => {
    await migrate(database, [create])
    await expect(database.read((db) => db('t').insert({ n: 1 }))).rejects.toThrow(StoreReadOnlyError)
    expect(await numbers()).toEqual([])
  })
})

describe('transactions', () => {
  beforeEach(() => migrate(database, [create]))

  test('run one after another, however they pause, and readers see none of them half done', async () => {
    const events: string[] = []
    const job = (name: string, n: number) =>
      database.write(async (db) => {
        events.push(`${name} begins`)
        await db('t').insert({ n })
        await nextTurn()
        await db('t').insert({ n: n + 1 })
        events.push(`${name} ends`)
      })
    const seen: number[] = []
    const jobs = Promise.all([job('a', 1), job('b', 3), job('c', 5)])
    for (let i = 0; i < 20; i += 1) seen.push((await numbers()).length)
    await jobs
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
    expect(seen.every((count) => count % 2 === 0)).toBe(true)
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('one that fails leaves nothing and does not hold up the next', async () => {
    const failing = database.write(async (db) => {
      await db('t').insert({ n: 1 })
      throw new Error('changed my mind')
    })
    const next = database.write((db) => db('t').insert({ n: 2 }))
    await expect(failing).rejects.toThrow('changed my mind')
    await next
    expect(await numbers()).toEqual([2])
  })
})

describe('migrations', () => {
  test('run in order, once, and keep the rows of the version before', async () => {
    await migrate(database, [create])
    await database.write((db) => db('t').insert({ n: 1 }))
    await migrate(database, [create, extend])
    await migrate(database, [create, extend])
    expect(await database.read((db) => db('t'))).toEqual([{ n: 1, note: '无' }])
  })

  test('one that fails leaves the version before, whole', async () => {
    await migrate(database, [create])
    const broken: Migration = {
      version: 2,
      async up(db) {
        await db.raw('DROP TABLE t')
        throw new Error('broken step')
      },
    }
    await expect(migrate(database, [create, broken])).rejects.toThrow('broken step')
    await migrate(database, [create])
    expect(await numbers()).toEqual([])
  })

  test('an older program refuses the file of a newer one', async () => {
    await migrate(database, [create, extend])
    await expect(migrate(database, [create])).rejects.toThrow(StoreNewerError)
  })

  test('two that begin at once: the work is done once', async () => {
    const other = await open()
    await Promise.all([migrate(database, [create, extend]), migrate(other, [create, extend])])
    expect(await other.read((db) => pragma(db, 'user_version'))).toBe(2)
    await other.close()
  })
})
