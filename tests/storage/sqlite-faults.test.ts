import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  NotADatabaseError,
  openStore,
  StoreCorruptError,
  StoreError,
  type StoreFault,
  StoreFullError,
  StoreLockedError,
  StoreNewerError,
  type StoreRefusedError,
  StoreUnreachableError,
} from '../../src/storage/index.ts'
import { runChild, startChild } from './children/child.ts'
import { newFolder, removeFolder } from './folder.ts'
import { raw } from './raw.ts'
import { at, card, line } from './rows.ts'

let dir: string
let file: string
beforeEach(() => {
  dir = newFolder()
  file = join(dir, 'zhaodan.sqlite')
})
afterEach(() => removeFolder(dir))

/** A database with `lines` lines of the ledger, closed. */
async function fill(lines: number): Promise<void> {
  const store = await openStore({ dir })
  for (const id of ['zhang', 'staff']) await store.ensurePerson(id, at(0))
  await store.append(Array.from({ length: lines }, (_, i) => line(`r${i}`)))
  await store.close()
}

const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

async function faultOf(work: Promise<unknown>): Promise<StoreError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof StoreError)) throw new Error(`expected a StoreError, got ${error}`)
  return error
}

/** One plain sentence group: names the file as configured, says what to do, and nothing of the people. */
function expectSentence(error: StoreError, fault: StoreFault): void {
  expect(error.fault).toBe(fault)
  expect(error.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u)
  expect(error.message).toMatch(/请/)
  expect(error.message).not.toMatch(/zhang|化工厂|SQLITE_|insert/)
}

/** Opening fails with this class, and not a byte of the file is changed. */
async function expectUntouched(fault: StoreFault): Promise<StoreError> {
  const before = digest(file)
  const error = await faultOf(openStore({ dir }))
  expectSentence(error, fault)
  expect(error.message).toContain(file)
  expect(digest(file)).toBe(before)
  return error
}

describe('a damaged file', () => {
  test.each([
    ['pages in the middle overwritten', (bytes: Buffer) => bytes.fill(0xab, 40_000, 90_000)],
    ['the schema overwritten', (bytes: Buffer) => bytes.fill(0xab, 110, 4_000)],
    ['the second half cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ])('%s', async (_, damage) => {
    await fill(1_000)
    writeFileSync(file, damage(readFileSync(file)))
    expect(await expectUntouched('corrupt')).toBeInstanceOf(StoreCorruptError)
  })

  test('damage that appears while it is open is reported by the query that meets it', async () => {
    await fill(2_000)
    const store = await openStore({ dir })
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0xab, 8_192), { flag: 'r+' })
    expectSentence(await faultOf(store.ledger('zhang')), 'corrupt')
    await store.close()
  })

  test('an empty file beside a journal with records is not taken for a new database', async () => {
    await fill(1)
    truncateSync(file)
    writeFileSync(`${file}-wal`, 'records')
    await expectUntouched('corrupt')
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('records')
  })

  test('an empty file without a journal is a new database', async () => {
    writeFileSync(file, '')
    await fill(1)
    expect(statSync(file).size).toBeGreaterThan(0)
  })
})

describe('a file that is not ours', () => {
  test.each([
    ['a short text', '台账'],
    ['a long text', '台账'.repeat(20_000)],
    ['nothing but zeros', '\0'.repeat(8_192)],
  ])('%s', async (_, content) => {
    writeFileSync(file, content)
    expect(await expectUntouched('not-a-database')).toBeInstanceOf(NotADatabaseError)
  })

  test('a header overwritten', async () => {
    await fill(10)
    writeFileSync(file, readFileSync(file).fill(0, 0, 16))
    expect(await expectUntouched('not-a-database')).toMatchObject({ found: 'other-file' })
  })

  test('a database of another product', async () => {
    await raw(file, 'CREATE TABLE ledger (a)', 'INSERT INTO ledger VALUES (1)')
    expect(await expectUntouched('not-a-database')).toMatchObject({ found: 'other-product' })
    expect(await raw(file, 'SELECT a FROM ledger')).toEqual([{ a: 1 }])
  })

  test('a folder in its place', async () => {
    mkdirSync(file)
    const error = await faultOf(openStore({ dir }))
    expectSentence(error, 'unreachable')
    expect(error).toMatchObject({ systemCode: 'EISDIR' })
  })

  test('a path that leads through a file', async () => {
    writeFileSync(join(dir, 'data'), '')
    const error = await faultOf(openStore({ dir: join(dir, 'data', 'inner') }))
    expectSentence(error, 'unreachable')
    expect(error).toBeInstanceOf(StoreUnreachableError)
  })

  test.runIf(existsSync('/proc/self'))(
    'a file system that takes no folders fails and does not hang',
    async () => {
      await expect(openStore({ dir: '/proc/nope/data' })).rejects.toBeInstanceOf(StoreError)
    },
  )
})

