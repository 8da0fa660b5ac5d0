/** Stores twenty rows, handles them slowly and prints the id of each. Argument: folder. */
import { writeSync } from 'node:fs'
import { createInboxWorker } from '../../../../src/channels/delivery/index.ts'
import { openStore } from '../../../../src/storage/index.ts'
import { AT, incoming, sleep } from '../world.ts'

const store = await openStore({ dir: process.argv[2] ?? '' })
const rows = await store.storeIncoming(Array.from({ length: 20 }, (_, i) => incoming(i + 1, 'tg:1')))
const worker = createInboxWorker({
  store,
  channel: 'tg',
  clock: () => new Date(AT),
  log: { info: () => {}, error: () => {} },
  onParked: () => {},
  async handle(row) {
    await sleep(10)
    await store.finishIncoming('tg', [row.id], AT)
    writeSync(1, `${row.id}\n`)
  },
})
await worker.start()
worker.add(rows)
