import type { IncomingMessage } from '../../../conversation/index.ts'
import type { Reply } from '../../../reply/index.ts'
import type { OutRow } from '../../../storage/index.ts'
import { type Pace, sleep } from '../../delivery/index.ts'
import { isGroup } from '../addresses.ts'
import type { BotApi } from '../api/index.ts'
import { createEdits } from './edits.ts'
import { finish, grow, type StreamParts } from './stream.ts'

export interface StreamingOptions extends StreamParts {
  api: Pick<BotApi, 'edit'>
  pace: Pace
}

/** Puts replies that were sent in a model's words, by edits: beside all else, in memory alone, best effort. */
export interface Streaming {
  /** The row, just stored, is a reply to the message that is worth putting in other words. */
  expect(row: OutRow, message: IncomingMessage, reply: Reply): void
  /** The row went out as one message. */
  sent(row: OutRow, messageId: number): void
  /** The person has said something else in the chat. */
  cancel(person: string, address: string): void
  /** Cancels everything and restores what is half shown, for at most `graceMs` (default 5 s). */
  stop(graceMs?: number): Promise<void>
}

/** How many replies a model is asked about at the same time: some of its places are left to words that wait for it. */
const MOST_AT_ONCE = 4
/** Whoever has read an answer for so long would only be startled by another wording. */
const LONGEST_WAIT_MS = 10_000
/** What was said meanwhile is answered before a message is restored. */
const RESTORE_AFTER_MS = 1_000
/** Rows that were never sent are forgotten at some time. */
const MOST_EXPECTED = 1_000
const GRACE_MS = 5_000

interface Task {
  message: IncomingMessage
  reply: Reply
  address: string
  cancelled: AbortController
}

interface Waiting {
  task: Task
  messageId: number
  sentAt: number
}

/** @see Streaming */
export function createStreaming(options: StreamingOptions): Streaming {
  const { log } = options
  const stopping = new AbortController()
  /** Raised when the time to stop is over. */
  const over = new AbortController()
  const expected = new Map<number, Task>()
  /** Of each person in each chat, what a newer message cancels. */
  const current = new Map<string, Set<Task>>()
  const waiting: Waiting[] = []
  const work = new Set<Promise<void>>()
  let asking = 0

  function drop(task: Task): void {
    const key = keyOf(task.message.person, task.address)
    const tasks = current.get(key)
    tasks?.delete(task)
    if (tasks?.size === 0) current.delete(key)
  }

  function next(): void {
    while (asking < MOST_AT_ONCE) {
      const first = waiting.shift()
      if (first === undefined) return
      const late = performance.now() - first.sentAt > LONGEST_WAIT_MS
      if (late || first.task.cancelled.signal.aborted) drop(first.task)
      else start(first)
    }
  }

  function start({ task, messageId }: Waiting): void {
    const running = stream(task, messageId)
      .catch((error: unknown) => {
        if (!over.signal.aborted) log.error('一条已发出的回答没有改成，停在改到一半的样子。', error)
      })
      .finally(() => work.delete(running))
    work.add(running)
  }

  async function stream(task: Task, messageId: number): Promise<void> {
    const { address, cancelled } = task
    const edits = createEdits(options, { address, messageId })
    const group = isGroup(address)
    asking += 1
    const ending = await grow(options, { ...task, group }, edits, cancelled.signal).finally(() => {
      asking -= 1
      drop(task)
      next()
    })
    if (ending === null) return
    if (ending.restores) await sleep(RESTORE_AFTER_MS, stopping.signal)
    await finish(options, ending, group, edits, over.signal)
  }

  return {
    expect(row, message, reply) {
      if (stopping.signal.aborted) return
      const task = { message, reply, address: row.address, cancelled: new AbortController() }
      const key = keyOf(message.person, row.address)
      current.set(key, (current.get(key) ?? new Set()).add(task))
      expected.set(row.seq, task)
      const [oldest] = expected
      if (expected.size > MOST_EXPECTED && oldest) {
        expected.delete(oldest[0])
        drop(oldest[1])
      }
    },
    sent(row, messageId) {
      const task = expected.get(row.seq)
      if (task === undefined) return
      expected.delete(row.seq)
      waiting.push({ task, messageId, sentAt: performance.now() })
      next()
    },
    cancel(person, address) {
      const key = keyOf(person, address)
      for (const task of current.get(key) ?? []) task.cancelled.abort()
      current.delete(key)
    },
    async stop(graceMs = GRACE_MS) {
      stopping.abort()
      waiting.length = 0
      expected.clear()
      for (const tasks of current.values()) for (const task of tasks) task.cancelled.abort()
      await Promise.race([Promise.all(work), sleep(graceMs, over.signal)])
      over.abort()
    },
  }
}

function keyOf(person: string, address: string): string {
  return `${address} ${person}`
}
