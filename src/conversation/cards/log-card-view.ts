import { formatChinese, periodName, periodOf } from '../../calendar/index.ts'
import { duplicatesOf, isLate } from '../../ledger/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { buttonsFor, sayAction } from '../actions.ts'
import { isOnBehalf, postsOf } from '../behalf/wording.ts'
import { creditsOf } from '../counting.ts'
import { evidenceBlocks, evidenceButtons } from '../evidence/on-report.ts'
import { dayIn } from '../tenures/day.ts'
import { nameOf, type Turn } from '../turn.ts'
import { entryLine, OTHER } from '../views/ledger-view.ts'
import { creditLine } from '../views/progress.ts'
import { activityName, obligationOf } from '../views/words.ts'
import type { DraftItem, LogCard, OpenCard } from './card.ts'
import { activitiesOffered, activitiesOwed } from './choices.ts'

/** Beyond this many, a card's lines are mended by saying so rather than by three buttons each. */
const MOST_EDITED = 4

/** 带队检查 · 2026年11月21日（星期六，第四季度） · 某化工厂 */
export function itemText(turn: Turn, item: DraftItem): string {
  const parts = [item.activity === null ? '类型待定' : activityName(turn, item.activity)]
  parts.push(item.date === null ? '日期待定' : dayText(item.date))
  if (item.place) parts.push(item.place)
  if (item.count > 1) parts.push(`${item.count} 次`)
  if (item.date && isLate(item.date, turn.now)) parts.push('补录')
  return parts.join(' · ')
}

function dayText(date: string): string {
  return `${formatChinese(date).replace('）', '')}，${periodName(periodOf('quarter', date))}）`
}

export function showLogCard(turn: Turn, card: OpenCard<LogCard>): Reply {
  const { payload } = card
  const blocks: Block[] = [
    { type: 'lead', text: `${behalfLead(turn)}${leadOf(turn, payload)}` },
    { type: 'list', items: payload.items.map((item) => itemText(turn, item)) },
    ...evidenceBlocks(payload),
    ...creditNotes(turn, payload.items.filter(isComplete)),
    ...duplicateNotes(turn, payload),
    ...remarks(turn, payload),
  ]
  return reply({ blocks, buttons: logCardButtons(turn, card) })
}

/** 代 张三（滕州市市长） 记录。 Empty for the speaker's own. */
function behalfLead(turn: Turn): string {
  return isOnBehalf(turn) ? `代 ${nameOf(turn, turn.person)}${postsOf(turn)} 记录。` : ''
}

function leadOf(turn: Turn, card: LogCard): string {
  if (card.asking === 'whose') return `原话说的是“${card.named}”。这是您本人的履职吗？`
  const which = card.items.length > 1 ? `第 ${card.at + 1} 项` : '这项活动'
  if (card.asking === 'date') return `${which}是哪一天？请点选，或直接输入日期（如 11月3日、上周三）。`
  if (card.asking === 'type' || card.asking === 'alltypes') return `${which}属于哪一类？请点选。`
  const ledger = isOnBehalf(turn) ? `${nameOf(turn, turn.person)}的台账` : '台账'
  return card.items.length > 1
    ? `请确认，以下 ${card.items.length} 条将记入${ledger}：`
    : `请确认，将记入${ledger}：`
}

/** An item that may be recorded. */
export type CompleteItem = DraftItem & { activity: string; date: string }

export function isComplete(item: DraftItem): item is CompleteItem {
  return item.activity !== null && item.date !== null
}

/** Which duties the activities will count for, and where they count for none, why. */
function creditNotes(turn: Turn, items: CompleteItem[]): Block[] {
  if (items.length === 0) return []
  const entries = creditsOf(turn, items)
  const credited = new Set(entries.map((entry) => obligationOf(turn, entry).activity))
  const idle = [...new Set(items.map((item) => item.activity))].filter((activity) => !credited.has(activity))
  const who = isOnBehalf(turn) ? nameOf(turn, turn.person) : '您'
  const why = turn.tenures.length === 0 ? `${who}还没有登记岗位` : '当天在任的岗位没有对应的频次义务'
  return [
    ...entries.map((entry): Block => ({ type: 'text', text: `计入${creditLine(turn, entry)}` })),
    ...idle.map(
      (activity): Block => ({ type: 'note', text: `“${activityName(turn, activity)}”不计入频次：${why}` }),
    ),
  ]
}

