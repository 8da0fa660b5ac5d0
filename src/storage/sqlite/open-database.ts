import { StoreClosedError } from '../errors.ts'
import { type ConnectionOptions, connect } from './connection.ts'
import type { Database } from './database.ts'
import { isBusy, translate } from './faults.ts'
import { groupCommit } from './group-commit.ts'
import { createMemory } from './memory.ts'
import type { Value } from './statements.ts'
import { within } from './within.ts'

/** Pause before trying again where the engine reports a lock without having waited for it. */
const retryPauseMs = 10

/** Writes of what no memory holds. */
const unremembered =
  /^\s*(INSERT INTO|UPDATE) (inbox|outbox|button_action|model_endpoint|model_usage|subscription|participant|reminder_item|own_reminder)\b/

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

  const memory = createMemory()
  /** Changes whenever another connection, of any process, has committed. */
  let version: number | undefined

  /** Within a transaction nobody else can write: what is known at its beginning stands to its end. */
  async function noteOthers(): Promise<void> {
    const [row] = await writer.statements.all<{ data_version: number }>('PRAGMA data_version', [])
    if (row?.data_version !== version) memory.clear()
    version = row?.data_version
  }

  /** Runs a write that keeps no memory, and forgets before anything else is written or read. */
  async function forgetting<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } finally {
      memory.clear()
    }
  }

  // node-sqlite3 interleaves whatever is sent on one connection: a second transaction would run inside the first.
  const writes = groupCommit(writer, guarded, { begun: noteOthers, undone: () => memory.clear() })

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
    memory,
    change<T>(sql: string, ...values: Value[]) {
      const run = () => writer.statements.all<T>(sql, values)
      return write('statement', unremembered.test(sql) ? run : () => forgetting(run))
    },
    write: (work) => write('works', () => forgetting(() => work(writer.db))),
    transaction(work, keepsMemory = false) {
      const run = () => within(writer, file, memory, work)
      return write('works', keepsMemory ? run : () => forgetting(run))
    },
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
