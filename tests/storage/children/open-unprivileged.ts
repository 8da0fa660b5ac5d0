/**
 * Opens a store as a user whom file permissions bind, and prints class, fault and message of the error, or `opened`.
 * Argument: folder.
 */
import { writeSync } from 'node:fs'
import { openStore, StoreError } from '../../../src/storage/index.ts'

const [dir = ''] = process.argv.slice(2)
// The administrator may write everywhere: 65534 is the user `nobody`.
if (process.getuid?.() === 0) process.setuid?.(65534)
try {
  await (await openStore({ dir })).close()
  writeSync(1, 'opened\n')
} catch (error) {
  if (!(error instanceof StoreError)) throw error
  writeSync(1, `${JSON.stringify({ ...error, name: error.name, message: error.message })}\n`)
}
