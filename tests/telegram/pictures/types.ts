/** What is to be drawn. */
import type { TranscriptMessage } from '../botapi/index.ts'

/** One chat as one person sees it on a phone. */
export interface Phone {
  /** Written above it: whose it is. */
  caption: string
  title: string
  /** Below the title: 机器人, 4 位成员. */
  subtitle: string
  /** Whose phone it is: what this person wrote stands on the right. */
  viewer: number
  /** In a group the names of those who write are shown. */
  group: boolean
  messages: TranscriptMessage[]
  /** The whole chat, for the messages that are answered. */
  chat: TranscriptMessage[]
}

/** Columns of phones, side by side. */
export interface Picture {
  /** Name of the file without its ending. */
  name: string
  columns: Phone[][]
}
