import { type Attached, attachRow, foldLedger, type LedgerEntry } from '../../ledger/index.ts'
import { type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { isOnBehalf } from '../behalf/wording.ts'
import { settleCard } from '../cards/card.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { entryLine, entryText } from '../views/ledger-view.ts'
import type { Held } from './entries.ts'
import { evidenceNotice } from './notice.ts'
import { attachmentsOf } from './numbered.ts'
import { keyOf } from './schema.ts'
import { namesOfAttached } from './wording.ts'

/**
 * Attaches what a card holds to an entry, and settles the card, in one transaction. What the entry has already is not
 * attached again.
 * @param words what the person said of it; the ledger keeps it.
 */
export async function attachTo(
  { turn, entry }: Held,
  card: string,
  { evidence, words }: { evidence: readonly Attached[]; words: string },
): Promise<Reply> {
  if (entry.voided)
    return sentence(`第 ${entry.seq} 号已经撤销，不能再附上文件。请附到别的一条，或重新记录。`)
  const standing = new Set(entry.evidence.map(({ what }) => keyOf(what)))
  const fresh = evidence.filter((what) => !standing.has(keyOf(what)))
  if (fresh.length === 0) {
    await settleCard(turn, card, 'confirmed')
    return sentence(`第 ${entry.seq} 号已经有这个附件，没有重复附上。`)
  }
  const at = turn.now.toISOString()
  const origin = { recordedBy: turn.by, words, recordedAt: at, confirmation: card, newId: turn.parts.newId }
  const rows = fresh.map((what) => attachRow(entry, what, origin))
  const result = await turn.parts.store.append(rows, { pending: card, at })
  if (!result.stored) return sentence('这张卡片已经处理过，没有重复附上。')
  const after = foldLedger([...entry.history, ...result.rows])[0] as LedgerEntry
  const first = attachmentsOf(after).find((each) => each.line === result.rows[0]?.id)
  await evidenceNotice(turn, card, {
    done: `附上：${namesOfAttached(fresh)}（第 ${entry.seq} 号，${entryText(turn, entry, false)}）`,
    undo: first ? `取下第${entry.seq}号的附件${first.number}` : null,
  })
  return attachedReply(turn, after, fresh)
}

function attachedReply(turn: Turn, entry: LedgerEntry, fresh: readonly Attached[]): Reply {
  const who = isOnBehalf(turn) ? `已代${nameOf(turn, turn.person)}附到` : '已附到'
  const label = `第${entry.seq}号的附件`
  return reply({
    blocks: [
      { type: 'lead', text: `${who}第 ${entry.seq} 号：${namesOfAttached(fresh)}。` },
      { type: 'list', items: [entryLine(turn, entry)] },
    ],
    buttons: [[{ label, action: sayAction(label) }]],
  })
}
