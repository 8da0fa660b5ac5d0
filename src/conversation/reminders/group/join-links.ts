import type { Button } from '../../../reply/index.ts'
import { sayAction } from '../../actions.ts'
import type { Turn } from '../../turn.ts'

/** What a link from a group says in private: that its reader wants to take part in the reminders there, or to leave. */
export interface GroupLink {
  wants: 'join' | 'leave'
  subscription: string
}

const LINK = /^\/start\s+([jl])-([A-Za-z0-9-]{8,40})$/i

/** Reads `/start j-ID` and `/start l-ID`; null for any other text. */
export function readGroupLink(text: string): GroupLink | null {
  const [, letter, subscription] = LINK.exec(text.trim()) ?? []
  if (letter === undefined || subscription === undefined) return null
  return { wants: letter.toLowerCase() === 'j' ? 'join' : 'leave', subscription }
}

/** 我要参加: opens the private chat, where it is explained and asked. */
export function joinButton(turn: Turn, subscription: string): Button {
  const payload = `j-${subscription}`
  const url = turn.parts.linkTo?.(payload) ?? null
  return { label: '我要参加', action: sayAction(`/start ${payload}`), ...(url === null ? {} : { url }) }
}
