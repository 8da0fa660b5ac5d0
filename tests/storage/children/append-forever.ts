/** Appends lines as fast as it can and prints each id once its commit is confirmed. Arguments: folder, name. */
import { writeSync } from 'node:fs'
import { openStore } from '../../../src/storage/index.ts'
import { at, card, line } from '../rows.ts'

const [dir = '', name = ''] = process.argv.slice(2)
const store = await openStore({ dir })
for (const id of ['zhang', 'staff']) await store.ensurePerson(id, at(0))
for (let i = 1; ; i += 1) {
  const id = `${name}-${i}`
  await store.addPending(card(id))
  await store.append([line(`${id}-a`, { confirmation: id }), line(`${id}-b`, { confirmation: id })], {
    pending: id,
    at: at(6),
  })
  // Synchronous: what was printed has left this process, and nothing is printed before its commit.
  writeSync(1, `${id}\n`)
}
