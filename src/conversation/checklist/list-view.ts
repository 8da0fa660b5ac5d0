import type { Checklist, ItemRow, PostList } from '../../checklist/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { isOnBehalf } from '../behalf/wording.ts'
import type { NamedSpan } from '../due-span.ts'
import { nameOf, type Turn } from '../turn.ts'
import { entryLine } from '../views/ledger-view.ts'
import { rowBlocks } from './item-blocks.ts'
import { checklistFor, spanMeant } from './read.ts'
import { isUpToDate } from './states.ts'

/** Entries without an item beyond these are told by their number. */
const MOST_UNLINKED = 10
const NO_VERDICT = '没有记录不等于没有做'

/** 照单: every item of every post held in the span, with its state and what is on record. */
export async function checklistReply(turn: Turn, words: string): Promise<Reply> {
  const span = spanMeant(turn, words)
  const checklist = await checklistFor(turn, span)
  const rows = rowsIn(checklist)
  if (rows.length === 0) return nothing(turn, span)
  const blocks: Block[] = [
    { type: 'heading', text: `${ofWhom(turn)}清单 · ${span.name}` },
    { type: 'lead', text: `${countsText(rows)}。${NO_VERDICT}。` },
    ...checklist.lists.flatMap((list) => listBlocks(turn, list, list.rows)),
    ...restBlocks(turn, checklist),
  ]
  const text = `${span.name}的清单`
  const gaps = span.name === spanMeant(turn, '').name ? '本季度' : span.name
  return reply({
    blocks,
    buttons: [
      [
        sayOf(turn, '本季度', '本季度的清单'),
        sayOf(turn, '今年', '今年的清单'),
        sayOf(turn, '去年', '去年的清单'),
      ],
      [sayOf(turn, '只看没有记录的', `${gaps}还有哪些职责没有记录`)],
    ],
    paged: sayOf(turn, '', text).action,
  })
}

/** Only the items without a record in the span, then those whose records are not enough. */
export async function unrecordedReply(turn: Turn, words: string): Promise<Reply> {
  const span = spanMeant(turn, words)
  const checklist = await checklistFor(turn, span)
  const rows = rowsIn(checklist)
  if (rows.length === 0) return nothing(turn, span)
  const bare = rows.filter(isBare)
  const short = rows.filter(isShort)
  const parts = [
    `${span.name}没有记录的职责 ${bare.length} 项（${NO_VERDICT}）`,
    ...(short.length > 0 ? [`有记录、次数还不够的 ${short.length} 项`] : []),
  ]
  const open = checklist.lists.flatMap((list) =>
    listBlocks(
      turn,
      list,
      list.rows.filter((row) => isBare(row) || isShort(row)),
    ),
  )
  const example =
    bare.length > 0 ? '做过而没有记的，直接说做了什么就能记；已经记了的，说“第1号关联哪一条”' : null
  return reply({
    blocks: [
      { type: 'heading', text: `${ofWhom(turn)}清单里没有记录的 · ${span.name}` },
      { type: 'lead', text: `${parts.join('，')}。` },
      ...open,
      ...(example ? [{ type: 'note', text: example } satisfies Block] : []),
    ],
    buttons: [[sayOf(turn, '看整个清单', `${span.name}的清单`)]],
    paged: sayOf(turn, '', `${span.name}还有哪些职责没有记录`).action,
  })
}

const rowsIn = ({ lists }: Checklist) => lists.flatMap((list) => list.rows)
/** What is not due yet lacks nothing. */
const lacks = ({ state }: ItemRow) => state === 'none' || state === 'open' || state === 'missed'
const isBare = (row: ItemRow) => lacks(row) && row.entries.length === 0
const isShort = (row: ItemRow) => lacks(row) && row.entries.length > 0

/** 22 项职责：✓ 有记录 3 项，○ 没有记录 18 项，… */
function countsText(rows: readonly ItemRow[]): string {
  const missed = rows.filter(({ state }) => state === 'missed')
  const counts: [string, number][] = [
    [
      '✓ 有记录',
      rows.filter((row) => row.state === 'met' || row.state === 'recorded' || isUpToDate(row)).length,
    ],
    ['○ 没有记录', rows.filter((row) => isBare(row) && row.state !== 'missed').length],
    ['○ 有记录、次数还不够', rows.filter((row) => isShort(row) && row.state !== 'missed').length],
    ['! 期限已过、记录不够', missed.length],
    ['– 尚未到期', rows.filter((row) => row.state === 'upcoming' && !isUpToDate(row)).length],
  ]
  const told = counts.filter(([, many]) => many > 0).map(([what, many]) => `${what} ${many} 项`)
  return `共 ${rows.length} 项职责：${told.join('，')}`
}

function listBlocks(turn: Turn, list: PostList, rows: readonly ItemRow[]): Block[] {
  if (rows.length === 0) return []
  return [
    { type: 'heading', text: list.tenure?.title ? `${list.tenure.title}：${list.heading}` : list.heading },
    ...rows.flatMap((row) => rowBlocks(turn, row)),
  ]
}

/** What stands on record for no item. */
function restBlocks(turn: Turn, { unlinked, withdrawn }: Checklist): Block[] {
  const blocks: Block[] = []
  if (unlinked.length > 0) {
    const shown = unlinked.toReversed().slice(0, MOST_UNLINKED)
    const more = unlinked.length - shown.length
    blocks.push(
      { type: 'heading', text: `没有关联到职责的记录 ${unlinked.length} 条` },
      {
        type: 'list',
        items: [
          ...shown.map((entry) => entryLine(turn, entry)),
          ...(more > 0 ? [`另有 ${more} 条更早的`] : []),
        ],
      },
      { type: 'note', text: `要关联，请说“第${shown[0]?.seq}号关联哪一条”` },
    )
  }
  if (withdrawn.length > 0)
    blocks.push({ type: 'note', text: `另有已撤销的记录 ${withdrawn.length} 条，不列入` })
  return blocks
}

function nothing(turn: Turn, span: NamedSpan): Reply {
  const who = isOnBehalf(turn) ? nameOf(turn, turn.person) : '您'
  return reply({
    blocks: [{ type: 'lead', text: `${span.name}${who}没有登记在任的岗位，清单里还没有职责。` }],
    buttons: isOnBehalf(turn) ? [] : [[{ label: '我的岗位', action: sayAction('我的岗位') }]],
  })
}

function ofWhom(turn: Turn): string {
  return isOnBehalf(turn) ? `${nameOf(turn, turn.person)}的` : '我的'
}

/** A button that asks the same of the same person's record. */
export function sayOf(turn: Turn, label: string, text: string): Button {
  const words = isOnBehalf(turn) ? `${nameOf(turn, turn.person)}${text}` : text
  return { label, action: sayAction(words) }
}
