import type { NewOutRow, OutRow, Store } from '../port.ts'
import type { Database } from './database.ts'

type Outbox = Pick<Store, 'addOutgoing' | 'waitingOutgoing' | 'markSent' | 'failOutgoing'>

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

/** The row as it waits, or null where its key was used before. */
async function insert(database: Database, row: NewOutRow): Promise<OutRow | null> {
  const [stored] = await database.change<OutRecord>(
    `INSERT INTO outbox (key, address, thread, reply_to, replaces, body, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO NOTHING RETURNING *`,
    row.key,
    row.address,
    row.thread,
    row.replyTo,
    row.replaces,
    row.body,
    row.createdAt,
  )
  return stored === undefined ? null : toRow(stored)
}

/** What is to go out through channels. */
export function outboxStore(database: Database): Outbox {
  return {
    async addOutgoing(rows) {
      return database.transaction(async (inner) => {
        const stored: OutRow[] = []
        for (const row of rows) {
          const fresh = await insert(inner, row)
          if (fresh !== null) stored.push(fresh)
        }
        return stored
      })
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

    async markSent(seq, messageId, at, last) {
      const sent = last ? `, outcome = 'sent', settled_at = ?, body = ''` : ''
      await database.change(
        `UPDATE outbox SET message_ids = json_insert(message_ids, '$[#]', CAST(? AS INTEGER))${sent}
         WHERE seq = ? AND settled_at IS NULL`,
        ...(last ? [messageId, at, seq] : [messageId, seq]),
      )
    },

    async failOutgoing(seq, { cause, at, giveUp }) {
      const over = giveUp ? `, outcome = 'undeliverable', settled_at = ?, body = ''` : ''
      await database.change(
        `UPDATE outbox SET attempts = attempts + 1, cause = ?${over} WHERE seq = ? AND settled_at IS NULL`,
        ...(giveUp ? [cause, at, seq] : [cause, seq]),
      )
    },
  }
}
