import type { Attachment } from '../../../reply/index.ts'
import type { KeyboardButton } from '../api/types.ts'

/** One Telegram message. */
export interface Part {
  /** Telegram's HTML, everything from outside escaped. At most 4,096 UTF-16 units once its entities are parsed. */
  html: string
  /** The same words without markup, for when Telegram refuses the entities. At most 4,096 units. */
  plain: string
  keyboard: KeyboardButton[][]
}

/** A reply as Telegram messages. The same reply gives the same parts, so that a second try can go on where it stopped. */
export interface Rendered {
  /** At least one. */
  parts: Part[]
  documents: Attachment[]
  /** Short ids in the buttons' data, to be kept before anything is sent. */
  actions: { id: string; action: string }[]
}
