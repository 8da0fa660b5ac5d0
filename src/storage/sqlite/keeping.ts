import type { Store } from '../port.ts'
import { copyDatabase } from './copy.ts'
import type { Database } from './database.ts'

/** What is kept of a person beside the record. */
const personal = [
  'DELETE FROM message WHERE person = ? RETURNING 1',
  'DELETE FROM pending WHERE person = ? RETURNING 1',
  'DELETE FROM preference WHERE person = ? RETURNING 1',
  'DELETE FROM consent WHERE person = ? RETURNING 1',
  'DELETE FROM calendar_address WHERE person = ? RETURNING 1',
]

/** Copies of the whole, and what a person may have deleted. */
export function keepingStore(database: Database): Pick<Store, 'backup' | 'forgetPerson'> {
  return {
    backup: (file) => copyDatabase(database.file, file),

    async forgetPerson(person, at) {
      return database.transaction(async (inner) => {
        let forgotten = 0
        for (const statement of personal) forgotten += (await inner.change(statement, person)).length
        const cancelled = await inner.change(
          `UPDATE own_reminder SET cancelled_at = ? WHERE person = ? AND cancelled_at IS NULL AND sent = 0 RETURNING 1`,
          at,
          person,
        )
        const ended = await inner.change('DELETE FROM own_reminder WHERE person = ? RETURNING 1', person)
        await inner.change(
          `UPDATE subscription SET state = 'off', updated_at = ? WHERE address = ? AND state <> 'off'`,
          at,
          person,
        )
        return forgotten + Math.max(cancelled.length, ended.length)
      })
    },
  }
}
