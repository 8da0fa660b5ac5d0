import type { ReminderStore } from '../port.ts'
import type { Database } from './database.ts'
import { refuse } from './refuse.ts'
import { type SubscriptionRecord, toSubscription } from './reminders-subscriptions.ts'

type Participants = Pick<ReminderStore, 'participants' | 'participations' | 'setParticipant'>

/** The latest row of each pair that is a taking part. Rows are changes, so it is also the one with which that began. */
export const presentParticipants = `
  SELECT seq, subscription, person, at FROM participant AS now
  WHERE joined = 1
    AND seq = (SELECT max(seq) FROM participant WHERE subscription = now.subscription AND person = now.person)`

/** Appends where the pair's latest row says otherwise; who never was there is not. */
const change = `
  INSERT INTO participant (subscription, person, joined, at)
  SELECT ?1, ?2, ?3, ?4 WHERE ?3 <> coalesce(
    (SELECT joined FROM participant WHERE subscription = ?1 AND person = ?2 ORDER BY seq DESC LIMIT 1), 0)
  RETURNING seq`

/** Who takes part in groups' reminders. */
export function participantStore(database: Database): Participants {
  return {
    participants: (subscription) =>
      database.rows<{ person: string; at: string }>(
        `SELECT person, at FROM (${presentParticipants}) WHERE subscription = ? ORDER BY seq`,
        subscription,
      ),

    async participations(person) {
      const rows = await database.rows<SubscriptionRecord>(
        `SELECT subscription.* FROM (${presentParticipants}) AS part
         JOIN subscription ON subscription.id = part.subscription
         WHERE person = ? ORDER BY seq`,
        person,
      )
      return rows.map(toSubscription)
    },

    async setParticipant(subscription, person, joined, at) {
      const changed = await database.change(change, subscription, person, joined ? 1 : 0, at)
      if (changed.length > 0) return true
      const [known] = await database.rows<{ both: number }>(
        `SELECT EXISTS (SELECT 1 FROM subscription WHERE id = ?)
           AND EXISTS (SELECT 1 FROM person WHERE id = ?) AS both`,
        subscription,
        person,
      )
      if (known?.both !== 1) refuse(database, 'participant: unknown subscription or person')
      return false
    },
  }
}
