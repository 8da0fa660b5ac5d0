import type { Conversation } from '../../conversation/index.ts'
import type { FileStore } from '../../files/index.ts'
import type { Store } from '../../storage/index.ts'
import type { ChannelLog } from '../log.ts'

/** What the Telegram channel is made of. */
export interface TelegramOptions {
  token: string
  /** Another Bot API server, e.g. `http://127.0.0.1:8081`. Default: Telegram's. */
  apiRoot?: string
  /** Updates are brought to this address instead of being polled for. */
  webhook?: { url: string; secret?: string }
  conversation: Conversation
  store: Store
  /** The product's clock: the current instant. */
  clock: () => Date
  log: ChannelLog
  /** Ids of the people told when somebody can no longer be reached: `tg:123`. */
  owners: readonly string[]
  /** Words of a recording; absent where no audio model is configured. Rejects with a sentence for the person. */
  transcribe?: (audio: Uint8Array, fileName: string) => Promise<string>
  /** Where photos and documents that people send are kept. Default: they are not taken. */
  files?: FileStore
  /** How long an answer may wait for a model to make sense of words, in milliseconds. Default 2,500. */
  modelWaitMs?: number
  /** Default: Telegram's own, {@link TELEGRAM_LIMITS}. */
  limits?: SendingLimits
  /** How often it is looked whether anybody is to be reminded, in milliseconds. Default 15,000. */
  remindEveryMs?: number
}

/** How fast Telegram lets a bot send. */
export interface SendingLimits {
  perChatMs: number
  perGroupPerMinute: number
  overallPerSecond: number
}

/** https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this */
export const TELEGRAM_LIMITS: SendingLimits = { perChatMs: 1000, perGroupPerMinute: 20, overallPerSecond: 30 }

/** Marks the updates of one bot: another bot (a new token) counts its own from anywhere. */
export function inboxOf(token: string): string {
  return `tg${token.split(':', 1)[0]}`
}

/** Longest recording that is written down. */
export const MOST_VOICE_SECONDS = 300
/** Telegram's own limit for what a bot may download. */
export const MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024
/** How long an answer waits for a model where nothing else is said. */
export const MODEL_WAIT_MS = 2_500
