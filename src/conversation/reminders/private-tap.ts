import type { Reply } from '../../reply/index.ts'
import { EXPIRED, passing } from '../say.ts'
import type { Turn } from '../turn.ts'
import type { ReminderAction } from './actions.ts'
import { privatePanel } from './private-panel.ts'

export type PanelTap = Extract<ReminderAction, { type: 'panel' }>

/** A tap on a button of the private panel; what is somebody else's does nothing. */
export async function tapPrivatePanel(turn: Turn, action: PanelTap): Promise<Reply> {
  if (turn.standing.role === 'guest' || !action.op.startsWith('my')) return passing(EXPIRED)
  return { ...(await privatePanel(turn)), replaces: true }
}
