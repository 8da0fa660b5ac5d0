import type { Button } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import type { Turn } from '../turn.ts'

/** The button that opens the private chat, where a channel can do that; null where there is no such address. */
export function openerOf({ parts }: Turn): Button | null {
  const url = parts.linkTo?.('') ?? null
  return url === null ? null : { label: '到私聊发', action: sayAction('/start'), url }
}
