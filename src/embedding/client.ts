import type { APIError, OpenAI } from 'openai'
import { vectorsOf } from './answer.ts'
import { EmbeddingError } from './errors.ts'

export interface EmbeddingService {
  /** Address of an OpenAI-compatible service up to its version (`http://127.0.0.1:8000/v1`). Default: OpenAI's. */
  baseUrl?: string | undefined
  /** May be left out where `baseUrl` is given: services of one's own often ask for none. */
  apiKey?: string | undefined
  model: string
}

export interface Request {
  texts: readonly string[]
  /** Numbers that each vector must have; null where that is not known yet. */
  dimension: number | null
  /** Time for the request with its answer, in milliseconds. */
  timeoutMs: number
  signal?: AbortSignal | undefined
}

/** A request that failed; `pauseMs` is how long the service asks to be left alone, where it does. */
export interface Failure {
  error: EmbeddingError
  pauseMs: number | null
}

/**
 * Sends one request, without a second try. Gives the vectors, of length one, or why there are none.
 * @throws {EmbeddingError} `not-configured` at once, where neither key nor address is given.
 */
export function createClient(
  service: EmbeddingService,
): (request: Request) => Promise<Float32Array[] | Failure> {
  const { baseUrl, apiKey, model } = service
  if (!baseUrl && !apiKey) throw new EmbeddingError('not-configured')
  let client: Promise<OpenAI> | undefined
  return async ({ texts, dimension, timeoutMs, signal }) => {
    const deadline = AbortSignal.timeout(Math.max(1, timeoutMs))
    const ended = signal ? AbortSignal.any([signal, deadline]) : deadline
    try {
      client ??= open(service)
      // Without an encoding the package asks for base64, and reads the numbers of a service that knows none as zeros.
      const call = (await client).embeddings.create(
        { model, input: [...texts], encoding_format: 'float' },
        { signal: ended },
      )
      return await vectorsOf(await call.asResponse(), texts.length, dimension)
    } catch (error) {
      if (signal?.aborted) return { error: new EmbeddingError('cancelled'), pauseMs: null }
      if (deadline.aborted) return { error: new EmbeddingError('timeout'), pauseMs: null }
      return { error: error instanceof EmbeddingError ? error : faultOf(error), pauseMs: askedPause(error) }
    }
  }
}

async function open({ baseUrl, apiKey }: EmbeddingService): Promise<OpenAI> {
  const { OpenAI } = await import('openai')
  return new OpenAI({
    // What is not given here the package takes from the environment; the settings alone decide.
    baseURL: baseUrl || 'https://api.openai.com/v1',
    apiKey: apiKey || 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    ...(apiKey ? {} : { defaultHeaders: { authorization: null } }),
    // It would write the texts to the log, and wait as long as a service asks.
    logLevel: 'off',
    maxRetries: 0,
  })
}

function askedPause(error: unknown): number | null {
  const { headers } = error as Partial<APIError>
  const seconds = Number(headers?.get?.('retry-after') || Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}

function faultOf(error: unknown): EmbeddingError {
  const { status } = error as Partial<APIError>
  if (status === undefined) return new EmbeddingError('unreachable')
  if (status === 401 || status === 403) return new EmbeddingError('unauthorized', status)
  if (status === 402 || status === 429) return new EmbeddingError('busy', status)
  return new EmbeddingError(status < 500 ? 'refused' : 'unreachable', status)
}
