import type { InboxRow, OutRow } from '../../storage/index.ts'
import type { BotApi } from './api/types.ts'
import type { BotIdentity } from './incoming/types.ts'
import type { TelegramOptions } from './options.ts'
import type { Streaming } from './streaming/index.ts'

/** What handling needs beside the channel's options. */
export interface Handling {
  options: TelegramOptions
  api: BotApi
  bot: BotIdentity
  /** Rows that were stored to be sent. */
  stored: (rows: OutRow[]) => void
  streaming: Streaming
  /** The updates of a lane that wait behind the one in hand, in order. */
  behind: (lane: string) => InboxRow[]
  /** Raised when the channel stops. */
  stopping: AbortSignal
}
