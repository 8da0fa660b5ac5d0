import type { Knex } from 'knex'
import PQueue from 'p-queue'
import { StoreClosedError } from '../errors.ts'
import { type ConnectionOptions, connect } from './connection.ts'
import { isBusy, translate } from './faults.ts'
import type { Value } from './statements.ts'
import { within } from './within.ts'

/** Two connections on one file: all writing goes through one, one transaction at a time; reading through the other. */
export interface Database {
  readonly file: string
  /** Runs a query that sees everything committed so far. It cannot write. */
  read<T>(query: (db: Knex) => Promise<T>): Promise<T>
  /** The rows of one SQL statement, under the same conditions. */
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
  // node-sqlite3 interleaves whatever is sent on one connection: a second transaction would run inside the first.
  const queue = new PQueue({ concurrency: 1 })
  let closing: Promise<void> | null = null

  /** Repeats while others hold the file, for as long as the busy timeout; other errors are translated at once. */
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now()
    for (;;) {
      try {
        return await work()
      } catch (error) {
        const waitedMs = performance.now() - start
        if (!isBusy(error) || waitedMs >= options.busyTimeoutMs) throw translate(error, file, waitedMs)
        await new Promise((resolve) => setTimeout(resolve, retryPauseMs))
      }
    }
  }

  /** True where a rollback failed, so that the connection may still hold the transaction. */
  let rollbackOwed = false

  /** After some errors (a full disk) the engine has rolled back by itself; then there is nothing left to do. */
  async function rollback(): Promise<void> {
    try {
      await writer.db.raw('ROLLBACK')
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error
    }
    rollbackOwed = false
  }

  async function transaction<T>(work: () => Promise<T>): Promise<T> {
    if (rollbackOwed) await rollback()
    // IMMEDIATE takes the write lock now: a deferred transaction that reads first might not get it later.
    await writer.db.raw('BEGIN IMMEDIATE')
    rollbackOwed = true
    try {
      const result = await work()
      await writer.db.raw('COMMIT')
      rollbackOwed = false
      return result
    } catch (error) {
      // A rollback that fails as well is made up for before the next transaction; the first error is the cause.
      await rollback().catch(() => undefined)
      throw error
    }
  }

  const refuseIfClosed = () => {
    if (closing !== null) throw new StoreClosedError(file)
  }

  const database: Database = {
    file,
    async read(query) {
      refuseIfClosed()
      return guarded(() => query(reader.db))
    },
    async rows(sql, ...values) {
      refuseIfClosed()
      return guarded(() => reader.statements.all(sql, values))
    },
    async change(sql, ...values) {
      refuseIfClosed()
      return queue.add(() => guarded(() => transaction(() => writer.statements.all(sql, values))))
    },
    async write(work) {
      refuseIfClosed()
      return queue.add(() => guarded(() => transaction(() => work(writer.db))))
    },
    async transaction(work) {
      refuseIfClosed()
      return queue.add(() => guarded(() => transaction(() => work(within(writer, file)))))
    },
    async outside(work) {
      refuseIfClosed()
      return queue.add(() => guarded(() => work(writer.db)))
    },
    close() {
      closing ??= (async () => {
        await queue.onIdle()
        // The reader first: the last connection to close folds the journal into the file, and the reader may not.
        await reader.close()
        await writer.close()
      })()
      return closing
    },
  }
  return database
}
