import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StoreCorruptError, StoreReadOnlyError } from '../errors.ts'
import { notWritable, translate } from './faults.ts'

/** Where the database is: a folder that holds `zhaodan.sqlite`, or the file itself. */
export type StoreLocation = { dir: string } | { file: string }

/** The database file of a location, in the words in which it was configured. */
export function databaseFile(location: StoreLocation): string {
  return 'file' in location ? location.file : join(location.dir, 'zhaodan.sqlite')
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/**
 * Makes sure that the file can be written before the engine touches it, and makes the folder and an empty file where
 * there are none, for this user's eyes only. Throws the class of the cause; a file that exists is never changed here.
 */
export function prepareFile(file: string): void {
  // The journal is looked at first: a process that is just now creating both always writes the database before it.
  const journalBytes = sizeOf(`${file}-wal`)
  if (journalBytes > 0 && sizeOf(file) === 0) {
    // The engine would take the empty file for a new database and drop the journal with the records in it.
    throw new StoreCorruptError(file, 'the database is empty but its journal is not')
  }
  try {
    makeFolder(dirname(file))
    makeFile(file)
  } catch (error) {
    throw translate(error, file, 0)
  }
  const what = notWritable(file)
  if (what !== null) throw new StoreReadOnlyError(file, what)
}

/**
 * A file that exists is not opened: closing it again would drop every lock that this process holds on it through the
 * engine, as POSIX has it, and other processes would take it for free.
 */
function makeFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isDirectory()) throw Object.assign(new Error('a folder stands there'), { code: 'EISDIR' })
  if (found !== undefined) return
  try {
    closeSync(openSync(file, 'ax', 0o600))
  } catch (error) {
    // Another process may have made it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Step by step: Node's own recursive mkdir never returns where a file system such as /proc takes no folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may have made it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
