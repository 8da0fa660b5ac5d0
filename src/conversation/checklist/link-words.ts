import type { DutyItem } from '../../checklist/index.ts'
import { type EntryDuty, type LedgerEntry, unlinkRow } from '../../ledger/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { noticeOf } from '../behalf/notice.ts'
import { isOnBehalf } from '../behalf/wording.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { entryLine } from '../views/ledger-view.ts'
import type { EntrySaid } from './commands.ts'
import { link, offerLinks } from './link-card.ts'
import { itemsNamed } from './named.ts'
import { callOf, ownRemark } from './own/words.ts'
import { checklistFor, itemsEver } from './read.ts'
import { suggestedFor } from './suggest.ts'

/** Items offered where words name a whole article. */
const MOST_OFFERED = 8

/** The entry of a number that the ledger prints. */
export function entryOf(turn: Turn, seq: EntrySaid): LedgerEntry | undefined {
  if (seq === 'last') return turn.entries.filter(({ voided }) => !voided).sort((a, b) => b.seq - a.seq)[0]
  return turn.entries.find((entry) => entry.history.some((row) => row.seq === seq))
}

function noEntry(seq: EntrySaid): Reply {
  if (seq === 'last') return sentence('台账里还没有记录。做完一项就告诉我，例如“昨天带队检查了化工厂”。')
  if (seq === null)
    return sentence('是哪一条记录？请连号数一起说，如“把第1号关联到第七条第七项”。', '我的台账')
  return sentence(`台账里没有第 ${seq} 号。说“我的台账”可以看到号数。`)
}

/** 把第3号关联到第七条第七项 */
export async function linkByWords(turn: Turn, seq: EntrySaid, words: string): Promise<Reply> {
  // What stands on the card is not on record yet: the entry before it is not meant.
  if (seq === 'last' && (await hasOpenReport(turn)))
    return sentence('上一张卡片还没有确认，尚未记入台账：请先确认，再关联。')
  const entry = entryOf(turn, seq)
  if (!entry) return noEntry(seq)
  const said = `把第${entry.seq}号关联到${words}`
  const { items, elsewhere, place } = await itemsNamed(turn, words)
  const [only, second] = items
  if (only && !second) return link(turn, entry, only, { words: said })
  if (only) {
    const buttons = await offerLinks(turn, entry.id, items.slice(0, MOST_OFFERED), { words: said })
    const blocks: Block[] = [
      {
        type: 'lead',
        text: `${place ?? '这里'}有 ${items.length} 项，第 ${entry.seq} 号关联到哪一项？请点选。`,
      },
      { type: 'list', items: [entryLine(turn, entry)] },
    ]
    return reply({ blocks, buttons })
  }
  const names = elsewhere.map(({ label }) => label).join('、')
  if (names)
    return sentence(`${names}不是登记的岗位的职责，不在清单里，没有关联。说“我的清单”可以看到有哪些。`)
  return sentence(`清单里没有${place ?? '您说的这一项'}，没有关联。说“我的清单”可以看到有哪些。`)
}

async function hasOpenReport({ parts, by }: Turn): Promise<boolean> {
  return (await parts.store.openPending(by)).some(({ kind }) => kind === 'log')
}

