/** What people have in the data folder before the product starts: written through the store, as the product does. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openStore, type Store } from '../../../src/storage/index.ts'
import type { Setting } from './product.ts'

/** Someone with a post under 枣庄办法 since the beginning of 2025, and inspections already in the ledger. */
export interface Holder {
  id: number
  post: string
  title: string
  /** Days and places of inspections that the person led. */
  inspections?: { date: string; place: string }[]
}

/** Opens the store of a setting whose product is not running, and closes it again. */
export async function inStore<T>(setting: Setting, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dir: `${setting.dir}/data` })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Gives each of them post and ledger. */
export async function prepare(setting: Setting, holders: Holder[]): Promise<void> {
  await inStore(setting, async (store) => {
    for (const { id, post, title, inspections = [] } of holders) {
      const person = `tg:${id}`
      const recordedAt = '2026-10-20T02:00:00.000Z'
      await store.ensurePerson(person, recordedAt)
      const tenure = { person, regulation: 'zaozhuang-2019', post, title, from: '2025-01-01', to: null }
      await store.addTenure({ ...tenure, recordedAt })
      const rows = inspections.map(({ date, place }, index) => ({
        id: `e${id}-${index}`,
        person,
        recordedBy: person,
        kind: 'record' as const,
        amends: null,
        activity: 'led-inspection',
        date,
        place,
        count: 1,
        words: `${date}带队检查了${place}`,
        reason: null,
        recordedAt,
        confirmation: `prepared:${id}`,
      }))
      if (rows.length > 0) await store.append(rows)
    }
  })
}

/** The payload of a link that opens the private chat. */
export function payloadOf(url: string | null): string {
  return new URL(url ?? 'about:blank').searchParams.get('start') ?? ''
}

/** Keeps everybody else from writing to the database, as another process does that holds its lock. */
export async function holdDatabase(setting: Pick<Setting, 'dir'>): Promise<{ release(): Promise<void> }> {
  const holder = spawn(
    process.execPath,
    ['--input-type=module', '-e', HOLD, `${setting.dir}/data/zhaodan.sqlite`],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: import.meta.dirname,
    },
  )
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
const { default: { Database } } = await import('sqlite3')
const db = new Database(process.argv[1])
db.configure('busyTimeout', 5000)
db.exec('BEGIN IMMEDIATE', (error) => { if (error) throw error; console.log('held') })
process.stdin.on('end', () => db.exec('ROLLBACK', () => db.close())).resume()
`
