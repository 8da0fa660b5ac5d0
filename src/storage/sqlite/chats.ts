import type { ChatRow, Store } from '../port.ts'
import type { Database } from './database.ts'
import { move } from './move-chat.ts'

type Chats = Pick<
  Store,
  'chat' | 'chats' | 'putChat' | 'moveChat' | 'chatSetting' | 'setChatSetting' | 'consents' | 'setConsent'
>

interface ChatRecord {
  address: string
  kind: ChatRow['kind']
  title: string | null
  owner: string | null
  active: number
  cause: string | null
  moved_to: string | null
  updated_at: string
}

const toChat = ({ active, moved_to, updated_at, ...row }: ChatRecord): ChatRow => ({
  ...row,
  active: active === 1,
  movedTo: moved_to,
  updatedAt: updated_at,
})

/** Chats, their settings, and what may be shown in them. */
export function chatStore(database: Database): Chats {
  return {
    async chat(address) {
      const [row] = await database.rows<ChatRecord>('SELECT * FROM chat WHERE address = ?', address)
      return row === undefined ? null : toChat(row)
    },

    async chats() {
      return (await database.rows<ChatRecord>('SELECT * FROM chat ORDER BY rowid')).map(toChat)
    },

    async putChat({ address, kind, title, owner, active, cause, movedTo, updatedAt }) {
      await database.change(
        `INSERT INTO chat (address, kind, title, owner, active, cause, moved_to, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (address) DO UPDATE SET kind = excluded.kind, title = excluded.title, owner = excluded.owner,
           active = excluded.active, cause = excluded.cause, moved_to = excluded.moved_to,
           updated_at = excluded.updated_at`,
        address,
        kind,
        title,
        owner,
        active ? 1 : 0,
        cause,
        movedTo,
        updatedAt,
      )
    },

    async moveChat(from, to, at) {
      if (from !== to) await database.transaction((inner) => move(inner, from, to, at))
    },

    async chatSetting(address, key) {
      const [row] = await database.rows<{ value: string }>(
        'SELECT value FROM chat_setting WHERE address = ? AND key = ?',
        address,
        key,
      )
      return row?.value ?? null
    },

    async setChatSetting(address, key, value) {
      await database.change(
        `INSERT INTO chat_setting (address, key, value) VALUES (?, ?, ?)
         ON CONFLICT (address, key) DO UPDATE SET value = excluded.value`,
        address,
        key,
        value,
      )
    },

    async consents(person) {
      const rows = await database.rows<{ address: string; given: number; at: string }>(
        'SELECT address, given, at FROM consent WHERE person = ? ORDER BY at, rowid',
        person,
      )
      return rows.map((row) => ({ ...row, given: row.given === 1 }))
    },

    async setConsent(person, address, given, at) {
      await database.change(
        `INSERT INTO consent (person, address, given, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (person, address) DO UPDATE SET given = excluded.given, at = excluded.at`,
        person,
        address,
        given ? 1 : 0,
        at,
      )
    },
  }
}