/** 取消第3号与第七条第七项的关联; without a place the only link is meant. */
export async function unlinkByWords(turn: Turn, seq: EntrySaid, words: string): Promise<Reply> {
  const entry = entryOf(turn, seq)
  if (!entry) return noEntry(seq)
  if (entry.duties.length === 0) return sentence(`第 ${entry.seq} 号没有关联过职责。`)
  if (entry.voided) return sentence(`第 ${entry.seq} 号已经撤销，关联也不再起作用。`)
  const named = words.trim() === '' ? null : (await itemsNamed(turn, words)).items
  const items = await itemsEver(turn)
  const meant = entry.duties.filter((duty) => {
    const item = itemOfLink(items, duty)
    return named === null || (item !== null && named.some(({ key }) => key === item.key))
  })
  const [only, second] = meant
  if (!only) return sentence(`第 ${entry.seq} 号没有关联这一项。说“第${entry.seq}号关联哪一条”可以看到。`)
  if (second)
    return linksReply(turn, seq, '关联了不止一项，请连条款一起说，如“取消第1号与第七条第一项的关联”。')
  const at = turn.now.toISOString()
  const confirmation = turn.parts.newId()
  const origin = {
    recordedBy: turn.by,
    words: `取消第${entry.seq}号${words ? `与${words}` : ''}的关联`,
    recordedAt: at,
    confirmation,
    newId: turn.parts.newId,
  }
  await turn.parts.store.append([unlinkRow(entry, only.line, origin)])
  const item = itemOfLink(items, only)
  const what = item ? callOf(item) : '这一项'
  await noticeOf(turn, confirmation, '取消关联', [{ seq: entry.seq, text: what }])
  const done = isOnBehalf(turn) ? `已代${nameOf(turn, turn.person)}` : '已'
  return sentence(`${done}取消第 ${entry.seq} 号与${what}的关联。记录本身没有变动，关联和取消都留在历史里。`)
}

/** The item of a link among the person's; null where it is none of them any more. */
export function itemOfLink(
  items: readonly DutyItem[],
  { target }: Pick<EntryDuty, 'target'>,
): DutyItem | null {
  return items.find((item) => JSON.stringify(item.target) === JSON.stringify(target)) ?? null
}

/** 第3号关联哪一条: what it is linked to, what rules count it for, and what its words suggest besides. */
export async function linksReply(turn: Turn, seq: EntrySaid, before = ''): Promise<Reply> {
  const entry = entryOf(turn, seq)
  if (!entry) return noEntry(seq)
  if (entry.voided) return sentence(`第 ${entry.seq} 号已经撤销，不能关联；请重新记录。`)
  const items = await itemsEver(turn)
  const counted = await countedUnder(turn, entry)
  const linked = entry.duties.map((duty) => itemOfLink(items, duty)).filter((item) => item !== null)
  const suggested = await suggestedFor(turn, entry, new Set(counted.map(({ key }) => key)))
  const lines = [
    ...counted.map((item) => `按条文计入：${callOf(item)}`),
    ...linked.map((item) => `已关联：${callOf(item)}`),
  ]
  const none = lines.length === 0 ? '还没有关联到任何一项职责。' : ''
  const ask = suggested.length > 0 ? '从原话看，可能与下面的职责有关，由您决定：' : ''
  const say = `要关联，请说“把第${entry.seq}号关联到”再加条款，如“第七条第一项”。`
  const blocks: Block[] = [
    { type: 'lead', text: `${before}第 ${entry.seq} 号${none || '：'}` },
    { type: 'list', items: [entryLine(turn, entry), ...lines] },
    ...(ask ? [{ type: 'text', text: ask } satisfies Block] : []),
    ...suggested.map((item): Block => {
      if (item.own) return { type: 'text', text: `“${item.text}”（${ownRemark(item.own)}）` }
      return { type: 'quote', citation: { ref: item.key, label: item.label, quote: item.text } }
    }),
    { type: 'note', text: say },
  ]
  const words = `第${entry.seq}号关联哪一条`
  return reply({ blocks, buttons: await offerLinks(turn, entry.id, suggested, { words }) })
}

/** The items for which a rule counts the entry. */
export async function countedUnder(turn: Turn, entry: LedgerEntry): Promise<DutyItem[]> {
  const { lists } = await checklistFor(turn, { from: entry.date, to: entry.date })
  return lists
    .flatMap(({ rows }) => rows)
    .filter((row) => row.entries.some((each) => each.how === 'rule' && each.entry.id === entry.id))
    .map(({ item }) => item)
}
