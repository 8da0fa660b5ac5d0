import { type Reply, reply } from '../../reply/index.ts'
import type { ChatRow, OutRow, Store } from '../../storage/index.ts'
import type { From, Where } from './incoming/types.ts'

/** Makes the chat known, or lets it be sent to again; writes only where something changed. */
export async function meetChat(store: Store, where: Where, from: From, at: string): Promise<void> {
  const known = await store.chat(where.address)
  if (known?.active && known.title === where.title) return
  await store.putChat(reachable(where, known?.owner ?? (where.kind === 'private' ? from.person : null), at))
}

/** Notes that the bot was brought in; whoever did it hears of it when the group can no longer be reached. */
export async function enterChat(store: Store, where: Where, from: From, at: string): Promise<void> {
  await store.putChat(reachable(where, from.person, at))
}

/** A chat that can be sent to. */
function reachable({ address, kind, title }: Where, owner: string | null, at: string): ChatRow {
  return { address, kind, title, owner, active: true, cause: null, movedTo: null, updatedAt: at }
}

/**
 * Switches a chat off that nothing can be sent to any more, and says so once to whoever brought the bot into it; of a
 * member's private chat, to the owners of the bot. Gives the rows that are to be sent.
 * @param daily told at most once a day (UTC): a muted bot that is called again and again finds out each time.
 */
export async function leaveChat(
  store: Store,
  {
    address,
    cause,
    at,
    owners,
    daily = false,
  }: { address: string; cause: string; at: string; owners: readonly string[]; daily?: boolean },
): Promise<OutRow[]> {
  const chat = await store.chat(address)
  if (!chat?.active) return []
  await store.putChat({ ...chat, active: false, cause, updatedAt: at })
  const told = chat.kind === 'group' ? [chat.owner ?? ''] : (await store.member(address)) ? owners : []
  const body = JSON.stringify(await unreachableReply(store, chat))
  return store.addOutgoing(
    told
      .filter((person) => person !== '' && person !== address)
      .map((person) => ({
        key: `gone:${address}:${daily ? at.slice(0, 10) : at}:${person}`,
        address: person,
        thread: null,
        replyTo: null,
        replaces: null,
        body,
        createdAt: at,
      })),
  )
}

async function unreachableReply(store: Store, chat: ChatRow): Promise<Reply> {
  const name = chat.kind === 'group' ? chat.title : (await store.person(chat.address))?.name
  const text =
    chat.kind === 'group'
      ? `群“${name ?? chat.address}”已不能发送消息（机器人被移出或被禁言），已停止向该群发送。重新把机器人加进群，或允许它发言以后再在群里叫它一次，即恢复。`
      : `“${name ?? chat.address}”停用了机器人或账号已注销，已停止向其发送。对方重新发一条消息即恢复。`
  return reply({ blocks: [{ type: 'lead', text }] })
}
