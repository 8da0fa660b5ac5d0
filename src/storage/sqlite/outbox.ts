import type { OutRow, Store } from '../port.ts'
import type { Database } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { refuse } from './refuse.ts'
import { sentMarks } from './sent-marks.ts'

type Outbox = Pick<
  Store,
  'addOutgoing' | 'waitingOutgoing' | 'outgoing' | 'waitingByKey' | 'markSent' | 'failOutgoing'
>

interface OutRecord {
  seq: number
  key: string
  address: string
  thread: number | null
  reply_to: number | null
  replaces: number | null
  body: string
  created_at: string
  message_ids: string
  attempts: number
  settled_at: string | null
  outcome: OutRow['outcome']
  cause: string | null
}

const toRow = (row: OutRecord): OutRow => ({
  seq: row.seq,
  key: row.key,
  address: row.address,
  thread: row.thread,
  replyTo: row.reply_to,
  replaces: row.replaces,
  body: row.body,
  createdAt: row.created_at,
  messageIds: JSON.parse(row.message_ids) as number[],
  attempts: row.attempts,
  settledAt: row.settled_at,
  outcome: row.outcome,
  cause: row.cause,
})

const insertion = {
  into: 'outbox',
  columns: ['key', 'address', 'thread', 'reply_to', 'replaces', 'body', 'created_at'],
  ending: 'ON CONFLICT (key) DO NOTHING RETURNING *',
}

/** What is to go out through channels. */
export function outboxStore(database: Database): Outbox {
  /** A row settled before stays as it is; one that never was is a mistake. */
  const refuseUnknown = async (seq: number): Promise<void> => {
    const known = await database.rows('SELECT seq FROM outbox WHERE seq = ?', seq)
    if (known.length === 0) refuse(database, 'outbox: unknown seq')
  }
  const mark = sentMarks(database)
  return {
    async addOutgoing(rows) {
      const stored = await insertRows<OutRecord>(
        database,
        insertion,
        rows.map((row) => [
          row.key,
          row.address,
          row.thread,
          row.replyTo,
          row.replaces,
          row.body,
          row.createdAt,
        ]),
      )
      return stored.map(toRow).sort((a, b) => a.seq - b.seq)
    },

    async waitingOutgoing(prefix, afterSeq = 0) {
      const rows = await database.rows<OutRecord>(
        `SELECT * FROM outbox WHERE settled_at IS NULL AND seq > ? AND substr(address, 1, length(?)) = ?
         ORDER BY seq`,
        afterSeq,
        prefix,
        prefix,
      )
      return rows.map(toRow)
    },

    async outgoing(key) {
      const [row] = await database.rows<OutRecord>('SELECT * FROM outbox WHERE key = ?', key)
      return row === undefined ? null : toRow(row)
    },

    async waitingByKey(prefix) {
      // The range lets the index be used: no character stands behind the last one.
      const rows = await database.rows<OutRecord>(
        `SELECT * FROM outbox WHERE settled_at IS NULL AND key >= ?1 AND key < ?1 || char(1114111) ORDER BY seq`,
        prefix,
      )
      return rows.map(toRow)
    },

    async markSent(seq, messageId, at, last) {
      if (!(await mark({ seq, messageId, at, last }))) await refuseUnknown(seq)
    },

    async failOutgoing(seq, { cause, at, giveUp }) {
      const over = giveUp ? `, outcome = 'undeliverable', settled_at = ?, body = ''` : ''
      const marked = await database.change(
        `UPDATE outbox SET attempts = attempts + 1, cause = ?${over} WHERE seq = ? AND settled_at IS NULL
         RETURNING seq`,
        ...(giveUp ? [cause, at, seq] : [cause, seq]),
      )
      if (marked.length === 0) await refuseUnknown(seq)
    },
  }
}
