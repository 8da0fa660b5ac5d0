/** Databases as each released version left them, brought up to date: rows as they were, and a chain that verifies. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../src/chain/index.ts'
import { inspectDatabase, openStore, StoreOlderError } from '../../src/storage/index.ts'
import { migrate } from '../../src/storage/sqlite/migrate.ts'
import { migrations } from '../../src/storage/sqlite/migrations/index.ts'
import { openDatabase } from '../../src/storage/sqlite/open-database.ts'
import { newFolder, removeFolder } from './folder.ts'
import { raw } from './raw.ts'
import { at, line, tenure } from './rows.ts'

const t = `'${at(1)}'`
const rowsSince: Record<number, string[]> = {
  1: [
    `INSERT INTO person VALUES ('zhang', '老张', ${t}), ('staff', NULL, ${t})`,
    `INSERT INTO preference VALUES ('zhang', 'region', 'zaozhuang-2019')`,
    `INSERT INTO tenure VALUES (1, 'T', 1, 'zhang', 'R', 'P', '镇长', '2026-01-01', NULL, 0, ${t}),
       (2, 'T', 2, 'zhang', 'R', 'P', '镇长', '2026-01-01', '2026-06-30', 0, ${t})`,
    `INSERT INTO ledger VALUES (1, 'a', 'zhang', 'staff', 'record', NULL, 'led-inspection', '2026-09-30', '某厂', 2, '查🏭', NULL, ${t}, 'k', 1)`,
    `INSERT INTO ledger VALUES (2, 'b', 'zhang', 'zhang', 'correction', 'a', 'led-inspection', '2026-09-29', NULL, 1, '', '记错', ${t}, 'l', 1)`,
    `INSERT INTO ledger VALUES (3, 'c', 'zhang', 'zhang', 'void', 'a', 'led-inspection', '2026-09-29', NULL, 1, '撤', NULL, ${t}, 'm', 1)`,
    `INSERT INTO pending VALUES ('p', 'zhang', 'log', '{}', ${t}, NULL, NULL)`,
    `INSERT INTO message (seq, person, from_side, body, at) VALUES (7, 'zhang', 'person', '你好', ${t})`,
  ],
  2: [
    `INSERT INTO member VALUES (1, 'zhang', 'official', NULL, NULL, ${t})`,
    `INSERT INTO invitation VALUES ('abcdefghijklmnop', 'staff', NULL, NULL, 'zhang', ${t}, ${t}, NULL, NULL, NULL)`,
    `INSERT INTO delegation VALUES (1, 'zhang', 'staff', 'accepted', ${t})`,
    `INSERT INTO inbox VALUES ('tg', 1, 'l', '{}', ${t}, 0, NULL, NULL, NULL)`,
    `INSERT INTO outbox (key, address, body, created_at) VALUES ('k', 'tg:1', '{}', ${t})`,
    `INSERT INTO chat VALUES ('tg:-7', 'group', '群', NULL, 1, NULL, NULL, ${t})`,
    `INSERT INTO chat_setting VALUES ('tg:-7', 'a', 'b')`,
    `INSERT INTO consent VALUES ('zhang', 'tg:-7', 1, ${t})`,
    `INSERT INTO button_action VALUES ('x', '{}')`,
  ],
  3: [
    `INSERT INTO model_endpoint VALUES ('e', 'json', ${t})`,
    `INSERT INTO model_usage VALUES ('2026-10-01', 5)`,
  ],
  4: [
    `INSERT INTO subscription VALUES ('s1234567', 'tg:-7', 'group', 'on', '2026-10-01', '09:00', NULL, '{}', NULL, ${t})`,
    `INSERT INTO participant VALUES (1, 's1234567', 'zhang', 1, ${t})`,
    `INSERT INTO reminder_item VALUES ('s1234567', '2026-10-01', 'zhang', 'o', '30', '2026-10-02', 'd')`,
    `INSERT INTO own_reminder (id, person, day, text, created_at) VALUES ('o', 'zhang', '2026-10-02', '开会', ${t})`,
  ],
}

let dir: string
let file: string
beforeEach(() => {
  dir = newFolder()
  file = join(dir, 'zhaodan.sqlite')
})
afterEach(() => removeFolder(dir))

/** Every row of every table of the product, by table. */
async function everything(): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = await raw(
    file,
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
  )
  const rows: Record<string, Record<string, unknown>[]> = {}
  for (const { name } of tables) rows[String(name)] = await raw(file, `SELECT * FROM ${name}`)
  return rows
}

describe.each([1, 2, 3, 4])('a database of version %i, with rows in every table', (version) => {
  beforeEach(async () => {
    const database = await openDatabase(file, { busyTimeoutMs: 1_000 })
    await migrate(database, migrations.slice(0, version))
    await database.close()
    for (let since = 1; since <= version; since += 1) await raw(file, ...(rowsSince[since] as string[]))
  })

  test('has no chain yet, which verify says and leaves it as it is', async () => {
    await expect(inspectDatabase(file)).rejects.toThrow(StoreOlderError)
    expect(await raw(file, 'PRAGMA user_version')).toEqual([{ user_version: version }])
  })

  test('is brought up to date with every row as it was, and verifies', async () => {
    const before = await everything()
    expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true)
    await (await openStore({ dir })).close()
    const after = await everything()
    for (const [table, rows] of Object.entries(before)) {
      expect({ table, rows: after[table] }).toMatchObject({ table, rows })
    }
    const { chains, highest, missingGuards, damage } = await inspectDatabase(file)
    expect({ highest, missingGuards, damage }).toEqual({
      highest: { ledger: 3, tenure: 2, duty_item: 0 },
      missingGuards: [],
      damage: null,
    })
    expect(verifyRecord(chains, { highest })).toMatchObject({ ok: true, entries: 3 })
  })

  test('goes on from there in one chain', async () => {
    const store = await openStore({ dir })
    await store.addTenure(tenure())
    await store.append([line('d')])
    await store.close()
    const { chains, highest } = await inspectDatabase(file)
    expect(verifyRecord(chains, { highest })).toMatchObject({ ok: true, entries: 4 })
  })
})
