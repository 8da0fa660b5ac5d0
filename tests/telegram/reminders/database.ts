/** What a data folder holds, read beside the product: rows that no port gives, and how things stood at an instant. */
import { DatabaseSync } from 'node:sqlite'
import type { DutyRecord } from '../../../src/duties/index.ts'
import { foldLedger, toActivities } from '../../../src/ledger/index.ts'
import type { LedgerRow } from '../../../src/storage/index.ts'

export interface SentDigest {
  key: string
  address: string
  /** sent, undeliverable, or null while it waits. */
  outcome: 'sent' | 'undeliverable' | null
  /** Telegram's ids of its messages. */
  messageIds: number[]
  cause: string | null
}

export interface Item {
  subscription: string
  /** Empty where it is nobody's. */
  person: string
  obligation: string
  start: string
  stage: string
  day: string
  digest: string
}

type Row = Record<string, string | number | null>

/** Opens the database of a data folder for reading; to be closed. */
export function look(dir: string) {
  const db = new DatabaseSync(`${dir}/zhaodan.sqlite`, { readOnly: true })
  const rows = (sql: string, ...given: string[]) => db.prepare(sql).all(...given) as Row[]
  return {
    close: () => db.close(),

    /** Rows of the outbox that are digests or own reminders, in the order in which they were stored. */
    digests(): SentDigest[] {
      return rows(`SELECT * FROM outbox WHERE key GLOB 'r:*' OR key GLOB 'o:*' ORDER BY seq`).map((row) => ({
        key: String(row.key),
        address: String(row.address),
        outcome: row.outcome as SentDigest['outcome'],
        messageIds: JSON.parse(String(row.message_ids)) as number[],
        cause: row.cause as string | null,
      }))
    },

    /** What the digests of a subscription brought up. */
    items(subscription: string): Item[] {
      return rows('SELECT * FROM reminder_item WHERE subscription = ?', subscription) as unknown as Item[]
    },

    /** Id of the chat's subscription. */
    subscription(address: string): string {
      const [row] = rows('SELECT id FROM subscription WHERE address = ?', address)
      if (!row) throw new Error(`no subscription of ${address}`)
      return String(row.id)
    },

    /** Posts and activities of a person as they had been recorded before the instant (ISO 8601, UTC). */
    recordAt(person: string, instant: string): DutyRecord {
      const tenures = rows(
        `SELECT * FROM tenure AS one WHERE person = ? AND recorded_at < ? AND withdrawn = 0 AND version = (
           SELECT max(version) FROM tenure WHERE id = one.id AND recorded_at < ?) ORDER BY seq`,
        person,
        instant,
        instant,
      )
      const ledger = rows(
        'SELECT * FROM ledger WHERE person = ? AND recorded_at < ? ORDER BY seq',
        person,
        instant,
      )
      return {
        tenures: tenures.map(({ regulation, post, from_day, to_day }) => ({
          regulation: String(regulation),
          post: String(post),
          from: String(from_day),
          to: to_day === null ? null : String(to_day),
        })),
        activities: toActivities(
          foldLedger(ledger.map((row) => ({ ...row, recordedAt: row.recorded_at }) as unknown as LedgerRow)),
        ),
      }
    },

    /** Who took part in a group's reminders at the instant. */
    participantsAt(subscription: string, instant: string): string[] {
      return rows(
        `SELECT person FROM participant AS one WHERE subscription = ? AND at < ? AND joined = 1 AND seq = (
           SELECT max(seq) FROM participant
           WHERE subscription = one.subscription AND person = one.person AND at < ?) ORDER BY seq`,
        subscription,
        instant,
        instant,
      ).map(({ person }) => String(person))
    },
  }
}

export type View = ReturnType<typeof look>
