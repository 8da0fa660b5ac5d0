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

const toRow = ({ recorded_by, recorded_at, ...row }: LedgerRecord): LedgerRow => ({
  ...row,
  recordedBy: recorded_by,
  recordedAt: recorded_at,
})

const columns = `seq, id, person, recorded_by, kind, amends, activity, date, place, count, words, reason, recorded_at,
  confirmation`

const ofPerson = `SELECT ${columns} FROM ledger WHERE person = ? ORDER BY seq`
const ofConfirmations = `SELECT ${columns} FROM ledger WHERE confirmation IN (SELECT value FROM json_each(?)) ORDER BY seq`

/** Behind the last line; lines of one confirmation are numbered from 1. */
const insert = `
  INSERT INTO ledger (${columns}, line)
  VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM ledger), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
    (SELECT coalesce(max(line), 0) + 1 FROM ledger WHERE confirmation = ?13))
  RETURNING ${columns}`

async function insertLine(database: Database, row: NewLedgerRow): Promise<LedgerRow> {
  const [stored] = await database.change<LedgerRecord>(
    insert,
    row.id,
    row.person,
    row.recordedBy,
    row.kind,
    row.amends,
    row.activity,
    row.date,
    row.place,
    row.count,
    row.words,
    row.reason,
    row.recordedAt,
    row.confirmation,
  )
  return stored === undefined ? refuse(database, 'ledger: not stored') : toRow(stored)
}

/** The append-only ledger. */
export function ledgerStore(database: Database): Ledger {
  return {
    async ledger(person) {
      return (await database.rows<LedgerRecord>(ofPerson, person)).map(toRow)
    },

    async append(rows, settle) {
      const confirmations = JSON.stringify(rows.map((row) => row.confirmation))
      return database.transaction(async (inner) => {
        const earlier = await inner.rows<LedgerRecord>(ofConfirmations, confirmations)
        if (earlier.length > 0) return { stored: false, rows: earlier.map(toRow) }
        if (settle !== undefined) {
          const state = await settleIfOpen(inner, settle.pending, 'confirmed', settle.at)
          if (state === 'unknown') refuse(database, 'pending: unknown id')
          // Cancelled or replaced before: the card no longer stands for what the person wants stored.
          if (state === 'settled-before') return { stored: false, rows: [] }
        }
        const stored: LedgerRow[] = []
        for (const row of rows) stored.push(await insertLine(inner, row))
        return { stored: true, rows: stored }
      })
    },
  }
}
