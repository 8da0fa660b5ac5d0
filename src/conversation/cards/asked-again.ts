import { parseAction } from '../actions.ts'
import { buttonsOfLast } from '../labelled.ts'
import type { Turn } from '../turn.ts'

/** Whether the last reply is the card itself, and not another under which the card is only recalled. */
export async function isShownLast(turn: Turn, card: string): Promise<boolean> {
  return (await buttonsOfLast(turn)).some((button) => {
    const action = parseAction(button.action)
    return action?.type === 'card' && action.card === card && !action.apart
  })
}
