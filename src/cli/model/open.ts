import type { QuestionLanguage } from '../../answers/index.ts'
import type { Phrase } from '../../exports/index.ts'
import type { Interpreter } from '../../interpretation/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import { type Model, type ModelMemory, shownName } from '../../model/index.ts'
import type { Phraser } from '../../phrasing/index.ts'
import type { ModelChoice } from './choose.ts'

/** What a chat model does for the product. */
export interface ModelParts {
  phraser: Phraser
  interpreter: Interpreter
  /** Joins the sentences of a report. */
  join: Phrase
  /** Gets ready in the background, so that the first person need not wait. Never rejects. */
  warm(): Promise<void>
}

export interface ModelSetting {
  /** Folder of the prompts. */
  promptsDir: string
  knowledge: Knowledge
  language: QuestionLanguage
  dailyTokens: number
  memory: ModelMemory
  clock: () => Date
  log: { info(message: string): void }
}

/** Puts together what stands on a chat model. Nothing is sent, and none of it is loaded where this is not called. */
export async function openModel(choice: ModelChoice, setting: ModelSetting): Promise<ModelParts> {
  const [{ createPhraser }, { createInterpreter }, { createRegulationSearch }, { joinedBy }, model] =
    await Promise.all([
      import('../../phrasing/index.ts'),
      import('../../interpretation/index.ts'),
      import('../../retrieval/index.ts'),
      import('../../exports/index.ts'),
      modelOf(choice, setting),
    ])
  const { knowledge, language } = setting
  const phraser = createPhraser({ model, knowledge })
  return {
    // The name is read when it is shown: it may be found out later than this.
    phraser: {
      get name() {
        return shownName(model.name)
      },
      phrase: (request) => phraser.phrase(request),
    },
    interpreter: createInterpreter({ model, knowledge, language, search: createRegulationSearch(knowledge) }),
    join: joinedBy(model),
    warm: () => model.warm(),
  }
}

async function modelOf(choice: ModelChoice, setting: ModelSetting): Promise<Model> {
  const { createModel } = await import('../../model/index.ts')
  const { promptsDir, dailyTokens, memory, clock, log } = setting
  const { name, baseUrl, apiKey } = choice
  const make = (model: string) =>
    createModel({ baseUrl, apiKey, model, dailyTokens, memory, clock, log, promptsDir })
  if (name !== null) return make(name)
  const { modelNamedLater } = await import('./named-later.ts')
  return modelNamedLater({
    baseUrl: baseUrl as string,
    ...(apiKey ? { apiKey } : {}),
    make,
    log,
  })
}
