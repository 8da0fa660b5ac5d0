import { groupGreeting, type IncomingMessage } from '../../conversation/index.ts'
import { plainText, type Reply, reply } from '../../reply/index.ts'
import type { InboxRow, OutRow, Store } from '../../storage/index.ts'
import { enterChat, leaveChat, meetChat } from './chats.ts'
import type { Handling } from './handling.ts'
import { readUpdate } from './incoming/index.ts'
import { sentenceFor } from './incoming/sentences.ts'
import type { From, Incoming, Where } from './incoming/types.ts'
import { readData } from './render/index.ts'
import { timeOfMessage } from './sent-at.ts'
import { wordsOf } from './voice.ts'

/** Longest text that Telegram shows in passing. */
const MOST_PASSING = 200

/** What an update comes to: what the core is told, and how its replies go out. */
interface Work {
  from: From
  where: Where
  /** null where the core is not asked: the replies are given. */
  message: IncomingMessage | null
  given: Reply[]
  /** Message that the replies answer, in a group. */
  replyTo: number | null
  /** Message whose button was tapped. */
  tapped: number | null
  /** Page that a button turned to. */
  page: number | null
  queryId: string | null
  /** The bot was brought into the chat by this very update. */
  entered: boolean
  /** What the keys of the replies begin with where several updates are to have one answer. */
  together: string | null
}

/**
 * Handles one stored update. Everything it changes, the replies included, is one transaction with the note that the
 * update is done; what needs the network (a recording, the end of a tap) stands before or after it.
 * @throws whatever failed; nothing of the update was then stored.
 */
export async function handleUpdate(handling: Handling, row: InboxRow): Promise<void> {
  const { options } = handling
  const incoming = readUpdate(JSON.parse(row.body), handling.bot)
  const work = await workOf(handling, incoming, row)
  if (work === null) {
    const rows = await options.store.transaction(async (store) => {
      const told = await noteChange(store, incoming, row, options.owners)
      await store.finishIncoming(row.channel, row.id, options.clock().toISOString())
      return told
    })
    handling.stored(rows)
    return
  }
  const done = await options.store.transaction((store) => settle(handling, store, work, row))
  handling.stored(done.rows)
  if (work.queryId) endTap(handling, work.queryId, done.passing)
}

/**
 * Ends the waiting sign of a button. Not waited for: the chat's next message need not. A tap that cannot be answered
 * any more (too old) has lost nothing else.
 */
function endTap({ api, options }: Handling, queryId: string, passing: string | null): void {
  api.answerTap(queryId, passing).catch((error: unknown) => {
    options.log.info(`按钮点击未能及时应答：${error instanceof Error ? error.message : '原因不明'}`)
  })
}

/** Stores what comes of an update; gives the rows to send and the text to show in passing. */
async function settle(
  { options }: Handling,
  store: Store,
  work: Work,
  row: InboxRow,
): Promise<{ rows: OutRow[]; passing: string | null }> {
  const rows: OutRow[] = []
  /** Notes what is stored to be sent, what the core tells other people included. */
  const noting: Store = {
    ...store,
    async addOutgoing(given) {
      const added = await store.addOutgoing(given)
      rows.push(...added)
      return added
    },
  }
  await (work.entered ? enterChat : meetChat)(store, work.where, work.from, row.receivedAt)
  const replies = [
    ...work.given,
    ...(work.message ? await options.conversation.handle(work.message, noting) : []),
  ]
  if (!(await store.finishIncoming(row.channel, row.id, options.clock().toISOString()))) {
    throw new Error(`update ${row.id} was settled before`)
  }
  const passing = work.queryId === null ? [] : replies.filter((each) => each.passing)
  const kept = replies.filter((each) => !passing.includes(each))
  await noting.addOutgoing(kept.map((each, index) => outgoing(work, row, each, index)))
  return { rows, passing: passing.length > 0 ? shortly(passing) : null }
}

