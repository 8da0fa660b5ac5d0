/** Watches what the product does with its reminders: every call goes through, and its result comes back, as it is. */
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../../../src/cli/app.ts'
import type { DieAt, Step } from './orders.ts'

const LOOK_MS = 4
/** Longest wait for a call to Telegram; of one that hangs the clock must move on. */
const CALL_MS = 2_000

export interface Watching {
  /** The same product, watched. */
  app: App
  /** Resolves when a whole look for what is due found nothing, and nothing waits to be handled or, with `outbox`, to be sent. */
  settled(outbox: boolean): Promise<void>
  /** Resolves when no digest is on its way to Telegram: no real call lasts until the next day. */
  betweenCalls(): Promise<void>
}

/** @param dieAt where the process is to kill itself with SIGKILL; null: nowhere. */
export function watch(app: App, dieAt: DieAt | null): Watching {
  const counts = new Map<Step, number>()
  function reach(step: Step): void {
    const count = (counts.get(step) ?? 0) + 1
    counts.set(step, count)
    if (dieAt?.step === step && dieAt.nth === count) process.kill(process.pid, 'SIGKILL')
  }

  /** Digests that have their words, until Telegram has answered or cannot be reached. */
  let underWay = 0
  for (const ended of ['http.client.response.finish', 'http.client.request.error']) {
    subscribe(ended, (message) => {
      if ((message as { request: ClientRequest }).request.path.endsWith('/sendMessage')) underWay = 0
    })
  }

  let waiting: ((looked: Promise<number>) => void)[] = []
  /** Rows that the first look to begin after this call stored. */
  const nextLook = () => new Promise<number>((resolve) => waiting.push(resolve))

  const conversation: App['conversation'] = watched(app.conversation, {
    planReminders: (plan) => (now, prefix, told) => {
      reach('before-plan')
      const planned = plan(now, prefix, (rows) => {
        reach('planned')
        told?.(rows)
      })
      const looking = waiting
      waiting = []
      const count = planned.then((rows) => rows.length)
      // Told to those who ask, if any; the product sees to it itself.
      count.catch(() => undefined)
      for (const tell of looking) tell(count)
      return planned
    },
    digest: (words) => async (row, now) => {
      reach('before-words')
      underWay += 1
      let sends = false
      try {
        const made = await words(row, now)
        sends = 'send' in made
        reach('worded')
        return made
      } finally {
        if (!sends) underWay = Math.max(0, underWay - 1)
      }
    },
    digestSent:
      (mark) =>
      async (...given) => {
        reach('sent')
        await mark(...given)
        reach('marked')
      },
  })
  async function works(outbox: boolean): Promise<boolean> {
    const channel = `tg${(process.env.TELEGRAM_BOT_TOKEN ?? '').split(':', 1)[0]}`
    if ((await app.store.waitingIncoming(channel)).length > 0) return true
    return outbox && (await app.store.waitingOutgoing('tg:')).length > 0
  }

  return {
    app: { ...app, conversation },
    async betweenCalls() {
      const until = performance.now() + CALL_MS
      while (underWay > 0 && performance.now() < until) await sleep(LOOK_MS)
    },
    async settled(outbox) {
      for (;;) {
        try {
          if (!(await works(outbox)) && (await nextLook()) === 0 && !(await works(outbox))) return
        } catch {
          // Locked or full: the product says so itself and tries again, and so does this.
        }
        await sleep(LOOK_MS)
      }
    },
  }
}

type Watched<T> = { [K in keyof T]?: (own: T[K]) => T[K] }

/** `target` with some methods wrapped. */
function watched<T extends object>(target: T, wraps: Watched<T>): T {
  return new Proxy(target, {
    get(from, name) {
      const own: unknown = Reflect.get(from, name)
      if (typeof own !== 'function') return own
      const bound: unknown = own.bind(from)
      const wrap = wraps[name as keyof T] as ((own: unknown) => unknown) | undefined
      return wrap ? wrap(bound) : bound
    },
  })
}
