import type { Knex } from 'knex'
import type { Clock } from '../../calendar/index.ts'
import { NotADatabaseError, StoreCorruptError, StoreNewerError, StoreUnreachableError } from '../errors.ts'
import { pragma } from './connection.ts'
import type { Database } from './database.ts'
import type { Migration } from './migrations/index.ts'

/** `ZHDN` in ASCII, written into the header of the file, so that a database of another product is recognised. */
export const applicationId = 0x5a48444e

async function versionOf(db: Knex): Promise<number> {
  return Number(await pragma(db, 'user_version'))
}

/**
 * Looks at the file without changing a byte: is it ours, of a version that we know, and whole? `quick_check` reads
 * every page once. Throws NotADatabaseError, StoreNewerError or StoreCorruptError.
 */
async function inspect(db: Knex, file: string, supported: number): Promise<void> {
  // In one statement, hence of one moment: another process may be making the file just now.
  const [found]: { owner: number; version: number; tables: number }[] = await db.raw(
    `SELECT (SELECT application_id FROM pragma_application_id) AS owner,
       (SELECT user_version FROM pragma_user_version) AS version,
       (SELECT count(*) FROM sqlite_schema) AS tables`,
  )
  const { owner, version, tables } = found as { owner: number; version: number; tables: number }
  const empty = tables === 0
  if (owner !== applicationId && !(empty && owner === 0 && version === 0)) {
    throw new NotADatabaseError(file, 'other-product')
  }
  if (version > supported) throw new StoreNewerError(file, version, supported)
  const finding = String(await pragma(db, 'quick_check(1)'))
  if (finding !== 'ok') throw new StoreCorruptError(file, finding)
}

/**
 * Brings the file to the last of `steps`. The version is `PRAGMA user_version`, which belongs to the transaction: a
 * process killed in the middle leaves the old schema whole and no lock behind, and of two processes that open a new
 * file at once the second finds the work done. `clock` tells the steps their day. Returns once the schema stands.
 */
export async function migrate(
  database: Database,
  steps: readonly Migration[],
  clock: Clock = () => new Date(),
): Promise<void> {
  const latest = steps.at(-1)?.version ?? 0
  await database.outside((db) => inspect(db, database.file, latest))
  const mode = await database.outside((db) => pragma(db, 'journal_mode = WAL'))
  if (mode !== 'wal') throw new StoreUnreachableError(database.file, `journal_mode=${String(mode)}`)
  if ((await database.outside(versionOf)) === latest) return
  await database.write(async (db) => {
    const version = await versionOf(db)
    if (version > latest) throw new StoreNewerError(database.file, version, latest)
    for (const step of steps.filter((one) => one.version > version)) await step.up(db, clock())
    if (version < latest) {
      await db.raw(`PRAGMA application_id = ${applicationId}`)
      await db.raw(`PRAGMA user_version = ${latest}`)
    }
  })
}
