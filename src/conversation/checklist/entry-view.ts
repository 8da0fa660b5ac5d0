import { civilDateOf, formatChinese, timeOfDay } from '../../calendar/index.ts'
import type { DutyItem } from '../../checklist/index.ts'
import type { Attached, DutyTarget, LedgerEntry } from '../../ledger/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import type { LedgerRow } from '../../storage/index.ts'
import { sayAction } from '../actions.ts'
import { isUnaffirmed } from '../behalf/unaffirmed.ts'
import { isOnBehalf } from '../behalf/wording.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { entryLine } from '../views/ledger-view.ts'
import { activityName } from '../views/words.ts'
import { countedUnder, entryOf, itemOfLink } from './link-words.ts'
import { sayOf } from './list-view.ts'
import { callOf } from './own/words.ts'
import { itemsEver } from './read.ts'

const KINDS: Record<LedgerRow['kind'], string> = {
  record: '记录',
  correction: '更正为',
  void: '撤销',
  attach: '附上',
  detach: '取下附件',
  link: '关联职责',
  unlink: '取消关联',
  affirm: '本人确认属实',
}

/** One entry: what it is evidence for, what is attached, who confirmed it, and every line about it in order. */
export async function entryReply(turn: Turn, seq: number): Promise<Reply> {
  const entry = entryOf(turn, seq)
  if (!entry) return sentence(`台账里没有第 ${seq} 号。`)
  const items = await itemsEver(turn)
  const facts = [
    ...(entry.voided ? [] : (await countedUnder(turn, entry)).map((item) => `按条文计入：${callOf(item)}`)),
    ...entry.duties.map((duty) => `已关联：${nameOfItem(items, duty.target)}`),
    ...(entry.evidence.length > 0
      ? [`附件：${entry.evidence.map(({ what }) => nameOfEvidence(what)).join('、')}`]
      : []),
    ...affirmedText(turn, entry),
  ]
  const blocks: Block[] = [
    { type: 'lead', text: entryLine(turn, entry) },
    ...(facts.length > 0 ? [{ type: 'list', items: facts } satisfies Block] : []),
    { type: 'heading', text: `全部经过（${entry.history.length} 条）` },
    { type: 'list', items: entry.history.map((row) => lineText(turn, entry, row, items)) },
  ]
  return reply({ blocks, buttons: buttonsOf(turn, entry) })
}

function buttonsOf(turn: Turn, entry: LedgerEntry): Button[][] {
  if (entry.voided) return []
  const { seq } = entry
  const affirm =
    isUnaffirmed(entry) && !isOnBehalf(turn) ? [sayOf(turn, '确认属实', `确认第${seq}号属实`)] : []
  // Numbers are those of the whole ledger: they need no name in front.
  const files = entry.evidence.length > 0 ? [{ label: '附件', action: sayAction(`第${seq}号的附件`) }] : []
  return [[...affirm, sayOf(turn, '关联职责', `第${seq}号关联哪一条`), ...files]]
}

function affirmedText(turn: Turn, entry: LedgerEntry): string[] {
  const { affirmed } = entry
  if (affirmed) {
    const at = new Date(affirmed.at)
    return [
      `本人已确认属实：${nameOf(turn, affirmed.by)}，${formatChinese(civilDateOf(at))} ${timeOfDay(at)}`,
    ]
  }
  return isUnaffirmed(entry) ? ['本人还没有确认'] : []
}

/** The date and time, what was done by whom, and the words that it rests on. */
function lineText(turn: Turn, entry: LedgerEntry, row: LedgerRow, items: readonly DutyItem[]): string {
  const at = new Date(row.recordedAt)
  const by = row.recordedBy === row.person ? '' : `（代录：${nameOf(turn, row.recordedBy)}）`
  const what = whatOf(turn, entry, row, items)
  const reason = row.reason === null ? '' : `原因：${row.reason}。`
  return `${formatChinese(civilDateOf(at))} ${timeOfDay(at)} ${KINDS[row.kind]}${by}${what === '' ? '。' : `：${what}。`}${reason}原话：${row.words}`
}

function whatOf(turn: Turn, entry: LedgerEntry, row: LedgerRow, items: readonly DutyItem[]): string {
  const detail: unknown = JSON.parse(row.detail ?? 'null')
  const taken = () => entry.history.find(({ id }) => id === (detail as { line: string }).line)
  switch (row.kind) {
    case 'attach':
      return nameOfEvidence(detail as Attached)
    case 'detach': {
      const line = taken()
      return line ? whatOf(turn, entry, line, items) : ''
    }
    case 'link':
      return nameOfItem(items, detail as DutyTarget)
    case 'unlink': {
      const line = taken()
      return line ? whatOf(turn, entry, line, items) : ''
    }
    case 'affirm':
      return ''
    default:
      return [
        formatChinese(row.date),
        activityName(turn, row.activity),
        row.place,
        row.count > 1 ? `${row.count} 次` : null,
      ]
        .filter(Boolean)
        .join(' · ')
  }
}

function nameOfEvidence(what: Attached): string {
  return 'file' in what ? what.file.name : (what.link.title ?? what.link.url)
}

/** An item that is on the list no more keeps its provision's name. */
function nameOfItem(items: readonly DutyItem[], target: DutyTarget): string {
  const item = itemOfLink(items, { target })
  return item ? callOf(item) : '已不在清单里的一项'
}
