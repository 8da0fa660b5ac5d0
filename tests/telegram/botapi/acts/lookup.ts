import type { Chat, User } from '../types.ts'
import type { World } from '../world/world.ts'

/** The user with this id, or an error for the test. */
export function userOf(world: World, id: number): User {
  const user = world.users.get(id)
  if (!user) throw new Error(`There is no user ${id} in this world.`)
  return user
}

/** The chat with this id, or an error for the test. */
export function chatById(world: World, id: number): Chat {
  const chat = world.chats.get(id)
  if (!chat) throw new Error(`There is no chat ${id} in this world.`)
  return chat
}
