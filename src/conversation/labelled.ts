import type { Reply } from '../reply/index.ts'
import { type Action, parseAction } from './actions.ts'
import type { Turn } from './turn.ts'

/** What the button of the last reply with this label does: it was typed out instead of tapped; null where there is none. */
export async function labelled(turn: Turn, text: string): Promise<Action | null> {
  const last = (await turn.parts.store.messages(turn.person, 1)).at(0)
  if (last?.from !== 'assistant') return null
  const button = (JSON.parse(last.body) as Reply).buttons.flat().find((each) => each.label === text)
  return button ? parseAction(button.action) : null
}
