import type { Database } from './database.ts'
import type { Value } from './statements.ts'

/** How many rows one statement takes; as many texts of it are kept compiled. */
const rowsPerStatement = 32

/** `INSERT INTO table (columns)` and what stands behind the values. */
interface Insertion {
  into: string
  columns: readonly string[]
  ending: string
}

/** Inserts the rows, all or none, and gives what `ending` returns. */
export async function insertRows<T>(
  database: Database,
  insertion: Insertion,
  rows: readonly (readonly Value[])[],
): Promise<T[]> {
  if (rows.length === 0) return []
  if (rows.length <= rowsPerStatement) return insertAtOnce(database, insertion, rows)
  const keepsMemory = insertion.into !== 'message'
  return database.transaction(async (inner) => {
    const returned: T[] = []
    for (let start = 0; start < rows.length; start += rowsPerStatement) {
      returned.push(...(await insertAtOnce<T>(inner, insertion, rows.slice(start, start + rowsPerStatement))))
    }
    return returned
  }, keepsMemory)
}

function insertAtOnce<T>(
  database: Database,
  { into, columns, ending }: Insertion,
  rows: readonly (readonly Value[])[],
): Promise<T[]> {
  const row = `(${columns.map(() => '?').join()})`
  const values = rows.map(() => row).join()
  return database.change<T>(
    `INSERT INTO ${into} (${columns.join()}) VALUES ${values} ${ending}`,
    ...rows.flat(),
  )
}
