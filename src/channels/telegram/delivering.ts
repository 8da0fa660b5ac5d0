import type { OutRow } from '../../storage/index.ts'
import type { Pace } from '../delivery/index.ts'
import type { BotApi } from './api/index.ts'
import type { KeepActions } from './keep-actions.ts'
import type { TelegramOptions } from './options.ts'
import type { Turns } from './turns.ts'

/** What sending needs beside the channel's options. */
export interface Delivering {
  options: TelegramOptions
  api: BotApi
  pace: Pace
  /** Of digests: one at a time. */
  turns: Turns
  keepActions: KeepActions
  /** Further rows that were stored to be sent. */
  stored: (rows: OutRow[]) => void
  /** A row went out whole, as this one message. */
  sentAsOne: (row: OutRow, messageId: number) => void
}
