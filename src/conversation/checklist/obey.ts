import type { Reply } from '../../reply/index.ts'
import { affirmByWords } from '../behalf/affirm.ts'
import { isOnBehalf } from '../behalf/wording.ts'
import { openPostCard } from '../cards/post-card.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import type { ChecklistCommand } from './commands.ts'
import { itemReply } from './item-view.ts'
import { linkByWords, linksReply, unlinkByWords } from './link-words.ts'
import { checklistReply, unrecordedReply } from './list-view.ts'
import { openItemCard } from './own/card.ts'
import { openEndCard } from './own/end-card.ts'
import { ownItemsReply } from './own/list.ts'

/** Does what was said about the checklist of the turn's person, who speaks, or on whose behalf somebody does. */
export async function obeyChecklist(turn: Turn, command: ChecklistCommand): Promise<Reply> {
  switch (command.type) {
    case 'checklist':
      return (await unposted(turn)) ?? checklistReply(turn, command.words)
    case 'unrecorded':
      return (await unposted(turn)) ?? unrecordedReply(turn, command.words)
    case 'item-records':
      return itemReply(turn, command.words)
    case 'link-entry':
      return linkByWords(turn, command.seq, command.words)
    case 'unlink-entry':
      return unlinkByWords(turn, command.seq, command.words)
    case 'entry-links':
      return linksReply(turn, command.seq)
    case 'add-item':
      return openItemCard(turn, command.words)
    case 'own-items':
      return ownItemsReply(turn)
    case 'end-item':
      return openEndCard(turn, command.words, false)
    case 'remove-item':
      return openEndCard(turn, command.words, true)
    case 'affirm':
      return affirmByWords(turn, command.seq)
  }
}

/** Without a post and without items of their own there is no list; null where there is one. */
async function unposted(turn: Turn): Promise<Reply | null> {
  if (turn.tenures.length > 0 || (await turn.parts.store.dutyItems(turn.person)).length > 0) return null
  if (isOnBehalf(turn)) return sentence(`${nameOf(turn, turn.person)}还没有登记岗位，须由本人登记。`)
  return openPostCard(turn, '先登记岗位，才知道有哪些职责。')
}
