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
    async addMessage({ from, ...row }) {
      return database.write(async (db) => {
        const [seq] = await db('message').insert({ ...row, from_side: from })
        return seq === undefined ? refuse(database, 'message: not stored') : { seq, ...row, from }
      })
    },

    async messages(person, limit, beforeSeq) {
      const rows = await database.read((db) => {
        const latest = db<MessageRecord>('message').where({ person }).orderBy('seq', 'desc').limit(limit)
        return beforeSeq === undefined ? latest : latest.where('seq', '<', beforeSeq)
      })
      return rows.map(toMessage).reverse()
    },

    async clearMessages(person) {
      await database.write((db) => db('message').where({ person }).delete())
    },
  }
}
