import { addDays, formatChinese } from '../../calendar/index.ts'
import { draftProblems, recordRows } from '../../ledger/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import type { LedgerRow } from '../../storage/index.ts'
import { readDate, type Understanding } from '../../understanding/index.ts'
import { sayAction } from '../actions.ts'
import { noticeOf } from '../behalf/notice.ts'
import { otherActor } from '../behalf/whose.ts'
import { isOnBehalf, onBehalf } from '../behalf/wording.ts'
import { offerAfterRecord } from '../checklist/suggest.ts'
import { attachedBlocks, attachedCount, evidenceSaid, withoutEvidence } from '../evidence/on-report.ts'
import { attachedTo } from '../evidence/rows.ts'
import { sentence } from '../say.ts'
import { bareDay } from '../tenures/day.ts'
import { nameOf, type Turn } from '../turn.ts'
import { progressBlocks } from '../views/progress.ts'
import { type DraftItem, keepCard, type LogCard, type OpenCard, settleCard } from './card.ts'
import { activitiesOffered } from './choices.ts'
import {
  type CompleteItem,
  farDay,
  isComplete,
  itemText,
  logCardButtons,
  showLogCard,
} from './log-card-view.ts'
import { readDraftAmendment } from './log-card-words.ts'

/** What stands before a day that mends the card. */
const NOT_SO = /^(?:不对|不是|错了|说错了|搞错了)?[,，。、 ]*(?:日期)?(?:应该)?(?:改成|改为|改到|是)?/

/**
 * Opens a card for what was understood; nothing is recorded before it is confirmed. Where the words name somebody else
 * as the one who did it, it is asked first whether it is the speaker's own.
 */
export async function openLogCard(turn: Turn, understood: Understanding, words: string): Promise<Reply> {
  const other = await otherActor(turn, words)
  const behalf = isOnBehalf(turn)
  const notes = behalf && other ? [...understood.notes, alsoNamed(turn, other)] : understood.notes
  return showLogCard(
    turn,
    await keepCard(
      turn,
      askNext({
        kind: 'log',
        ...(behalf ? { person: turn.person } : {}),
        ...(other && !behalf ? { named: other } : {}),
        items: understood.activities,
        ...evidenceSaid(turn, words),
        words,
        actor: other ? null : (understood.actor ?? null),
        notes,
        asking: 'confirm',
        at: 0,
      }),
    ),
  )
}

function alsoNamed(turn: Turn, other: string): string {
  return `原话还提到“${other}”，这里都按${nameOf(turn, turn.person)}的履职记录；不是的话请取消`
}

/** Asks whose it is, then about the first item that lacks its day or its type; else waits for the confirmation. */
function askNext(card: LogCard): LogCard {
  if (card.named !== undefined) return { ...card, asking: 'whose', at: 0 }
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
    case 'own':
      return showLogCard(turn, await keepCard(turn, askNext(ownOf(payload)), card.id))
    case 'ok':
      if (payload.asking === 'whose') return tapLogCard(turn, card, 'own', null)
      // While a day or a type is asked, 确认 in words does not mean the values that are being changed.
      return payload.asking === 'confirm' ? confirm(turn, card) : showLogCard(turn, card)
    case 'cancel':
      await settleCard(turn, card.id, 'cancelled')
      return sentence('已取消，没有记录任何内容。')
    case 'date':
    case 'type':
      return showLogCard(turn, await keepCard(turn, { ...payload, asking: op, at: arg ?? 0 }, card.id))
    case 'day':
      return withItem(turn, card, { date: addDays(turn.today, -(arg ?? 0)) })
    case 'act': {
      const chosen = activitiesOffered(turn)[arg ?? -1]
      return chosen ? withItem(turn, card, { activity: chosen.id }) : showLogCard(turn, card)
    }
    case 'drop':
      return showLogCard(
        turn,
        await keepCard(
          turn,
          { ...payload, items: payload.items.filter((_, i) => i !== arg), at: 0 },
          card.id,
        ),
      )
    case 'bare':
      return showLogCard(turn, await keepCard(turn, withoutEvidence(payload), card.id))
    case 'more':
      return showLogCard(turn, await keepCard(turn, { ...payload, asking: 'alltypes' }, card.id))
    case 'far': {
      const date = farDay(turn, payload)
      return date ? withItem(turn, card, { date }) : showLogCard(turn, card)
    }
    case 'rest':
      if (payload.named !== undefined) return showLogCard(turn, card)
      return confirm(turn, {
        ...card,
        payload: { ...payload, items: payload.items.filter(isComplete) },
      })
    default:
      return showLogCard(turn, card)
  }
}

/** The same card once its person has said that it is their own. */
function ownOf({ named: _, ...payload }: LogCard): LogCard {
  return payload
}

