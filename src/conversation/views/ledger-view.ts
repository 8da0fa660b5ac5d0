import { type CivilDate, formatChinese, formatShort } from '../../calendar/index.ts'
import type { LedgerEntry } from '../../ledger/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { isUnaffirmed } from '../behalf/unaffirmed.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { activityName } from './words.ts'

const MOST_SHOWN = 50
/** The activity that is none of the kinds that rules count. */
export const OTHER = 'other'
const MOST_WORDS = 30

/** 11月21日 带队检查 · 某化工厂 · 补录（第 3 号） */
export function entryLine(turn: Turn, entry: LedgerEntry): string {
  return `${entryText(turn, entry)}（第 ${entry.seq} 号）`
}

/** The same without its number, and if so wished without who wrote it down. */
export function entryText(turn: Turn, entry: LedgerEntry, recorder = true): string {
  const parts = [`${formatChinese(entry.date)} ${activityOf(turn, entry)}`]
  if (entry.place) parts.push(entry.place)
  if (entry.count > 1) parts.push(`${entry.count} 次`)
  if (entry.late) parts.push('补录')
  if (entry.evidence.length > 0) parts.push(`附件 ${entry.evidence.length} 个`)
  if (entry.corrected && !entry.voided) parts.push('有更正')
  if (entry.voided) parts.push('已撤销')
  if (recorder && entry.recordedBy !== entry.person) parts.push(`代录：${nameOf(turn, entry.recordedBy)}`)
  if (recorder && entry.affirmed) parts.push('本人已确认')
  else if (recorder && isUnaffirmed(entry)) parts.push('本人未确认')
  return parts.join(' · ')
}

/** Of the kind that says nothing by itself, what the person said. */
function activityOf(turn: Turn, { activity, words }: LedgerEntry): string {
  const name = activityName(turn, activity)
  if (activity !== OTHER) return name
  const letters = [...words.replace(/\s+/g, ' ')]
  return `${name}“${letters.slice(0, MOST_WORDS).join('')}${letters.length > MOST_WORDS ? '…' : ''}”`
}

/** The person's entries of a span by day, withdrawn ones marked; only the type or words asked about, if any. */
export function ledgerReply(
  turn: Turn,
  query: { from: CivilDate | null; to: CivilDate | null; name: string; only: 'voided' | 'late' | null },
  activities: string[],
): Reply {
  const entries = turn.entries
    .filter((entry) => (query.from ?? '') <= entry.date && entry.date <= (query.to ?? '9999'))
    .filter((entry) => query.only === null || entry[query.only])
    .filter((entry) => activities.length === 0 || activities.includes(entry.activity))
    .sort((a, b) => (a.date === b.date ? a.seq - b.seq : a.date < b.date ? 1 : -1))
  const what = activities.map((id) => `“${activityName(turn, id)}”`).join('、')
  const kind = query.only === 'voided' ? '已撤销的记录' : query.only === 'late' ? '补录的记录' : '台账'
  const scope = `${query.name === '全部' ? '' : query.name}${what}${kind}`
  if (entries.length === 0) {
    return sentence(`${scope}还没有记录。做完一项就告诉我，例如“昨天带队检查了化工厂”。`)
  }
  const valid = entries.filter((entry) => !entry.voided)
  const times = valid.reduce((sum, entry) => sum + entry.count, 0)
  const withdrawn = entries.length - valid.length
  const blocks: Block[] = [
    {
      type: 'lead',
      text: `${scope}：有效记录 ${valid.length} 条，共 ${times} 次${withdrawn > 0 ? `，另有已撤销 ${withdrawn} 条` : ''}。`,
    },
    { type: 'list', items: entries.slice(0, MOST_SHOWN).map((entry) => entryLine(turn, entry)) },
    { type: 'note', text: '要看一条的原话和改动，请说“第1号的详情”；要改，请说“第1号日期错了，是11月3日”' },
  ]
  if (entries.length > MOST_SHOWN) {
    const oldest = formatShort((entries[MOST_SHOWN - 1] as LedgerEntry).date, turn.today)
    blocks.push({
      type: 'note',
      text: `只列出最近 ${MOST_SHOWN} 条（到${oldest}为止）；要看更早的，请说明时间，如“去年的台账”`,
    })
  }
  return reply({ blocks })
}
