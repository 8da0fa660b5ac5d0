import { type Reply, reply } from '../../reply/index.ts'
import { say } from '../say.ts'
import type { Turn } from '../turn.ts'

/** What concerns a person alone is not done before a group; null in private. */
export function onlyInPrivate(turn: Turn): Reply | null {
  if (turn.group === null) return null
  const url = turn.parts.linkTo?.('settings') ?? null
  return reply({
    blocks: [{ type: 'lead', text: '这件事请在私聊里说。' }],
    buttons: url === null ? [] : [[{ ...say('设置'), label: '到私聊', url }]],
  })
}
