import { setTimeout as wait } from 'node:timers/promises'
import type { APIError, OpenAI } from 'openai'
import { transcriptionOf } from './answer.ts'
import { SpeechError } from './errors.ts'

export interface TranscriberOptions {
  /** Address of an OpenAI-compatible service up to its version (`http://127.0.0.1:8000/v1`). Default: OpenAI's. */
  baseUrl?: string | undefined
  /** May be left out where `baseUrl` is given: services of one's own often ask for none. */
  apiKey?: string | undefined
  model: string
  /** Time for one call of `transcribe` with everything in it, in milliseconds, at least 1. */
  timeoutMs: number
}

export interface Transcriber {
  /**
   * The words of a recording, in Chinese where there is a choice; 1 to 8,000 characters.
   * @param fileName only its ending is used, which tells the service the format (`.ogg`, `.mp3`, `.m4a`, `.wav` …).
   * @param signal gives up.
   * @throws {SpeechError} where there are none. Nothing else is thrown.
   */
  transcribe(audio: Uint8Array, fileName: string, signal?: AbortSignal): Promise<string>
}

const RETRY_AFTER_MS = 500
/** A service that asks for a longer pause is not tried again: the person is told, rather than left waiting. */
const LONGEST_PAUSE_MS = 5000

/**
 * A transcriber over the `openai` package, which is loaded with the first recording.
 * @throws {SpeechError} `not-configured` where neither key nor address is given; RangeError for a wrong option.
 */
export function createTranscriber(options: TranscriberOptions): Transcriber {
  const { baseUrl, apiKey, model, timeoutMs } = options
  if (!baseUrl && !apiKey) throw new SpeechError('not-configured')
  if (model.trim() === '') throw new RangeError('model: a name is needed')
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1) {
    throw new RangeError(`timeoutMs: ${timeoutMs} is not a whole number of at least 1`)
  }
  let client: Promise<OpenAI> | undefined
  return {
    async transcribe(audio, fileName, signal) {
      const deadline = AbortSignal.timeout(timeoutMs)
      const ended = signal ? AbortSignal.any([signal, deadline]) : deadline
      try {
        client ??= open(options)
        return await twice(await client, { file: named(audio, fileName), model }, ended)
      } catch (error) {
        if (signal?.aborted) throw new SpeechError('cancelled')
        if (deadline.aborted) throw new SpeechError('timeout')
        throw error instanceof SpeechError ? error : faultOf(error)
      }
    },
  }
}

async function open({ baseUrl, apiKey, timeoutMs }: TranscriberOptions): Promise<OpenAI> {
  const { OpenAI } = await import('openai')
  return new OpenAI({
    // What is not given here the package takes from the environment; the settings alone decide.
    baseURL: baseUrl || 'https://api.openai.com/v1',
    apiKey: apiKey || 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    ...(apiKey ? {} : { defaultHeaders: { authorization: null } }),
    // It would write what was said to the log, wait as long as a service asks, and not time the answer's body.
    logLevel: 'off',
    maxRetries: 0,
    timeout: timeoutMs,
  })
}

/** `voice.ogg`. Telegram calls Ogg files `.oga`, which most services refuse. */
function named(audio: Uint8Array, fileName: string): File {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? 'ogg'
  const known = ending === 'oga' || ending === 'opus' ? 'ogg' : ending
  return new File([new Uint8Array(audio)], `voice.${known}`)
}

async function twice(
  client: OpenAI,
  what: { file: File; model: string },
  signal: AbortSignal,
): Promise<string> {
  try {
    return await once(client, what, signal)
  } catch (error) {
    const pauseMs = signal.aborted ? null : pauseBefore(error)
    if (pauseMs === null) throw error
    await wait(pauseMs, undefined, { signal })
    return once(client, what, signal)
  }
}

async function once(
  client: OpenAI,
  { file, model }: { file: File; model: string },
  signal: AbortSignal,
): Promise<string> {
  const call = client.audio.transcriptions.create(
    { file, model, language: 'zh', response_format: 'json' },
    { signal },
  )
  return transcriptionOf(await call.asResponse())
}

/** How long to wait before the second try, in milliseconds; null where it would be of no use. */
function pauseBefore(error: unknown): number | null {
  if (error instanceof SpeechError) return null
  const { status, headers } = error as Partial<APIError>
  if (status !== undefined && status !== 429 && status < 500) return null
  const asked = Number(headers?.get('retry-after') ?? Number.NaN) * 1000
  if (Number.isNaN(asked)) return RETRY_AFTER_MS
  return asked <= LONGEST_PAUSE_MS ? Math.max(asked, RETRY_AFTER_MS) : null
}

function faultOf(error: unknown): SpeechError {
  const { status } = error as Partial<APIError>
  if (status === undefined) return new SpeechError('unreachable')
  if (status === 401 || status === 403) return new SpeechError('unauthorized', status)
  if (status === 429) return new SpeechError('busy', status)
  return new SpeechError(status < 500 ? 'refused' : 'unreachable', status)
}
