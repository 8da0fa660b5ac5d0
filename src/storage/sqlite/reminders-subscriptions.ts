import type { ReminderStore, SubscriptionRow } from '../port.ts'
import type { Database } from './database.ts'
import { refuse } from './refuse.ts'

type Subscriptions = Pick<
  ReminderStore,
  'subscription' | 'subscriptionOf' | 'putSubscription' | 'subscriptions' | 'subscriptionsDue' | 'markPlanned'
>

export interface SubscriptionRecord {
  id: string
  address: string
  kind: SubscriptionRow['kind']
  state: SubscriptionRow['state']
  since: string
  time: string
  thread: number | null
  settings: string
  planned_day: string | null
  updated_at: string
}

export const toSubscription = ({ planned_day, updated_at, ...row }: SubscriptionRecord): SubscriptionRow => ({
  ...row,
  plannedDay: planned_day,
  updatedAt: updated_at,
})

/** Whether an address is one of the prefix given as `?2`: of no channel where that is null. */
export const ofPrefix = (address: string): string =>
  `CASE WHEN ?2 IS NULL THEN instr(${address}, ':') = 0 ELSE substr(${address}, 1, length(?2)) = ?2 END`

/** Whether nothing is known that keeps messages from the address. */
export const reachable = (address: string): string =>
  `NOT EXISTS (SELECT 1 FROM chat WHERE chat.address = ${address} AND active = 0)`

/** Walks the index in its order up to the limit; a row is read once all else has been asked. */
const due = `
  SELECT * FROM subscription
  WHERE state = 'on' AND time <= ?3 AND planned_day IS NOT ?1
    AND ${ofPrefix('subscription.address')} AND ${reachable('subscription.address')}
  ORDER BY time, id LIMIT ?4`

/** Chats that are reminded. */
export function subscriptionStore(database: Database): Subscriptions {
  async function one(of: 'id' | 'address', value: string): Promise<SubscriptionRow | null> {
    const [row] = await database.rows<SubscriptionRecord>(`SELECT * FROM subscription WHERE ${of} = ?`, value)
    return row === undefined ? null : toSubscription(row)
  }
  async function refuseUnknown(id: string): Promise<void> {
    if ((await one('id', id)) === null) refuse(database, 'subscription: unknown id')
  }
  return {
    subscription: (id) => one('id', id),
    subscriptionOf: (address) => one('address', address),

    async putSubscription(row) {
      const { id, address, kind, state, since, time, thread, settings, plannedDay, updatedAt } = row
      // What stands of a known one is taken from it: the row given may be from before its chat moved.
      await database.change(
        `INSERT INTO subscription
           (id, address, kind, state, since, time, thread, settings, planned_day, updated_at)
         SELECT ?1, coalesce(known.address, ?2), coalesce(known.kind, ?3), ?4, ?5, ?6, ?7, ?8, ?9, ?10
         FROM (SELECT 1) LEFT JOIN subscription AS known ON known.id = ?1
         WHERE true
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, since = excluded.since, time = excluded.time,
           thread = excluded.thread, settings = excluded.settings, planned_day = excluded.planned_day,
           updated_at = excluded.updated_at`,
        ...[id, address, kind, state, since, time, thread, settings, plannedDay, updatedAt],
      )
    },

    async subscriptions(limit, after = '') {
      const rows = await database.rows<SubscriptionRecord>(
        `SELECT * FROM subscription WHERE state = 'on' AND id > ? ORDER BY id LIMIT ?`,
        after,
        limit,
      )
      return rows.map(toSubscription)
    },

    async subscriptionsDue({ day, time }, prefix, limit) {
      const rows = await database.rows<SubscriptionRecord>(due, day, prefix, time, limit)
      return rows.map(toSubscription)
    },

    async markPlanned(id, day) {
      const moved = await database.change(
        `UPDATE subscription SET planned_day = ?1 WHERE id = ?2 AND planned_day IS NOT ?1 RETURNING id`,
        day,
        id,
      )
      if (moved.length === 0) await refuseUnknown(id)
      return moved.length > 0
    },
  }
}
