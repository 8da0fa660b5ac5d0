import { StoreClosedError } from '../errors.ts'
import { type ConnectionOptions, connect } from './connection.ts'
import type { Database } from './database.ts'
import { isBusy, translate } from './faults.ts'
import { groupCommit } from './group-commit.ts'
import { within } from './within.ts'

/** Pause before trying again where the engine reports a lock without having waited for it. */
const retryPauseMs = 10

/** Opens the connections with the first query. `file` must exist or be one that the engine may make. */
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
