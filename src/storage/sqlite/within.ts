import type { Connection } from './connection.ts'
import type { Database } from './database.ts'
import { breaksTransaction, translate } from './faults.ts'
import type { Memory } from './memory.ts'

/** What the scopes of one transaction share. */
interface Transaction {
  connection: Connection
  file: string
  memory: Memory
  /** The first error after which the engine may have given up the transaction as a whole; null so far. */
  broken: { error: unknown } | null
}

/**
 * Runs `work` on a database whose every query belongs to the transaction under way on `connection`. After an error
 * that may have ended the transaction nothing more is sent, since it would be stored by itself, and the whole rejects
 * even where `work` took no notice.
 */
export async function within<T>(
  connection: Connection,
  file: string,
  memory: Memory,
  work: (inner: Database) => Promise<T>,
): Promise<T> {
  const transaction: Transaction = { connection, file, memory, broken: null }
  const result = await scoped(transaction, 1, work)
  if (transaction.broken !== null) throw transaction.broken.error
  return result
}

/** Runs `work` on a database that ends with it: what is still to come then, is refused, lest it run in the next one. */
async function scoped<T>(
  transaction: Transaction,
  depth: number,
  work: (inner: Database) => Promise<T>,
): Promise<T> {
  const { inner, end } = scope(transaction, depth)
  try {
    return await work(inner)
  } finally {
    await end()
  }
}

/**
 * What takes several statements has a savepoint of its own, so that one that fails and is caught leaves none of its
 * rows. All writes run one after another, since savepoints are a stack.
 */
function scope(transaction: Transaction, depth: number): { inner: Database; end(): Promise<void> } {
  const { connection, file, memory } = transaction
  const { db, statements } = connection
  let last: Promise<unknown> = Promise.resolve()
  const savepoint = `inner_${depth}`
  let over = false

  async function attempt<T>(query: () => Promise<T>): Promise<T> {
    if (transaction.broken !== null) throw transaction.broken.error
    if (over) throw new Error('the transaction is over')
    try {
      return await query()
    } catch (cause) {
      const error = translate(cause, file, 0)
      if (breaksTransaction(cause)) transaction.broken ??= { error }
      throw error
    }
  }

  function inTurn<T>(write: () => Promise<T>): Promise<T> {
    const result = last.then(write)
    last = result.catch(() => undefined)
    return result
  }

  const execute = (statement: string): Promise<unknown> => attempt(() => statements.all(statement, []))

  async function whole<T>(work: () => Promise<T>): Promise<T> {
    await execute(`SAVEPOINT ${savepoint}`)
    try {
      const result = await attempt(work)
      await execute(`RELEASE ${savepoint}`)
      return result
    } catch (error) {
      memory.clear()
      if (transaction.broken === null) {
        await statements.all(`ROLLBACK TO ${savepoint}`, [])
        await statements.all(`RELEASE ${savepoint}`, [])
      }
      throw error
    }
  }

  const refused = () => Promise.reject(new Error('not inside a transaction'))
  const inner: Database = {
    file,
    memory,
    read: (query) => attempt(() => query(db)),
    rows: (sql, ...values) => attempt(() => statements.all(sql, values)),
    change: (sql, ...values) => inTurn(() => attempt(() => statements.all(sql, values))),
    write: (work) => inTurn(() => whole(() => work(db))),
    transaction: (work) => inTurn(() => whole(() => scoped(transaction, depth + 1, work))),
    outside: refused,
    close: refused,
  }
  return {
    inner,
    async end() {
      over = true
      await last
    },
  }
}
