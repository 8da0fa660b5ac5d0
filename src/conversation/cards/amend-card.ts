import { formatChinese } from '../../calendar/index.ts'
import {
  changed,
  correctionProblems,
  correctionRow,
  draftProblems,
  type EntryChange,
  type LedgerEntry,
  voidRow,
} from '../../ledger/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { readDate, type Understanding } from '../../understanding/index.ts'
import { buttonsFor, sayAction } from '../actions.ts'
import { noticeOf } from '../behalf/notice.ts'
import { isOnBehalf, onBehalf } from '../behalf/wording.ts'
import { sentence } from '../say.ts'
import { dayIn } from '../tenures/day.ts'
import { nameOf, type Turn } from '../turn.ts'
import { entryLine, entryText } from '../views/ledger-view.ts'
import { activityName } from '../views/words.ts'
import { type AmendCard, keepCard, type OpenCard, settleCard } from './card.ts'
import { activitiesOffered } from './choices.ts'
import { entriesMeant, isSpared } from './entries-meant.ts'
import { bareReason, reasonIn } from './reason.ts'

const MOST_OFFERED = 6
const UNCHANGED = '没有变化'

/** Opens a card that corrects or withdraws an entry; nothing is written before it is confirmed. */
export async function openAmendCard(
  turn: Turn,
  kind: AmendCard['kind'],
  understood: Understanding,
  words: string,
): Promise<Reply> {
  if (isSpared(words)) return sentence('好的，台账没有变动。')
  const standing = turn.entries.filter((entry) => !entry.voided).sort((a, b) => b.seq - a.seq)
  if (standing.length === 0) {
    return sentence(`${whoseLedger(turn)}里没有可以${kind === 'void' ? '撤销' : '更正'}的记录。`)
  }
  const said = reasonIn(words)
  const bare = said?.rest ?? words
  const { entries: meant, all } = entriesMeant(standing, understood.target, bare)
  const offered = meant.length > 0 ? meant : standing
  const entry = meant.length === 1 && !all ? (meant[0] as LedgerEntry).id : null
  return show(
    turn,
    await keepCard(
      turn,
      askNext(turn, {
        kind,
        ...(isOnBehalf(turn) ? { person: turn.person } : {}),
        entry,
        offered: offered.slice(0, MOST_OFFERED).map((each) => each.id),
        change: kind === 'correct' ? changeSaid(turn, understood, bare) : {},
        words,
        ...(said ? { reason: said.reason } : {}),
        asking: 'confirm',
      }),
    ),
    all ? '台账不能整体删除，只能逐条撤销。' : meant.length === 0 ? '没有找到您说的那一条。' : '',
  )
}

/** The new values as understood; a day far back that is said as the right one is meant, and shown in full. */
function changeSaid(turn: Turn, understood: Understanding, words: string): AmendCard['change'] {
  const change = understood.change ?? {}
  const said = words
    .split(/是|改成|改为|改到/)
    .slice(1)
    .at(-1)
  const date =
    Object.keys(change).length === 0 && said !== undefined ? dayIn(said, turn.saidOn ?? turn.today) : null
  return date === null ? change : { date }
}

/** A correction that would change nothing has nothing to confirm: what is to be changed is asked. */
function askNext(turn: Turn, card: AmendCard): AmendCard {
  if (card.entry === null) return { ...card, asking: 'entry' }
  return { ...card, asking: card.kind === 'void' || changes(turn, card) ? 'confirm' : 'change' }
}

function changes(turn: Turn, card: AmendCard): boolean {
  const entry = entryOf(turn, card)
  return entry === undefined || changeText(turn, card, entry) !== UNCHANGED
}

