import sqlite3 from 'sqlite3'

/** Runs statements on a file through the engine itself, past the store, and gives the rows of the last. */
export async function raw(file: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)))
  })
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) {
      rows = await new Promise((resolve, reject) => {
        db.all(statement, (error, found: Record<string, unknown>[]) =>
          error ? reject(error) : resolve(found),
        )
      })
    }
    return rows
  } finally {
    await new Promise<void>((resolve, reject) => db.close((error) => (error ? reject(error) : resolve())))
  }
}
