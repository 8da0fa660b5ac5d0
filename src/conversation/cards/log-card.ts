import { addDays, formatChinese, periodName, periodOf } from '../../calendar/index.ts'
import { draftProblems, duplicatesOf, isLate, recordRows } from '../../ledger/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { readDate, type Understanding } from '../../understanding/index.ts'
import { cardAction, sayAction } from '../actions.ts'
import { creditsOf } from '../counting.ts'
import type { Turn } from '../turn.ts'
import { entryLine } from '../views/ledger-view.ts'
import { creditLine, progressBlocks } from '../views/progress.ts'
import { activityName, obligationOf } from '../views/words.ts'
import { type DraftItem, keepCard, type LogCard, type OpenCard, settleCard } from './card.ts'
import { activitiesOffered } from './choices.ts'

/** Beyond this many, a card's lines are mended by saying so rather than by three buttons each. */
const MOST_EDITED = 4

/** Opens a card for what was understood; nothing is recorded before it is confirmed. */
export async function openLogCard(turn: Turn, understood: Understanding, words: string): Promise<Reply> {
  return show(
    turn,
    await keepCard(
      turn,
      askNext({
        kind: 'log',
        items: understood.activities,
        words,
        actor: understood.actor ?? null,
        notes: understood.notes,
        asking: 'confirm',
        at: 0,
      }),
    ),
  )
}

/** Asks about the first item that lacks its day or its type; else the card waits for its confirmation. */
function askNext(card: LogCard): LogCard {
  const at = card.items.findIndex((item) => item.date === null || item.activity === null)
  if (at < 0) return { ...card, asking: 'confirm', at: 0 }
  return { ...card, asking: (card.items[at] as DraftItem).activity === null ? 'type' : 'date', at }
}

/** What a button of a log card does. */
export async function tapLogCard(
  turn: Turn,
  card: OpenCard<LogCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const { payload } = card
  switch (op) {
    case 'ok':
      // While a day or a type is asked, 确认 in words does not mean the values that are being changed.
      return payload.asking === 'confirm' ? confirm(turn, card) : show(turn, card)
    case 'cancel':
      await settleCard(turn, card.id, 'cancelled')
      return reply({ blocks: [{ type: 'lead', text: '已取消，没有记录任何内容。' }] })
    case 'date':
    case 'type':
      return show(turn, await keepCard(turn, { ...payload, asking: op, at: arg ?? 0 }, card.id))
    case 'day':
      return withItem(turn, card, { date: addDays(turn.today, -(arg ?? 0)) })
    case 'act': {
      const chosen = activitiesOffered(turn)[arg ?? -1]
      return chosen ? withItem(turn, card, { activity: chosen.id }) : show(turn, card)
    }
    case 'drop':
      return show(
        turn,
        await keepCard(
          turn,
          { ...payload, items: payload.items.filter((_, i) => i !== arg), at: 0 },
          card.id,
        ),
      )
    case 'rest':
      return confirm(turn, {
        ...card,
        payload: { ...payload, items: payload.items.filter(isComplete) },
      })
    default:
      return show(turn, card)
  }
}

/** Takes a plain text as the answer to what the card asks; null where it is none. */
export async function answerLogCard(
  turn: Turn,
  card: OpenCard<LogCard>,
  text: string,
): Promise<Reply | null> {
  const { asking } = card.payload
  if (asking === 'date') {
    const { date, note } = readDate(text, turn.today)
    if (date === null) return note === null ? null : askAgain(turn, card, note)
    if (date > turn.today) return askAgain(turn, card, `${formatChinese(date)}还没有到，不能记入台账`)
    return withItem(turn, card, { date })
  }
  if (asking === 'type') {
    const chosen = activitiesOffered(turn).find((each) => text === each.name)
    return chosen ? withItem(turn, card, { activity: chosen.id }) : null
  }
  return null
}

/** The same card again, with why the words were not taken for a day. */
function askAgain(turn: Turn, card: OpenCard<LogCard>, why: string): Reply {
  const again = show(turn, card)
  return { ...again, blocks: [{ type: 'note', text: why }, ...again.blocks] }
}

async function withItem(turn: Turn, card: OpenCard<LogCard>, change: Partial<DraftItem>): Promise<Reply> {
  const items = card.payload.items.map((item, index) =>
    index === card.payload.at ? { ...item, ...change } : item,
  )
  return show(turn, await keepCard(turn, askNext({ ...card.payload, items }), card.id))
}

