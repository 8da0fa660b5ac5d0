import { leaveWithChat } from '../../conversation/index.ts'
import { plainText, type Reply } from '../../reply/index.ts'
import {
  type InboxRow,
  type NewOutRow,
  type OutRow,
  type Store,
  StoreError,
  StoreRefusedError,
} from '../../storage/index.ts'
import { withAdministrator } from './administrator.ts'
import { createBatch } from './batch.ts'
import { enterChat, leaveChat, meetChat } from './chats.ts'
import { consider } from './consider.ts'
import type { Handling } from './handling.ts'
import { readUpdate } from './incoming/index.ts'
import type { Incoming } from './incoming/types.ts'
import { cancelPhrasing, expectPhrasing } from './phrasing.ts'
import { endTap } from './taps.ts'
import { type Work, workOf } from './work.ts'

/** Longest text that Telegram shows in passing. */
const MOST_PASSING = 200

/** A work with the update that it came from. */
interface Task {
  work: Work
  row: InboxRow
}

/** What became of a task. */
interface Done {
  /** The text to show in passing. */
  passing: string | null
  /** The replies to send, each as it is stored for that. */
  kept: { reply: Reply; row: NewOutRow }[]
}

/**
 * Handles stored updates, one a call. Everything an update changes, the replies included, is one transaction with the
 * note that it is done; what needs the network (a recording, who is an administrator, the end of a tap) stands before or
 * after it. Updates that are ready at the same time share a transaction. Rejects with whatever failed; nothing of the
 * update was then stored.
 */
export function createHandler(handling: Handling): (row: InboxRow) => Promise<void> {
  const { options, bot } = handling
  const settle = createBatch<Task, Done>(
    (tasks) => settleAll(handling, tasks),
    (error) => !(error instanceof StoreError) || error instanceof StoreRefusedError,
  )
  /** Updates that were answered together with one before them; their turn comes after it. */
  const answered = new Set<number>()
  return async (row) => {
    if (answered.delete(row.id)) return
    const incoming = readUpdate(JSON.parse(row.body), bot)
    cancelPhrasing(handling, incoming)
    const work = await workOf(handling, incoming, row)
    if (work !== null) {
      const considered = work.message && (await consider(handling, work.message, work.where))
      const message = considered && (await withAdministrator(handling, considered, work))
      const { passing } = await settle({ work: { ...work, message }, row })
      for (const other of work.others) answered.add(other.id)
      if (work.queryId) endTap(handling, work.queryId, passing)
      return
    }
    const rows = await options.store.transaction(async (store) => {
      const told = await noteChange(store, incoming, row, options.owners)
      await store.finishIncoming(row.channel, [row.id], options.clock().toISOString())
      return told
    })
    handling.stored(rows)
  }
}

/** Does the tasks in one transaction, and has the replies sent. */
async function settleAll(handling: Handling, tasks: Task[]): Promise<Done[]> {
  const { store, clock } = handling.options
  const rows: OutRow[] = []
  const done = await store.transaction(async (inner) => {
    const noting = notingOutgoing(inner, rows)
    const results: Done[] = []
    for (const task of tasks) results.push(await perform(handling, noting, task))
    await finish(inner, tasks, clock().toISOString())
    await noting.addOutgoing(results.flatMap(({ kept }) => kept.map((each) => each.row)))
    return results
  })
  tasks.forEach(({ work }, index) => {
    expectPhrasing(handling, work.message, done[index]?.kept ?? [], rows)
  })
  handling.stored(rows)
  return done
}

/** The same store; what is stored to be sent, what the core tells other people included, is added to `rows`. */
function notingOutgoing(store: Store, rows: OutRow[]): Store {
  return {
    ...store,
    async addOutgoing(given) {
      const added = await store.addOutgoing(given)
      rows.push(...added)
      return added
    },
  }
}

async function finish(store: Store, tasks: Task[], at: string): Promise<void> {
  const ids = tasks.flatMap(({ work, row }) => [row, ...work.others].map(({ id }) => id))
  const channel = (tasks[0] as Task).row.channel
  const finished = await store.finishIncoming(channel, ids, at)
  const before = ids.filter((id) => !finished.includes(id))
  if (before.length > 0) throw new Error(`updates settled before: ${before.join(', ')}`)
}

/** Has the core answer. */
async function perform({ options }: Handling, store: Store, { work, row }: Task): Promise<Done> {
  await (work.entered ? enterChat : meetChat)(store, work.where, work.from, row.receivedAt)
  const replies = [
    ...work.given,
    ...(work.message ? await options.conversation.handle(work.message, store) : []),
  ]
  const passing = work.queryId === null ? [] : replies.filter((each) => each.passing)
  const kept = replies.filter((each) => !passing.includes(each))
  return {
    passing: passing.length > 0 ? shortly(passing) : null,
    kept: kept.map((reply, index) => ({ reply, row: outgoing(work, row, reply, index) })),
  }
}

function outgoing(work: Work, row: InboxRow, each: Reply, index: number): NewOutRow {
  const replaces = index === 0 && (each.replaces || (each.paged && work.page !== null))
  return {
    key: `${work.together ?? `${row.channel}:${row.id}`}:${index}`,
    address: work.where.address,
    thread: work.where.thread,
    replyTo: work.replyTo,
    replaces: replaces ? work.tapped : null,
    body: JSON.stringify(work.page === null ? each : { ...each, page: work.page }),
    createdAt: row.receivedAt,
  }
}

function shortly(replies: Reply[]): string {
  const text = replies.map((each) => plainText(each.blocks)).join('\n')
  return text.length > MOST_PASSING ? `${text.slice(0, MOST_PASSING - 1).trimEnd()}…` : text
}

/** What came of an update that nobody is answered for; gives what others are told of it. */
async function noteChange(
  store: Store,
  incoming: Incoming,
  row: InboxRow,
  owners: readonly string[],
): Promise<OutRow[]> {
  if (incoming.type === 'moved')
    await store.moveChat(incoming.fromAddress, incoming.toAddress, row.receivedAt)
  if (incoming.type === 'gone') await leaveWithChat(store, incoming, row.receivedAt)
  if (incoming.type === 'joined') await meetChat(store, incoming.where, incoming.from, row.receivedAt)
  if (incoming.type === 'left') {
    const { address, kind } = incoming.where
    const cause = kind === 'group' ? '机器人被移出' : '对方停用了机器人'
    return leaveChat(store, { address, cause, at: row.receivedAt, owners })
  }
  return []
}
