/** The ledger as it was before its lines were chained, for comparison: the schema of version 4 and its way to append. */
import { join } from 'node:path'
import type { NewLedgerRow } from '../src/storage/index.ts'
import type { Database } from '../src/storage/sqlite/database.ts'
import { migrate } from '../src/storage/sqlite/migrate.ts'
import { migrations } from '../src/storage/sqlite/migrations/index.ts'
import { openDatabase } from '../src/storage/sqlite/open-database.ts'

const VERSION = 4

const COLUMNS = `seq, id, person, recorded_by, kind, amends, activity, date, place, count, words, reason, recorded_at,
  confirmation`

const EARLIER = `SELECT ${COLUMNS} FROM ledger WHERE confirmation IN (SELECT value FROM json_each(?)) ORDER BY seq`

const INSERT = `
  INSERT INTO ledger (${COLUMNS}, line)
  VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM ledger), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
    (SELECT coalesce(max(line), 0) + 1 FROM ledger WHERE confirmation = ?13))
  RETURNING ${COLUMNS}`

export interface Before {
  append(rows: NewLedgerRow[]): Promise<void>
  close(): Promise<void>
}

/** A new database of that version in the folder, with these people. */
export async function openBefore(dir: string, people: readonly string[], at: string): Promise<Before> {
  const database = await openDatabase(join(dir, 'zhaodan.sqlite'), { busyTimeoutMs: 5_000 })
  await migrate(database, migrations.slice(0, VERSION))
  for (const person of people)
    await database.change('INSERT INTO person (id, name, created_at) VALUES (?, NULL, ?)', person, at)
  return {
    append: (rows) => database.transaction((inner) => append(inner, rows)),
    close: () => database.close(),
  }
}

async function append(inner: Database, rows: NewLedgerRow[]): Promise<void> {
  const earlier = await inner.rows(EARLIER, JSON.stringify(rows.map((row) => row.confirmation)))
  if (earlier.length > 0) throw new Error('stored before')
  for (const row of rows) {
    await inner.change(
      INSERT,
      row.id,
      row.person,
      row.recordedBy,
      row.kind,
      row.amends,
      row.activity,
      row.date,
      row.place,
      row.count,
      row.words,
      row.reason,
      row.recordedAt,
      row.confirmation,
    )
  }
}
