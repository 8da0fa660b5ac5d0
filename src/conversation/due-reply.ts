import type { Block, Reply } from '../reply/index.ts'
import { nothingDueReply } from './behalf/respond.ts'
import { openPostCard } from './cards/index.ts'
import { entryReply } from './checklist/entry-view.ts'
import { ownDueBlocks } from './checklist/own/due.ts'
import { readDueQuery } from './due-query.ts'
import { planBlocks } from './reminders/own/list.ts'
import type { Turn } from './turn.ts'
import { dutiesReply } from './views/duties-view.ts'
import { ledgerReply } from './views/ledger-view.ts'
import { whyReply } from './views/why-view.ts'
import { activitiesNamed } from './views/words.ts'

/** The answer to a question about one's own duties or record. */
export async function dueReply(turn: Turn, text: string): Promise<Reply> {
  const query = readDueQuery(text, turn.saidOn ?? turn.today)
  const activities = activitiesNamed(turn, text)
  if (query.view === 'entry') return entryReply(turn, query.seq)
  if (query.view === 'ledger') return ledgerReply(turn, query, activities)
  if (turn.tenures.length === 0) {
    return (await nothingDueReply(turn)) ?? openPostCard(turn, '先登记岗位，才知道有哪些职责。')
  }
  if (query.view === 'why') return whyReply(turn, query, activities)
  const duties = dutiesReply(turn, query, activities)
  const own = activities.length > 0 ? [] : await ownDueBlocks(turn, query)
  const plans: Block[] = activities.length > 0 ? [] : await planBlocks(turn)
  return { ...duties, blocks: [...duties.blocks, ...own, ...plans] }
}
