import type { Button, Reply } from '../../reply/index.ts'
import { parseAction } from '../actions.ts'
import type { Turn } from '../turn.ts'

/** The buttons of the last reply to who speaks; none where the person spoke last. */
export async function buttonsOfLast(turn: Turn): Promise<Button[]> {
  const last = (await turn.parts.store.messages(turn.by, 1)).at(0)
  return last?.from === 'assistant' ? (JSON.parse(last.body) as Reply).buttons.flat() : []
}

/** Whether the last reply is the card itself, and not another under which the card is only recalled. */
export async function isShownLast(turn: Turn, card: string): Promise<boolean> {
  return (await buttonsOfLast(turn)).some((button) => {
    const action = parseAction(button.action)
    return action?.type === 'card' && action.card === card && !action.apart
  })
}
