import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  NotADatabaseError,
  StoreCorruptError,
  StoreError,
  StoreFullError,
  StoreLockedError,
  StoreReadOnlyError,
  StoreRefusedError,
  StoreUnreachableError,
} from '../errors.ts'

/** The `code` of an error of the engine or of the file system; null where it has none. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code: unknown = Reflect.get(error, 'code')
  return typeof code === 'string' ? code : null
}

/** True where another connection was in the way and trying again may succeed. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED'
}

/**
 * True where the engine may have given up the whole transaction, and not only the statement. A broken rule undoes the
 * statement alone.
 */
export function breaksTransaction(error: unknown): boolean {
  const code = codeOf(error)
  return code !== 'SQLITE_CONSTRAINT' && (code?.startsWith('SQLITE_') ?? false)
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The folder of a file, or where it is still to be made the nearest one above that exists. */
function standingFolder(file: string): string {
  const folder = dirname(file)
  return existsSync(folder) || folder === dirname(folder) ? folder : standingFolder(folder)
}

/** What of a database is not writable: the file itself where there is one, else its folder; null where both are. */
export function notWritable(file: string): 'file' | 'folder' | null {
  if (existsSync(file) && !writable(file)) return 'file'
  return writable(standingFolder(file)) ? null : 'folder'
}

/** Room for one page at least, as seen by an ordinary user. */
function hasSpace(file: string): boolean {
  try {
    const volume = statfsSync(standingFolder(file))
    return volume.bavail * volume.bsize >= 65_536
  } catch {
    return true
  }
}

/**
 * Turns an error of the engine or of the file system into the class of its cause. `file` is the path as configured,
 * `waitedMs` how long the store had waited for others. Errors of any other origin come back unchanged.
 */
export function translate(error: unknown, file: string, waitedMs: number): unknown {
  if (error instanceof StoreError) return error
  const code = codeOf(error)
  switch (code) {
    case null:
      return error
    case 'SQLITE_CORRUPT':
      return new StoreCorruptError(file, null, error)
    case 'SQLITE_NOTADB':
      return new NotADatabaseError(file, 'other-file', error)
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new StoreLockedError(file, waitedMs, error)
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreFullError(file, error)
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StoreReadOnlyError(file, notWritable(file) ?? 'file', error)
    case 'SQLITE_CONSTRAINT':
      return new StoreRefusedError(file, ruleOf(error), error)
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_IOERR':
    case 'ENOENT': {
      // The engine reports a folder that takes no journal, and a disk without room for one, by the first two codes;
      // the system a folder that cannot be made on a read-only disk by the third.
      const what = notWritable(file)
      if (what !== null) return new StoreReadOnlyError(file, what, error)
      return hasSpace(file) ? new StoreUnreachableError(file, code, error) : new StoreFullError(file, error)
    }
    default:
      return /^E[A-Z]+$/.test(code) ? new StoreUnreachableError(file, code, error) : error
  }
}

/** The words after the code: `ledger: rows are never edited`, `FOREIGN KEY constraint failed`. */
function ruleOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.slice(text.lastIndexOf('SQLITE_CONSTRAINT: ') + 'SQLITE_CONSTRAINT: '.length)
}
