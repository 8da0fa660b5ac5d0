/** Another process that has the database to itself for a while, as a backup or a virus scanner may. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Holds BEGIN EXCLUSIVE on the database of a data folder until released; resolves once it is held. */
export async function holdExclusively(dir: string): Promise<{ release(): Promise<void> }> {
  const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLD, `${dir}/zhaodan.sqlite`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(holder, 'exit')
  await once(holder.stdout, 'data')
  return {
    async release() {
      holder.stdin.end()
      await ended
    },
  }
}

const HOLD = `
import { DatabaseSync } from 'node:sqlite'
const db = new DatabaseSync(process.argv[1])
db.exec('PRAGMA busy_timeout = 10000')
db.exec('BEGIN EXCLUSIVE')
console.log('held')
process.stdin.on('end', () => { db.exec('ROLLBACK'); db.close() }).resume()
`
