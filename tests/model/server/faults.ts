import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatBody, Fault, Prompt } from './types.ts'
import { completion, cut, data, event, openStream, type Pace, type Said, stream } from './write.ts'

/** What a fault makes of the model's answer; the same answer where it spoils something else. */
export function spoil(fault: Fault, said: Said, prompt: Prompt): Said {
  switch (fault.kind) {
    case 'half-json':
      return { ...said, text: said.text.slice(0, said.text.length / 2), finish: 'length' }
    case 'empty':
      return { ...said, text: '' }
    case 'blank':
      return { ...said, text: ' '.repeat(400) }
    case 'declined':
      return { ...said, tool: null, text: '', refusal: 'I cannot help with that request.', finish: 'stop' }
    case 'filtered':
      return { ...said, tool: null, text: '', finish: 'content_filter' }
    case 'huge':
      return { ...said, text: huge(fault.bytes ?? 1_000_000, prompt) }
    case 'wrong-schema':
      return {
        ...said,
        text: '{"segments":"第一条","question":7,"choices":{},"activities":"带队检查","ok":"是"}',
      }
    case 'other-shape':
      return { ...said, text: '[{"answer":"每季度至少1次"},{"answer":"每半年至少1次"}]' }
    case 'prose-around':
      return { ...said, text: `好的，下面是整理好的结果：\n\n${said.text}\n\n希望对您有帮助！` }
    case 'prose':
      return { ...said, text: '您好！这个问题问得很好，我来为您解答：每季度至少带队检查1次。' }
    default:
      return said
  }
}

/** A closed answer of the right shape and of the wrong length. */
function huge(bytes: number, prompt: Prompt): string {
  const words = '安全生产'.repeat(Math.ceil(bytes / 12))
  if (prompt.id === 'phrase') return JSON.stringify({ segments: [{ text: words, rests: [] }] })
  return JSON.stringify({ question: words, choices: [], activities: [] })
}

/** Plays a fault of the connection or of HTTP. @returns false where it is none, and the answer is still to be sent. */
export async function play(
  fault: Fault,
  response: ServerResponse,
  body: ChatBody,
  said: Said,
  pace: Pace,
): Promise<boolean> {
  const json = (status: number, value: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
    return true
  }
  const whole = JSON.stringify(completion(body, said))
  switch (fault.kind) {
    case 'slow':
      await sleep(fault.ms)
      return response.destroyed
    case 'drip':
      await stream(response, body, said, { pieceChars: 1, delayMs: fault.ms })
      return true
    case 'silence':
      return true
    case 'hang-after-headers':
      openStream(response)
      return true
    case 'hang-in-answer':
      return part(response, body, said, whole, { ...pace, share: fault.share ?? 0.5, after: 'hang' })
    case 'close':
      response.destroy()
      return true
    case 'close-in-answer':
      return part(response, body, said, whole, { ...pace, share: fault.share ?? 0.5, after: 'close' })
    case 'busy': {
      const error = {
        message: 'Rate limit reached for requests',
        type: 'requests',
        param: null,
        code: 'rate_limit_exceeded',
      }
      return json(
        429,
        { error },
        fault.retryAfter === null ? {} : { 'retry-after': String(fault.retryAfter) },
      )
    }
    case 'quota': {
      const message = 'You exceeded your current quota, please check your plan and billing details.'
      return json(429, {
        error: { message, type: 'insufficient_quota', param: null, code: 'insufficient_quota' },
      })
    }
    case 'status':
      return json(fault.status, {
        error: { message: 'The server had an error', type: 'server_error', param: null, code: null },
      })
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
      return true
    case 'half-response':
      response.writeHead(200, { 'content-type': 'application/json' }).end(whole.slice(0, whole.length / 2))
      return true
    case 'no-choice':
      return json(200, { id: 'chatcmpl-loopback', object: 'chat.completion', model: body.model, choices: [] })
    case 'endless':
      return endless(response, body)
    case 'error-in-stream':
      openStream(response)
      response.write(event(body, { role: 'assistant', content: said.text.slice(0, said.text.length / 2) }))
      response.end(data({ error: { message: 'The server had an error', type: 'server_error', code: null } }))
      return true
    case 'bad-stream':
      openStream(response)
      response.end('data: {"choices":[{"delta":{"content":"安全\n\ndata: 您好\n\ndata: [DONE]\n\n')
      return true
    default:
      return false
  }
}

async function part(
  response: ServerResponse,
  body: ChatBody,
  said: Said,
  whole: string,
  pace: Pace,
): Promise<boolean> {
  if (body.stream) {
    await stream(response, body, said, pace)
    return true
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(whole) })
  response.write(whole.slice(0, whole.length * (pace.share ?? 1)))
  if (pace.after === 'close') cut(response)
  return true
}

async function endless(response: ServerResponse, body: ChatBody): Promise<boolean> {
  openStream(response)
  response.write(event(body, { role: 'assistant', content: '' }))
  for (let at = 0; !response.destroyed; at++) {
    response.write(event(body, { content: `@#￥%${at}安全生产` }))
    await sleep(2)
  }
  return true
}

const PAGE = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Gateway</h1></body></html>'
