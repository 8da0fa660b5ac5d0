import type { OwnReminderRow, ReminderStore } from '../port.ts'
import type { Database } from './database.ts'
import { ofPrefix, reachable } from './reminders-subscriptions.ts'

type OwnReminders = Pick<
  ReminderStore,
  | 'addOwnReminders'
  | 'ownReminder'
  | 'ownReminders'
  | 'ownRemindersDue'
  | 'putWithDigest'
  | 'ownRemindersOf'
  | 'cancelOwnReminder'
>

interface OwnRecord {
  id: string
  person: string
  day: string
  time: string | null
  text: string
  activity: string | null
  planned_for: string | null
  created_at: string
  cancelled_at: string | null
  digest: string | null
}

const toOwn = ({ planned_for, created_at, cancelled_at, ...row }: OwnRecord): OwnReminderRow => ({
  ...row,
  plannedFor: planned_for,
  createdAt: created_at,
  cancelledAt: cancelled_at,
})

const columns = 'id, person, day, time, text, activity, planned_for, created_at, cancelled_at, digest'

/** Neither taken back nor sent, and with no digest that waits. */
const stands = `
  cancelled_at IS NULL AND sent = 0
  AND NOT EXISTS (SELECT 1 FROM outbox WHERE key = own_reminder.digest AND outcome IS NOT 'undeliverable')`

/** However many there are, they go in with one statement. */
const add = `
  INSERT INTO own_reminder (id, person, day, time, text, activity, planned_for, created_at)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
  FROM json_each(?)`

const due = `
  SELECT ${columns} FROM own_reminder
  WHERE ${stands} AND day <= ?1 AND (day < ?1 OR coalesce(time, ?4) <= ?3)
    AND ${ofPrefix('person')} AND ${reachable('own_reminder.person')}
  ORDER BY day, coalesce(time, ?4), id LIMIT ?5`

/** Of a digest that was sent already they are over at once. */
const put = `
  UPDATE own_reminder
  SET digest = ?1, sent = EXISTS (SELECT 1 FROM outbox WHERE key = ?1 AND outcome = 'sent')
  WHERE id IN (SELECT value FROM json_each(?2)) AND ${stands}`

/** People's own reminders. */
export function ownReminderStore(database: Database): OwnReminders {
  const rowsOf = async (condition: string, ...values: (string | number | null)[]) =>
    (await database.rows<OwnRecord>(`SELECT ${columns} FROM own_reminder WHERE ${condition}`, ...values)).map(
      toOwn,
    )
  return {
    async addOwnReminders(rows) {
      if (rows.length === 0) return
      const values = rows.map((row) => [
        row.id,
        row.person,
        row.day,
        row.time,
        row.text,
        row.activity,
        row.plannedFor,
        row.createdAt,
      ])
      await database.change(add, JSON.stringify(values))
    },

    ownReminder: async (id) => (await rowsOf('id = ?', id))[0] ?? null,

    ownReminders: (person) => rowsOf(`person = ? AND ${stands} ORDER BY day, time, id`, person),

    async ownRemindersDue({ day, time, without }, prefix, limit) {
      return (await database.rows<OwnRecord>(due, day, prefix, time, without, limit)).map(toOwn)
    },

    async putWithDigest(ids, digest) {
      if (ids.length > 0) await database.change(put, digest, JSON.stringify(ids))
    },

    ownRemindersOf: (digest) => rowsOf('digest = ? AND cancelled_at IS NULL ORDER BY day, time, id', digest),

    async cancelOwnReminder(id, at) {
      const cancelled = await database.change(
        `UPDATE own_reminder SET cancelled_at = ? WHERE id = ? AND cancelled_at IS NULL AND sent = 0
         RETURNING id`,
        at,
        id,
      )
      return cancelled.length > 0
    },
  }
}
