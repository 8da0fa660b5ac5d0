import type { Reply } from '../../reply/index.ts'
import { entryReply } from '../checklist/entry-view.ts'
import { ownDueBlocks } from '../checklist/own/due.ts'
import { readDueQuery } from '../due-query.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { dutiesReply } from '../views/duties-view.ts'
import { ledgerReply } from '../views/ledger-view.ts'
import { whyReply } from '../views/why-view.ts'
import { activitiesNamed } from '../views/words.ts'
import { headed } from './wording.ts'

/** The duties or the ledger of an official; `turn` is over the official's record, `text` as the official would ask. */
export async function look(turn: Turn, text: string): Promise<Reply> {
  const query = readDueQuery(text, turn.saidOn ?? turn.today)
  const activities = activitiesNamed(turn, text)
  if (query.view === 'entry') return headed(turn, await entryReply(turn, query.seq))
  if (query.view === 'ledger') return headed(turn, ledgerReply(turn, query, activities))
  if (turn.tenures.length === 0) return sentence(`${nameOf(turn, turn.person)}还没有登记岗位，须由本人登记。`)
  if (query.view === 'why') return headed(turn, whyReply(turn, query, activities))
  const duties = dutiesReply(turn, query, activities)
  const own = activities.length > 0 ? [] : await ownDueBlocks(turn, query)
  return headed(turn, { ...duties, blocks: [...duties.blocks, ...own] })
}
