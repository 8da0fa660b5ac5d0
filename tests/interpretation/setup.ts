import { fileURLToPath } from 'node:url'
import { type AskContext, createAnswerer, loadQuestionLanguage } from '../../src/answers/index.ts'
import { createInterpreter, type Waiting } from '../../src/interpretation/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { createModel } from '../../src/model/index.ts'
import { createRegulationSearch } from '../../src/retrieval/index.ts'
import { understand } from '../../src/understanding/index.ts'
import { memoryOf, NOW } from '../model/client/setup.ts'
import { type ServerOptions, startModelServer } from '../model/server/index.ts'

export const TODAY = '2026-11-22'
export const WAITING: Waiting = { timeoutMs: 5000 }
export const ANYONE: AskContext = { regulation: null, post: null, today: TODAY }
export const POSTS = ['zaozhuang-2019:town-government-head']

const folder = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
export const knowledge = loadKnowledge(folder('knowledge'))
export const language = loadQuestionLanguage(knowledge.dir, knowledge)
const search = createRegulationSearch(knowledge)
export const answerer = createAnswerer(knowledge, language, search)

/** An interpreter whose model is the loopback server. */
export async function interpreting(options: ServerOptions = {}) {
  const server = await startModelServer(options)
  const model = createModel({
    baseUrl: server.url,
    model: 'loopback',
    dailyTokens: 10_000_000,
    memory: memoryOf().memory,
    clock: () => NOW,
    log: { info: () => {} },
    promptsDir: folder('prompts'),
  })
  await model.warm()
  const interpreter = createInterpreter({ model, knowledge, language, search })
  const read = (said: string, posts: readonly string[] = POSTS, today = TODAY) =>
    interpreter.readActivities(said, understand(said, { today, posts }, knowledge), { today, posts }, WAITING)
  return { server, interpreter, read }
}
