import type { Turn } from '../turn.ts'

/** An anonymous admin, or somebody who writes as a channel: the chat is who speaks, and has no private chat. */
export function speaksForItself(turn: Turn): boolean {
  return turn.by === turn.group?.address || /^[a-z]+:-/.test(turn.by)
}
