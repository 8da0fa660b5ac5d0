import { GENESIS } from '../../chain/index.ts'
import type { AnchorRow, LedgerHead, Store } from '../port.ts'
import { chainLines } from './chained.ts'
import type { Database } from './database.ts'

type Evidence = Pick<
  Store,
  | 'chain'
  | 'head'
  | 'filesInUse'
  | 'addAnchor'
  | 'anchors'
  | 'calendarPerson'
  | 'calendarSince'
  | 'setCalendar'
>

/** What the chains say, where their head was shown, and the addresses of calendars. */
export function evidenceStore(database: Database): Evidence {
  return {
    chain: (name) => chainLines(database, name),

    async head() {
      const [last] = await database.rows<LedgerHead>('SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1')
      return last ?? { seq: 0, hash: GENESIS }
    },

    async filesInUse() {
      const rows = await database.rows<{ said: string }>(
        `SELECT json_extract(detail, '$.file.sha256') AS said FROM ledger
         WHERE kind = 'attach' AND json_extract(detail, '$.file.sha256') IS NOT NULL
         UNION ALL SELECT payload FROM pending WHERE settled_at IS NULL AND payload LIKE '%sha256%'`,
      )
      return new Set(rows.flatMap(({ said }) => said.match(/\b[0-9a-f]{64}\b/g) ?? []))
    },

    async addAnchor({ at, seq, hash, shown }) {
      await database.change(
        `INSERT INTO anchor (at, seq, hash, shown)
         SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM anchor WHERE hash = ?3 AND shown = ?4)`,
        at,
        seq,
        hash,
        shown,
      )
    },

    anchors: () => database.rows<AnchorRow>('SELECT at, seq, hash, shown FROM anchor ORDER BY rowid'),

    async calendarPerson(secret) {
      const [row] = await database.rows<{ person: string }>(
        'SELECT person FROM calendar_address WHERE secret = ?',
        secret,
      )
      return row?.person ?? null
    },

    async calendarSince(person) {
      const [row] = await database.rows<{ at: string }>(
        'SELECT at FROM calendar_address WHERE person = ?',
        person,
      )
      return row?.at ?? null
    },

    async setCalendar(person, secret, at) {
      if (secret === null) {
        await database.change('DELETE FROM calendar_address WHERE person = ?', person)
        return
      }
      await database.change(
        `INSERT INTO calendar_address (person, secret, at) VALUES (?, ?, ?)
         ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, at = excluded.at`,
        person,
        secret,
        at,
      )
    },
  }
}
