import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatBody } from './types.ts'

/** What the model says, ready to be sent. */
export interface Said {
  /** Content, or the arguments of the call. */
  text: string
  tool: string | null
  finish: 'stop' | 'length' | 'tool_calls' | 'content_filter'
  refusal?: string
}

export interface Pace {
  pieceChars: number
  delayMs: number
  /** Only so much of the answer, and then `after`. */
  share?: number
  after?: 'hang' | 'close'
}

const ID = 'chatcmpl-loopback'
const CREATED = 1_760_000_000

/** One token to each character of what was read and said: near enough for a budget. */
function usage(body: ChatBody, said: Said) {
  const prompt = JSON.stringify(body.messages ?? []).length
  return {
    prompt_tokens: prompt,
    completion_tokens: said.text.length,
    total_tokens: prompt + said.text.length,
  }
}

/** The whole response as one JSON object. */
export function completion(body: ChatBody, said: Said): unknown {
  const message = said.tool
    ? {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'call_1', type: 'function', function: { name: said.tool, arguments: said.text } }],
      }
    : { role: 'assistant', content: said.text, refusal: said.refusal ?? null }
  return {
    id: ID,
    object: 'chat.completion',
    created: CREATED,
    model: body.model,
    choices: [{ index: 0, message, finish_reason: said.finish, logprobs: null }],
    usage: usage(body, said),
  }
}

/** One event of a stream. */
export function event(body: ChatBody, delta: unknown, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish, logprobs: null }]
  return data({ id: ID, object: 'chat.completion.chunk', created: CREATED, model: body.model, choices })
}

export const data = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`

export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  response.flushHeaders()
}

/** Writes a stream piece by piece, until it ends, the client goes, or the pace says so. */
export async function stream(
  response: ServerResponse,
  body: ChatBody,
  said: Said,
  pace: Pace,
): Promise<void> {
  openStream(response)
  response.write(event(body, opening(said)))
  const text = pace.share === undefined ? said.text : said.text.slice(0, said.text.length * pace.share)
  for (let at = 0; at < text.length; at += pace.pieceChars) {
    if (pace.delayMs > 0) await sleep(pace.delayMs)
    if (response.destroyed) return
    const piece = text.slice(at, at + pace.pieceChars)
    response.write(
      event(
        body,
        said.tool ? { tool_calls: [{ index: 0, function: { arguments: piece } }] } : { content: piece },
      ),
    )
  }
  if (pace.after === 'hang') return
  if (pace.after === 'close') return cut(response)
  response.write(event(body, said.refusal ? { refusal: said.refusal } : {}, said.finish))
  if (body.stream_options?.include_usage) {
    const chunk = {
      id: ID,
      object: 'chat.completion.chunk',
      created: CREATED,
      model: body.model,
      choices: [],
    }
    response.write(data({ ...chunk, usage: usage(body, said) }))
  }
  response.end('data: [DONE]\n\n')
}

/** Closes the connection once what was written has gone out. */
export function cut(response: ServerResponse): void {
  response.write('', () => setTimeout(() => response.destroy(), 20))
}

function opening(said: Said): unknown {
  if (!said.tool) return { role: 'assistant', content: '' }
  const call = { index: 0, id: 'call_1', type: 'function', function: { name: said.tool, arguments: '' } }
  return { role: 'assistant', content: null, tool_calls: [call] }
}
