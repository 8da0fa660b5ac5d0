import type { PendingRow, Store } from '../port.ts'
import type { Database } from './database.ts'

type Pending = Pick<Store, 'addPending' | 'pending' | 'openPending' | 'settlePending'>

interface PendingRecord {
  id: string
  person: string
  kind: string
  payload: string
  created_at: string
  settled_at: string | null
  outcome: string | null
}

const toPending = ({ created_at, settled_at, ...row }: PendingRecord): PendingRow => ({
  ...row,
  createdAt: created_at,
  settledAt: settled_at,
})

/** Settles a card, unless that was done before. */
export async function settleIfOpen(
  database: Database,
  id: string,
  outcome: string,
  at: string,
): Promise<'settled-now' | 'settled-before' | 'unknown'> {
  const changed = await database.change(
    'UPDATE pending SET settled_at = ?, outcome = ? WHERE id = ? AND settled_at IS NULL RETURNING id',
    at,
    outcome,
    id,
  )
  if (changed.length > 0) return 'settled-now'
  const known = await database.rows('SELECT id FROM pending WHERE id = ?', id)
  return known.length === 0 ? 'unknown' : 'settled-before'
}

/** Cards that wait for a tap. */
export function pendingStore(database: Database): Pending {
  return {
    async addPending({ id, person, kind, payload, createdAt }) {
      await database.change(
        'INSERT INTO pending (id, person, kind, payload, created_at) VALUES (?, ?, ?, ?, ?)',
        id,
        person,
        kind,
        payload,
        createdAt,
      )
    },

    async pending(id) {
      const [row] = await database.rows<PendingRecord>('SELECT * FROM pending WHERE id = ?', id)
      return row === undefined ? null : toPending(row)
    },

    async openPending(person) {
      // Cards of one instant come in the order in which they were stored.
      const rows = await database.rows<PendingRecord>(
        `SELECT * FROM pending WHERE person = ? AND settled_at IS NULL ORDER BY created_at DESC, rowid DESC`,
        person,
      )
      return rows.map(toPending)
    },

    async settlePending(id, outcome, at) {
      return (await settleIfOpen(database, id, outcome, at)) === 'settled-now'
    },
  }
}
