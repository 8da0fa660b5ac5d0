import { appendOnly } from '../migrations/checks.ts'
import type { Reading } from './open.ts'

/** Tables whose rows are never changed, and the triggers that see to it beside those against UPDATE and DELETE. */
const GUARDED: Record<string, readonly string[]> = {
  ledger: ['no_replace', 'gapless', 'amends', 'chained'],
  tenure: ['no_replace', 'chained'],
  duty_item: ['no_replace', 'chained'],
  anchor: ['no_replace'],
}

interface Trigger {
  name: string
  table: string
  sql: string
}

const flat = (sql: string): string => sql.replace(/\s+/g, ' ').trim()

/** The triggers that are no longer there, or no longer refuse: their names. */
export async function missingGuards(reading: Reading): Promise<string[]> {
  const found = await reading.all<Trigger>(
    `SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = 'trigger'`,
  )
  const triggers = new Map(found.map((trigger) => [trigger.name, trigger]))
  return Object.entries(GUARDED).flatMap(([table, others]) => {
    const exact = appendOnly(table, 'TRUE').slice(0, 2).map(flat)
    return [
      ...['no_update', 'no_delete'].filter((rule, at) => {
        const sql = triggers.get(`${table}_${rule}`)?.sql
        return sql === undefined || flat(sql) !== exact[at]
      }),
      ...others.filter((rule) => {
        const trigger = triggers.get(`${table}_${rule}`)
        const sql = flat(trigger?.sql ?? '')
        return trigger?.table !== table || !/ BEFORE INSERT ON .* RAISE\(ABORT, /.test(sql)
      }),
    ].map((rule) => `${table}_${rule}`)
  })
}
