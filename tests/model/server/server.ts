import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ENDPOINTS } from './endpoints.ts'
import { play, spoil } from './faults.ts'
import { honest } from './honest/index.ts'
import { readPrompt } from './prompt.ts'
import type { ChatBody, Fault, Prompt, Script, Seen, ServerOptions } from './types.ts'
import { completion, type Said, stream } from './write.ts'

/** A server that speaks OpenAI's chat API on loopback. */
export interface ModelServer {
  /** With the version: `http://127.0.0.1:40123/v1`. */
  readonly url: string
  /** Every request of chat completions, oldest first. */
  readonly requests: readonly Seen[]
  /** What the model answers from here on; null = honestly. */
  answer(script: Script | null): void
  /** The fault that the next `times` requests meet (default: all); null ends it. */
  play(fault: Fault | null, times?: number): void
  close(): Promise<void>
}

/** @throws where the port is taken */
export async function startModelServer(options: ServerOptions = {}): Promise<ModelServer> {
  const endpoint = ENDPOINTS[options.as ?? 'openai']
  const key = options.key ?? endpoint.key
  const model = options.model ?? 'loopback'
  const requests: Seen[] = []
  let script = options.answer ?? null
  let fault = options.fault ?? null
  let left = Number.POSITIVE_INFINITY

  function nextFault(): Fault | null {
    if (fault === null || left <= 0) return null
    left -= 1
    return fault
  }

  async function chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await textOf(request)) as ChatBody
    const prompt = readPrompt(body)
    const seen = see(request, response, body, prompt)
    requests.push(seen)
    const attempt = requests.filter((one) => one.prompt.id === prompt.id).length
    const refusal = key !== undefined && seen.key !== key ? UNAUTHORIZED : endpoint.refuses(body, prompt.text)
    if (refusal) return json(response, refusal.status, refusal.body)
    const met = nextFault()
    const plain = say(body, prompt, script?.(prompt, attempt))
    const said = met ? spoil(met, plain, prompt) : plain
    const pace = { pieceChars: options.pieceChars ?? 12, delayMs: options.delayMs ?? 0 }
    if (met && (await play(met, response, body, said, pace))) return
    if (body.stream && !endpoint.neverStreams) return stream(response, body, said, pace)
    json(response, 200, completion(body, said))
  }

  function say(body: ChatBody, prompt: Prompt, scripted: unknown): Said {
    const form = endpoint.form(body)
    const answer = scripted === undefined ? honest(prompt) : scripted
    const bare = typeof answer === 'string' ? answer : JSON.stringify(answer)
    if (form === 'tool')
      return { text: bare, tool: toolOf(body), finish: named(body) ? 'stop' : 'tool_calls' }
    if (form === 'json' || typeof answer === 'string') return { text: bare, tool: null, finish: 'stop' }
    return { text: freely(bare, prompt, endpoint.thinks ?? false), tool: null, finish: 'stop' }
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://loopback').pathname
    if (request.method === 'GET' && path === '/v1/models')
      return json(response, 200, {
        object: 'list',
        data: [{ id: model, object: 'model', owned_by: 'loopback' }],
      })
    if (request.method === 'POST' && path === '/v1/chat/completions')
      return void chat(request, response).catch(() => response.destroy())
    json(response, 404, {
      error: { message: `Invalid URL (${request.method} ${path})`, type: 'invalid_request_error' },
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    answer: (next) => {
      script = next
    },
    play: (next, times = Number.POSITIVE_INFINITY) => {
      fault = next
      left = times
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const UNAUTHORIZED = {
  status: 401,
  body: {
    error: {
      message: "You didn't provide an API key, or it is not the right one.",
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    },
  },
}

function see(request: IncomingMessage, response: ServerResponse, body: ChatBody, prompt: Prompt): Seen {
  const seen: Seen = {
    method: request.method ?? '',
    path: request.url ?? '',
    key: /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null,
    body,
    prompt,
    status: null,
    aborted: false,
  }
  response.once('close', () => {
    seen.status = response.headersSent ? response.statusCode : null
    seen.aborted = !response.writableFinished
  })
  return seen
}

const named = (body: ChatBody) => typeof body.tool_choice === 'object'

function toolOf(body: ChatBody): string {
  const chosen = typeof body.tool_choice === 'object' ? body.tool_choice.function?.name : undefined
  return chosen ?? body.tools?.[0]?.function.name ?? 'answer'
}

/** As a model writes that nobody holds to a format: JSON in a fence where JSON is asked for, prose else. */
function freely(bare: string, prompt: Prompt, thinks: boolean): string {
  const said = /json/i.test(prompt.text)
    ? `\`\`\`json\n${bare}\n\`\`\``
    : '您好，这是一个很好的问题。根据您给出的材料，可以这样理解。'
  return thinks ? `<think>\n用户要一个 {"json": …}，先看材料。\n</think>\n\n${said}` : said
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
