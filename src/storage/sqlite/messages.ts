import type { MessageRow, Store } from '../port.ts'
import type { Database } from './database.ts'
import { insertRows } from './insert-rows.ts'

type Messages = Pick<Store, 'addMessage' | 'addMessages' | 'messages' | 'clearMessages'>

export type NewMessage = Omit<MessageRow, 'seq'>

interface MessageRecord {
  seq: number
  person: string
  from_side: MessageRow['from']
  body: string
  at: string
  revises: number | null
}

const toMessage = ({ from_side, revises, ...row }: MessageRecord): MessageRow => ({
  ...row,
  from: from_side,
  ...(revises === null ? {} : { revises }),
})

const insertion = {
  into: 'message',
  columns: ['person', 'from_side', 'body', 'at', 'revises'],
  ending: 'RETURNING seq',
}

/** Stores the lines in order; gives them with their numbers. */
export async function insertMessages(database: Database, rows: NewMessage[]): Promise<MessageRow[]> {
  const stored = await insertRows<{ seq: number }>(
    database,
    insertion,
    rows.map(({ person, from, body, at, revises }) => [person, from, body, at, revises ?? null]),
  )
  const numbers = stored.map(({ seq }) => seq).sort((a, b) => a - b)
  return rows.map((row, i) => ({ ...row, seq: numbers[i] as number }))
}

/** The conversation, kept for its history. */
export function messageStore(database: Database): Messages {
  return {
    async addMessage(row) {
      const [stored] = await insertMessages(database, [row])
      return stored as MessageRow
    },

    async addMessages(rows) {
      await insertMessages(database, rows)
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
