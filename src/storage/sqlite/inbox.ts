import type { InboxRow, NewInboxRow, Store } from '../port.ts'
import type { Database } from './database.ts'

type Inbox = Pick<
  Store,
  'storeIncoming' | 'waitingIncoming' | 'failIncoming' | 'parkedIncoming' | 'finishIncoming'
>

interface InboxRecord {
  channel: string
  id: number
  lane: string
  body: string
  received_at: string
  attempts: number
  settled_at: string | null
  outcome: InboxRow['outcome']
  cause: string | null
}

const toRow = ({ received_at, settled_at, ...row }: InboxRecord): InboxRow => ({
  ...row,
  receivedAt: received_at,
  settledAt: settled_at,
})

/** The row as it waits, or null where it was stored before. */
async function insert(database: Database, row: NewInboxRow): Promise<InboxRow | null> {
  const [stored] = await database.change<InboxRecord>(
    `INSERT INTO inbox (channel, id, lane, body, received_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (channel, id) DO NOTHING RETURNING *`,
    row.channel,
    row.id,
    row.lane,
    row.body,
    row.receivedAt,
  )
  return stored === undefined ? null : toRow(stored)
}

/** What came in through channels. */
export function inboxStore(database: Database): Inbox {
  const listed = async (condition: string, channel: string): Promise<InboxRow[]> => {
    const rows = await database.rows<InboxRecord>(
      `SELECT * FROM inbox WHERE channel = ? AND ${condition} ORDER BY id`,
      channel,
    )
    return rows.map(toRow)
  }
  return {
    async storeIncoming(rows) {
      return database.transaction(async (inner) => {
        const stored: InboxRow[] = []
        for (const row of rows) {
          const fresh = await insert(inner, row)
          if (fresh !== null) stored.push(fresh)
        }
        return stored
      })
    },

    waitingIncoming: (channel) => listed('settled_at IS NULL', channel),

    async failIncoming(channel, id, { cause, at, park }) {
      await database.change(
        `UPDATE inbox SET attempts = attempts + 1, cause = ?, outcome = ?, settled_at = ?
         WHERE channel = ? AND id = ? AND settled_at IS NULL`,
        cause,
        park ? 'parked' : null,
        park ? at : null,
        channel,
        id,
      )
    },

    parkedIncoming: (channel) => listed("outcome = 'parked'", channel),

    async finishIncoming(channel, id, at) {
      const finished = await database.change(
        `UPDATE inbox SET outcome = 'done', settled_at = ?, body = ''
         WHERE channel = ? AND id = ? AND settled_at IS NULL RETURNING id`,
        at,
        channel,
        id,
      )
      return finished.length > 0
    },
  }
}
