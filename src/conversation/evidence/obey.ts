import type { Attached } from '../../ledger/index.ts'
import type { Reply } from '../../reply/index.ts'
import { type AttachCard, keepCard, settleCard } from '../cards/card.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { attachTo } from './attach.ts'
import { attachCardOf } from './attach-card.ts'
import type { EntryNamed, EvidenceWish } from './commands.ts'
import { openDetachCard } from './detach-card.ts'
import { entryNamed, type Held } from './entries.ts'
import { attachmentsReply } from './list.ts'

/** Does what was said of the attachments of an entry; `words` is what was said. */
export async function obeyEvidence(turn: Turn, wish: EvidenceWish, words: string): Promise<Reply> {
  const waiting = wish.does === 'detach' && wish.bare ? await attachCardOf(turn) : null
  if (waiting) {
    await settleCard(turn, waiting.card.id, 'cancelled')
    return sentence('好的，没有附上，台账没有变动。')
  }
  const held = await entryNamed(turn, wish.entry)
  if (!held) return notFound(wish.entry)
  switch (wish.does) {
    case 'list':
      return attachmentsReply(held, wish.at)
    case 'detach':
      return openDetachCard(held, { at: wish.at, reason: wish.reason, words })
    case 'attach':
      return attachSaid(turn, held, wish.links, words)
  }
}

function notFound(named: EntryNamed): Reply {
  if (named === 'last') return sentence('台账里还没有记录。做完一项就告诉我，例如“昨天带队检查了化工厂”。')
  return sentence(`台账里没有第 ${named} 号，没有变动。说“我的台账”可以看每一条的号。`)
}

/** To what was just sent, or the addresses in the words; else to the files that wait for an entry. */
async function attachSaid(turn: Turn, held: Held, links: Attached[], words: string): Promise<Reply> {
  const given = [...(turn.evidence ?? []), ...links]
  if (given.length > 0) {
    const card = await keepCard<AttachCard>(turn, {
      kind: 'attach',
      evidence: given,
      words,
      offered: [],
      asking: 'entry',
    })
    return attachTo(held, card.id, { evidence: given, words })
  }
  const waiting = await attachCardOf(turn)
  if (waiting)
    return attachTo(held, waiting.card.id, {
      evidence: waiting.card.payload.evidence,
      words: waiting.card.payload.words || words,
    })
  return sentence('没有等着附上的文件。请先把照片或文件发来，再说附到第几号。')
}
