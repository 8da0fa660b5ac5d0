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

/** What was said is kept for a time, what was done for good. */
export function forgettingStore(database: Database): Pick<Store, 'forgetBefore'> {
  return {
    forgetBefore: (at) =>
      database.transaction(async (inner) => {
        let forgotten = 0
        for (const statement of [forgetLines, forgetCards, forgetGivenUp]) {
          forgotten += (await inner.change(statement, at)).length
        }
        return forgotten
      }),
  }
}
