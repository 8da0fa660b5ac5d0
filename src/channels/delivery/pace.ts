import { Fifo } from './fifo.ts'
import { after, Line } from './line.ts'
import type { Pace, PaceOptions } from './pace-types.ts'
import { Window } from './window.ts'

interface Waiter {
  go(): void
  patient: boolean
  /** Gave up waiting. */
  gone: boolean
}

interface Chat {
  perChat: Window
  perMinute: Window | null
  optional: Window
  pausedUntil: number
  waiting: Fifo<Waiter>
  /** Of those who wait, whether any can. */
  anyPatient: boolean
  /** Waits for its own limits. */
  timer: NodeJS.Timeout | null
}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

/**
 * Keeps to the platform's limits of sending. A place in a window is taken when a message really goes, not when it was
 * planned: a timer that is late, or a queue within a queue, would otherwise bring two messages closer together than
 * allowed.
 */
export function createPace(options: PaceOptions = {}): Pace {
  const { perChatMs = SECOND_MS, perGroupPerMinute = 20, optionalPerMinute = 10 } = options
  const { overallPerSecond = 30, marginMs = 0 } = options
  const { patientPerSecond = Math.max(1, Math.floor(overallPerSecond * 0.8)) } = options
  const now = options.now ?? (() => performance.now())
  const chats = new Map<string, Chat>()
  /** Chats whose own limits allow a message. */
  const line = new Line<Chat>({
    most: overallPerSecond,
    mostPatient: patientPerSecond,
    lengthMs: SECOND_MS + marginMs,
    now,
    serve,
  })
  let sweptAt = now()

  function chatOf(address: string, isGroup: boolean): Chat {
    let chat = chats.get(address)
    if (chat === undefined) {
      chat = {
        perChat: new Window(perChatMs > 0 ? 1 : Number.POSITIVE_INFINITY, perChatMs + marginMs),
        perMinute: isGroup ? new Window(perGroupPerMinute, MINUTE_MS + marginMs) : null,
        optional: new Window(optionalPerMinute, MINUTE_MS + marginMs),
        pausedUntil: 0,
        waiting: new Fifo(),
        anyPatient: false,
        timer: null,
      }
      chats.set(address, chat)
    }
    if (isGroup) chat.perMinute ??= new Window(perGroupPerMinute, MINUTE_MS + marginMs)
    return chat
  }

  /** The instant from which the chat's own limits allow a message. */
  function freeAt(chat: Chat, at: number): number {
    return Math.max(chat.pausedUntil, chat.perChat.freeAt(at), chat.perMinute?.freeAt(at) ?? at)
  }

  function count(chat: Chat, at: number, patient: boolean): void {
    chat.perChat.count(at)
    chat.perMinute?.count(at)
    line.count(at, patient)
  }

  function firstOf(chat: Chat): Waiter | undefined {
    while (chat.waiting.first?.gone) chat.waiting.shift()
    return chat.waiting.first
  }

  /** Lets the chat's first waiter wait for what holds it up. */
  function queue(chat: Chat): void {
    const first = firstOf(chat)
    if (first === undefined || line.has(chat) || chat.timer) return
    const at = now()
    const free = freeAt(chat, at)
    if (free > at) {
      chat.timer = after(free - at, () => {
        chat.timer = null
        queue(chat)
      })
    } else line.join(chat, first.patient)
  }

  function serve(chat: Chat, at: number): void {
    // It may have been paused, or left by its waiters, while it stood in the line.
    const first = firstOf(chat)
    if (first && freeAt(chat, at) <= at) {
      count(chat, at, first.patient)
      chat.waiting.shift()
      first.go()
    }
    queue(chat)
  }

  function hurry(chat: Chat): void {
    if (!chat.anyPatient) return
    chat.anyPatient = false
    for (const waiter of chat.waiting) waiter.patient = false
    line.hurry(chat)
  }

  /** Chats to which nothing went for a minute have nothing to remember. */
  function sweep(at: number): void {
    if (at - sweptAt < MINUTE_MS) return
    sweptAt = at
    for (const [address, chat] of chats) {
      const busy = chat.waiting.size > 0 || line.has(chat) || chat.timer !== null
      if (
        !busy &&
        chat.pausedUntil <= at &&
        chat.perChat.isEmpty(at) &&
        (chat.perMinute?.isEmpty(at) ?? true) &&
        chat.optional.isEmpty(at)
      ) {
        chats.delete(address)
      }
    }
  }

  /** Counts a message to the chat where nobody waits before it and all limits allow one now. */
  function takeFree(chat: Chat, at: number, patient: boolean): boolean {
    if (chat.waiting.size > 0 || freeAt(chat, at) > at || !line.isFree(at, patient)) return false
    count(chat, at, patient)
    return true
  }

  return {
    ready(address, isGroup, signal, patient = false) {
      if (signal?.aborted) return Promise.reject(signal.reason)
      const at = now()
      sweep(at)
      const chat = chatOf(address, isGroup)
      if (takeFree(chat, at, patient)) return Promise.resolve()
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          waiter.gone = true
          reject(signal?.reason)
        }
        const waiter: Waiter = {
          patient,
          gone: false,
          go() {
            signal?.removeEventListener('abort', giveUp)
            resolve()
          },
        }
        signal?.addEventListener('abort', giveUp, { once: true })
        chat.waiting.push(waiter)
        // What waits before it in the same chat goes before it: else it would wait for all that can wait.
        if (patient) chat.anyPatient = true
        else hurry(chat)
        queue(chat)
      })
    },
    hurry(address) {
      const chat = chats.get(address)
      if (chat) hurry(chat)
    },
    hold: () => line.hold(),
    late(address) {
      chats.get(address)?.perChat.count(now())
    },
    takeIfFree(address, isGroup) {
      const at = now()
      const chat = chatOf(address, isGroup)
      if (chat.optional.freeAt(at) > at || !line.isEmpty() || !takeFree(chat, at, false)) return false
      chat.optional.count(at)
      return true
    },
    pause(address, seconds) {
      const chat = chatOf(address, false)
      chat.pausedUntil = Math.max(chat.pausedUntil, now() + seconds * SECOND_MS)
    },
  }
}
