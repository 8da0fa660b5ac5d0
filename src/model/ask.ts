import type { ZodType } from 'zod'
import type { Budget } from './budget.ts'
import type { ChatText, Client } from './endpoint/client.ts'
import type { Exchange } from './endpoint/exchange.ts'
import { ModelError } from './errors.ts'
import type { Leash } from './leash.ts'
import type { Rendered } from './prompts/render.ts'
import { pauseBeforeRetry } from './retry.ts'
import { followAnswer, type Growing, readAnswer } from './structure/answer.ts'
import { type Rung, shapedRequest } from './structure/rungs.ts'
import type { JsonSchema } from './structure/schema.ts'
import { estimateTokens } from './tokens.ts'

/** A question in words, and the shape of its answer. */
export interface Question<T> {
  words: Rendered
  schema: ZodType<T>
  /** That of `schema`. */
  shape: JsonSchema
  onPartial?: ((partial: unknown) => void) | undefined
}

/** An answer as it came, whole. */
export interface Reply extends ChatText {
  finish: string | null
}

/**
 * Asks in the way of a rung; once more where the endpoint failed before it said anything and there is time.
 * @throws {ModelError} the fault of the endpoint, or the end of the leash. Whether the answer fits is not looked at.
 */
export async function request<T>(
  client: Client,
  budget: Budget,
  rung: Rung,
  { words, shape, onPartial }: Question<T>,
  leash: Leash,
): Promise<Reply> {
  for (let tries = 1; ; tries++) {
    const before = leash.leftMs()
    const growing = onPartial ? { content: followAnswer(), args: followAnswer(), onPartial } : null
    const { exchange, ...text } = await attempt(client, budget, rung, words, shape, growing, leash)
    if (exchange.fault === null) return { ...text, finish: exchange.finish }
    const spentMs = before - leash.leftMs()
    const pauseMs = tries === 1 ? pauseBeforeRetry(exchange, spentMs, leash.leftMs()) : null
    if (pauseMs === null) throw exchange.fault
    await leash.pause(pauseMs)
  }
}

/** The value in a whole answer. @throws {ModelError} `empty`, or an AnswerError (`unreadable`). */
export function valueIn<T>(reply: Reply, schema: ZodType<T>): T {
  const text = reply.args.trim() === '' ? reply.content : reply.args
  if (text.trim() === '') throw new ModelError('empty')
  // An answer that was cut off may be an answer to something else, even where it can be read.
  if (reply.finish === 'length') throw new ModelError('unreadable')
  return readAnswer(text, schema)
}

async function attempt(
  client: Client,
  budget: Budget,
  rung: Rung,
  words: Rendered,
  shape: JsonSchema,
  growing: { content: Growing; args: Growing; onPartial: (partial: unknown) => void } | null,
  leash: Leash,
): Promise<ChatText & { exchange: Exchange }> {
  const chat = shapedRequest(rung, words, shape)
  const asked = estimateTokens(chat.system + chat.user + JSON.stringify(chat.options))
  const settle = await budget.take(asked)
  const ended = leash.ended()
  if (ended) {
    settle(0)
    throw ended
  }
  let written: ChatText = { content: '', args: '' }
  let exchange: Exchange | null = null
  try {
    const answer = await leash.race(
      client.send(chat, leash.signal, (text) => {
        written = text
        if (!growing || leash.ended()) return
        const partial = text.args === '' ? growing.content.grow(text.content) : growing.args.grow(text.args)
        if (partial !== undefined) growing.onPartial(partial)
      }),
    )
    exchange = answer.exchange
    return answer
  } finally {
    const answered = estimateTokens(written.content + written.args + (exchange?.thoughts ?? ''))
    settle(exchange?.taken === false ? 0 : (exchange?.usage ?? asked + answered))
  }
}
