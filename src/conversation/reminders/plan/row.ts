import type { CivilDate } from '../../../calendar/index.ts'
import { type NewOutRow, StoreError } from '../../../storage/index.ts'

/** The moment of planning, on the wall clock of Asia/Shanghai. */
export interface Moment {
  now: Date
  day: CivilDate
  time: string
}

/** What a row of the outbox holds until its words are made. */
const NO_WORDS = JSON.stringify({ digest: true })

/** The row of a digest, or of wishes, for the outbox. */
export function outgoing(
  key: string,
  { address, thread }: { address: string; thread: number | null },
  now: Date,
): NewOutRow {
  return {
    key,
    address,
    thread,
    replyTo: null,
    replaces: null,
    body: NO_WORDS,
    createdAt: now.toISOString(),
  }
}

/** Rejects with what the store cannot do just now: it cannot do it for any other chat either. */
export function throwStoreTrouble(error: unknown): void {
  if (error instanceof StoreError && error.fault !== 'refused') throw error
}
