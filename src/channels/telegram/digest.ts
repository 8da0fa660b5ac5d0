import type { Reply } from '../../reply/index.ts'
import type { OutRow } from '../../storage/index.ts'
import type { Delivery } from '../delivery/index.ts'
import { chatIdOf, isGroup } from './addresses.ts'
import type { Delivering } from './delivering.ts'
import { type Part, type Rendered, render } from './render/index.ts'
import { sendPart } from './send.ts'
import { toClosedChat } from './to-closed-chat.ts'

/**
 * Sends a digest, or gives it up where nothing is left of it. What it says is asked for once there is room to send it:
 * whatever was done, said or set up to that moment counts. It is one message, so that nothing of it is ever repeated
 * but the whole, and its buttons stand under all that they are about.
 */
export async function sendDigest(
  delivering: Delivering,
  row: OutRow,
  signal: AbortSignal,
): Promise<Delivery> {
  const { options, api, pace, keepActions } = delivering
  const { conversation, clock, log } = options
  const group = isGroup(row.address)
  await pace.ready(row.address, group, signal, true)
  const closed = await toClosedChat(options, row)
  if (closed) return closed
  const now = await conversation.digest(row, clock())
  if ('drop' in now) return { outcome: 'undeliverable', cause: now.drop }
  const { part, actions, whole } = asOneMessage(now.send, group)
  if (!whole)
    log.error(`第 ${row.seq} 条待发提醒超过一条消息的长度，已缩短发出。`, new Error('digest too long'))
  await keepActions(actions)
  const chat = { chatId: chatIdOf(row.address), thread: row.thread, replyTo: null, keyboard: part.keyboard }
  const messageId = await sendPart(api, row, part, chat, 0)
  await conversation.digestSent(row, { messageId, reply: now.send }, clock())
  return { outcome: 'sent' }
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
    const { parts, actions } = render(shorter(left), { group })
    const [part, ...more] = parts
    const whole = left === blocks.length && reply.attachments.length === 0
    if (part && more.length === 0) return { part, actions, whole }
  }
  throw new Error('a note alone is longer than a message')
}
