import { type Button, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import type { Turn } from '../turn.ts'

/** A button that says its own label. */
export const say = (text: string): Button => ({ label: text, action: sayAction(text) })

/** One sentence, with buttons that say their labels. */
export function lead(text: string, ...labels: string[]): Reply {
  return reply({ blocks: [{ type: 'lead', text }], buttons: labels.length > 0 ? [labels.map(say)] : [] })
}

/** What concerns a person alone is not done before a group; null in private. */
export function onlyInPrivate(turn: Turn): Reply | null {
  if (turn.group === null) return null
  const url = turn.parts.linkTo?.('settings') ?? null
  return reply({
    blocks: [{ type: 'lead', text: '这件事请在私聊里说。' }],
    buttons: url === null ? [] : [[{ ...say('设置'), label: '到私聊', url }]],
  })
}
