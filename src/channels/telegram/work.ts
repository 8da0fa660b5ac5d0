import { groupGreeting, type IncomingMessage } from '../../conversation/index.ts'
import { type Reply, reply } from '../../reply/index.ts'
import type { InboxRow, Store } from '../../storage/index.ts'
import { withFiles } from './files.ts'
import type { Handling } from './handling.ts'
import { sentenceFor, VIDEO } from './incoming/sentences.ts'
import type { From, Incoming, Where } from './incoming/types.ts'
import { readData } from './render/index.ts'
import { timeOfMessage } from './sent-at.ts'
import { wordsOf } from './voice.ts'

/** What an update comes to: what the core is told, and how its replies go out. */
export interface Work {
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
  /** Further updates that are answered together with this one. */
  others: InboxRow[]
}

/** What an update comes to; null where there is nobody to answer. A recording is written down here. */
export async function workOf(handling: Handling, incoming: Incoming, row: InboxRow): Promise<Work | null> {
  const { options } = handling
  switch (incoming.type) {
    case 'text':
    case 'file':
    case 'voice':
    case 'other':
      return incoming.addressed ? workOfMessage(handling, incoming, row) : null
    case 'tap':
      return workOfTap(options.store, incoming, row)
    case 'joined':
      return incoming.where.kind === 'private' ? null : workOfEntering(handling, incoming)
    default:
      return null
  }
}

async function workOfEntering(
  { options, bot }: Handling,
  incoming: Incoming & { type: 'joined' },
): Promise<Work> {
  const row = await options.store.subscriptionOf(incoming.where.address)
  const given = [groupGreeting(bot.username, row?.state === 'on')]
  return { ...answering(incoming), given, entered: true }
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
    others: [],
  }
}

async function workOfMessage(
  handling: Handling,
  incoming: Incoming & { type: 'text' | 'file' | 'voice' | 'other' },
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
  if (incoming.type === 'file') return { ...work, ...(await withFiles(handling, incoming, row, message)) }
  if (incoming.type === 'text' && !incoming.edited) {
    const unkept = incoming.video ? { unkept: [VIDEO] } : {}
    return { ...work, message: { ...message, text: incoming.text, ...unkept } }
  }
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
    ...(where.kind === 'group'
      ? { group: { address: where.address, title: where.title, thread: where.thread } }
      : {}),
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
