import type { Reply } from '../../reply/index.ts'
import { readDueQuery } from '../due-query.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { dutiesReply } from '../views/duties-view.ts'
import { entryReply, ledgerReply } from '../views/ledger-view.ts'
import { whyReply } from '../views/why-view.ts'
import { activitiesNamed } from '../views/words.ts'
import { headed } from './wording.ts'

/** The duties or the ledger of an official; `turn` is over the official's record, `text` as the official would ask. */
export function look(turn: Turn, text: string): Reply {
  const query = readDueQuery(text, turn.saidOn ?? turn.today)
  const activities = activitiesNamed(turn, text)
  if (query.view === 'entry') return headed(turn, entryReply(turn, query.seq))
  if (query.view === 'ledger') return headed(turn, ledgerReply(turn, query, activities))
  if (turn.tenures.length === 0) return sentence(`${nameOf(turn, turn.person)}还没有登记岗位，须由本人登记。`)
  if (query.view === 'why') return headed(turn, whyReply(turn, query, activities))
  return headed(turn, dutiesReply(turn, query, activities))
}
