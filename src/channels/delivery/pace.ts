import { Fifo } from './fifo.ts'
import { Window } from './window.ts'

export interface PaceOptions {
  /** Between two messages to a chat, at least. Default 1,000. */
  perChatMs?: number
  /** Messages to a group within any minute, at most. Default 20. */
  perGroupPerMinute?: number
  /** Messages to a chat within any minute that may be left out, at most; see `takeIfFree`. Default 10. */
  optionalPerMinute?: number
  /** Messages within any second to all chats together, at most. Default 30. */
  overallPerSecond?: number
  /**
   * By how much every window is longer than the platform's. It counts when a message arrives, and one that took long on
   * its way may arrive together with those sent a second later. Default 0.
   */
  marginMs?: number
  /** A clock of milliseconds that never goes back. Default: the process's own. */
  now?: () => number
}

export interface Pace {
  /**
   * Resolves when a message may go to the address, and counts it. First come, first served within an address.
   * Rejects with the signal's reason once it is raised; then nothing is counted.
   */
  ready(address: string, isGroup: boolean, signal?: AbortSignal): Promise<void>
  /**
   * Counts a message where it may go at once and nobody waits to send one; else false. For what may be left out: it
   * goes before nothing else, and there is little of it, so that the platform has no reason to ask for patience.
   */
  takeIfFree(address: string, isGroup: boolean): boolean
  /** Nothing goes to the address for so many seconds from now. */
  pause(address: string, seconds: number): void
}

interface Waiter {
  go(): void
  /** Gave up waiting. */
  gone: boolean
}

interface Chat {
  perChat: Window
  perMinute: Window | null
  optional: Window
  pausedUntil: number
  waiting: Fifo<Waiter>
  /** Waits for its own limits. */
  timer: NodeJS.Timeout | null
  /** Stands in the line for the overall limit. */
  inLine: boolean
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
  const now = options.now ?? (() => performance.now())
  const chats = new Map<string, Chat>()
  const overall = new Window(overallPerSecond, SECOND_MS + marginMs)
  /** Chats whose own limits allow a message, in the order in which they came to. */
  const line = new Fifo<Chat>()
  let lineTimer: NodeJS.Timeout | null = null
  let serving = false
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
        timer: null,
        inLine: false,
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

  function count(chat: Chat, at: number): void {
    chat.perChat.count(at)
    chat.perMinute?.count(at)
    overall.count(at)
  }

  /** Lets the chat's first waiter wait for what holds it up. */
  function queue(chat: Chat): void {
    while (chat.waiting.first?.gone) chat.waiting.shift()
    if (chat.waiting.size === 0 || chat.inLine || chat.timer) return
    const at = now()
    const free = freeAt(chat, at)
    if (free > at) {
      chat.timer = later(free - at, () => {
        chat.timer = null
        queue(chat)
      })
      return
    }
    chat.inLine = true
    line.push(chat)
    serveLine()
  }

  function serveLine(): void {
    // Serving a chat may bring it back into the line: the loop under way sees to that.
    if (serving) return
    serving = true
    while (line.size > 0 && lineTimer === null) {
      const at = now()
      const free = overall.freeAt(at)
      if (free > at) {
        lineTimer = later(free - at, () => {
          lineTimer = null
          serveLine()
        })
        break
      }
      const chat = line.shift() as Chat
      chat.inLine = false
      // It may have been paused, or left by its waiters, while it stood in the line.
      while (chat.waiting.first?.gone) chat.waiting.shift()
      if (chat.waiting.size > 0 && freeAt(chat, at) <= at) {
        count(chat, at)
        chat.waiting.shift()?.go()
      }
      queue(chat)
    }
    serving = false
  }

  /** Chats to which nothing went for a minute have nothing to remember. */
  function sweep(at: number): void {
    if (at - sweptAt < MINUTE_MS) return
    sweptAt = at
    for (const [address, chat] of chats) {
      const busy = chat.waiting.size > 0 || chat.inLine || chat.timer !== null
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

  /** Counts a message to the chat where nobody waits and all limits allow one now. */
  function takeFree(chat: Chat, at: number): boolean {
    const first = chat.waiting.size === 0 && line.size === 0
    if (!first || freeAt(chat, at) > at || overall.freeAt(at) > at) return false
    count(chat, at)
    return true
  }

  return {
    ready(address, isGroup, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason)
      const at = now()
      sweep(at)
      const chat = chatOf(address, isGroup)
      if (takeFree(chat, at)) return Promise.resolve()
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          waiter.gone = true
          reject(signal?.reason)
        }
        const waiter: Waiter = {
          gone: false,
          go() {
            signal?.removeEventListener('abort', giveUp)
            resolve()
          },
        }
        signal?.addEventListener('abort', giveUp, { once: true })
        chat.waiting.push(waiter)
        queue(chat)
      })
    },
    takeIfFree(address, isGroup) {
      const at = now()
      const chat = chatOf(address, isGroup)
      if (chat.optional.freeAt(at) > at || !takeFree(chat, at)) return false
      chat.optional.count(at)
      return true
    },
    pause(address, seconds) {
      const chat = chatOf(address, false)
      chat.pausedUntil = Math.max(chat.pausedUntil, now() + seconds * SECOND_MS)
    },
  }
}

/** A timer of at least a millisecond: shorter ones come at once, and a clock with fractions would make it spin. */
function later(ms: number, then: () => void): NodeJS.Timeout {
  return setTimeout(then, Math.max(1, Math.ceil(ms)))
}
