import type { MessageRow, Store } from '../port.ts'
import type { Database } from './database.ts'
import { refuse } from './refuse.ts'

type Messages = Pick<Store, 'addMessage' | 'messages' | 'clearMessages'>

interface MessageRecord {
  seq: number
  person: string
  from_side: MessageRow['from']
  body: string
  at: string
}

const toMessage = ({ from_side, ...row }: MessageRecord): MessageRow => ({ ...row, from: from_side })

/** The conversation, kept for its history. */
export function messageStore(database: Database): Messages {
  return {
    async addMessage({ person, from, body, at }) {
      const [row] = await database.change<{ seq: number }>(
        'INSERT INTO message (person, from_side, body, at) VALUES (?, ?, ?, ?) RETURNING seq',
        person,
        from,
        body,
        at,
      )
      return row === undefined
        ? refuse(database, 'message: not stored')
        : { seq: row.seq, person, from, body, at }
    },

    async messages(person, limit, beforeSeq = Number.MAX_SAFE_INTEGER) {
      const rows = await database.rows<MessageRecord>(
        'SELECT * FROM message WHERE person = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
        person,
        beforeSeq,
        limit,
      )
      return rows.map(toMessage).reverse()
    },

    async clearMessages(person) {
      await database.change('DELETE FROM message WHERE person = ?', person)
    },
  }
}
