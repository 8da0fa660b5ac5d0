import type { Knex } from 'knex'
import { StoreClosedError } from '../errors.ts'
import { type ConnectionOptions, connect } from './connection.ts'
import { isBusy, translate } from './faults.ts'
import { groupCommit } from './group-commit.ts'
import type { Value } from './statements.ts'
import { within } from './within.ts'

/** Two connections on one file: all writing goes through one, one work after another; reading through the other. */
export interface Database {
  readonly file: string
  /** Runs a query that sees everything committed so far. It cannot write. */
  read<T>(query: (db: Knex) => Promise<T>): Promise<T>
  /** The rows of one SQL statement, under the same conditions; compiled once. */
  rows<T>(sql: string, ...values: Value[]): Promise<T[]>
  /** Runs one SQL statement that writes, and gives the rows that it returns, under the conditions of `write`. */
  change<T>(sql: string, ...values: Value[]): Promise<T[]>
  /** Runs `work` in one immediate transaction; resolves after the commit is durable, rejects with nothing stored. */
  write<T>(work: (db: Knex) => Promise<T>): Promise<T>
  /** Runs `work` in one such transaction; what it does through the database given is part of it. */
  transaction<T>(work: (inner: Database) => Promise<T>): Promise<T>
  /** Runs statements that must stand outside a transaction, on the writing connection. */
  outside<T>(work: (db: Knex) => Promise<T>): Promise<T>
  /** Lets what is queued finish, then closes both connections. Later calls are refused. */
  close(): Promise<void>
}

/** Pause before trying again where the engine reports a lock without having waited for it. */
const retryPauseMs = 10

export async function openDatabase(file: string, options: ConnectionOptions): Promise<Database> {
  const writer = await connect(file, 'writer', options)
  const reader = await connect(file, 'reader', options)
  let closing: Promise<void> | null = null

  /** Repeats while others hold the file, for as long as the busy timeout; other errors are translated at once. */
  async function guarded<T>(attempt: () => Promise<T>): Promise<T> {
    const start = performance.now()
    for (;;) {
      try {
        return await attempt()
      } catch (error) {
        const waitedMs = performance.now() - start
        if (!isBusy(error) || waitedMs >= options.busyTimeoutMs) throw translate(error, file, waitedMs)
        await new Promise((resolve) => setTimeout(resolve, retryPauseMs))
      }
    }
  }

  // node-sqlite3 interleaves whatever is sent on one connection: a second transaction would run inside the first.
  const writes = groupCommit(writer, guarded)

  async function write<T>(kind: 'statement' | 'works', work: () => Promise<T>): Promise<T> {
    refuseIfClosed()
    return writes.add(kind, work).catch((error: unknown) => {
      throw translate(error, file, 0)
    })
  }

  const refuseIfClosed = () => {
    if (closing !== null) throw new StoreClosedError(file)
  }

  return {
    file,
    async read(query) {
      refuseIfClosed()
      return guarded(() => query(reader.db))
    },
    async rows(sql, ...values) {
      refuseIfClosed()
      return guarded(() => reader.statements.all(sql, values))
    },
    change: (sql, ...values) => write('statement', () => writer.statements.all(sql, values)),
    write: (work) => write('works', () => work(writer.db)),
    transaction: (work) => write('works', () => within(writer, file, work)),
    async outside(work) {
      refuseIfClosed()
      return writes.addAlone(() => work(writer.db))
    },
    close() {
      closing ??= (async () => {
        await writes.idle()
        // The reader first: the last connection to close folds the journal into the file, and the reader may not.
        await reader.close()
        await writer.close()
      })()
      return closing
    },
  }
}
