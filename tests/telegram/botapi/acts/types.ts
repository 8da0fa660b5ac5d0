/** What a test can have the people of the world do, and read back; plain data, so that it also goes over HTTP. */
import type { Fault } from '../faults.ts'
import type { FloodLimits } from '../flood.ts'
import type { MemberStatus } from '../types.ts'

/** Something other than text. `bytes` is base64. */
export type Media =
  | { kind: 'voice'; seconds: number; bytes: string; size?: number }
  /** `album`: shared by what is sent as one; `size`: what Telegram says of the bytes where it is to differ. */
  | { kind: 'photo'; caption?: string; bytes?: string; size?: number; album?: string }
  | { kind: 'document'; name: string; caption?: string; bytes?: string; size?: number; album?: string }
  | { kind: 'video'; caption?: string }
  | { kind: 'sticker'; emoji: string }
  | { kind: 'location'; latitude: number; longitude: number }
  | { kind: 'contact'; name: string; phone: string }
  | { kind: 'poll'; question: string }

export type Act =
  | { do: 'user'; name: string; id?: number; username?: string; started?: boolean }
  | {
      do: 'group'
      title: string
      kind?: 'group' | 'supergroup'
      forum?: boolean
      id?: number
      members: number[]
    }
  | { do: 'topic'; chat: number; name: string }
  | { do: 'topic-state'; chat: number; thread: number; state: 'open' | 'closed' | 'deleted' }
  | {
      do: 'say'
      user: number
      /** The private chat of the user where left out. */
      chat?: number
      text?: string
      media?: Media
      thread?: number
      replyTo?: number
      /** Forwarded from this person or, as a string, from one who hides the account. */
      forwardedFrom?: number | string
      /** Milliseconds by which the message is older than the clock. */
      agoMs?: number
      /** As the group, which its administrators may, or as a channel of the person's. */
      as?: 'group' | { channel: number; title: string }
    }
  | { do: 'edit'; user: number; chat?: number; message: number; text: string }
  | {
      do: 'tap'
      user: number
      chat?: number
      label: string
      /** The latest message with such a button where left out. */
      message?: number
      /** Also buttons that the message no longer shows: the tap was under way. */
      stale?: boolean
      /** As with very old messages, of which Telegram says no more than their id. */
      inaccessible?: boolean
      /** Data of one's own making, as an altered client sends it: with a message of the bot whatever it shows. */
      data?: string
    }
  | { do: 'block' | 'unblock' | 'deactivate'; user: number }
  /** Somebody brings the bot in, removes it, makes it an administrator. */
  | { do: 'bot-member'; chat: number; by: number; status: MemberStatus }
  | { do: 'member'; chat: number; user: number; status: MemberStatus }
  | { do: 'mute'; chat: number; muted: boolean }
  | { do: 'migrate'; chat: number }
  | { do: 'delete'; chat: number; message: number }
  | { do: 'privacy'; on: boolean }
  | { do: 'limits'; limits: FloodLimits | null }
  | { do: 'fault'; method: string; times: number; fault: Fault; chat?: number }
  | { do: 'no-faults' }
  /** Moves the server's clock on. */
  | { do: 'clock'; byMs: number }
  | { do: 'transcript'; chat: number }
  | { do: 'calls'; method?: string; from?: number }
  | { do: 'violations' }
  | { do: 'status' }
  | { do: 'commands' }
  | { do: 'file'; id: string }
