import type { SealedLine } from '../../../chain/index.ts'
import {
  NotADatabaseError,
  StoreCorruptError,
  StoreEmptyError,
  StoreNewerError,
  StoreOlderError,
} from '../../errors.ts'
import type { AnchorRow, ChainName } from '../../port.ts'
import { codeOf, translate } from '../faults.ts'
import { applicationId } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import { missingGuards } from './guards.ts'
import { openForReading, type Reading } from './open.ts'
import { rowsOfChain } from './rows.ts'

/** The version from which on a database has chains. */
const CHAINED_SINCE = 5

const CHAINS: readonly ChainName[] = ['ledger', 'tenure', 'duty_item']

/** What a database file holds, read past the program that wrote it. */
export interface DatabaseEvidence {
  chains: Record<ChainName, SealedLine[]>
  /** The highest number that each chain ever gave, as the engine itself notes it. */
  highest: Record<ChainName, number>
  anchors: AnchorRow[]
  /** Names of triggers that are no longer there, are not as they were made, or were made by somebody else. */
  missingGuards: string[]
  /** Ledger lines that name a person, or a line, that is not there. */
  strays: number[]
  /** Number of the first ledger line that cannot be read; 0 where all can. */
  torn: number
  /** The engine's finding where pages or indexes are damaged; null where none is. */
  damage: string | null
}

/**
 * Reads the record out of a database file, at one moment, without writing a byte or trusting what wrote it; it may be
 * in use. `file` must exist.
 * @throws {StoreError} where it is no database, one of another product or of another version, damaged so that nothing
 * can be read, or cannot be opened.
 */
export async function inspectDatabase(file: string): Promise<DatabaseEvidence> {
  let reading: Reading | null = null
  try {
    reading = await openForReading(file)
    await reading.all('BEGIN')
    await refuseOthers(reading, file)
    return await evidenceIn(reading)
  } catch (error) {
    // Its tables are not those of its version: the schema itself was damaged or changed.
    if (codeOf(error) === 'SQLITE_ERROR') throw new StoreCorruptError(file, null, error)
    throw translate(error, file, 0)
  } finally {
    await reading?.close()
  }
}

async function refuseOthers(reading: Reading, file: string): Promise<void> {
  const [owner] = await reading.all<{ application_id: number }>('PRAGMA application_id')
  const [found] = await reading.all<{ user_version: number }>('PRAGMA user_version')
  const version = found?.user_version ?? 0
  // A file that was emptied has no pages, and belongs to nobody.
  const [{ page_count: pages } = { page_count: 0 }] = await reading.all<{ page_count: number }>(
    'PRAGMA page_count',
  )
  if (pages === 0) throw new StoreEmptyError(file)
  if (owner?.application_id !== applicationId) throw new NotADatabaseError(file, 'other-product')
  const supported = migrations.at(-1)?.version ?? 0
  if (version > supported) throw new StoreNewerError(file, version, supported)
  if (version < CHAINED_SINCE) throw new StoreOlderError(file, version)
  const tables = await reading.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
  const names = new Set(tables.map(({ name }) => name))
  const gone = [...CHAINS, 'anchor'].find((table) => !names.has(table))
  if (gone !== undefined) throw new StoreCorruptError(file, `no table ${gone}`)
}

async function evidenceIn(reading: Reading): Promise<DatabaseEvidence> {
  const highest = { ledger: 0, tenure: 0, duty_item: 0 }
  const given = await reading.all<{ name: ChainName; seq: number }>('SELECT name, seq FROM sqlite_sequence')
  for (const { name, seq } of given) if (name in highest) highest[name] = seq
  const ledger = await rowsOfChain(reading, 'ledger', highest.ledger)
  return {
    chains: {
      ledger: ledger.lines,
      tenure: (await rowsOfChain(reading, 'tenure', highest.tenure)).lines,
      duty_item: (await rowsOfChain(reading, 'duty_item', highest.duty_item)).lines,
    },
    highest,
    anchors: await reading.all<AnchorRow>('SELECT at, seq, hash, shown FROM anchor ORDER BY rowid'),
    missingGuards: await missingGuards(reading),
    strays: await straysIn(reading),
    torn: ledger.torn,
    damage: await damageIn(reading),
  }
}

async function straysIn(reading: Reading): Promise<number[]> {
  const rows = await reading.all<{ rowid: number }>('PRAGMA foreign_key_check(ledger)')
  return [...new Set(rows.map(({ rowid }) => rowid))].sort((a, b) => a - b)
}

async function damageIn(reading: Reading): Promise<string | null> {
  const [found] = await reading.all<{ integrity_check: string }>('PRAGMA integrity_check(1)')
  return found === undefined || found.integrity_check === 'ok' ? null : found.integrity_check
}
