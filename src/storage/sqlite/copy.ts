import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { StoreRefusedError } from '../errors.ts'
import { translate } from './faults.ts'
import { openForReading, type Reading } from './inspect/open.ts'

/** The engine's own copying of a database that is in use; its package has no types for it. */
interface Backup {
  step(pages: number, done: (error: Error | null) => void): void
  finish(done: () => void): void
  readonly completed: boolean
}

/** All pages in one step: they are of one moment, and nobody who writes meanwhile has to wait. */
const ALL_PAGES = -1

/**
 * Copies a database as it is at one moment, while it may be in use, into a file that does not exist yet, for this
 * user's eyes only. Durable once it resolves.
 * @throws {StoreError} where the file exists or cannot be written, or the database cannot be read; nothing is left of
 * the copy then.
 */
export async function copyDatabase(file: string, to: string): Promise<void> {
  if (existsSync(to)) throw new StoreRefusedError(file, 'backup: the file exists')
  let reading: Reading | null = null
  try {
    closeSync(openSync(to, 'wx', 0o600))
  } catch (error) {
    throw translate(error, to, 0)
  }
  try {
    reading = await openForReading(file)
    await copyPages(reading, to)
  } catch (error) {
    for (const left of [to, `${to}-journal`, `${to}-wal`, `${to}-shm`]) rmSync(left, { force: true })
    throw translate(error, file, 0)
  } finally {
    await reading?.close()
  }
}

async function copyPages({ raw }: Reading, to: string): Promise<void> {
  const backup = await new Promise<Backup>((resolve, reject) => {
    const started: Backup = Reflect.apply(Reflect.get(raw, 'backup'), raw, [
      to,
      (error: Error | null) => (error ? reject(error) : resolve(started)),
    ])
  })
  try {
    await new Promise<void>((resolve, reject) => {
      backup.step(ALL_PAGES, (error) => (error ? reject(error) : resolve()))
    })
    if (!backup.completed) throw Object.assign(new Error('the copy is not complete'), { code: 'SQLITE_BUSY' })
  } finally {
    await new Promise<void>((resolve) => backup.finish(() => resolve()))
  }
}
