import PQueue from 'p-queue'
import type { Connection } from './connection.ts'
import type { Database } from './database.ts'
import { translate } from './faults.ts'

/**
 * A database whose every query belongs to the transaction under way on `connection`. What takes several statements
 * has a savepoint of its own, so that one that fails and is caught leaves none of its rows; such works run one after
 * another, since savepoints are a stack.
 */
export function within(connection: Connection, file: string, depth = 1): Database {
  const { db, statements } = connection
  const queue = new PQueue({ concurrency: 1 })
  const savepoint = `inner_${depth}`

  async function translated<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw translate(error, file, 0)
    }
  }

  const whole = <T>(work: () => Promise<T>): Promise<T> =>
    queue.add(() =>
      translated(async () => {
        await statements.all(`SAVEPOINT ${savepoint}`, [])
        try {
          const result = await work()
          await statements.all(`RELEASE ${savepoint}`, [])
          return result
        } catch (error) {
          await statements.all(`ROLLBACK TO ${savepoint}`, [])
          await statements.all(`RELEASE ${savepoint}`, [])
          throw error
        }
      }),
    )

  const refused = () => Promise.reject(new Error('not inside a transaction'))
  return {
    file,
    read: (query) => translated(() => query(db)),
    rows: (sql, ...values) => translated(() => statements.all(sql, values)),
    change: (sql, ...values) => queue.add(() => translated(() => statements.all(sql, values))),
    write: (work) => whole(() => work(db)),
    transaction: (work) => whole(() => work(within(connection, file, depth + 1))),
    outside: refused,
    close: refused,
  }
}
