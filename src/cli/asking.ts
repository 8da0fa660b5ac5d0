import type { Answer, AskContext } from '../answers/index.ts'
import { readAs } from '../interpretation/index.ts'
import type { ModelFault } from '../model/index.ts'
import { madeBy, type PhrasingRound, worthPhrasing } from '../phrasing/index.ts'
import { type Block, type Citation, plainText } from '../reply/index.ts'
import { openStore, StoreError } from '../storage/index.ts'
import { sanitize } from '../text/index.ts'
import { type Core, PROMPTS_DIR } from './app.ts'
import type { Environment } from './environment.ts'
import { log } from './log.ts'
import { modelIn } from './model/choose.ts'
import { memoryOfProcess } from './model/memory.ts'
import { type ModelParts, openModel } from './model/open.ts'
import { createPatience } from './patience.ts'

/** Nothing is shown meanwhile, but each piece that holds is worth the next wait. */
const TOTAL_MS = 20_000
/** With less than this left, a model is not asked any more. */
const LEAST_MS = 50

/** Questions of a batch that a model is asked at the same time. */
const MODEL_AT_ONCE = 4

/** A question's answer as the machine-readable interface gives it. */
export interface Asked {
  question: string
  mode: Answer['mode']
  refused: boolean
  reason: string | null
  text: string
  citations: Citation[]
  elapsedMs: number
}

/** What a model did to a question: filled in while it is asked. */
export interface ModelWatch {
  /** Name of the model that put the answer in its words; null where none was asked to. */
  name: string | null
  /** Topics that a model chose for a question that was not understood without it. */
  topics: string[]
  rounds: PhrasingRound[]
  /** Why its words were not taken; null where they were. */
  why: ModelFault | 'not-whole' | null
}

export interface Asker {
  /** How many questions it is worth asking at the same time. */
  atOnce: number
  /** Answers in a model's words where one is given and its answer holds. @param signal ends every wait. */
  ask(question: string, context: AskContext, signal?: AbortSignal, watch?: ModelWatch): Promise<Asked>
  close(): Promise<void>
}

/**
 * The asker that the settings describe. The data folder is opened only where a model is configured; where it cannot be,
 * that is said and the model's use is counted for this run alone.
 */
export async function openAsker(
  core: Core,
  environment: Environment,
  options: { offline?: boolean; data?: string },
): Promise<Asker> {
  const settings = environment.settings()
  const model = options.offline ? null : modelIn(settings, log)
  const waitMs = settings.ZHAODAN_MODEL_WAIT * 1000
  if (model === null) return { atOnce: 1, ask: createAsking(core, null, waitMs), close: async () => {} }
  const place = { dir: options.data ?? settings.ZHAODAN_DATA, clock: environment.clock() }
  const store = await openStore(place).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error
    process.stderr.write(`${error.message}本次照常回答，模型用量只在本次运行内计算。\n`)
    return null
  })
  const parts = await openModel(model.choice, {
    ...core,
    ...model,
    promptsDir: PROMPTS_DIR,
    memory: store ?? memoryOfProcess(),
    clock: environment.clock(),
  })
  return {
    atOnce: MODEL_AT_ONCE,
    ask: createAsking(core, parts, waitMs),
    close: async () => store?.close(),
  }
}

/**
 * @param model null = none is asked.
 * @param waitMs longest wait for a model that gives nothing, all questions together.
 */
function createAsking({ answerer }: Core, model: ModelParts | null, waitMs: number): Asker['ask'] {
  const patience = createPatience(waitMs)

  const asked = (signal?: AbortSignal) =>
    model !== null && !signal?.aborted && patience.leftMs() >= LEAST_MS ? model : null

  /** A question that was refused stays so; with the provisions that the model takes it to be about, said above. */
  async function understood(
    question: string,
    context: AskContext,
    signal?: AbortSignal,
    watch?: ModelWatch,
  ): Promise<{ answer: Answer; note: Block[] }> {
    const answer = answerer.ask(question, context)
    const interpreter = asked(signal)?.interpreter
    if (!interpreter || !answer.refused || !answer.trace.asks) return { answer, note: [] }
    const startMs = performance.now()
    const timeoutMs = patience.leftMs()
    const waiting = { timeoutMs, ...(signal ? { signal } : {}) }
    const choices = await interpreter.chooseTopics(question, answer, context, waiting)
    if (choices.length === 0) {
      if (performance.now() - startMs >= timeoutMs - LEAST_MS) patience.vain(startMs)
      return { answer, note: [] }
    }
    patience.good()
    const about = choices.map(({ topic }) => topic)
    const near = answerer.ask(question, context, about)
    if (near.refused) return { answer, note: [] }
    watch?.topics.push(...about)
    const labels = near.citations.map(({ label }) => label)
    const note: Block[] = [
      { type: 'note', text: readAs(choices) },
      { type: 'note', text: `可能相关：${labels.join('、')}` },
    ]
    return { answer: { ...answer, nearest: near.citations }, note }
  }

  async function phrased(
    question: string,
    answer: Answer,
    signal?: AbortSignal,
    watch?: ModelWatch,
  ): Promise<Answer> {
    const phraser = asked(signal)?.phraser
    if (!phraser || !worthPhrasing(answer)) return answer
    const startMs = performance.now()
    const result = await phraser.phrase({
      question,
      answer,
      facts: [],
      ...(signal ? { signal } : {}),
      patienceMs: patience.leftMs(),
      totalMs: TOTAL_MS,
      onRound: (round) => watch?.rounds.push(round),
    })
    if (watch) Object.assign(watch, { name: phraser.name, why: result.answer === null ? result.why : null })
    if (result.answer === null && result.why !== 'not-whole') patience.vain(startMs)
    else patience.good()
    return result.answer ?? answer
  }

  return async (question, context, signal, watch) => {
    const start = performance.now()
    const clean = sanitize(question)
    const { answer: found, note } = await understood(clean, context, signal, watch)
    const answer = await phrased(clean, found, signal, watch)
    return {
      question,
      mode: answer.mode,
      refused: answer.refused,
      reason: answer.reason,
      text: plainText([...note, ...answer.blocks, ...(model ? madeBy(answer, model.phraser.name) : [])]),
      citations: answer.citations,
      elapsedMs: Math.round((performance.now() - start) * 1000) / 1000,
    }
  }
}
