/** Every byte of a small record is flipped once in its database; every row removed, doubled and exchanged. All is found. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../src/chain/index.ts'
import { type DatabaseEvidence, inspectDatabase, openStore, StoreError } from '../../src/storage/index.ts'
import { newFolder, removeFolder } from './folder.ts'
import { at, line, tenure } from './rows.ts'

const TABLES = ['ledger', 'tenure', 'duty_item'] as const
type Cell = string | number | null

let dir: string
let file: string
let db: sqlite3.Database
let whole: Buffer
let before: DatabaseEvidence

const all = <T = Record<string, Cell>>(sql: string, ...values: unknown[]): Promise<T[]> =>
  new Promise((resolve, reject) => {
    db.all<T>(sql, values, (error, rows) => (error ? reject(error) : resolve(rows)))
  })
const verdict = async () => {
  const { chains, highest } = await inspectDatabase(file)
  return verifyRecord(chains, { highest })
}

beforeAll(async () => {
  dir = newFolder()
  const live = join(dir, 'zhaodan.sqlite')
  const store = await openStore({ file: live, newId: () => 'T1' })
  for (const id of ['zhang', 'li', 'staff']) await store.ensurePerson(id, at(0))
  await store.addTenure(tenure())
  const detail = '{"ref":"zaozhuang-2019#7.7"}'
  await store.append([line('a', { words: '检查了🏭\ufffd和\u0000码头' })])
  await store.addDutyItem({
    id: 'i',
    person: 'zhang',
    text: '查油库',
    source: '清单',
    sourceDate: null,
    frequency: { count: 1, period: 'year', every: 1 },
    from: '2026-01-01',
    to: null,
    recordedBy: 'staff',
    recordedAt: at(2),
  })
  await store.append([line('b', { kind: 'correction', amends: 'a', place: null, reason: null })])
  await store.append([line('c', { kind: 'link', amends: 'a', detail }), line('d', { person: 'li' })])
  await store.close()
  whole = readFileSync(live)
  file = join(dir, 'bent.sqlite')
  writeFileSync(file, whole)
  db = new sqlite3.Database(file)
  for (const pragma of [
    'journal_mode = DELETE',
    'synchronous = OFF',
    'ignore_check_constraints = ON',
    'foreign_keys = OFF',
  ])
    await all(`PRAGMA ${pragma}`)
  for (const { name } of await all(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`))
    await all(`DROP TRIGGER ${name}`)
  before = await inspectDatabase(file)
})
afterAll(async () => {
  await new Promise((resolve) => db.close(resolve))
  removeFolder(dir)
})

/** The cell with each of its bytes, or bits of a number, flipped; what was nothing becomes something. */
function* flipped(cell: Cell): Generator<{ sql: string; value: unknown }> {
  if (cell === null) yield { sql: '?', value: '' }
  else if (typeof cell === 'number')
    for (let bit = 0; bit < 8; bit += 1) yield { sql: '?', value: cell ^ (1 << bit) }
  else {
    const bytes = Buffer.from(cell, 'utf8')
    for (let i = 0; i < bytes.length; i += 1) {
      const other = Buffer.from(bytes)
      other[i] = (bytes[i] as number) ^ (1 << (i % 8))
      yield { sql: 'CAST(? AS TEXT)', value: other }
    }
  }
}

describe('in the cells of the tables', () => {
  test.each(TABLES)('every byte of %s', { timeout: 400_000 }, async (table) => {
    let flips = 0
    for (const row of await all(`SELECT rowid AS place, * FROM ${table} ORDER BY seq`)) {
      for (const [column, cell] of Object.entries(row).filter(([name]) => name !== 'place')) {
        for (const { sql, value } of flipped(cell)) {
          flips += 1
          // By its hash, since its number may be what is changed; by its number where that is the hash.
          const [key, is] = column === 'hash' ? ['seq', row.seq] : ['hash', row.hash]
          await all(`UPDATE ${table} SET ${column} = ${sql} WHERE ${key} = ?`, value, is).catch(
            (error: Error) => {
              // Another row has that number, id or confirmation: the file refuses by itself.
              if (!error.message.includes('UNIQUE')) throw error
            },
          )
          const { ok, firstBad } = await verdict()
          await all(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, cell, is)
          const refused = ok && column !== 'words' && (typeof cell === 'number' || column === 'id')
          if (!refused) expect({ table, column, value: String(value), ok }).toMatchObject({ ok: false })
          if (!ok && table === 'ledger') expect(firstBad?.seq).toBeLessThanOrEqual(Number(row.seq))
        }
      }
    }
    expect(flips).toBeGreaterThan(200)
    expect(await verdict()).toMatchObject({ ok: true })
  })

  test.each(TABLES)('every row of %s removed, and the rows from each on', async (table) => {
    const rows = await all(`SELECT * FROM ${table} ORDER BY seq`)
    const columns = Object.keys(rows[0] as object)
    const putBack = async () => {
      await all(`DELETE FROM ${table}`)
      for (const row of rows)
        await all(
          `INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`,
          ...Object.values(row),
        )
    }
    for (const { seq } of rows) {
      for (const which of ['=', '>=']) {
        await all(`DELETE FROM ${table} WHERE seq ${which} ?`, seq)
        const { ok, firstBad } = await verdict()
        expect(ok).toBe(false)
        if (table === 'ledger') expect(firstBad?.seq).toBe(seq)
        await putBack()
      }
    }
    expect(await verdict()).toMatchObject({ ok: true })
  })
})

describe('in the file itself', () => {
  test('a byte of each 211 flipped is found, or changed nothing of the record', {
    timeout: 400_000,
  }, async () => {
    const bent = join(dir, 'file.sqlite')
    let found = 0
    for (let i = 0; i < whole.length; i += 211) {
      const bytes = Buffer.from(whole)
      bytes[i] = (whole[i] as number) ^ (1 << (i % 8))
      writeFileSync(bent, bytes)
      const evidence = await inspectDatabase(bent).catch((error: unknown) => {
        if (!(error instanceof StoreError)) throw new Error(`byte ${i}: ${String(error)}`)
        return null
      })
      const sound =
        evidence !== null &&
        verifyRecord(evidence.chains, { highest: evidence.highest }).ok &&
        evidence.damage === null &&
        evidence.missingGuards.length === 0
      if (!sound) found += 1
      else expect({ i, ...evidence.chains }).toEqual({ i, ...before.chains })
    }
    expect(found).toBeGreaterThan(5)
  })
})
