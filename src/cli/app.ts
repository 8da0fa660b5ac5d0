import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type Answerer, createAnswerer } from '../answers/index.ts'
import { type Clock, rehearsalClock } from '../calendar/index.ts'
import { type Conversation, createConversation } from '../conversation/index.ts'
import { dutyRules } from '../duties/index.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/index.ts'
import type { Settings } from '../settings.ts'
import { openStore, type Store } from '../storage/index.ts'

/** Folder of the regulations that the product ships. */
export const KNOWLEDGE_DIR = fileURLToPath(new URL('../../knowledge', import.meta.url))

/** The knowledge with what is made of it once. */
export interface Core {
  knowledge: Knowledge
  answerer: Answerer
}

/** @throws {KnowledgeError} naming each mistake with file and line. */
export function openCore(): Core {
  const knowledge = loadKnowledge(KNOWLEDGE_DIR)
  return { knowledge, answerer: createAnswerer(knowledge) }
}

/** The product without its channels. */
export interface App extends Core {
  store: Store
  conversation: Conversation
  clock: Clock
}

/** What the composition may add to the core. */
export interface AppOptions {
  /** People who may invite others: `tg:123`. */
  owners?: readonly string[]
  /** See `Parts.linkTo` of the conversation. */
  linkTo?: (payload: string) => string | null
}

/**
 * Opens the database and puts the product together.
 * @throws {KnowledgeError | StoreError} each with sentences for the person who runs it.
 */
export async function openApp(dataDir: string, clock: Clock, options: AppOptions = {}): Promise<App> {
  const core = openCore()
  const store = await openStore({ dir: dataDir })
  const conversation = createConversation({
    ...core,
    rules: dutyRules(core.knowledge.packs),
    store,
    newId: () => randomBytes(9).toString('hex'),
    owners: new Set(options.owners),
    ...(options.linkTo ? { linkTo: options.linkTo } : {}),
  })
  return { ...core, store, conversation, clock }
}

/** The clock of this process: the real one, or the rehearsal's. */
export function clockOf(settings: Settings): Clock {
  const real = () => new Date()
  return settings.ZHAODAN_NOW ? rehearsalClock(settings.ZHAODAN_NOW.toISOString(), real) : real
}
