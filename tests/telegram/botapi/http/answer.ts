/** Answers of the Bot API, and spoiled ones. */
import type { ServerResponse } from 'node:http'
import type { Fault } from '../faults.ts'
import { RawJson } from '../methods/index.ts'
import { Refusal } from '../refusal.ts'

export interface Answer {
  status: number
  body: string
  description: string | null
}

export function success(result: unknown): Answer {
  const json = result instanceof RawJson ? result.json : JSON.stringify(result)
  return { status: 200, body: `{"ok":true,"result":${json}}`, description: null }
}

export function failure(error: Refusal): Answer {
  const { code, message: description, parameters } = error
  const body = JSON.stringify({ ok: false, error_code: code, description, ...(parameters && { parameters }) })
  return { status: code, body, description }
}

/** The answer that `fault` gives in place of a call's own; null where it lets that one through. */
export function spoiled(fault: Fault): Answer | null {
  switch (fault.kind) {
    case 'flood':
      return failure(
        new Refusal(429, `Too Many Requests: retry after ${fault.retryAfter}`, {
          parameters: { retry_after: fault.retryAfter },
        }),
      )
    case 'error':
      return failure(new Refusal(500, 'Internal Server Error'))
    case 'refuse':
      return failure(new Refusal(fault.code, fault.description, { parameters: fault.parameters ?? {} }))
    case 'gateway':
      return {
        status: 502,
        body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n',
        description: 'Bad Gateway',
      }
    default:
      return null
  }
}

/** Sends `answer`, in the way `fault` has it. */
export async function send(response: ServerResponse, answer: Answer, fault: Fault | null): Promise<void> {
  if (fault?.kind === 'silence') return
  if (fault?.kind === 'close') {
    response.socket?.destroy()
    return
  }
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
  const body = fault?.kind === 'half' ? answer.body.slice(0, Math.ceil(answer.body.length / 2)) : answer.body
  const type = body.startsWith('<') ? 'text/html' : 'application/json'
  response.writeHead(answer.status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
