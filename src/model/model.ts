import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Question, request, valueIn } from './ask.ts'
import { createBudget } from './budget.ts'
import { chatEndpoint } from './endpoint/address.ts'
import type { Client } from './endpoint/client.ts'
import { ModelError } from './errors.ts'
import { holdLeash, type Leash } from './leash.ts'
import type { Limits } from './limits.ts'
import { createNotices } from './notices.ts'
import { loadPrompts } from './prompts/load.ts'
import { renderPrompt } from './prompts/render.ts'
import { AnswerError } from './structure/answer.ts'
import { createFinder } from './structure/finder.ts'
import type { Rung } from './structure/rungs.ts'
import { jsonSchemaOf } from './structure/schema.ts'
import type { Model, ModelOptions } from './types.ts'

/** Time to load the client and to find out about the endpoint where nobody waits. */
const WARM_MS = 30_000
const REFUSES_A_RUNG = new Set([400, 404, 422])
const PROBE = z.object({ colour: z.string().min(1) })

/**
 * A chat model behind an OpenAI-compatible address. Reads the prompts; loads the client with the first request.
 * @throws {ModelError} `not-configured` where the model has no name or no usable address, or neither address nor key
 *   is given; RangeError for another option; PromptError where the prompts have mistakes.
 */
export function createModel(options: ModelOptions): Model {
  const { model, dailyTokens, memory, clock } = options
  const endpoint = chatEndpoint(options)
  if (model.trim() === '') throw new ModelError('not-configured')
  if (!Number.isInteger(dailyTokens) || dailyTokens < 0) {
    throw new RangeError(`dailyTokens: ${dailyTokens} is not a whole number of at least 0`)
  }
  const prompts = loadPrompts(options.promptsDir)
  const rendered = (id: string, inputs: Record<string, string>) =>
    renderPrompt(prompts, id, inputs, randomBytes(8).toString('hex'))
  const notices = createNotices(options.log)
  const budget = createBudget({ dailyTokens, memory, clock, usedUp: notices.usedUp })

  let loading: Promise<{ client: Client; limits: Limits }> | null = null
  const load = async (): Promise<{ client: Client; limits: Limits }> => {
    const [{ loadClient }, { createLimits }] = await Promise.all([
      import('./endpoint/client.ts'),
      import('./limits.ts'),
    ])
    return { client: await loadClient(endpoint, model), limits: createLimits(notices.seen) }
  }
  const loaded = () => {
    loading ??= load().catch(() => {
      loading = null
      throw new ModelError('unreachable')
    })
    return loading
  }

  /** Null where the endpoint keeps to the rung; else how it refuses or ignores it. */
  const probe = async (rung: Rung, leash: Leash): Promise<ModelError | null> => {
    const { client } = await loaded()
    const question = { words: rendered('probe', {}), schema: PROBE, shape: jsonSchemaOf(PROBE) }
    const reply = await request(client, budget, rung, question, leash).catch((error: unknown) => {
      if (refusesRung(error)) return error
      throw error
    })
    if (reply instanceof ModelError) return reply
    if (rung === 'tool' && reply.args === '') return new AnswerError('nothing')
    try {
      valueIn(reply, PROBE)
      return null
    } catch (error) {
      return error as ModelError
    }
  }
  const hash = createHash('sha256').update(`${endpoint.url}\n${model}`).digest('hex').slice(0, 32)
  const finder = createFinder({ endpoint: hash, memory, clock, probe })

  const answer = async <T>(client: Client, question: Question<T>, leash: Leash): Promise<T> => {
    let rung = await finder.rung(leash)
    let reply = await request(client, budget, rung, question, leash).catch((error: unknown) => {
      if (refusesRung(error) && rung !== 'prompt') return error
      throw error
    })
    if (reply instanceof ModelError) {
      // Whether it is the rung that is refused, or this request, shows when it is found out anew.
      await finder.forget()
      const anew = await finder.rung(leash)
      if (anew === rung) throw reply
      rung = anew
      reply = await request(client, budget, rung, question, leash)
    }
    try {
      return valueIn(reply, question.schema)
    } catch (error) {
      if (ignoresRung(error, rung)) await finder.forget()
      throw error
    }
  }

  return {
    name: model,
    async warm(signal) {
      const leash = holdLeash(WARM_MS, signal)
      try {
        const { limits } = await leash.race(loaded())
        await limits.run(leash, () => finder.rung(leash))
      } catch {
        // Said in the log, and found again by the first who asks.
      } finally {
        leash.release()
      }
    },
    async ask({ prompt, inputs, schema, onPartial, signal, timeoutMs }) {
      const question = { words: rendered(prompt, inputs), schema, shape: jsonSchemaOf(schema), onPartial }
      const leash = holdLeash(timeoutMs, signal)
      try {
        const { client, limits } = await leash.race(loaded())
        return await limits.run(leash, () => leash.race(answer(client, question, leash)))
      } finally {
        leash.release()
      }
    },
  }
}

function refusesRung(error: unknown): error is ModelError {
  return error instanceof ModelError && error.status !== null && REFUSES_A_RUNG.has(error.status)
}

function ignoresRung(error: unknown, rung: Rung): boolean {
  if (!(error instanceof AnswerError) || rung === 'prompt') return false
  return error.kept === 'nothing' || (error.kept === 'json' && rung === 'json_schema')
}
