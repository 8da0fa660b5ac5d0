import type { Reply } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import { pauseUntil, setTime, switchOff, switchOn } from './private-change.ts'
import { panelPage } from './private-pages.ts'
import { privatePanel } from './private-panel.ts'
import { panelWishOf } from './private-words.ts'

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
    case 'page':
      return panelPage(turn, wish.page)
    default:
      return privatePanel(turn)
  }
}
