import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import {
  type Answerer,
  createAnswerer,
  loadQuestionLanguage,
  type QuestionLanguage,
} from '../answers/index.ts'
import { type Clock, chineseWorkdays, rehearsalClock, type Workdays } from '../calendar/index.ts'
import { type Conversation, createConversation } from '../conversation/index.ts'
import { type DutyRules, dutyRules } from '../duties/index.ts'
import { createFollowUp } from '../interpretation/index.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/index.ts'
import type { Settings } from '../settings.ts'
import { openStore, type Store } from '../storage/index.ts'
import type { ModelChoice } from './model/choose.ts'
import { type ModelParts, type ModelSetting, openModel } from './model/open.ts'

/** Folder of the regulations that the product ships. */
export const KNOWLEDGE_DIR = fileURLToPath(new URL('../../knowledge', import.meta.url))

/** Folder of what a chat model is told. */
export const PROMPTS_DIR = fileURLToPath(new URL('../../prompts', import.meta.url))

/** The knowledge with what is made of it once. */
export interface Core {
  knowledge: Knowledge
  language: QuestionLanguage
  answerer: Answerer
}

/** @throws {KnowledgeError} naming each mistake with file and line. */
export function openCore(): Core {
  const knowledge = loadKnowledge(KNOWLEDGE_DIR)
  const language = loadQuestionLanguage(KNOWLEDGE_DIR, knowledge)
  return { knowledge, language, answerer: createAnswerer(knowledge, language) }
}

/** The product without its channels. */
export interface App extends Core {
  store: Store
  conversation: Conversation
  /** null where none is configured. */
  model: ModelParts | null
  workdays: Workdays
  rules: DutyRules
  clock: Clock
}

/** What the composition may add to the core. */
export interface AppOptions {
  /** People who may invite others: `tg:123`. */
  owners?: readonly string[]
  /** See `Parts.linkTo` of the conversation. */
  linkTo?: (payload: string) => string | null
  /** A chat model, and what is said about it. Default: none. */
  model?: (Pick<ModelSetting, 'dailyTokens' | 'log'> & { choice: ModelChoice }) | null
  /** Told once of every year that has come and whose holidays are not published. Default: nobody is. */
  onUnknownYear?: (year: number) => void
}

/**
 * Opens the database and puts the product together.
 * @throws {KnowledgeError | StoreError} each with sentences for the person who runs it.
 */
export async function openApp(dataDir: string, clock: Clock, options: AppOptions = {}): Promise<App> {
  const core = openCore()
  const store = await openStore({ dir: dataDir, clock })
  const model = options.model
    ? await openModel(options.model.choice, {
        ...core,
        ...options.model,
        promptsDir: PROMPTS_DIR,
        memory: store,
        clock,
      })
    : null
  const { onUnknownYear } = options
  const workdays = chineseWorkdays()
  // Plans look far ahead; what is not published matters once its day has come.
  const today = onUnknownYear ? chineseWorkdays({ onUnknownYear }) : workdays
  const rules = dutyRules(core.knowledge.packs)
  const conversation = createConversation({
    ...core,
    rules,
    workdays,
    today,
    store,
    newId: () => randomBytes(9).toString('hex'),
    owners: new Set(options.owners),
    followUp: createFollowUp(core.knowledge, core.language),
    ...(model ? { phraser: model.phraser, interpreter: model.interpreter } : {}),
    ...(options.linkTo ? { linkTo: options.linkTo } : {}),
  })
  return { ...core, store, conversation, model, workdays, rules, clock }
}

/** The clock of this process: the real one, or the rehearsal's. */
export function clockOf(settings: Settings): Clock {
  const real = () => new Date()
  return settings.ZHAODAN_NOW ? rehearsalClock(settings.ZHAODAN_NOW.toISOString(), real) : real
}
