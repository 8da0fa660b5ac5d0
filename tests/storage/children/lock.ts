/** Takes a lock, prints `held` or `refused`, and lets go when its input ends. Arguments: folder, name. */
import { writeSync } from 'node:fs'
import { openLock } from '../../../src/storage/index.ts'

const [dir = '', name = ''] = process.argv.slice(2)
const lock = await openLock(dir, name)
writeSync(1, lock === null ? 'refused\n' : 'held\n')
if (lock !== null) process.stdin.resume().on('end', () => lock.release())
