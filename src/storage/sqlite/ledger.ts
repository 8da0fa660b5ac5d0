import type { Knex } from 'knex'
import type { LedgerRow, NewLedgerRow, Store } from '../port.ts'
import type { Database } from './database.ts'
import { settleIfOpen } from './pending.ts'
import { refuse } from './refuse.ts'

type Ledger = Pick<Store, 'ledger' | 'append'>

interface LedgerRecord {
  seq: number
  id: string
  person: string
  recorded_by: string
  kind: LedgerRow['kind']
  amends: string | null
  activity: string
  date: string
  place: string | null
  count: number
  words: string
  reason: string | null
  recorded_at: string
  confirmation: string
}

const toRow = ({ recorded_by, recorded_at, ...row }: LedgerRecord & { line: number }): LedgerRow => {
  const { line: _, ...rest } = row
  return { ...rest, recordedBy: recorded_by, recordedAt: recorded_at }
}

const toRecord = ({ recordedBy, recordedAt, ...row }: NewLedgerRow) => ({
  ...row,
  recorded_by: recordedBy,
  recorded_at: recordedAt,
})

const lines = (db: Knex) => db<LedgerRecord & { line: number }>('ledger').orderBy('seq')

async function lastSeq(db: Knex): Promise<number> {
  const rows: { seq: number | null }[] = await db('ledger').max({ seq: 'seq' })
  return rows[0]?.seq ?? 0
}

/** Inserts the lines behind the last one; lines of one confirmation are numbered from 1. */
async function insertLines(db: Knex, rows: NewLedgerRow[]): Promise<void> {
  let seq = await lastSeq(db)
  const used = new Map<string, number>()
  for (const row of rows) {
    seq += 1
    const line = (used.get(row.confirmation) ?? 0) + 1
    used.set(row.confirmation, line)
    await db('ledger').insert({ ...toRecord(row), seq, line })
  }
}

/** The append-only ledger. */
export function ledgerStore(database: Database): Ledger {
  return {
    async ledger(person) {
      const rows = await database.read((db) => lines(db).where({ person }))
      return rows.map(toRow)
    },

    async append(rows, settle) {
      const confirmations = [...new Set(rows.map((row) => row.confirmation))]
      return database.write(async (db) => {
        const earlier = await lines(db).whereIn('confirmation', confirmations)
        if (earlier.length > 0) return { stored: false, rows: earlier.map(toRow) }
        if (settle !== undefined) {
          const state = await settleIfOpen(db, settle.pending, 'confirmed', settle.at)
          if (state === 'unknown') refuse(database, 'pending: unknown id')
          // Cancelled or replaced before: the card no longer stands for what the person wants stored.
          if (state === 'settled-before') return { stored: false, rows: [] }
        }
        const before = await lastSeq(db)
        await insertLines(db, rows)
        const stored = await lines(db).where('seq', '>', before)
        return { stored: true, rows: stored.map(toRow) }
      })
    },
  }
}
