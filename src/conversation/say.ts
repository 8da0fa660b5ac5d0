import { type Button, type Reply, reply } from '../reply/index.ts'
import { sayAction } from './actions.ts'

/** A button that says its own label. */
export const say = (label: string): Button => ({ label, action: sayAction(label) })

/** A reply of one sentence, with buttons in one row that say their own labels. */
export function sentence(text: string, ...labels: string[]): Reply {
  const buttons = labels.length > 0 ? [labels.map(say)] : []
  return reply({ blocks: [{ type: 'lead', text }], buttons })
}

/** A sentence of no further use once read. */
export function passing(text: string): Reply {
  return { ...sentence(text), passing: true }
}

/** What an action is answered with that means nothing any more. */
export const EXPIRED = '此操作已过期，请重新说一遍。'
