/** The loopback Bot API: HTTP around the world, the methods and the record. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Act, perform } from './acts/index.ts'
import { Faults } from './faults.ts'
import { Flood, type FloodLimits } from './flood.ts'
import { type Answer, failure, send, spoiled, success } from './http/answer.ts'
import { bytesOf, readBody } from './http/body.ts'
import { type Context, isUpload, methods, type Raw, readParams } from './methods/index.ts'
import { Recorder } from './record.ts'
import { malformed, Refusal } from './refusal.ts'
import type { Call, Violation } from './types.ts'
import { Updates } from './updates.ts'
import { Webhook } from './webhook.ts'
import { World } from './world/world.ts'

export interface BotApiOptions {
  /** Port on 127.0.0.1; any free one by default. */
  port?: number
  /** The server's clock: dates of messages, flood limits, age of taps. The real time by default. */
  now?: () => Date
  token?: string
  bot?: { id: number; username: string; name: string }
  /** Flood limits; null, the default, for none. */
  limits?: FloodLimits | null
  /** Id of the first update. */
  firstUpdateId?: number
  /** Wait before an update is given to a webhook again, in milliseconds; doubled each time. 1000 by default. */
  webhookRetryMs?: number
  /** How long a tap can be answered, in milliseconds of the server's clock. 30000 by default. */
  tapLifetimeMs?: number
}

export const testToken = '700000001:loopback-token-of-the-test-server'

export class BotApiServer {
  readonly url: string
  readonly token: string
  readonly faults: Faults
  readonly context: Context
  /** Milliseconds added to the clock by `clock` acts. */
  clockOffsetMs = 0
  readonly #server: Server

  private constructor(server: Server, options: BotApiOptions) {
    this.#server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    this.token = options.token ?? testToken
    this.faults = new Faults()
    const clock = options.now ?? (() => new Date())
    const now = () => clock().getTime() + this.clockOffsetMs
    const bot = options.bot ?? { id: 700_000_001, username: 'zhaodan_bot', name: '照单' }
    const updates = new Updates(options.firstUpdateId ?? 500_000_001)
    const webhook = new Webhook({
      updates,
      now,
      retryMs: options.webhookRetryMs ?? 1000,
      reply: ({ method, ...params }) => void this.call(String(method), params),
    })
    this.context = {
      world: new World(bot, now),
      updates,
      webhook,
      flood: new Flood(now, options.limits ?? null),
      recorder: new Recorder(now),
      tapLifetimeMs: options.tapLifetimeMs ?? 30_000,
    }
  }

  /** Starts listening on loopback. */
  static async start(options: BotApiOptions = {}): Promise<BotApiServer> {
    const server = createServer()
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port ?? 0, '127.0.0.1', resolve)
    })
    const api = new BotApiServer(server, options)
    server.on('request', (request, response) => void api.#serve(request, response))
    return api
  }

  /** Every call of the Bot API, in order of arrival. */
  get calls(): Call[] {
    return this.context.recorder.calls
  }

  /** What a well-made bot never does. */
  get violations(): Violation[] {
    return this.context.recorder.violations
  }

  /** Does something as a person would, or reads the record. */
  act(act: Act): unknown {
    return perform(this, act)
  }

  async close(): Promise<void> {
    this.context.webhook.set(null)
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  /** Runs a method of the Bot API and records it. */
  async call(method: string, raw: Raw): Promise<Answer> {
    const record = this.context.recorder.begin(method, forRecord(raw))
    const answer = await this.#run(method, raw, never)
    Object.assign(record, { status: answer.status, description: answer.description })
    return answer
  }

  async #run(name: string, raw: Raw, gone: AbortSignal): Promise<Answer> {
    try {
      const found = methods.get(name.toLowerCase())
      if (!found) throw new Refusal(404, 'Not Found: method not found', { violation: true })
      const params = readParams(raw, found.method.params)
      return success(await found.method.run({ context: this.context, method: found.name, params, gone }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.violation) this.context.recorder.violation(name, error.message)
      return failure(error)
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url ?? '/', this.url)
      if (url.pathname.startsWith('/control/')) await this.#control(request, response, url)
      else if (url.pathname.startsWith('/file/bot')) await this.#file(response, url)
      else await this.#api(request, response, url)
    } catch (error) {
      if (response.headersSent) return
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
  }

  async #api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const [, token, method] = /^\/bot([^/]+)\/([A-Za-z]+)$/.exec(decodeURI(url.pathname)) ?? []
    if (token === undefined || method === undefined)
      return await send(response, failure(new Refusal(404, 'Not Found')), null)
    if (token !== this.token) {
      const why = /^\d+:[\w-]+$/.test(token) ? 'Unauthorized' : 'Unauthorized: invalid token specified'
      request.resume()
      return await send(response, failure(new Refusal(401, why)), null)
    }
    let raw: Raw
    try {
      raw = await readBody(request, url.searchParams)
    } catch (error) {
      if (!(error instanceof Refusal)) return
      this.context.recorder.violation(method, error.message)
      return await send(response, failure(error), null)
    }
    const fault = this.faults.next(method, raw.chat_id)
    const instead = fault && spoiled(fault)
    const record = this.context.recorder.begin(method, forRecord(raw))
    const taken = !fault || fault.taken || fault.kind === 'slow' || fault.kind === 'half'
    const own = taken ? await this.#run(method, raw, goneOf(method, response)) : null
    if (fault?.kind === 'flood') this.context.flood.tell(Number(raw.chat_id), fault.retryAfter)
    const answer = instead ?? own ?? failure(malformed('no answer'))
    const silent = fault?.kind === 'silence' || fault?.kind === 'close'
    Object.assign(record, { status: silent ? -1 : answer.status, description: answer.description })
    await send(response, answer, fault)
  }

  async #file(response: ServerResponse, url: URL): Promise<void> {
    const path = decodeURIComponent(url.pathname)
    const prefix = `/file/bot${this.token}/`
    const file = path.startsWith(prefix)
      ? this.context.world.filesByPath.get(path.slice(prefix.length))
      : undefined
    const fault = this.faults.next('file', null)
    const instead = fault && spoiled(fault)
    if (instead || !file || fault?.kind === 'silence' || fault?.kind === 'close')
      return await send(response, instead ?? failure(new Refusal(404, 'Not Found')), fault)
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
    const half = fault?.kind === 'half'
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': file.content.length,
    })
    response.write(half ? file.content.subarray(0, file.content.length / 2) : file.content)
    if (half) response.socket?.end()
    else response.end()
  }

  async #control(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const answer = (value: unknown) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value ?? null))
    }
    if (url.pathname === '/control/changes') {
      const [since, ms] = ['since', 'ms'].map((name) => Number(url.searchParams.get(name)))
      const chat = url.searchParams.get('chat')
      return answer(
        await this.context.world.changed(since ?? 0, ms ?? 0, chat === null ? undefined : Number(chat)),
      )
    }
    if (url.pathname !== '/control/act') throw new Error(`No such control: ${url.pathname}`)
    const value: unknown = JSON.parse((await bytesOf(request)).toString())
    answer(Array.isArray(value) ? value.map((act) => this.act(act as Act)) : this.act(value as Act))
  }
}

/** Only getUpdates waits, and must know when nobody waits for it any more. */
function goneOf(method: string, response: ServerResponse): AbortSignal {
  if (method.toLowerCase() !== 'getupdates') return never
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  return gone.signal
}
const never = new AbortController().signal

/** Parameters without the content of files. */
const forRecord = (raw: Raw): Raw =>
  Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      name,
      isUpload(value) ? { name: value.name, size: value.content.length } : value,
    ]),
  )
