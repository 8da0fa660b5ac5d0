import type { ReminderItemRow, ReminderStore } from '../port.ts'
import type { Database } from './database.ts'

type Items = Pick<ReminderStore, 'addReminderItems' | 'handledItems' | 'digestItems' | 'dropReminderItems'>

const columns = 'subscription, person, obligation, start, stage, day, digest'
const inOrder = 'ORDER BY start, person, obligation, stage'

/** However many there are, they go in with one statement. */
const add = `
  INSERT INTO reminder_item (${columns})
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
  FROM json_each(?) WHERE true
  ON CONFLICT (subscription, start, person, obligation, stage)
  DO UPDATE SET day = excluded.day, digest = excluded.digest`

/** What digests brought up. */
export function reminderItemStore(database: Database): Items {
  return {
    async addReminderItems(rows) {
      if (rows.length === 0) return
      const values = rows.map((row) => [
        row.subscription,
        row.person,
        row.obligation,
        row.start,
        row.stage,
        row.day,
        row.digest,
      ])
      await database.change(add, JSON.stringify(values))
    },

    handledItems: (subscription, from) =>
      database.rows<ReminderItemRow>(
        `SELECT ${columns} FROM reminder_item
         WHERE subscription = ? AND start >= ?
           AND EXISTS (SELECT 1 FROM outbox WHERE key = digest AND outcome IS NOT 'undeliverable')
         ${inOrder}`,
        subscription,
        from,
      ),

    digestItems: (digest) =>
      database.rows<ReminderItemRow>(
        `SELECT ${columns} FROM reminder_item WHERE digest = ? ${inOrder}`,
        digest,
      ),

    async dropReminderItems(digest, items) {
      if (items.length === 0) return
      const values = items.map(({ person, obligation, start }) => [person, obligation, start])
      await database.change(
        `DELETE FROM reminder_item WHERE digest = ? AND (person, obligation, start) IN
           (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`,
        digest,
        JSON.stringify(values),
      )
    },
  }
}
