import type { Button, Reply } from '../reply/index.ts'
import { type Action, parseAction } from './actions.ts'
import type { Turn } from './turn.ts'

/** The buttons of the last reply to who speaks; none where the person spoke last. */
export async function buttonsOfLast(turn: Turn): Promise<Button[]> {
  const last = (await turn.parts.store.messages(turn.by, 1)).at(0)
  return last?.from === 'assistant' ? (JSON.parse(last.body) as Reply).buttons.flat() : []
}

/** What the button of the last reply with this label does: it was typed out instead of tapped; null where there is none. */
export async function labelled(turn: Turn, text: string): Promise<Action | null> {
  const button = (await buttonsOfLast(turn)).find((each) => each.label === text)
  return button ? parseAction(button.action) : null
}
