import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../src/storage/index.ts'
import { migrate } from '../../src/storage/sqlite/migrate.ts'
import { migrations } from '../../src/storage/sqlite/migrations/index.ts'
import { openDatabase } from '../../src/storage/sqlite/open-database.ts'
import { newFolder, removeFolder } from './folder.ts'
import { raw } from './raw.ts'
import { at, chat, incoming, invitation, outgoing } from './rows.ts'

let dir: string
let file: string
beforeEach(() => {
  dir = newFolder()
  file = join(dir, 'zhaodan.sqlite')
})
afterEach(() => removeFolder(dir))

const tables = ['person', 'preference', 'tenure', 'ledger', 'pending', 'message']
const rowsOf = async (): Promise<Record<string, Record<string, unknown>[]>> =>
  Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, await raw(file, `SELECT rowid, * FROM ${table}`)])),
  )

const hash = expect.stringMatching(/^[0-9a-f]{64}$/)

/** What the first version's rows are now: no line is read instead of another, and each row rests on the one before. */
const asTheyAreNow = (rows: Awaited<ReturnType<typeof rowsOf>>) => ({
  ...rows,
  message: rows.message?.map((row) => ({ ...row, revises: null })),
  tenure: rows.tenure?.map((row) => ({ ...row, prev: hash, hash })),
  ledger: rows.ledger?.map((row) => ({ ...row, detail: null, heads: expect.any(String), prev: hash, hash })),
})

/** A database as the first version of the schema left it, with rows in every table. */
async function makeFirstVersion(): Promise<void> {
  const database = await openDatabase(file, { busyTimeoutMs: 1_000 })
  await migrate(database, migrations.slice(0, 1))
  await database.close()
  const t = `'${at(1)}'`
  await raw(
    file,
    `INSERT INTO person VALUES ('zhang', '老张', ${t}), ('li', NULL, ${t})`,
    `INSERT INTO preference VALUES ('zhang', 'region', 'zaozhuang-2019')`,
    `INSERT INTO tenure VALUES (1, 'T', 1, 'zhang', 'R', 'P', '镇长', '2026-01-01', NULL, 0, ${t}),
       (2, 'T', 2, 'zhang', 'R', 'P', '镇长', '2026-01-01', '2026-06-30', 0, ${t})`,
    `INSERT INTO ledger VALUES (1, 'a', 'zhang', 'li', 'record', NULL, 'led-inspection', '2026-09-30', '某厂', 2, '检查了', NULL, ${t}, 'k', 1)`,
    `INSERT INTO ledger VALUES (2, 'b', 'zhang', 'zhang', 'void', 'a', 'led-inspection', '2026-09-30', '某厂', 2, '记错了', '重复', ${t}, 'l', 1)`,
    `INSERT INTO pending VALUES ('p', 'zhang', 'log', '{}', ${t}, NULL, NULL), ('q', 'li', 'log', '{}', ${t}, ${t}, 'cancelled')`,
    `INSERT INTO message VALUES (7, 'zhang', 'person', '你好', ${t}), (9, 'zhang', 'assistant', '{}', ${t})`,
  )
}

