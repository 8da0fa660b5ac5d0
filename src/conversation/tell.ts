import { isLocal } from '../access/index.ts'
import type { Reply } from '../reply/index.ts'
import type { Turn } from './turn.ts'

/**
 * Tells somebody else than who speaks: a line of their conversation, and for people of a channel a message on its way
 * to their private chat. Part of the turn's transaction.
 * @param key unique for good: told again with the same key, nothing is sent twice.
 */
export async function tell(turn: Turn, person: string, key: string, told: Reply): Promise<void> {
  const line = { person, from: 'assistant' as const, body: JSON.stringify(told), at: turn.now.toISOString() }
  await turn.parts.store.addMessage(line)
  await send(turn, person, key, told)
}

/** The message alone, without a line of conversation; nothing for people at the machine, who have no channel. */
export async function send(turn: Turn, person: string, key: string, told: Reply): Promise<void> {
  if (isLocal(person)) return
  const message = { thread: null, replyTo: null, replaces: null, body: JSON.stringify(told) }
  await turn.parts.store.addOutgoing([
    { key, address: person, ...message, createdAt: turn.now.toISOString() },
  ])
}