describe('a newer version', () => {
  test.each([
    ['the version that is known', 5, true],
    ['one above', 6, false],
    ['far above', 1_000, false],
  ])('%s', async (_, version, opens) => {
    await fill(3)
    await raw(file, `PRAGMA user_version = ${version}`)
    if (opens) return fill(0)
    const error = await expectUntouched('newer')
    expect(error).toBeInstanceOf(StoreNewerError)
    expect(error).toMatchObject({ foundVersion: version, supportedVersion: 5 })
  })
})

describe('a lock of another process', () => {
  const hold = async (statement: string) => {
    const child = startChild('hold.ts', [file, statement])
    expect(await child.nextLine()).toBe('held')
    return child
  }

  test('a write waits for its time, then says so; nothing is lost and the next one goes through', async () => {
    await fill(1)
    const store = await openStore({ dir, busyTimeoutMs: 300 })
    const holder = await hold('BEGIN IMMEDIATE')
    const error = await faultOf(store.append([line('late')]))
    expectSentence(error, 'locked')
    expect(error).toBeInstanceOf(StoreLockedError)
    expect((error as StoreLockedError).waitedMs).toBeGreaterThanOrEqual(300)
    expect(await store.ledger('zhang')).toHaveLength(1)
    holder.process.stdin?.end()
    await holder.gone
    expect((await store.append([line('late')])).rows[0]?.seq).toBe(2)
    await store.close()
  })

  test('a write goes through where the other lets go in time', async () => {
    await fill(1)
    const store = await openStore({ dir })
    const holder = await hold('BEGIN IMMEDIATE')
    const append = store.append([line('late')])
    setTimeout(() => holder.process.stdin?.end(), 200)
    expect((await append).rows[0]?.seq).toBe(2)
    await store.close()
    await holder.gone
  })

  test('opening a file that another holds for itself alone', async () => {
    await fill(1)
    const holder = await hold('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    expectSentence(await faultOf(openStore({ dir, busyTimeoutMs: 200 })), 'locked')
    holder.process.stdin?.end()
    await holder.gone
    await fill(0)
  })

  test('a wait that is no number of milliseconds is refused', async () => {
    await expect(openStore({ dir, busyTimeoutMs: Number.NaN })).rejects.toThrow(RangeError)
    await expect(openStore({ dir, busyTimeoutMs: -1 })).rejects.toThrow(RangeError)
    expect(existsSync(file)).toBe(false)
  })
})

describe('without the right to write', () => {
  /** Opens the folder as a user whom file permissions bind. */
  const openedBy = async () => (await runChild('open-unprivileged.ts', [dir]))[0] ?? ''

  beforeEach(async () => {
    await fill(1)
    // Whoever that user is: folder and file are open to everyone until a test takes it back.
    chmodSync(dir, 0o777)
    chmodSync(file, 0o666)
  })

  test('with it, the file opens', async () => {
    expect(await openedBy()).toBe('opened')
  })

  test.each([
    ['the file', 'file', () => chmodSync(file, 0o444)],
    ['the folder', 'folder', () => chmodSync(dir, 0o555)],
  ])('%s is read-only', async (_, what, take) => {
    const before = digest(file)
    take()
    const error = JSON.parse(await openedBy())
    expect(error).toMatchObject({ name: 'StoreReadOnlyError', fault: 'read-only', what })
    expect(error.message).toContain(file)
    expect(error.message).toMatch(/不可写.*请.*。$/)
    expect(digest(file)).toBe(before)
  })

  test('the folder for a new file is read-only', async () => {
    removeFolder(file)
    chmodSync(dir, 0o555)
    expect(JSON.parse(await openedBy())).toMatchObject({ fault: 'read-only', what: 'folder' })
  })
})

describe('a full disk', () => {
  const long = (id: string) => line(id, { words: '检'.repeat(20_000) })

  /** Writes until the store refuses; gives the ids that it confirmed. */
  async function writeUntilFull(options: { dir: string; maxPages?: number }) {
    const store = await openStore(options)
    for (const id of ['zhang', 'staff']) await store.ensurePerson(id, at(0))
    await store.addPending(card('p'))
    const confirmed: string[] = []
    for (;;) {
      const id = `r${confirmed.length}`
      const settle = { pending: 'p', at: at(6) }
      const result = await store
        .append([long(id)], confirmed.length === 0 ? settle : undefined)
        .catch((error) => error)
      if (result instanceof Error) return { store, confirmed, error: result as StoreError }
      confirmed.push(id)
    }
  }

  test('keeps what was confirmed, refuses the rest, and goes on once there is room', async () => {
    const { store, confirmed, error } = await writeUntilFull({ dir, maxPages: 120 })
    expectSentence(error, 'full')
    expect(error).toBeInstanceOf(StoreFullError)
    expect(confirmed.length).toBeGreaterThan(1)
    expect((await store.ledger('zhang')).map((row) => row.id)).toEqual(confirmed)
    await store.close()
    const roomy = await openStore({ dir })
    expect((await roomy.append([line('next')])).rows[0]?.seq).toBe(confirmed.length + 1)
    await roomy.close()
  })

  test('a small write may still go through after a large one was refused', async () => {
    const { store, confirmed } = await writeUntilFull({ dir, maxPages: 120 })
    expect((await store.append([line('small')])).rows[0]?.seq).toBe(confirmed.length + 1)
    await store.close()
  })
})

describe('the ledger itself', () => {
  beforeEach(() => fill(2))

  test.each([
    "UPDATE ledger SET place = '别处' WHERE seq = 1",
    'DELETE FROM ledger WHERE seq = 2',
    'INSERT OR REPLACE INTO ledger SELECT 3, id, person, recorded_by, kind, amends, activity, date, place, count, words, reason, recorded_at, confirmation, 9, detail, heads, prev, hash FROM ledger WHERE seq = 1',
    "INSERT OR REPLACE INTO ledger SELECT 3, 'x', person, recorded_by, kind, amends, activity, date, place, count, words, reason, recorded_at, confirmation, line, detail, heads, prev, hash FROM ledger WHERE seq = 1",
    "INSERT INTO ledger SELECT 4, 'x', person, recorded_by, kind, amends, activity, date, place, count, words, reason, recorded_at, 'x', line, detail, heads, prev, hash FROM ledger WHERE seq = 1",
  ])('refuses, past the store as well: %s', async (statement) => {
    const before = await raw(file, 'SELECT * FROM ledger')
    await expect(raw(file, statement)).rejects.toThrow(/append-only|without a gap|hash of the row before it/)
    expect(await raw(file, 'SELECT * FROM ledger')).toEqual(before)
  })

  test.each([
    "UPDATE tenure SET to_day = '2026-06-30'",
    'DELETE FROM tenure',
    "INSERT OR REPLACE INTO tenure SELECT seq, id, version, person, regulation, post, title, '2020-01-01', to_day, withdrawn, recorded_at, prev, hash FROM tenure",
  ])('versions of tenures as well: %s', async (statement) => {
    const store = await openStore({ dir })
    await store.addTenure({
      person: 'zhang',
      regulation: 'zaozhuang-2019',
      post: 'town-member',
      title: null,
      from: '2026-01-01',
      to: null,
      recordedAt: at(1),
    })
    await store.close()
    await expect(raw(file, statement)).rejects.toThrow(/append-only|hash of the row before it/)
  })

  test('the cause is kept, and its text holds no word of a person', async () => {
    const store = await openStore({ dir })
    const error = await faultOf(store.append([line('r9', { person: 'nobody', words: '秘密的原话' })]))
    expectSentence(error, 'refused')
    expect((error as StoreRefusedError).rule).toBe('FOREIGN KEY constraint failed')
    expect(String((error.cause as Error).message)).not.toContain('秘密')
    await store.close()
  })
})

test('a new folder and its database are for their owner alone', async () => {
  const inner = join(dir, 'a', 'b')
  await (await openStore({ dir: inner })).close()
  expect(statSync(inner).mode & 0o077).toBe(0)
  expect(statSync(join(inner, 'zhaodan.sqlite')).mode & 0o077).toBe(0)
  expect(dirname(inner)).toBe(join(dir, 'a'))
})
