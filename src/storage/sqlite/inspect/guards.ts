import { evidenceTriggers } from '../migrations/005-evidence.ts'
import type { Reading } from './open.ts'

/** Tables whose rows are never changed. */
const GUARDED = ['ledger', 'tenure', 'duty_item', 'anchor']

interface Trigger {
  name: string
  table: string
  sql: string
}

const flat = (sql: string): string => sql.replace(/\s+/g, ' ').trim()
const nameOf = (sql: string): string => flat(sql).split(' ')[2] as string

/**
 * Names of the triggers that are no longer as they were made, so that they may refuse nothing, and of those on the
 * same tables that the product did not make.
 */
export async function missingGuards(reading: Reading): Promise<string[]> {
  const found = await reading.all<Trigger>(
    `SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = 'trigger'`,
  )
  const texts = new Map(found.map(({ name, sql }) => [name, flat(sql)]))
  const made = new Map(evidenceTriggers.map((sql) => [nameOf(sql), flat(sql)]))
  const changed = [...made].filter(([name, sql]) => texts.get(name) !== sql).map(([name]) => name)
  const foreign = found.filter(({ name, table }) => GUARDED.includes(table) && !made.has(name))
  return [...changed, ...foreign.map(({ name }) => name)]
}
