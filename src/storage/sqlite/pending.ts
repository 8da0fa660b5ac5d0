import type { Knex } from 'knex'
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

/** Settles a card inside the caller's transaction, unless that was done before. */
export async function settleIfOpen(
  db: Knex,
  id: string,
  outcome: string,
  at: string,
): Promise<'settled-now' | 'settled-before' | 'unknown'> {
  const changed = await db('pending')
    .where({ id })
    .whereNull('settled_at')
    .update({ settled_at: at, outcome })
  if (changed > 0) return 'settled-now'
  const known = await db('pending').select('id').where({ id }).first()
  return known === undefined ? 'unknown' : 'settled-before'
}

/** Cards that wait for a tap. */
export function pendingStore(database: Database): Pending {
  return {
    async addPending({ createdAt, ...row }) {
      await database.write((db) => db('pending').insert({ ...row, created_at: createdAt }))
    },

    async pending(id) {
      const row = await database.read((db) => db<PendingRecord>('pending').where({ id }).first())
      return row === undefined ? null : toPending(row)
    },

    async openPending(person) {
      const rows = await database.read((db) =>
        // Cards of one instant come in the order in which they were stored.
        db<PendingRecord>('pending')
          .where({ person })
          .whereNull('settled_at')
          .orderByRaw('created_at DESC, rowid DESC'),
      )
      return rows.map(toPending)
    },

    async settlePending(id, outcome, at) {
      return (await database.write((db) => settleIfOpen(db, id, outcome, at))) === 'settled-now'
    },
  }
}
