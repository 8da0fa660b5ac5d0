import type { InboxRow, Store } from '../port.ts'
import type { Database } from './database.ts'
import { insertRows } from './insert-rows.ts'

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

const insertion = {
  into: 'inbox',
  columns: ['channel', 'id', 'lane', 'body', 'received_at'],
  ending: 'ON CONFLICT (channel, id) DO NOTHING RETURNING *',
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
      const stored = await insertRows<InboxRecord>(
        database,
        insertion,
        rows.map((row) => [row.channel, row.id, row.lane, row.body, row.receivedAt]),
      )
      // The engine promises no order of what it returns.
      const fresh = new Map(stored.map((row) => [`${row.channel} ${row.id}`, toRow(row)]))
      const keys = new Set(rows.map((row) => `${row.channel} ${row.id}`))
      return [...keys].flatMap((key) => fresh.get(key) ?? [])
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

    async finishIncoming(channel, ids, at) {
      const finished = await database.change<{ id: number }>(
        `UPDATE inbox SET outcome = 'done', settled_at = ?, body = ''
         WHERE channel = ? AND id IN (SELECT value FROM json_each(?)) AND settled_at IS NULL RETURNING id`,
        at,
        channel,
        JSON.stringify(ids),
      )
      return finished.map(({ id }) => id)
    },
  }
}