/** Takes a plain text as the answer to what the card asks; null where it is none. */
export async function answerLogCard(
  turn: Turn,
  card: OpenCard<LogCard>,
  text: string,
): Promise<Reply | null> {
  const { asking, items } = card.payload
  if (asking === 'confirm') {
    // 前天 or 不对，是前天 right after the card means the card, not an entry stored before.
    const date = items.length === 1 ? bareDay(text.replace(NOT_SO, ''), turn.today) : null
    if (date === null) return amendDraft(turn, card, text)
    return date > turn.today ? askAgain(turn, card, notYet(date)) : withItem(turn, card, { date })
  }
  if (asking === 'date') {
    const { date, note } = readDate(text, turn.today)
    // A day far back that is typed as the answer is meant; the card shows it in full before it is confirmed.
    const day = date ?? bareDay(text, turn.today)
    if (day === null) return note === null ? null : askAgain(turn, card, note)
    return day > turn.today ? askAgain(turn, card, notYet(day)) : withItem(turn, card, { date: day })
  }
  if (asking === 'type' || asking === 'alltypes') {
    const chosen = activitiesOffered(turn).find((each) => text === each.name)
    return chosen ? withItem(turn, card, { activity: chosen.id }) : null
  }
  return null
}

/** A correction or withdrawal of what the card itself shows; null where the words mean anything else. */
async function amendDraft(turn: Turn, card: OpenCard<LogCard>, text: string): Promise<Reply | null> {
  const said = await readDraftAmendment(turn, card, text)
  switch (said?.do) {
    case undefined:
      return null
    case 'ask':
      return askAgain(turn, card, said.why)
    case 'cancel':
      return tapLogCard(turn, card, 'cancel', null)
    case 'drop':
      return tapLogCard(turn, card, 'drop', said.at)
    case 'change': {
      const { date } = said.change
      if (date && date > turn.today) return askAgain(turn, card, notYet(date))
      return withItem(turn, { ...card, payload: { ...card.payload, at: said.at } }, said.change)
    }
  }
}

function notYet(date: string): string {
  return `${formatChinese(date)}还没有到，不能记入台账`
}

/** The same card again, with why the words were not taken for a day. */
function askAgain(turn: Turn, card: OpenCard<LogCard>, why: string): Reply {
  const again = showLogCard(turn, card)
  return { ...again, blocks: [{ type: 'note', text: why }, ...again.blocks] }
}

async function withItem(turn: Turn, card: OpenCard<LogCard>, change: Partial<DraftItem>): Promise<Reply> {
  const items = card.payload.items.map((item, index) =>
    index === card.payload.at ? { ...item, ...change } : item,
  )
  return showLogCard(turn, await keepCard(turn, askNext({ ...card.payload, items }), card.id))
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
      buttons: logCardButtons(turn, card),
    })
  }
  const origin = {
    person: turn.person,
    recordedBy: turn.by,
    words: payload.words,
    recordedAt: turn.now.toISOString(),
    confirmation: card.id,
    newId: turn.parts.newId,
  }
  const records = recordRows(drafts, origin)
  const rows = [...records, ...attachedTo(records, payload.evidence ?? [], origin)]
  const result = await turn.parts.store.append(rows, { pending: card.id, at: turn.now.toISOString() })
  if (!result.stored) {
    return sentence('这张卡片已经处理过，没有重复记录。')
  }
  await noticeOf(
    turn,
    card.id,
    '记入',
    result.rows.flatMap((row, index) => {
      const draft = drafts[index]
      const text = draft && [itemText(turn, draft), ...attachedCount(payload)].join(' · ')
      return text ? [{ seq: row.seq, text, line: row.id }] : []
    }),
  )
  const offered = await offerAfterRecord(turn, result.rows.slice(0, drafts.length))
  return recordedReply(turn, drafts, result.rows, { attached: attachedBlocks(payload), offered })
}

function recordedReply(
  turn: Turn,
  drafts: CompleteItem[],
  rows: LedgerRow[],
  { attached, offered }: { attached: Block[]; offered: { blocks: Block[]; buttons: Button[][] } },
): Reply {
  const lines = drafts.map((draft, index) => `第 ${rows[index]?.seq} 号：${itemText(turn, draft)}`)
  const where = isOnBehalf(turn) ? `已代${nameOf(turn, turn.person)}记入台账` : '已记入台账'
  const lead = drafts.length === 1 ? `${where}，${lines[0]}。` : `${where} ${drafts.length} 条。`
  const blocks: Block[] = [{ type: 'lead', text: lead }]
  if (drafts.length > 1) blocks.push({ type: 'list', items: lines })
  blocks.push(...attached, ...progressBlocks(turn, drafts), ...offered.blocks)
  return onBehalf(
    turn,
    reply({
      blocks,
      buttons: [
        ...offered.buttons,
        [
          { label: '本季度还差什么', action: sayAction('本季度还差什么') },
          { label: '撤销上一条', action: sayAction('撤销上一条') },
        ],
      ],
    }),
  )
}
