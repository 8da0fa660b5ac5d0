import type { ZodType } from 'zod'
import type { CivilDate } from '../calendar/index.ts'

/** A chat model behind any OpenAI-compatible address. It reads and writes text, and has no tools of its own. */
export interface Model {
  /** As configured: `deepseek-chat`. */
  readonly name: string
  /**
   * Loads the client and finds out how the endpoint gives structured output, so that the first person need not wait. At
   * most 30 seconds; `signal` gives up. Never rejects.
   */
  warm(signal?: AbortSignal): Promise<void>
  /**
   * One answer in the shape of `schema`.
   * @throws {ModelError} where there is none, whatever the endpoint did; within `timeoutMs` and a few milliseconds.
   *   PromptError where `inputs` are not those that the prompt names; what `onPartial` throws.
   */
  ask<T>(request: ModelRequest<T>): Promise<T>
}

export interface ModelRequest<T> {
  /** Id of a prompt in `prompts/`. */
  prompt: string
  /** A value for every input that the prompt names, no more and no less. All of it is data and is fenced as such. */
  inputs: Record<string, string>
  /** The shape of the answer; at most as deep as arrays of objects of arrays. */
  schema: ZodType<T>
  /**
   * Called as the answer grows with what of it has arrived, as far as it is closed: no string is cut, no array element
   * half there. Not checked against `schema`: the caller reads it as unknown.
   */
  onPartial?: (partial: unknown) => void
  /** Gives up; `ModelError` `cancelled`. */
  signal?: AbortSignal
  /** Time for everything, a second try included, in milliseconds. */
  timeoutMs: number
}

/** What outlives a process. Rows are few: one an endpoint, one a day. */
export interface ModelMemory {
  /** How the endpoint (a hash of address and model) gives structured output; null where not known. */
  rung(endpoint: string): Promise<string | null>
  keepRung(endpoint: string, rung: string, at: string): Promise<void>
  /** Tokens used on a day, both ways. */
  tokens(day: CivilDate): Promise<number>
  addTokens(day: CivilDate, tokens: number): Promise<void>
}

export interface ModelOptions {
  /** Address up to its version (`http://127.0.0.1:11434/v1`). Default: OpenAI's. */
  baseUrl?: string | undefined
  /** May be left out where `baseUrl` is given. */
  apiKey?: string | undefined
  model: string
  /** Tokens a day (Asia/Shanghai), both ways; what would go beyond is not asked. */
  dailyTokens: number
  memory: ModelMemory
  clock: () => Date
  /** Said once where the endpoint begins or ceases to fail, and where the day's tokens are used up; no key, no address, none of the words. */
  log: { info(message: string): void }
  /** Folder of the prompts. */
  promptsDir: string
}
