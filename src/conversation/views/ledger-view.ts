import { type CivilDate, civilDateOf, formatChinese, formatShort, timeOfDay } from '../../calendar/index.ts'
import type { LedgerEntry } from '../../ledger/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import type { LedgerRow } from '../../storage/index.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { activityName } from './words.ts'

const MOST_SHOWN = 50

/** 11月21日 带队检查 · 某化工厂 · 补录（第 3 号） */
export function entryLine(turn: Turn, entry: LedgerEntry): string {
  return `${entryText(turn, entry)}（第 ${entry.seq} 号）`
}

/** The same without its number, and if so wished without who wrote it down. */
export function entryText(turn: Turn, entry: LedgerEntry, recorder = true): string {
  const parts = [`${formatChinese(entry.date)} ${activityName(turn, entry.activity)}`]
  if (entry.place) parts.push(entry.place)
  if (entry.count > 1) parts.push(`${entry.count} 次`)
  if (entry.late) parts.push('补录')
  if (entry.corrected && !entry.voided) parts.push('有更正')
  if (entry.voided) parts.push('已撤销')
  if (recorder && entry.recordedBy !== entry.person) parts.push(`代录：${nameOf(turn, entry.recordedBy)}`)
  return parts.join(' · ')
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

const KINDS = {
  record: '记录',
  correction: '更正为',
  void: '撤销',
  attach: '附上',
  detach: '取下附件',
  link: '关联职责',
  unlink: '取消关联',
  affirm: '本人确认',
} as const

/** （代录：李四）; empty where people wrote their own. */
function byWhom(turn: Turn, row: LedgerRow): string {
  return row.recordedBy === row.person ? '' : `（代录：${nameOf(turn, row.recordedBy)}）`
}

/** One entry with every line about it: when it was written down, the values, the person's own words. */
export function entryReply(turn: Turn, seq: number): Reply {
  const entry = turn.entries.find((each) => each.history.some((row) => row.seq === seq))
  if (!entry) return sentence(`台账里没有第 ${seq} 号。`)
  const items = entry.history.map((row) => {
    const at = new Date(row.recordedAt)
    const values = [
      formatChinese(row.date),
      activityName(turn, row.activity),
      row.place,
      row.count > 1 ? `${row.count} 次` : null,
    ]
    return `${formatChinese(civilDateOf(at))} ${timeOfDay(at)} ${KINDS[row.kind]}${byWhom(turn, row)}：${values.filter(Boolean).join(' · ')}。原话：${row.words}`
  })
  return reply({
    blocks: [
      { type: 'lead', text: entryLine(turn, entry) },
      { type: 'list', items },
    ],
  })
}
