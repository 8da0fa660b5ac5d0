import type { Knex } from 'knex'
import type { Database as RawConnection } from 'sqlite3'
import { type Statements, statementsOf } from './statements.ts'

export interface ConnectionOptions {
  /** How long to wait for another process, in milliseconds. */
  busyTimeoutMs: number
  /** Largest size of the file in pages of 4096 bytes; beyond it the engine reports a full disk. */
  maxPages?: number
}

/**
 * The engine by itself waits only so long at a time and is then asked again: left to wait longer, it would look every
 * tenth of a second alone and miss the moments at which a busy process lets go.
 */
const engineWaitMs = 20

/** Settings of each connection that do not touch the file. */
function settings(role: 'writer' | 'reader', options: ConnectionOptions): string[] {
  const common = [
    `PRAGMA busy_timeout = ${Math.min(options.busyTimeoutMs, engineWaitMs)}`,
    'PRAGMA foreign_keys = ON',
    'PRAGMA trusted_schema = OFF',
  ]
  if (role === 'reader') return [...common, 'PRAGMA query_only = ON']
  // What was deleted is overwritten: it must neither stay readable in the file nor go into a backup.
  const writer = [
    ...common,
    'PRAGMA synchronous = FULL',
    'PRAGMA fullfsync = ON',
    'PRAGMA secure_delete = ON',
  ]
  return options.maxPages === undefined ? writer : [...writer, `PRAGMA max_page_count = ${options.maxPages}`]
}

function execute(connection: RawConnection, statements: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.exec(statements.join(';'), (error) => (error ? reject(error) : resolve()))
  })
}

const silent = (): void => undefined

/**
 * knex would print its troubles, partly to standard output, where a command may have JSON alone. They need no second
 * voice: each also rejects the query that met it.
 */
const log = { warn: silent, deprecate: silent, error: silent, debug: silent }

/** One connection: `db` builds queries for it, `statements` runs SQL on it. Both send in the order of the calls. */
export interface Connection {
  db: Knex
  statements: Statements
  close(): Promise<void>
}

/** A connection that is opened by the first query. `file` must exist (see prepareFile). */
export async function connect(
  file: string,
  role: 'writer' | 'reader',
  options: ConnectionOptions,
): Promise<Connection> {
  // Loaded here, because it takes a tenth of a second that commands without a database should not spend.
  const { default: knex } = await import('knex')
  let opened: RawConnection | null = null
  const db = knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    // Otherwise the values of a failed statement, people's words among them, would stand in the error's text.
    compileSqlOnError: false,
    log,
    // Exactly one, so that what is sent arrives in order.
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: RawConnection, done: (error: unknown, connection: RawConnection) => void) => {
        execute(connection, settings(role, options)).then(
          () => {
            opened = connection
            done(null, connection)
          },
          (error: unknown) => connection.close(() => done(error, connection)),
        )
      },
    },
  })
  const statements = statementsOf(async () => {
    if (opened === null) await db.raw('SELECT 1')
    return opened as unknown as RawConnection
  })
  return {
    db,
    statements,
    async close() {
      await statements.close()
      await db.destroy()
    },
  }
}

/** The single value of a pragma. */
export async function pragma(db: Knex, name: string): Promise<unknown> {
  const rows: Record<string, unknown>[] = await db.raw(`PRAGMA ${name}`)
  const first = rows[0]
  return first === undefined ? undefined : Object.values(first)[0]
}
