import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Database as RawConnection } from 'sqlite3'

/** How long to wait for a process that holds the file for itself alone, in milliseconds. */
const BUSY_MS = 2_000

/** A connection that cannot write. */
export interface Reading {
  raw: RawConnection
  /** The rows of one statement. */
  all<T>(sql: string, ...values: (string | number)[]): Promise<T[]>
  close(): Promise<void>
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/**
 * Opens a database for reading alone: nothing of it is migrated, and no file is made beside it. Where a process has it
 * open, what that one has committed is seen. A journal left behind by a process that is gone is read from a copy,
 * since reading it in place would write beside it.
 */
export async function openForReading(file: string): Promise<Reading> {
  if (!existsSync(`${file}-wal`)) return open(file, 'immutable=1')
  if (existsSync(`${file}-shm`)) return open(file, 'mode=ro')
  if (sizeOf(`${file}-wal`) === 0) return open(file, 'immutable=1')
  const folder = mkdtempSync(join(tmpdir(), 'zhaodan-read-'))
  const copy = join(folder, 'copy.sqlite')
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    return await open(copy, 'mode=ro', remove)
  } catch (error) {
    remove()
    throw error
  }
}

async function open(file: string, how: string, closed: () => void = () => undefined): Promise<Reading> {
  const { default: sqlite3 } = await import('sqlite3')
  const address = `${pathToFileURL(resolve(file)).href}?${how}`
  const raw = await new Promise<RawConnection>((done, failed) => {
    const flags = sqlite3.OPEN_READONLY | sqlite3.OPEN_URI
    const opened: RawConnection = new sqlite3.Database(address, flags, (error) =>
      error ? failed(error) : done(opened),
    )
  })
  raw.configure('busyTimeout', BUSY_MS)
  const reading: Reading = {
    raw,
    all: <T>(sql: string, ...values: (string | number)[]) =>
      new Promise<T[]>((done, failed) => {
        raw.all<T>(sql, values, (error, rows) => (error ? failed(error) : done(rows)))
      }),
    close: () =>
      new Promise<void>((done, failed) => {
        raw.close((error) => {
          closed()
          if (error) failed(error)
          else done()
        })
      }),
  }
  try {
    // What a hostile schema calls is not run.
    await reading.all('PRAGMA trusted_schema = OFF')
    await reading.all('PRAGMA query_only = ON')
    return reading
  } catch (error) {
    await reading.close()
    throw error
  }
}
