import { isLocal } from '../../access/index.ts'
import type { Reply } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'

/**
 * Tells somebody else than who speaks: a line of their conversation, and for people of a channel a message on its way
 * to their private chat. Part of the turn's transaction.
 * @param key unique for good: told again with the same key, nothing is sent twice.
 */
export async function tell(turn: Turn, person: string, key: string, told: Reply): Promise<void> {
  const { store } = turn.parts
  const body = JSON.stringify(told)
  const createdAt = turn.now.toISOString()
  await store.addMessage({ person, from: 'assistant', body, at: createdAt })
  if (isLocal(person)) return
  await store.addOutgoing([
    { key, address: person, thread: null, replyTo: null, replaces: null, body, createdAt },
  ])
}