function outgoing(work: Work, row: InboxRow, each: Reply, index: number) {
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
  if (incoming.type === 'joined') await meetChat(store, incoming.where, incoming.from, row.receivedAt)
  if (incoming.type === 'left') {
    const { address, kind } = incoming.where
    const cause = kind === 'group' ? '机器人被移出' : '对方停用了机器人'
    return leaveChat(store, { address, cause, at: row.receivedAt, owners })
  }
  return []
}

/** null where there is nobody to answer. */
async function workOf(handling: Handling, incoming: Incoming, row: InboxRow): Promise<Work | null> {
  const { options, bot } = handling
  switch (incoming.type) {
    case 'text':
    case 'voice':
    case 'other':
      return incoming.addressed ? workOfMessage(handling, incoming, row) : null
    case 'tap':
      return workOfTap(options.store, incoming, row)
    case 'joined':
      return incoming.where.kind === 'private'
        ? null
        : { ...answering(incoming), given: [groupGreeting(bot.username)], entered: true }
    default:
      return null
  }
}

function answering({ from, where }: { from: From; where: Where }): Work {
  return {
    from,
    where,
    message: null,
    given: [],
    replyTo: null,
    tapped: null,
    page: null,
    queryId: null,
    entered: false,
    together: null,
  }
}

async function workOfMessage(
  handling: Handling,
  incoming: Incoming & { type: 'text' | 'voice' | 'other' },
  row: InboxRow,
): Promise<Work> {
  const { options } = handling
  const work: Work = {
    ...answering(incoming),
    replyTo: incoming.where.kind === 'group' ? incoming.messageId : null,
  }
  const aheadMs = options.clock().getTime() - Date.now()
  const message = {
    ...said(incoming, timeOfMessage(incoming.sentAt, row.receivedAt, aheadMs)),
    ...('forwarded' in incoming && incoming.forwarded ? { via: 'forward' as const } : {}),
  }
  if (incoming.type === 'voice') {
    const heard = await wordsOf(handling, incoming)
    if ('sentence' in heard) return { ...work, given: [lead(heard.sentence)] }
    return { ...work, message: { ...message, text: heard.text, via: 'voice' } }
  }
  if (incoming.type === 'text' && !incoming.edited)
    return { ...work, message: { ...message, text: incoming.text } }
  const given = [lead(sentenceFor(incoming, await waits(options.store, incoming.from)))]
  // The pictures of an album are updates of their own; one sentence answers them all.
  const album = incoming.type === 'other' ? incoming.album : null
  return { ...work, given, together: album && `album:${incoming.where.address}:${album}` }
}

/** Whether a report of the person waits for its confirmation. */
async function waits(store: Store, from: From): Promise<boolean> {
  return (await store.openPending(from.person)).some((card) => card.kind === 'log')
}

function said({ from, where }: { from: From; where: Where }, now: Date): IncomingMessage {
  return {
    person: from.person,
    name: from.name,
    now,
    ...(where.kind === 'group' ? { group: { address: where.address, title: where.title } } : {}),
  }
}

async function workOfTap(
  store: Store,
  incoming: Incoming & { type: 'tap' },
  row: InboxRow,
): Promise<Work | null> {
  // Of a message too old for Telegram to show, the person is answered in private.
  const where: Where = incoming.where ?? {
    address: incoming.from.person,
    chatId: incoming.from.userId,
    kind: 'private',
    title: null,
    thread: null,
  }
  const data = readData(incoming.data)
  const action = data && ('id' in data ? await store.action(data.id) : data.action)
  const work: Work = {
    ...answering({ from: incoming.from, where }),
    tapped: incoming.messageId,
    page: data?.page ?? null,
    queryId: incoming.queryId,
  }
  // What the core cannot read either is answered by it: 此操作已过期.
  return {
    ...work,
    message: { ...said({ ...incoming, where }, new Date(row.receivedAt)), tap: action ?? '?' },
  }
}

function lead(text: string): Reply {
  return reply({ blocks: [{ type: 'lead', text }] })
}
