import type { Knex } from 'knex'
import PQueue from 'p-queue'
import { StoreClosedError } from '../errors.ts'
import { type ConnectionOptions, connect } from './connection.ts'
import { isBusy, translate } from './faults.ts'

/** Two connections on one file: all writing goes through one, one transaction at a time; reading through the other. */
export interface Database {
  readonly file: string
  /** Runs a query that sees everything committed so far. It cannot write. */
  read<T>(query: (db: Knex) => Promise<T>): Promise<T>
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
      await writer.raw('ROLLBACK')
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error
    }
    rollbackOwed = false
  }

  async function transaction<T>(work: (db: Knex) => Promise<T>): Promise<T> {
    if (rollbackOwed) await rollback()
    // IMMEDIATE takes the write lock now: a deferred transaction that reads first might not get it later.
    await writer.raw('BEGIN IMMEDIATE')
    rollbackOwed = true
    try {
      const result = await work(writer)
      await writer.raw('COMMIT')
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
      return guarded(() => query(reader))
    },
    async write(work) {
      refuseIfClosed()
      return queue.add(() => guarded(() => transaction(work)))
    },
    transaction(work) {
      return database.write((db) => work(within(db, file)))
    },
    async outside(work) {
      refuseIfClosed()
      return queue.add(() => guarded(() => work(writer)))
    },
    close() {
      closing ??= (async () => {
        await queue.onIdle()
        // The reader first: the last connection to close folds the journal into the file, and the reader may not.
        await reader.destroy()
        await writer.destroy()
      })()
      return closing
    },
  }
  return database
}

/** A database whose every query belongs to the transaction under way on `db`. */
function within(db: Knex, file: string): Database {
  const run = <T>(work: (db: Knex) => Promise<T>): Promise<T> => work(db)
  const refused = () => Promise.reject(new Error('not inside a transaction'))
  const inner: Database = {
    file,
    read: run,
    write: run,
    transaction: (work) => work(inner),
    outside: refused,
    close: refused,
  }
  return inner
}