/** What a button of the card does. */
export async function tapAmendCard(
  turn: Turn,
  card: OpenCard<AmendCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const { payload } = card
  switch (op) {
    case 'ok':
      return payload.asking === 'confirm' ? confirm(turn, card) : show(turn, card)
    case 'cancel':
      await settleCard(turn, card.id, 'cancelled')
      return sentence('已取消，台账没有变动。')
    case 'pick': {
      const entry = payload.offered[arg ?? -1]
      return entry ? next(turn, card, { entry }) : show(turn, card)
    }
    case 'type':
      return show(turn, await keepCard(turn, { ...payload, asking: 'type' }, card.id))
    case 'act': {
      const chosen = activitiesOffered(turn)[arg ?? -1]
      return chosen
        ? next(turn, card, { change: { ...payload.change, activity: chosen.id } })
        : show(turn, card)
    }
    default:
      return show(turn, card)
  }
}

/** Takes a plain text as the new day where the card asks what to change; null where it is none. */
export async function answerAmendCard(
  turn: Turn,
  card: OpenCard<AmendCard>,
  text: string,
): Promise<Reply | null> {
  if (isSpared(text)) return tapAmendCard(turn, card, 'cancel', null)
  const reason = bareReason(text)
  if (reason !== null) return next(turn, card, { reason })
  if (card.payload.asking !== 'change') return null
  const { date, note } = readDate(text, turn.today)
  if (date !== null) return next(turn, card, { change: { ...card.payload.change, date } })
  return note === null ? null : show(turn, card, `${note}。`)
}

async function next(turn: Turn, card: OpenCard<AmendCard>, change: Partial<AmendCard>): Promise<Reply> {
  return show(turn, await keepCard(turn, askNext(turn, { ...card.payload, ...change }), card.id))
}

function entryOf(turn: Turn, card: AmendCard): LedgerEntry | undefined {
  return turn.entries.find((entry) => entry.id === card.entry)
}

/** The change without the values that are not there. */
function changeOf(card: AmendCard): EntryChange {
  const { activity, date, place, count } = card.change
  return {
    ...(activity === undefined ? {} : { activity }),
    ...(date === undefined ? {} : { date }),
    ...(place === undefined ? {} : { place }),
    ...(count === undefined ? {} : { count }),
  }
}

function problemsOf(turn: Turn, card: AmendCard, entry: LedgerEntry): string[] {
  if (card.kind === 'void') return entry.voided ? ['这一条已经撤销过了。'] : []
  const change = changeOf(card)
  return [
    ...correctionProblems(entry, change),
    ...draftProblems(changed(entry, change), turn.today, turn.parts.knowledge.activities),
  ]
}

async function confirm(turn: Turn, card: OpenCard<AmendCard>): Promise<Reply> {
  const entry = entryOf(turn, card.payload)
  if (!entry) return show(turn, card)
  const problems = problemsOf(turn, card.payload, entry)
  if (problems.length > 0) {
    return reply({
      blocks: [{ type: 'lead', text: `不能这样改：${problems[0]}` }],
      buttons: buttonsOf(turn, card),
    })
  }
  const origin = {
    recordedBy: turn.by,
    words: card.payload.words,
    recordedAt: turn.now.toISOString(),
    confirmation: card.id,
    newId: turn.parts.newId,
    reason: card.payload.reason ?? null,
  }
  const voiding = card.payload.kind === 'void'
  const row = voiding ? voidRow(entry, origin) : correctionRow(entry, changeOf(card.payload), origin)
  const result = await turn.parts.store.append([row], { pending: card.id, at: origin.recordedAt })
  if (!result.stored) return sentence('这张卡片已经处理过，没有重复操作。')
  const line = voiding ? {} : { line: row.id }
  const lines = [{ seq: entry.seq, text: doneText(turn, card.payload, entry), ...line }]
  await noticeOf(turn, card.id, voiding ? '撤销' : '更正', lines)
  const done = isOnBehalf(turn) ? `已代${nameOf(turn, turn.person)}` : '已'
  const text = voiding
    ? `${done}撤销第 ${entry.seq} 号。原记录和撤销都留在台账里，不再计数。`
    : `${done}更正第 ${entry.seq} 号：${changeText(turn, card.payload, entry)}。原记录保留在台账里。`
  return onBehalf(
    turn,
    reply({
      blocks: [{ type: 'lead', text }],
      buttons: [[{ label: '本季度还差什么', action: sayAction('本季度还差什么') }]],
    }),
  )
}

