import type { Store } from '../port.ts'
import type { Database } from './database.ts'

/** Lines go with those that are read in their place, so that no later wording of a forgotten line stays. */
const forgetLines = `
  WITH RECURSIVE gone (seq) AS (
    SELECT seq FROM message WHERE at < ?
    UNION SELECT later.seq FROM message AS later JOIN gone ON later.revises = gone.seq
  )
  DELETE FROM message WHERE seq IN (SELECT seq FROM gone) RETURNING seq`
const forgetCards = 'DELETE FROM pending WHERE created_at < ? RETURNING id'
/** The rows themselves stay: their keys keep an update from being taken in twice. */
const forgetGivenUp = `
  UPDATE inbox SET body = '' WHERE outcome = 'parked' AND received_at < ? AND body <> '' RETURNING id`

/** Those that stand or wait are kept, however old. One that was sent is over with its digest. */
const forgetOwnReminders = `
  DELETE FROM own_reminder WHERE cancelled_at < ?1
    OR (sent = 1 AND (SELECT settled_at FROM outbox WHERE key = digest) < ?1)
  RETURNING id`
/**
 * What was brought up says nothing that anybody said, and keeps the same from being brought up again: a period is
 * looked at until the one after it is over, and none is longer than a year. Behind three years the rows are of no use
 * to anybody, and there are some for every chat and period. Only so many at once, since others wait meanwhile.
 */
const forgetItems = `
  DELETE FROM reminder_item WHERE (subscription, start, person, obligation, stage) IN (
    SELECT subscription, start, person, obligation, stage FROM subscription CROSS JOIN reminder_item
    ON subscription = subscription.id AND start < date(?, '+8 hours', '-3 years') LIMIT 20000
  ) RETURNING digest`

const statements = [forgetLines, forgetCards, forgetGivenUp, forgetOwnReminders, forgetItems]

/** What was said is kept for a time, what was done for good. */
export function forgettingStore(database: Database): Pick<Store, 'forgetBefore'> {
  return {
    forgetBefore: (at) =>
      database.transaction(async (inner) => {
        let forgotten = 0
        for (const statement of statements) {
          forgotten += (await inner.change(statement, at)).length
        }
        return forgotten
      }),
  }
}
