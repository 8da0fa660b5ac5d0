import type { DigestNow } from '../../conversation/index.ts'
import type { Reply } from '../../reply/index.ts'
import type { OutRow } from '../../storage/index.ts'
import type { Delivery } from '../delivery/index.ts'
import { chatIdOf, isGroup } from './addresses.ts'
import type { Delivering } from './delivering.ts'
import { type Part, type Rendered, render } from './render/index.ts'
import { sendPart } from './send.ts'
import { createMarking, type Taken } from './taken.ts'
import { toClosedChat } from './to-closed-chat.ts'

/**
 * Sends digests, or gives up those of which nothing is left. What a digest says is asked for once there is room to
 * send it: whatever was done, said or set up to that moment counts. It is one message, so that nothing of it is ever
 * repeated but the whole, and its buttons stand under all that they are about. From the moment at which Telegram is
 * given one until that is marked, no other is given to it: a process that dies leaves at most one of which nobody
 * knows whether it arrived. Where somebody waits for what comes after it (`awaited`), it does not let others go first.
 */
export function createDigestSender(
  delivering: Delivering,
): (row: OutRow, signal: AbortSignal, awaited: boolean) => Promise<Delivery> {
  const { options, pace, turns } = delivering
  const { conversation, clock } = options
  const marking = createMarking<Extract<DigestNow, { send: Reply }>>()

  const marked = (row: OutRow, taken: Taken<Extract<DigestNow, { send: Reply }>>) =>
    marking.mark(row, 0, taken, ({ messageId, said }) =>
      conversation.digestSent(row, { messageId, reply: said.send, said: said.said }, clock()),
    )

  async function send(row: OutRow, signal: AbortSignal): Promise<Delivery> {
    signal.throwIfAborted()
    const closed = await toClosedChat(options, row)
    if (closed) return closed
    const now = await conversation.digest(row, clock())
    if ('drop' in now) return { outcome: 'undeliverable', cause: now.drop }
    pace.late(row.address)
    await marked(row, { messageId: await sendWords(delivering, row, now.send), said: now })
    return { outcome: 'sent' }
  }

  return async (row, signal, awaited) => {
    const taken = marking.unmarked(row, 0)
    if (taken) {
      await marked(row, taken)
      return { outcome: 'sent' }
    }
    await pace.ready(row.address, isGroup(row.address), signal, !awaited)
    const release = pace.hold()
    try {
      return await turns.take(row.address, awaited, () => send(row, signal))
    } finally {
      release()
    }
  }
}

async function sendWords(
  { options, api, keepActions }: Delivering,
  row: OutRow,
  words: Reply,
): Promise<number> {
  const { part, actions, whole } = asOneMessage(words, isGroup(row.address))
  if (!whole)
    options.log.error(
      `第 ${row.seq} 条待发提醒超过一条消息的长度，已缩短发出。`,
      new Error('digest too long'),
    )
  await keepActions(actions)
  const chat = { chatId: chatIdOf(row.address), thread: row.thread, replyTo: null, keyboard: part.keyboard }
  return sendPart(api, row, part, chat, 0)
}

const LEFT_OUT = '内容较多，没有全部列出；其余请点下面的按钮查看，或发“本季度我要做什么”。'

/** The reply as a single message: whole where it fits, otherwise as much of its beginning as does, and saying so. */
export function asOneMessage(
  reply: Reply,
  group: boolean,
): Pick<Rendered, 'actions'> & { part: Part; whole: boolean } {
  const { blocks } = reply
  const shorter = (left: number): Reply => ({
    ...reply,
    blocks: left === blocks.length ? blocks : [...blocks.slice(0, left), { type: 'note', text: LEFT_OUT }],
    attachments: [],
  })
  for (let left = blocks.length; left >= 0; left -= 1) {
    const { parts, actions } = render(shorter(left), { group, whole: true })
    const [part, ...more] = parts
    const whole = left === blocks.length && reply.attachments.length === 0
    if (part && more.length === 0) return { part, actions, whole }
  }
  throw new Error('a note alone is longer than a message')
}
