/**
 * Taps confirmations: appends one line for each key and prints `stored` and the id of the line on record.
 * Arguments: folder, name, keys.
 */
import { writeSync } from 'node:fs'
import { openStore } from '../../../src/storage/index.ts'
import { at, line } from '../rows.ts'

const [dir = '', name = '', ...keys] = process.argv.slice(2)
const store = await openStore({ dir })
for (const id of ['zhang', 'staff']) await store.ensurePerson(id, at(0))
for (const key of keys) {
  const { stored, rows } = await store.append([line(`${name}-${key}`, { confirmation: key })])
  writeSync(1, `${key} ${stored} ${rows.map((row) => row.id).join()}\n`)
}
await store.close()
