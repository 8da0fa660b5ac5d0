import type { Button } from '../../../reply/index.ts'
import { sayAction } from '../../actions.ts'
import { buttonsOfLast } from '../../labelled.ts'
import type { Turn } from '../../turn.ts'
import { panelAction, readReminderAction } from '../actions.ts'

const JUST_KEPT = '撤回这条'
/** Label of the button that takes back the one reminder that was asked about. */
export const TAKE_BACK = '撤回'

/** What stands under the words that reminders were kept. */
export function afterKeeping(ids: readonly string[]): Button[] {
  const back = ids.map((id, index) => ({
    label: ids.length === 1 ? JUST_KEPT : `${JUST_KEPT}（${index + 1}）`,
    action: panelAction('mydrop', id),
  }))
  return [...back, { label: '我的提醒', action: sayAction('我的提醒') }]
}

/** The reminders that the last reply gave the buttons to take back for: kept just now, or asked about. */
export async function lastOffered(turn: Turn): Promise<{ justKept: string[]; asked: string[] }> {
  const buttons = await buttonsOfLast(turn)
  const idsOf = (wanted: (label: string) => boolean) =>
    buttons.flatMap(({ label, action }) => {
      const read = wanted(label) ? readReminderAction(action) : null
      return read?.type === 'panel' && read.op === 'mydrop' ? [read.subscription] : []
    })
  return {
    justKept: idsOf((label) => label.startsWith(JUST_KEPT)),
    asked: idsOf((label) => label === TAKE_BACK),
  }
}
