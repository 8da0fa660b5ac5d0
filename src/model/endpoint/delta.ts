import { type Exchange, fail } from './exchange.ts'
import { faultOfErrorObject } from './status.ts'

/** A step of the answer: text, or arguments of the tool call, as far as they go on from the last. */
export interface Delta {
  content: string
  args: string
}

type Fields = Record<string, unknown>

/**
 * What an event of a stream, or a whole answer, adds. Notes in `exchange` what the client would not pass on: errors,
 * refusals, why it stopped, tokens.
 * @returns null where the event says nothing of the answer.
 */
export function deltaOf(event: unknown, exchange: Exchange): Delta | null {
  if (!isFields(event)) throw fail(exchange, 'unreadable')
  if (event.error !== undefined && event.error !== null) {
    const { fault, status } = faultOfErrorObject(event.error)
    throw fail(exchange, fault, status)
  }
  exchange.usage = usageOf(event.usage) ?? exchange.usage
  const choice = Array.isArray(event.choices) ? event.choices[0] : undefined
  if (!isFields(choice)) return null
  if (typeof choice.index === 'number' && choice.index !== 0) return null

  const part = isFields(choice.delta) ? choice.delta : choice.message
  const fields = isFields(part) ? part : {}
  if (typeof fields.refusal === 'string' && fields.refusal !== '') throw fail(exchange, 'declined')
  if (choice.finish_reason === 'content_filter') throw fail(exchange, 'declined')
  if (typeof choice.finish_reason === 'string') exchange.finish = choice.finish_reason
  for (const name of ['reasoning_content', 'reasoning']) {
    if (typeof fields[name] === 'string') exchange.thoughts += fields[name]
  }
  const delta = { content: textOf(fields.content), args: argumentsOf(fields) }
  return delta.content === '' && delta.args === '' ? null : delta
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part) => (isFields(part) && typeof part.text === 'string' ? part.text : '')).join('')
}

/** Of the first tool call; a second one is none that we asked for. */
function argumentsOf(fields: Fields): string {
  const calls = Array.isArray(fields.tool_calls) ? fields.tool_calls.filter(isFields) : []
  const call = calls.find(({ index }) => index === 0 || index === undefined)
  const named = call ? call.function : fields.function_call
  const given = isFields(named) ? named.arguments : undefined
  if (typeof given === 'string') return given
  // Some servers give the arguments parsed.
  return isFields(given) ? JSON.stringify(given) : ''
}

function usageOf(usage: unknown): number | null {
  if (!isFields(usage)) return null
  const total = usage.total_tokens ?? Number(usage.prompt_tokens) + Number(usage.completion_tokens)
  return typeof total === 'number' && Number.isInteger(total) && total > 0 ? total : null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