/** Of the kind that holds everything else two on one day are the same only where the same was said of them. */
function duplicateNotes(turn: Turn, { items, words }: LogCard): Block[] {
  const doubled = items
    .filter(isComplete)
    .flatMap((item) => duplicatesOf(turn.entries, { ...item, person: turn.person }))
    .filter((entry) => entry.activity !== OTHER || entry.words === words)
  return doubled.map((entry) => ({
    type: 'note',
    text: `台账里已有：${entryLine(turn, entry)}。如是同一次活动，请点取消`,
  }))
}

/** The day without a year that the report names, as the latest such day: offered, never taken by itself. */
export function farDay(turn: Turn, card: LogCard): string | null {
  return card.items.length === 1 ? dayIn(card.words, turn.today) : null
}

function remarks(turn: Turn, card: LogCard): Block[] {
  const notes = [...card.notes]
  if (card.items.some((item) => item.count > 1 && item.date !== null)) {
    notes.push('几次都记在同一天；如不是同一天，请取消后分别说出日期')
  }
  const whose = isOnBehalf(turn) ? nameOf(turn, turn.person) : '您本人'
  if (card.actor) notes.push(`原话提到“${card.actor}”，按${whose}的履职记录；不是的话请取消。`)
  return notes.map((text) => ({ type: 'note', text }))
}

export function logCardButtons(turn: Turn, card: OpenCard<LogCard>): Button[][] {
  const { payload } = card
  const button = buttonsFor(card.id)
  const cancel = button('取消', 'cancel')
  const rest = payload.items.some(isComplete) ? [button('先记完整的', 'rest')] : []
  if (payload.asking === 'whose') return [[button('是我本人的', 'own'), cancel]]
  if (payload.asking === 'date') {
    const far = farDay(turn, payload)
    return [
      ...(far ? [[button(formatChinese(far), 'far')]] : []),
      [button('今天', 'day', 0), button('昨天', 'day', 1), button('前天', 'day', 2)],
      [...rest, cancel],
    ]
  }
  if (payload.asking === 'type' || payload.asking === 'alltypes') {
    const all = activitiesOffered(turn)
    const owed = activitiesOwed(turn).size
    const shown = payload.asking === 'type' && owed > 0 ? owed : all.length
    const other = all.findIndex(({ id }, index) => id === OTHER && index >= shown)
    const more = [
      ...(other < 0 ? [] : [button(all[other]?.name ?? '', 'act', other)]),
      ...(shown < all.length ? [button('更多类型', 'more')] : []),
    ]
    return [
      ...all.slice(0, shown).map((each, index) => [button(each.name, 'act', index)]),
      ...(more.length > 0 ? [more] : []),
      [...rest, cancel],
    ]
  }
  const ok: Button = { ...button('确认', 'ok'), primary: true }
  const post =
    turn.tenures.length === 0 && !isOnBehalf(turn)
      ? [[{ label: '添加岗位', action: sayAction('添加岗位') }]]
      : []
  if (payload.items.length === 1) {
    const bare = evidenceButtons(card)
    return [[ok, button('改日期', 'date', 0), button('改类型', 'type', 0), cancel], ...bare, ...post]
  }
  const edits = payload.items.map((_, index) => [
    button(`改第 ${index + 1} 条日期`, 'date', index),
    button(`改第 ${index + 1} 条类型`, 'type', index),
    button(`去掉第 ${index + 1} 条`, 'drop', index),
  ])
  return [[ok, cancel], ...(edits.length > MOST_EDITED ? [] : edits), ...evidenceButtons(card)]
}
