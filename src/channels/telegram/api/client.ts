import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { Telegram, TelegramError } from 'telegraf'
import type { Telegram as Methods, Opts } from 'telegraf/types'
import { refused, unreachable } from './faults.ts'

export interface CallOptions {
  /** How long to wait for the whole answer. Default: the client's. */
  timeoutMs?: number
  /** Gives up waiting. */
  signal?: AbortSignal
}

export interface Client {
  /** Ends with a slash. */
  readonly root: string
  readonly token: string
  /** Rejects with ApiError and nothing else. */
  call<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    options?: CallOptions,
  ): Promise<ReturnType<Methods[M]>>
}

/** Enough for the product's limits of sending; more would only wait at Telegram. */
const MAX_SOCKETS = 64

/**
 * One connection pool to a Bot API server.
 * @param apiRoot address of the server, a path included; http or https.
 * @param timeoutMs of a call whose options name none.
 */
export function createClient(token: string, apiRoot: string, timeoutMs: number): Client {
  // Without the slash the last step of a path would be taken for a file and dropped.
  const root = apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`
  const telegram = new Telegram(token, { apiRoot: root })
  // telegraf leaves http:// roots without an agent, so that each call would open a connection of its own.
  const agentOptions = { keepAlive: true, maxSockets: MAX_SOCKETS }
  telegram.options.agent = root.startsWith('http://')
    ? new HttpAgent(agentOptions)
    : new HttpsAgent(agentOptions)

  return {
    root,
    token,
    async call(method, payload, options = {}) {
      const deadline = startDeadline(options.timeoutMs ?? timeoutMs, options.signal)
      try {
        // telegraf's type of the signal is that of a library from before Node had its own.
        return await telegram.callApi(method, payload, { signal: deadline.signal as never })
      } catch (error) {
        if (error instanceof TelegramError) throw refused(method, error.response)
        throw unreachable(method, deadline.passed() ? deadlinePassed : error)
      } finally {
        deadline.end()
      }
    },
  }
}

export const deadlinePassed = Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })

/** A signal that is raised when the time is over or the given one is raised; `end` takes the timer away. */
export function startDeadline(afterMs: number, given?: AbortSignal) {
  const controller = new AbortController()
  let passed = false
  const abort = () => controller.abort()
  const timer = setTimeout(() => {
    passed = true
    abort()
  }, afterMs)
  if (given?.aborted) abort()
  given?.addEventListener('abort', abort, { once: true })
  return {
    signal: controller.signal,
    passed: () => passed,
    end() {
      clearTimeout(timer)
      given?.removeEventListener('abort', abort)
    },
  }
}
