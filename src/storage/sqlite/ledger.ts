import { canonical } from '../../chain/index.ts'
import type { LedgerRow, NewLedgerRow, Store } from '../port.ts'
import { appendChained, type Heads, otherHeads, ownHead } from './chained.ts'
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
  detail: string | null
}

const toRow = (row: LedgerRecord): LedgerRow => ({
  seq: row.seq,
  id: row.id,
  person: row.person,
  kind: row.kind,
  amends: row.amends,
  activity: row.activity,
  date: row.date,
  place: row.place,
  count: row.count,
  words: row.words,
  reason: row.reason,
  confirmation: row.confirmation,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  ...(row.detail === null ? {} : { detail: row.detail }),
})

const columns = `seq, id, person, recorded_by, kind, amends, activity, date, place, count, words, reason, recorded_at,
  confirmation, detail`

const ofPerson = `SELECT ${columns} FROM ledger WHERE person = ? ORDER BY seq`
const ofConfirmations = `SELECT ${columns} FROM ledger WHERE confirmation IN (SELECT value FROM json_each(?)) ORDER BY seq`

/** Behind the last line; `line` tells apart those of one confirmation. */
async function insertLine(
  inner: Database,
  row: NewLedgerRow,
  line: number,
  others: Omit<Heads, 'own'>,
): Promise<LedgerRow> {
  const heads: Heads = { ...others, own: await ownHead(inner, row.person) }
  const stored = await appendChained<LedgerRecord>(inner, 'ledger', {
    id: row.id,
    person: row.person,
    recorded_by: row.recordedBy,
    kind: row.kind,
    amends: row.amends,
    activity: row.activity,
    date: row.date,
    place: row.place,
    count: row.count,
    words: row.words,
    reason: row.reason,
    recorded_at: row.recordedAt,
    confirmation: row.confirmation,
    line,
    detail: row.detail ?? null,
    heads: canonical(heads),
  })
  return toRow(stored)
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
        const others = await otherHeads(inner)
        const lines = new Map<string, number>()
        const stored: LedgerRow[] = []
        for (const row of rows) {
          const line = (lines.get(row.confirmation) ?? 0) + 1
          lines.set(row.confirmation, line)
          stored.push(await insertLine(inner, row, line, others))
        }
        return { stored: true, rows: stored }
      })
    },
  }
}
