import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLimits } from '../access/index.ts'
import {
  type Answerer,
  createAnswerer,
  loadQuestionLanguage,
  type QuestionLanguage,
} from '../answers/index.ts'
import { type Clock, chineseWorkdays, type Workdays } from '../calendar/index.ts'
import { type Conversation, createConversation, createRecent } from '../conversation/index.ts'
import { type DutyRules, dutyRules } from '../duties/index.ts'
import { createExporter, type Exporter } from '../exports/index.ts'
import { type FileStore, openFiles } from '../files/index.ts'
import { versionOf } from '../imports/index.ts'
import { createFollowUp } from '../interpretation/index.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/index.ts'
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

/** Folder of the regulations that its users brought, below the data folder. */
export function importedDir(dataDir: string): string {
  return join(dataDir, 'regulations')
}

/**
 * The shipped regulations, and those imported into a data folder.
 * @throws {KnowledgeError} naming each mistake of the shipped ones with file and line.
 */
export function openCore(dataDir: string | null): Core {
  const knowledge = loadKnowledge(KNOWLEDGE_DIR, dataDir === null ? null : importedDir(dataDir))
  const language = loadQuestionLanguage(KNOWLEDGE_DIR, knowledge)
  return { knowledge, language, answerer: createAnswerer(knowledge, language) }
}

/** The product without its channels. */
export interface App extends Core {
  store: Store
  /** Files of the evidence, below the data folder. */
  files: FileStore
  exporter: Exporter
  conversation: Conversation
  /** null where none is configured. */
  model: ModelParts | null
  workdays: Workdays
  rules: DutyRules
  clock: Clock
  /** `versionOf` the imported regulations as it was before they were loaded. */
  importsSeen: string
  /**
   * Takes over what was imported or reviewed since: the next message is handled with it. `conversation` stays the same
   * object; the other fields change. Nothing changes where it throws.
   * @throws {KnowledgeError} see {@link openCore}.
   */
  reload(): Promise<void>
}

/** What the composition may add to the core. */
export interface AppOptions {
  /** People who may invite others: `tg:123`. */
  owners?: readonly string[]
  /** See `Parts.linkTo` of the conversation. */
  linkTo?: (payload: string) => string | null
  /** See `Parts.calendarAddress` of the conversation. */
  calendarAddress?: (secret: string) => string | null
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
  // Noted before anything is read, so that what is imported meanwhile is noticed.
  const importsSeen = versionOf(importedDir(dataDir))
  const first = openCore(dataDir)
  const store = await openStore({ dir: dataDir, clock })
  const files = openFiles(join(dataDir, 'files'), { clock })
  // Of the process, not of what is loaded: these outlive a reload.
  const limits = createLimits()
  const recent = createRecent()
  const { onUnknownYear } = options
  const workdays = chineseWorkdays()
  // Plans look far ahead; what is not published matters once its day has come.
  const today = onUnknownYear ? chineseWorkdays({ onUnknownYear }) : workdays

  async function made(core: Core) {
    const model = options.model
      ? await openModel(options.model.choice, {
          ...core,
          ...options.model,
          promptsDir: PROMPTS_DIR,
          memory: store,
          clock,
        })
      : null
    const rules = dutyRules(core.knowledge.packs)
    const exporter = createExporter({
      knowledge: core.knowledge,
      rules,
      store,
      files,
      ...(model ? { phrase: model.join } : {}),
    })
    const conversation = createConversation({
      ...core,
      rules,
      files,
      exporter,
      workdays,
      today,
      store,
      limits,
      recent,
      newId: () => randomBytes(9).toString('hex'),
      owners: new Set(options.owners),
      followUp: createFollowUp(core.knowledge, core.language),
      ...(model ? { phraser: model.phraser, interpreter: model.interpreter } : {}),
      ...(options.linkTo ? { linkTo: options.linkTo } : {}),
      ...(options.calendarAddress ? { calendarAddress: options.calendarAddress } : {}),
    })
    return { ...core, model, rules, exporter, conversation }
  }

  let current = await made(first)
  // Channels keep the conversation that they were given; its methods are those of the latest knowledge.
  const names = Object.keys(current.conversation) as (keyof Conversation)[]
  const conversation = Object.fromEntries(
    names.map((name) => [
      name,
      (...given: never[]) => Reflect.apply(current.conversation[name], null, given),
    ]),
  ) as unknown as Conversation
  const app: App = {
    ...current,
    conversation,
    store,
    files,
    workdays,
    clock,
    importsSeen,
    async reload() {
      current = await made(openCore(dataDir))
      Object.assign(app, current, { conversation })
    },
  }
  return app
}
