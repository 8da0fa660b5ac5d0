import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Answerer, createAnswerer, loadQuestionLanguage } from '../../../src/answers/index.ts'
import { type Conversation, createConversation } from '../../../src/conversation/index.ts'
import { dutyRules } from '../../../src/duties/index.ts'
import { createFollowUp, createInterpreter } from '../../../src/interpretation/index.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'
import { createModel, type ModelMemory } from '../../../src/model/index.ts'
import { createPhraser, type Phraser } from '../../../src/phrasing/index.ts'
import { createRegulationSearch } from '../../../src/retrieval/index.ts'
import { openStore, type Store } from '../../../src/storage/index.ts'
import { type ModelServer, startModelServer } from '../server/index.ts'

const KNOWLEDGE = fileURLToPath(new URL('../../../knowledge', import.meta.url))
const PROMPTS = fileURLToPath(new URL('../../../prompts', import.meta.url))

/** The product with a chat model that is reached over HTTP. */
export interface World {
  server: ModelServer
  answerer: Answerer
  phraser: Phraser
  conversation: Conversation
  store: Store
  /** What the log of the model said. */
  log: string[]
  end(): Promise<void>
}

/** @param poison words to put behind a provision of the law, in a copy of the regulations */
export async function openWorld(poison?: string): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-adversary-'))
  const knowledgeDir = poison === undefined ? KNOWLEDGE : poisoned(join(dir, 'knowledge'), poison)
  const server = await startModelServer({ pieceChars: 4000 })
  const knowledge = loadKnowledge(knowledgeDir)
  const language = loadQuestionLanguage(knowledgeDir, knowledge)
  const search = createRegulationSearch(knowledge)
  const store = await openStore({ dir })
  const log: string[] = []
  const model = createModel({
    baseUrl: server.url,
    apiKey: 'test-key',
    model: 'loopback',
    dailyTokens: Number.MAX_SAFE_INTEGER,
    memory: memory(),
    clock: () => NOW,
    log: { info: (message) => log.push(message) },
    promptsDir: PROMPTS,
  })
  await model.warm()
  let ids = 0
  const answerer = createAnswerer(knowledge, language)
  const phraser = createPhraser({ model, knowledge })
  const conversation = createConversation({
    knowledge,
    answerer,
    rules: dutyRules(knowledge.packs),
    store,
    newId: () => `adversary${++ids}`,
    followUp: createFollowUp(knowledge, language),
    phraser,
    interpreter: createInterpreter({ model, knowledge, language, search }),
  })
  return {
    server,
    answerer,
    phraser,
    conversation,
    store,
    log,
    async end() {
      await server.close()
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A day on which every frequency of the texts has a period under way: 2025-05-06, Asia/Shanghai. */
export const NOW = new Date('2025-05-06T01:00:00Z')

/** A copy of the regulations in which the words stand behind the first duty to lead an inspection of a town. */
function poisoned(to: string, poison: string): string {
  cpSync(KNOWLEDGE, to, { recursive: true })
  const path = join(to, 'zaozhuang-2019', 'text.txt')
  const text = readFileSync(path, 'utf8')
  const at = text.indexOf('排查各类非法违法行为')
  const end = text.indexOf('。', at) + 1
  writeFileSync(path, text.slice(0, end) + poison + text.slice(end))
  return to
}

function memory(): ModelMemory {
  const rungs = new Map<string, string>()
  let used = 0
  return {
    rung: async (endpoint) => rungs.get(endpoint) ?? null,
    keepRung: async (endpoint, rung) => void rungs.set(endpoint, rung),
    tokens: async () => used,
    addTokens: async (_day, tokens) => {
      used += tokens
    },
  }
}
