import { randomUUID } from 'node:crypto'
import type { Clock } from '../../calendar/index.ts'
import type { Store } from '../port.ts'
import { accessStore } from './access.ts'
import { buttonStore } from './buttons.ts'
import { chatStore } from './chats.ts'
import type { Database } from './database.ts'
import { delegationStore } from './delegations.ts'
import { dutyItemStore } from './duty-items.ts'
import { evidenceStore } from './evidence.ts'
import { databaseFile, prepareFile, type StoreLocation } from './file.ts'
import { forgettingStore } from './forget.ts'
import { inboxStore } from './inbox.ts'
import { invitationStore } from './invitations.ts'
import { keepingStore } from './keeping.ts'
import { ledgerStore } from './ledger.ts'
import { messageStore } from './messages.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { modelStore } from './model.ts'
import { openDatabase } from './open-database.ts'
import { outboxStore } from './outbox.ts'
import { pendingStore } from './pending.ts'
import { peopleStore } from './people.ts'
import { workFromMemory } from './remember.ts'
import { reminderStore } from './reminders.ts'
import { tenureStore } from './tenures.ts'

export type StoreOptions = StoreLocation & {
  /** How long to wait for another process that is writing, in milliseconds. Default 5000; 0 gives up at once. */
  busyTimeoutMs?: number
  /** Largest size of the database in pages of 4096 bytes; beyond it a write fails as on a full disk. Default: none. */
  maxPages?: number
  /** Gives the id of a new tenure. Default: a random UUID. */
  newId?: () => string
  /** Tells the day on which a database of an earlier version is brought up to date. Default: the system's clock. */
  clock?: Clock
}

const defaultBusyTimeoutMs = 5_000

/**
 * Opens the database, makes it where there is none (folder included) and brings its schema up to date. Several
 * processes may hold one file open; their writes take turns. Rejects with one of the classes of errors.ts, having
 * changed nothing, where the file is damaged, foreign, newer, read-only, locked for longer than the wait, or full.
 * An open store keeps the process running until it is closed.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { busyTimeoutMs = defaultBusyTimeoutMs, maxPages, newId = randomUUID, clock } = options
  if (!Number.isSafeInteger(busyTimeoutMs) || busyTimeoutMs < 0) {
    throw new RangeError(`busyTimeoutMs: ${busyTimeoutMs}; permitted are whole numbers from 0`)
  }
  const file = databaseFile(options)
  prepareFile(file)
  const database = await openDatabase(file, {
    busyTimeoutMs,
    ...(maxPages === undefined ? {} : { maxPages }),
  })
  try {
    await migrate(database, migrations, clock)
  } catch (error) {
    await database.close()
    throw error
  }
  return storeOver(database, newId)
}

/** Every method over one database, or over the one transaction that is under way. */
function storeOver(database: Database, newId: () => string): Store {
  return {
    ...peopleStore(database),
    ...tenureStore(database, newId),
    ...ledgerStore(database),
    ...pendingStore(database),
    ...messageStore(database),
    ...accessStore(database),
    ...invitationStore(database),
    ...delegationStore(database),
    ...inboxStore(database),
    ...outboxStore(database),
    ...chatStore(database),
    ...buttonStore(database),
    ...modelStore(database),
    ...reminderStore(database),
    ...evidenceStore(database),
    ...dutyItemStore(database),
    ...keepingStore(database),
    ...forgettingStore(database),
    transaction: (work) =>
      database.transaction((inner) => workFromMemory(inner, storeOver(inner, newId), work), true),
    close: () => database.close(),
  }
}