async function confirm(turn: Turn, card: OpenCard<LogCard>): Promise<Reply> {
  const { payload } = card
  const drafts = payload.items.map((item) => ({
    ...item,
    activity: item.activity ?? '',
    date: item.date ?? '',
  }))
  const problems = drafts.flatMap((draft) =>
    draftProblems(draft, turn.today, turn.parts.knowledge.activities),
  )
  if (drafts.length === 0 || problems.length > 0) {
    return reply({
      blocks: [{ type: 'lead', text: `还不能记录：${problems[0] ?? '没有完整的条目。'}` }],
      buttons: buttonsOf(turn, card),
    })
  }
  const rows = recordRows(drafts, {
    person: turn.person,
    recordedBy: turn.person,
    words: payload.words,
    recordedAt: turn.now.toISOString(),
    confirmation: card.id,
    newId: turn.parts.newId,
  })
  const result = await turn.parts.store.append(rows, { pending: card.id, at: turn.now.toISOString() })
  if (!result.stored) {
    return reply({ blocks: [{ type: 'lead', text: '这张卡片已经处理过，没有重复记录。' }] })
  }
  const lines = drafts.map((draft, index) => `第 ${result.rows[index]?.seq} 号：${itemText(turn, draft)}`)
  const lead = drafts.length === 1 ? `已记入台账，${lines[0]}。` : `已记入台账 ${drafts.length} 条。`
  const blocks: Block[] = [{ type: 'lead', text: lead }]
  if (drafts.length > 1) blocks.push({ type: 'list', items: lines })
  blocks.push(...progressBlocks(turn, drafts))
  return reply({
    blocks,
    buttons: [
      [
        { label: '本季度还差什么', action: sayAction('本季度还差什么') },
        { label: '撤销上一条', action: sayAction('撤销上一条') },
      ],
    ],
  })
}

/** 带队检查 · 2026年11月21日（星期六，第四季度） · 某化工厂 */
function itemText(turn: Turn, item: DraftItem): string {
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

function show(turn: Turn, card: OpenCard<LogCard>): Reply {
  const { payload } = card
  const blocks: Block[] = [
    { type: 'lead', text: leadOf(payload) },
    { type: 'list', items: payload.items.map((item) => itemText(turn, item)) },
    ...creditNotes(turn, payload.items.filter(isComplete)),
    ...duplicateNotes(turn, payload.items),
    ...remarks(payload),
  ]
  return reply({ blocks, buttons: buttonsOf(turn, card) })
}

function leadOf(card: LogCard): string {
  const which = card.items.length > 1 ? `第 ${card.at + 1} 项` : '这项活动'
  if (card.asking === 'date') return `${which}是哪一天？请点选，或直接输入日期（如 11月3日、上周三）。`
  if (card.asking === 'type') return `${which}属于哪一类？请点选。`
  return card.items.length > 1 ? `请确认，以下 ${card.items.length} 条将记入台账：` : '请确认，将记入台账：'
}

type CompleteItem = DraftItem & { activity: string; date: string }

function isComplete(item: DraftItem): item is CompleteItem {
  return item.activity !== null && item.date !== null
}

/** Which duties the activities will count for, and where they count for none, why. */
function creditNotes(turn: Turn, items: CompleteItem[]): Block[] {
  if (items.length === 0) return []
  const entries = creditsOf(turn, items)
  const credited = new Set(entries.map((entry) => obligationOf(turn, entry).activity))
  const idle = [...new Set(items.map((item) => item.activity))].filter((activity) => !credited.has(activity))
  const why = turn.tenures.length === 0 ? '您还没有登记岗位' : '当天在任的岗位没有对应的频次义务'
  return [
    ...entries.map((entry): Block => ({ type: 'text', text: `计入${creditLine(turn, entry)}` })),
    ...idle.map(
      (activity): Block => ({ type: 'note', text: `“${activityName(turn, activity)}”不计入频次：${why}` }),
    ),
  ]
}

function duplicateNotes(turn: Turn, items: DraftItem[]): Block[] {
  const doubled = items
    .filter(isComplete)
    .flatMap((item) => duplicatesOf(turn.entries, { ...item, person: turn.person }))
  return doubled.map((entry) => ({
    type: 'note',
    text: `台账里已有：${entryLine(turn, entry)}。如是同一次活动，请点取消`,
  }))
}

function remarks(card: LogCard): Block[] {
  const notes = [...card.notes]
  if (card.actor) notes.push(`原话提到“${card.actor}”，按您本人的履职记录；不是的话请取消。`)
  return notes.map((text) => ({ type: 'note', text }))
}

function buttonsOf(turn: Turn, card: OpenCard<LogCard>): Button[][] {
  const { payload } = card
  const button = (label: string, op: string, arg?: number): Button => ({
    label,
    action: cardAction(card.id, op, arg),
  })
  const cancel = button('取消', 'cancel')
  const rest = payload.items.some(isComplete) ? [button('先记完整的', 'rest')] : []
  if (payload.asking === 'date') {
    return [
      [button('今天', 'day', 0), button('昨天', 'day', 1), button('前天', 'day', 2)],
      [...rest, cancel],
    ]
  }
  if (payload.asking === 'type') {
    return [
      ...activitiesOffered(turn).map((each, index) => [button(each.name, 'act', index)]),
      [...rest, cancel],
    ]
  }
  const ok: Button = { ...button('确认', 'ok'), primary: true }
  if (payload.items.length === 1) {
    return [[ok, button('改日期', 'date', 0), button('改类型', 'type', 0), cancel]]
  }
  const edits = payload.items.map((_, index) => [
    button(`改第 ${index + 1} 条日期`, 'date', index),
    button(`改第 ${index + 1} 条类型`, 'type', index),
    button(`去掉第 ${index + 1} 条`, 'drop', index),
  ])
  return [[ok, cancel], ...(edits.length > MOST_EDITED ? [] : edits)]
}
