import type { Reply } from '../../../reply/index.ts'
import type { Turn } from '../../turn.ts'
import { offerMoving, offerTakingBack } from '../own/take-back.ts'
import { pauseUntil, setQuiet, setTime, switchOff, switchOn } from './change.ts'
import { panelPage } from './pages.ts'
import { nextText, privatePanel } from './panel.ts'
import { panelWishOf } from './words.ts'

/** The panel, and first when the next digest comes. */
async function nextReply(turn: Turn): Promise<Reply> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  return privatePanel(turn, row?.state === 'on' ? nextText(turn, row) : null)
}

/** Does what words want of the settings; the panel for any others. */
export function remindReply(turn: Turn, words: string): Promise<Reply> {
  const wish = panelWishOf(words, turn.saidOn ?? turn.today)
  switch (wish?.type) {
    case 'on':
      return switchOn(turn)
    case 'off':
      return switchOff(turn)
    case 'time':
      return setTime(turn, wish.time)
    case 'pause':
      return pauseUntil(turn, wish.until)
    case 'quiet':
      return setQuiet(turn, wish)
    case 'page':
      return panelPage(turn, wish.page, wish.said ?? null)
    case 'drop':
      return offerTakingBack(turn, wish)
    case 'move':
      return offerMoving(turn, wish)
    case 'next':
      return nextReply(turn)
    default:
      return privatePanel(turn)
  }
}
