/**
 * Takes a lock on a database through the engine itself, prints `held`, and lets go when its input ends.
 * Arguments: file, the statement that takes the lock.
 */
import { writeSync } from 'node:fs'
import sqlite3 from 'sqlite3'

const [file = '', statement = ''] = process.argv.slice(2)
const db = new sqlite3.Database(file)
db.exec(statement, (error) => {
  writeSync(1, error ? `${error.message}\n` : 'held\n')
  process.stdin.resume().on('end', () => db.exec('ROLLBACK', () => db.close()))
})