function whoseLedger(turn: Turn): string {
  return isOnBehalf(turn) ? `${nameOf(turn, turn.person)}的台账` : '台账'
}

/** What was done to an entry, told to the person whose it is. */
function doneText(turn: Turn, card: AmendCard, entry: LedgerEntry): string {
  return card.kind === 'void' ? entryText(turn, entry, false) : changeText(turn, card, entry)
}

function changeText(turn: Turn, card: AmendCard, entry: LedgerEntry): string {
  const after = changed(entry, changeOf(card))
  const parts: string[] = []
  if (after.date !== entry.date)
    parts.push(`日期 ${formatChinese(entry.date)} → ${formatChinese(after.date)}`)
  if (after.activity !== entry.activity) {
    parts.push(`类型 ${activityName(turn, entry.activity)} → ${activityName(turn, after.activity)}`)
  }
  if (after.place !== entry.place) parts.push(`地点 ${entry.place ?? '未写'} → ${after.place ?? '未写'}`)
  if (after.count !== entry.count) parts.push(`次数 ${entry.count} → ${after.count}`)
  return parts.join('，') || UNCHANGED
}

function show(turn: Turn, card: OpenCard<AmendCard>, before = ''): Reply {
  const { payload } = card
  const entry = entryOf(turn, payload)
  const verb = payload.kind === 'void' ? '撤销' : '更正'
  const behalf = isOnBehalf(turn) ? `代 ${nameOf(turn, turn.person)} ${verb}。` : ''
  const blocks: Block[] = []
  if (!entry) {
    const lines = payload.offered.flatMap((id) => turn.entries.filter((each) => each.id === id))
    blocks.push({ type: 'lead', text: `${behalf}${before}要${verb}哪一条？` })
    blocks.push({ type: 'list', items: lines.map((each) => entryLine(turn, each)) })
  } else if (payload.asking === 'change') {
    const same = Object.keys(payload.change).length > 0 ? '与原记录一样，没有变化。' : ''
    const text = `${behalf}${before}${same}要把这一条改成什么？请直接输入正确的日期，或点“改类型”。`
    blocks.push({ type: 'lead', text })
    blocks.push({ type: 'list', items: [entryLine(turn, entry)] })
  } else if (payload.asking === 'type') {
    blocks.push({ type: 'lead', text: `${behalf}改成哪一类活动？请点选。` })
    blocks.push({ type: 'list', items: [entryLine(turn, entry)] })
  } else {
    blocks.push({ type: 'lead', text: `${behalf}请确认${verb}：` })
    blocks.push({ type: 'list', items: [entryLine(turn, entry)] })
    if (payload.kind === 'correct') blocks.push({ type: 'text', text: changeText(turn, payload, entry) })
    if (payload.reason) blocks.push({ type: 'text', text: `原因：${payload.reason}` })
    const why = payload.reason ? '' : '；可以补一句原因，如“因为听错了日期”，不写也行'
    blocks.push({ type: 'note', text: `原记录不会被删改，更正和撤销都会另记一笔${why}` })
  }
  return reply({ blocks, buttons: buttonsOf(turn, card) })
}

function buttonsOf(turn: Turn, card: OpenCard<AmendCard>): Button[][] {
  const { payload } = card
  const button = buttonsFor(card.id)
  const cancel = button('取消', 'cancel')
  if (payload.asking === 'entry') {
    const picks = payload.offered.flatMap((id, index) => {
      const entry = turn.entries.find((each) => each.id === id)
      return entry ? [[button(`第 ${entry.seq} 号`, 'pick', index)]] : []
    })
    return [...picks, [cancel]]
  }
  if (payload.asking === 'change') return [[button('改类型', 'type'), cancel]]
  if (payload.asking === 'type') {
    return [...activitiesOffered(turn).map((each, index) => [button(each.name, 'act', index)]), [cancel]]
  }
  return [[{ ...button(payload.kind === 'void' ? '确认撤销' : '确认', 'ok'), primary: true }, cancel]]
}