describe('a database of the first version', () => {
  beforeEach(makeFirstVersion)

  test('is brought up to date with every row as it was', async () => {
    const before = await rowsOf()
    expect(await raw(file, 'PRAGMA user_version')).toEqual([{ user_version: 1 }])
    await (await openStore({ dir })).close()
    expect(await raw(file, 'PRAGMA user_version')).toEqual([{ user_version: 5 }])
    expect(await rowsOf()).toEqual(asTheyAreNow(before))
    expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true)
    expect(await raw(file, 'PRAGMA foreign_key_check')).toEqual([])
    expect(await raw(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  })

  test('goes on from there: nobody is a member yet, the ledger and the lines continue', async () => {
    const store = await openStore({ dir })
    expect(await store.members()).toEqual([])
    expect(await store.tenures('zhang')).toMatchObject([{ id: 'T', to: '2026-06-30' }])
    await store.setMember({ person: 'zhang', role: 'official', region: null, unit: null, since: at(2) })
    expect(await store.member('zhang')).toMatchObject({ role: 'official' })
    const line = await store.addMessage({ person: 'zhang', from: 'person', body: '再来', at: at(3) })
    expect(line.seq).toBe(10)
    const [stored] = (await store.ledger('zhang')).slice(-1)
    expect(stored).toMatchObject({ seq: 2, kind: 'void' })
    await store.close()
  })

  test('opened by two at once, it is brought up to date once', async () => {
    const before = await rowsOf()
    const stores = await Promise.all([openStore({ dir }), openStore({ dir })])
    await Promise.all(stores.map((store) => store.close()))
    expect(await rowsOf()).toEqual(asTheyAreNow(before))
  })
})

describe('what is never changed, past the store as well', () => {
  beforeEach(async () => {
    const store = await openStore({ dir })
    for (const id of ['zhang', 'li', 'staff']) await store.ensurePerson(id, at(0))
    await store.setMember({ person: 'zhang', role: 'official', region: null, unit: null, since: at(1) })
    await store.setDelegation({ official: 'zhang', staff: 'staff', state: 'accepted', at: at(1) })
    for (const code of ['used', 'revoked']) await store.addInvitation(invitation(code))
    await store.redeem(invitation('used').code, 'li', at(2))
    await store.revokeInvitation(invitation('revoked').code, at(2))
    await store.storeIncoming([incoming(1), incoming(2), incoming(3)])
    await store.finishIncoming('tg', [1], at(3))
    await store.failIncoming('tg', 2, { cause: 'bug', at: at(3), park: true })
    const rows = await store.addOutgoing([outgoing('sent'), outgoing('lost'), outgoing('waits')])
    await store.markSent(rows[0]?.seq ?? 0, 1, at(4), true)
    await store.failOutgoing(rows[1]?.seq ?? 0, { cause: 'blocked', at: at(4), giveUp: true })
    await store.putChat(chat('tg:-7'))
    await store.close()
  })

  test.each([
    "UPDATE member SET role = 'staff'",
    'DELETE FROM member',
    'INSERT OR REPLACE INTO member SELECT * FROM member',
    "UPDATE delegation SET state = 'ended'",
    'DELETE FROM delegation',
    'INSERT OR REPLACE INTO delegation SELECT * FROM delegation',
    "UPDATE invitation SET used_by = 'zhang' WHERE used_by IS NOT NULL",
    'UPDATE invitation SET revoked_at = NULL WHERE revoked_at IS NOT NULL',
    'DELETE FROM invitation',
    "UPDATE inbox SET outcome = NULL, settled_at = NULL WHERE outcome = 'done'",
    "UPDATE inbox SET outcome = NULL, settled_at = NULL WHERE outcome = 'parked'",
    'UPDATE inbox SET id = 99 WHERE id = 3',
    "UPDATE inbox SET id = 99, body = '' WHERE outcome = 'parked'",
    "UPDATE inbox SET cause = 'other', body = '' WHERE outcome = 'parked'",
    "UPDATE inbox SET attempts = 9, body = '' WHERE outcome = 'done'",
    "UPDATE inbox SET body = 'other' WHERE outcome = 'parked'",
    'DELETE FROM inbox WHERE id = 3',
    "UPDATE outbox SET outcome = NULL, settled_at = NULL WHERE outcome = 'sent'",
    "UPDATE outbox SET key = 'other' WHERE key = 'waits'",
    'DELETE FROM outbox',
  ])('%s', async (statement) => {
    const table = /(?:UPDATE|FROM|INTO) (\w+)/.exec(statement)?.[1]
    const before = await raw(file, `SELECT * FROM ${table}`)
    await expect(raw(file, statement)).rejects.toThrow(/append-only|once|never deleted/)
    expect(await raw(file, `SELECT * FROM ${table}`)).toEqual(before)
    expect(before.length).toBeGreaterThan(0)
  })

  test('words that came in or went out are kept only as long as they are needed', async () => {
    const bodies = async (table: string, order: string) =>
      (await raw(file, `SELECT body FROM ${table} ORDER BY ${order}`)).map((row) => row.body)
    expect(await bodies('inbox', 'id')).toEqual(['', incoming(2).body, incoming(3).body])
    expect(await bodies('outbox', 'seq')).toEqual(['', '', outgoing('waits').body])
  })
})
