import { reply } from '../../reply/index.ts'
import { type InboxRow, StoreError } from '../../storage/index.ts'
import type { Handling } from './handling.ts'
import { readUpdate } from './incoming/index.ts'
import type { Incoming, Where } from './incoming/types.ts'
import { endTap } from './taps.ts'

/** One sentence to whoever sent what could not be handled. */
export async function tellParked(handling: Handling, row: InboxRow): Promise<void> {
  const { options, bot, stored } = handling
  const incoming = readUpdate(JSON.parse(row.body), bot)
  const where = whereToTell(incoming)
  if (!where) return
  if (incoming.type === 'tap') endTap(handling, incoming.queryId, null)
  const text =
    incoming.type === 'tap'
      ? '这个按钮没有处理成功，没有记录任何内容。请再点一次；一再这样，请告诉管理员。'
      : '这条消息没有处理成功，没有记录任何内容。请换个说法再发一次；一再这样，请告诉管理员。'
  const parked = {
    key: `${row.channel}:${row.id}:parked`,
    address: where.address,
    thread: where.thread,
    replyTo: answered(incoming, where),
    replaces: null,
    body: JSON.stringify(reply({ blocks: [{ type: 'lead', text }] })),
    createdAt: options.clock().toISOString(),
  }
  stored(await options.store.addOutgoing([parked]))
}

/** Tells that the store cannot write: sent straight away, since it cannot keep this either. */
export async function tellHeld(handling: Handling, row: InboxRow, cause: unknown): Promise<void> {
  const { bot, api } = handling
  const incoming = readUpdate(JSON.parse(row.body), bot)
  const where = whereToTell(incoming)
  if (!where) return
  if (incoming.type === 'tap') endTap(handling, incoming.queryId, null)
  const why = cause instanceof StoreError ? cause.message : '数据库暂时不能写入。'
  const text = `还没有保存：${why}问题解决后会自动处理您这条消息，不用再发。`
  const { chatId, thread } = where
  const replyTo = answered(incoming, where)
  await api.send({ chatId, thread, replyTo, text, html: false, keyboard: [] })
}

/** In a group it must be seen whose message is meant. */
function answered(incoming: Incoming, where: Where): number | null {
  return where.kind === 'group' && 'addressed' in incoming ? incoming.messageId : null
}

/** The chat of the update; null where it was not meant for us. */
function whereToTell(incoming: Incoming): Where | null {
  if (!('where' in incoming)) return null
  return 'addressed' in incoming && !incoming.addressed ? null : incoming.where
}
