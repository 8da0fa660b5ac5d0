/** What a chat shows, as plain data. */
import type { Chat, Entity, ShownButton } from '../types.ts'
import type { World } from './world.ts'

export interface TranscriptMessage {
  type: 'message'
  id: number
  /** ISO 8601, the server's clock. */
  at: string
  from: { id: number; name: string; bot: boolean }
  what: string
  text: string
  entities: Entity[]
  buttons: ShownButton[][]
  replyTo: number | null
  thread: number | null
  /** Of documents and photographs. */
  file: { id: string; name: string } | null
  forwarded: boolean
  /** How often it was edited, and what it showed before. */
  edits: number
  earlier: string[]
  deleted: boolean
  /** Count of the world's changes at which it came to look like this. */
  changed: number
}

export interface TranscriptToast {
  type: 'toast'
  at: string
  to: { id: number; name: string }
  text: string
  alert: boolean
  changed: number
}

export type TranscriptEntry = TranscriptMessage | TranscriptToast

/** Everything `chat` shows, in order; deleted messages stay, marked. */
export function transcriptOf(world: World, chat: Chat): TranscriptEntry[] {
  return chat.timeline.map((one): TranscriptEntry => {
    const at = new Date(one.at).toISOString()
    if (one.type === 'toast')
      return {
        type: 'toast',
        at,
        to: { id: one.to.id, name: one.to.firstName },
        text: one.text,
        alert: one.alert,
        changed: one.changed,
      }
    return {
      type: 'message',
      id: one.id,
      at,
      from: one.senderChat
        ? { id: one.senderChat.id, name: one.senderChat.title, bot: false }
        : { id: one.from.id, name: one.from.firstName, bot: one.from.isBot },
      what: one.what,
      text: one.text,
      entities: one.entities,
      buttons: one.keyboard,
      replyTo: one.replyTo,
      thread: one.thread,
      file: fileOf(world, one.content),
      forwarded: one.forwardOrigin !== null,
      edits: one.earlier.length,
      earlier: one.earlier.map((before) => before.text),
      deleted: one.deleted,
      changed: one.changed,
    }
  })
}

function fileOf(world: World, content: Record<string, unknown>): { id: string; name: string } | null {
  const described = [content.document, content.photo].flat().findLast((each) => each !== undefined)
  if (typeof described !== 'object' || described === null || !('file_id' in described)) return null
  const id = String(described.file_id)
  return { id, name: world.files.get(id)?.name ?? '' }
}
