import type { Database as RawConnection, Statement } from 'sqlite3'

export type Value = string | number | null

/** Runs SQL on one connection; what comes again is compiled once. */
export interface Statements {
  /** The rows of one statement, read to its end so that it holds no lock afterwards. */
  all<T>(sql: string, values: readonly Value[]): Promise<T[]>
  /** Runs statements that take no values and give no rows, one after another, in one go. */
  script(sql: string): Promise<void>
  /** Lets go of what was compiled, without which a connection cannot be closed. Last call. */
  close(): Promise<void>
}

/** Compiled statements over a connection, which `open` gives with the first use. */
export function statementsOf(open: () => Promise<RawConnection>): Statements {
  const compiled = new Map<string, Promise<Statement>>()

  async function compile(sql: string): Promise<Statement> {
    const connection = await open()
    return new Promise((resolve, reject) => {
      const statement = connection.prepare(sql, (error: Error | null) =>
        error ? reject(error) : resolve(statement),
      )
    })
  }

  function statementFor(sql: string): Promise<Statement> {
    const known = compiled.get(sql)
    if (known !== undefined) return known
    const fresh = compile(sql)
    compiled.set(sql, fresh)
    // One that failed to compile, as while another process holds the file, is tried anew.
    fresh.catch(() => compiled.delete(sql))
    return fresh
  }

  return {
    async all<T>(sql: string, values: readonly Value[]) {
      const statement = await statementFor(sql)
      return new Promise<T[]>((resolve, reject) => {
        statement.all<T>(values, (error, rows) => (error ? reject(error) : resolve(rows)))
      })
    },
    async script(sql) {
      const connection = await open()
      return new Promise((resolve, reject) => {
        connection.exec(sql, (error) => (error ? reject(error) : resolve()))
      })
    },
    async close() {
      const statements = await Promise.allSettled(compiled.values())
      compiled.clear()
      for (const each of statements) {
        if (each.status === 'fulfilled') {
          const { value } = each
          await new Promise<void>((resolve) => value.finalize(() => resolve()))
        }
      }
    },
  }
}
