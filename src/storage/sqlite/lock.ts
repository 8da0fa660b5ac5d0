import { join } from 'node:path'
import type { Database as RawConnection } from 'sqlite3'
import { isBusy, translate } from './faults.ts'
import { prepareFile } from './file.ts'

/** Held until it is released or the process ends. */
export interface Lock {
  release(): Promise<void>
}

const callback =
  (resolve: () => void, reject: (error: Error) => void) =>
  (error: Error | null): void =>
    error ? reject(error) : resolve()

/**
 * Takes a lock among all processes of this machine that use the folder `dir`, which is made where there is none.
 * `name` tells locks of one folder apart: 1–40 letters, digits or hyphens. It is a lock of the operating system on the
 * file `NAME.lock`, freed when the process ends in whatever way; the file itself stays and means nothing. Resolves at
 * once, with null where another holder has it (in this process as well). Rejects with a StoreError where the file
 * cannot be used. A held lock keeps the process running.
 */
export async function openLock(dir: string, name: string): Promise<Lock | null> {
  if (!/^[A-Za-z0-9-]{1,40}$/.test(name)) {
    throw new RangeError(`name: ${name}; permitted are 1 to 40 letters, digits or hyphens`)
  }
  const file = join(dir, `${name}.lock`)
  prepareFile(file)
  const { default: sqlite3 } = await import('sqlite3')
  let connection: RawConnection | null = null
  try {
    connection = await new Promise<RawConnection>((resolve, reject) => {
      const opened: RawConnection = new sqlite3.Database(
        file,
        callback(() => resolve(opened), reject),
      )
    })
    await execute(connection, 'PRAGMA busy_timeout = 0')
    // Nothing is ever written, the transaction alone is the lock: no journal is wanted beside it.
    await execute(connection, 'PRAGMA journal_mode = MEMORY')
    await execute(connection, 'BEGIN EXCLUSIVE')
  } catch (error) {
    if (connection !== null) await close(connection)
    if (isBusy(error)) return null
    throw translate(error, file, 0)
  }
  const held = connection
  let released: Promise<void> | null = null
  return {
    release() {
      // Closing ends the transaction as well.
      released ??= close(held)
      return released
    },
  }
}

function execute(connection: RawConnection, statement: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.exec(statement, callback(resolve, reject))
  })
}

function close(connection: RawConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.close(callback(resolve, reject))
  })
}
