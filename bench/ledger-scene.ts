/** A folder with people in post who log until something goes wrong; what each fault of ledger-faults.ts is set in. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Core, openCore } from '../src/cli/app.ts'
import { createConversation } from '../src/conversation/index.ts'
import { dutyRules } from '../src/duties/index.ts'
import { openFiles } from '../src/files/index.ts'
import { openStore, type StoreOptions } from '../src/storage/index.ts'
import {
  type Account,
  account,
  admit,
  handle,
  isRecorded,
  keep,
  log,
  markOf,
  NOW,
  POST,
  type Product,
  personOf,
} from './ledger-people.ts'

/** What became of a fault. */
export interface Outcome {
  /** Each sentence that somebody read, with the folder left out. */
  read: string[]
  /** Of the folder once the fault was gone. */
  account: Account
  /** What else was looked at. */
  besides?: string
}

export interface Scene {
  dir: string
  file: string
  person: string
  confirmed: string[]
  /** Opens the product over the folder; `limits` of the store. */
  open(limits?: Omit<Partial<StoreOptions>, 'dir'>): Promise<Product>
  /** Logs `entries` activities, every other one with a file, and throws where one is refused. */
  fill(product: Product, entries: number): Promise<void>
  /** Logs until something is refused; gives what was read. Throws after `most` entries. */
  untilRefused(product: Product, most: number, files?: boolean): Promise<string>
  /** Sentences without the folder's name. */
  words(text: string): string
  outcome(read: string[], besides?: string): Promise<Outcome>
}

let core: Core | null = null

async function openProduct(dir: string, limits: Omit<Partial<StoreOptions>, 'dir'> = {}): Promise<Product> {
  core ??= openCore(null)
  const store = await openStore({ clock: () => NOW, ...limits, dir })
  const files = openFiles(join(dir, 'files'))
  const rules = dutyRules(core.knowledge.packs)
  const conversation = createConversation({ ...core, rules, files, store, newId: randomUUID })
  return { store, files, conversation }
}

const PERSON = personOf(1)

/** A scene over a folder that exists; nobody is there yet. */
export function sceneIn(dir: string): Scene {
  const confirmed: string[] = []
  let next = 0
  /** One more activity; what was read where it was refused. */
  async function one(product: Product, withFile: boolean): Promise<string | null> {
    const mark = markOf(next)
    next += 1
    let said: string
    try {
      said = await log(product, PERSON, mark, withFile ? [await keep(product, mark)] : [])
    } catch (error) {
      return (error as Error).message
    }
    if (!isRecorded(said)) return said
    confirmed.push(mark)
    return null
  }
  const words = (text: string) => text.replaceAll(dir, 'DATA')
  return {
    dir,
    file: join(dir, 'zhaodan.sqlite'),
    person: PERSON,
    confirmed,
    words,
    async open(limits) {
      const product = await openProduct(dir, limits)
      if ((await product.store.members()).length === 0) {
        await admit(product, [PERSON])
        await handle(product, PERSON, { text: POST })
      }
      return product
    },
    async fill(product, entries) {
      for (let n = 0; n < entries; n += 1) {
        const refused = await one(product, n % 2 === 0)
        if (refused !== null) throw new Error(refused)
      }
    },
    async untilRefused(product, most, files = false) {
      for (let n = 0; n < most; n += 1) {
        const refused = await one(product, files)
        if (refused !== null) return refused
      }
      throw new Error(`nothing was refused in ${most} entries`)
    },
    async outcome(read, besides) {
      const counted = await account(dir, confirmed)
      return { read: read.map(words), account: counted, ...(besides ? { besides } : {}) }
    },
  }
}

/** Runs a fault in a folder of its own. */
export async function inFolder<T>(work: (scene: Scene) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-fault-'))
  try {
    return await work(sceneIn(dir))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The sentence with which something was refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('nothing was refused')
}
