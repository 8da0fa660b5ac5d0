import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreNewerError, StoreReadOnlyError } from '../../src/storage/index.ts'
import { pragma } from '../../src/storage/sqlite/connection.ts'
import type { Database } from '../../src/storage/sqlite/database.ts'
import { migrate } from '../../src/storage/sqlite/migrate.ts'
import type { Migration } from '../../src/storage/sqlite/migrations/index.ts'
import { openDatabase } from '../../src/storage/sqlite/open-database.ts'
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
    ['busy_timeout', 20],
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

describe('works that wait share a commit', () => {
  beforeEach(() => migrate(database, [create]))
  const insert = (n: number) => database.change('INSERT INTO t (n) VALUES (?)', n)

  /** Works that are all queued before the first one begins to write. */
  const queued = (count: number, work: (n: number) => Promise<unknown>) =>
    Promise.allSettled(Array.from({ length: count }, (_, i) => work(i)))

  test('what resolved is seen by others: it was committed before', async () => {
    const other = await open()
    await queued(80, async (n) => {
      await (n % 2 === 0
        ? insert(n)
        : database.transaction((inner) => inner.change('INSERT INTO t VALUES (?)', n)))
      expect(await other.rows('SELECT n FROM t WHERE n = ?', n)).toEqual([{ n }])
    }).then((results) => expect(results.filter((result) => result.status === 'rejected')).toEqual([]))
    expect(await numbers()).toHaveLength(80)
    await other.close()
  })

  test('which is far less to write than a commit for each', async () => {
    // Each commit appends the pages that it changed, two here, to the journal.
    const bytes = () => statSync(join(dir, 'test.sqlite-wal')).size
    const start = bytes()
    for (let n = 0; n < 20; n += 1) await insert(n)
    const one = (bytes() - start) / 20
    expect(one).toBeGreaterThan(8_192)
    const between = bytes()
    await queued(100, (n) => insert(n + 100))
    expect(bytes() - between).toBeLessThan(100 * one * 0.25)
  })

  test.each(['statement', 'works'])('a %s that breaks a rule is alone in that', async (kind) => {
    const results = await queued(60, (n) => {
      const value = n % 3 === 2 ? 0 : n
      if (kind === 'statement') return insert(value)
      return database.transaction(async (inner) => {
        await inner.change('INSERT INTO t VALUES (?)', n + 1_000)
        await inner.change('INSERT INTO t VALUES (?)', value)
      })
    })
    const kept = results.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []))
    expect(kept).toEqual(results.flatMap((_, n) => (n % 3 === 2 ? [] : [n])))
    const both = kind === 'statement' ? kept : [...kept, ...kept.map((n) => n + 1_000)]
    expect(await numbers()).toEqual(both)
  })

  test('a commit that fails rejects every work that shared it, and the next ones go through', async () => {
    await database.outside((db) =>
      db.raw('CREATE TABLE child (n REFERENCES parent DEFERRABLE INITIALLY DEFERRED)'),
    )
    await database.outside((db) => db.raw('CREATE TABLE parent (n PRIMARY KEY)'))
    const results = await queued(10, (n) =>
      n === 5 ? database.change('INSERT INTO child VALUES (1)') : insert(n),
    )
    const rejected = results.filter((result) => result.status === 'rejected')
    expect(rejected.length).toBeGreaterThan(1)
    for (const { reason } of rejected) expect(reason).toMatchObject({ fault: 'refused' })
    const kept = results.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []))
    expect(await numbers()).toEqual(kept)
    await insert(99)
    expect(await numbers()).toEqual([...kept, 99])
  })

  test('what stands outside transactions keeps its turn', async () => {
    const [, inTransaction] = await Promise.all([
      insert(1),
      // VACUUM fails within a transaction.
      database.outside((db) => db.raw('VACUUM')).then(numbers),
      insert(2),
    ])
    expect(inTransaction).toContain(1)
    expect(await numbers()).toEqual([1, 2])
  })

  test('closing lets all that waits finish', async () => {
    const results = queued(150, insert)
    await database.close()
    expect((await results).filter((result) => result.status === 'rejected')).toEqual([])
    database = await open()
    expect(await numbers()).toHaveLength(150)
  })
})

describe('a transaction that the engine gives up', () => {
  test('stores nothing of it, though the work took no notice and went on', async () => {
    await migrate(database, [create])
    await database.outside((db) => db.raw('PRAGMA max_page_count = 20'))
    const outcome = await Promise.allSettled([
      database.transaction(async (inner) => {
        await inner.change('INSERT INTO t (n) VALUES (1)')
        await inner.change("INSERT INTO t (n) VALUES ('x' || hex(zeroblob(200000)))").catch(() => undefined)
        await inner.change('INSERT INTO t (n) VALUES (2)').catch(() => undefined)
        return 'stored'
      }),
    ])
    expect(outcome).toMatchObject([{ status: 'rejected', reason: { fault: 'full' } }])
    expect(await numbers()).toEqual([])
    await database.change('INSERT INTO t (n) VALUES (3)')
    expect(await numbers()).toEqual([3])
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
