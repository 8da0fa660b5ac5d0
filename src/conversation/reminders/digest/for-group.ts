import type { Obligation } from '../../../knowledge/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import type { LedgerHead } from '../../../storage/index.ts'
import { sayAction } from '../../actions.ts'
import { activityName } from '../../views/words.ts'
import { digestAction } from '../actions.ts'
import { anchorLine } from '../group/anchor.ts'
import type { Left } from './left.ts'
import { byUrgency, dayText, deadlines, periodText, quoting, type Sight } from './sight.ts'

/** Duties beyond these are told by their number: a digest is one message. */
const MOST_DUTIES = 8
/** Posts named for one duty. */
const MOST_POSTS = 3
/** People named for one duty. */
const MOST_NAMES = 12
/** What a link from a digest to the private chat begins with; see {@link doneInPrivate}. */
const DONE = 'd-'

/**
 * The digest of a group: what is due with the law's words, how many of those who take part have it before them, and
 * the names of those who allow it here. Nothing else of anybody: no places, no words, no days of what was done.
 * @param show.names of those who may be named.
 * @param show.head of the ledger, where the group wants it shown.
 */
export function groupDigest(
  sight: Sight,
  left: readonly Left[],
  show: { names: ReadonlyMap<string, string>; head?: LedgerHead | null },
): Reply {
  const keyOf = (item: Left) => `${item.obligation.id} ${item.start}`
  const duties = Map.groupBy(byUrgency(sight, left), keyOf)
  const shown = [...duties.values()].slice(0, MOST_DUTIES).map((items) => items[0] as Left)
  const quote = quoting(sight)
  const blocks: Block[] = [
    { type: 'lead', text: `本群履职提醒 · ${dayText(sight.today)}` },
    ...deadlines(sight, shown).flatMap(({ heading, items }): Block[] => [
      { type: 'heading', text: heading },
      ...items.flatMap((item): Block[] => [
        { type: 'text', text: dutyText(sight, duties.get(keyOf(item)) ?? [], show) },
        ...quote(item),
      ]),
    ]),
  ]
  const more = duties.size - shown.length
  if (more > 0) blocks.push({ type: 'note', text: `另有 ${more} 项，点“详情”看` })
  const line = show.head ? anchorLine(show.head) : null
  if (!show.head || line === null) return reply({ blocks, buttons: buttonsOf(sight) })
  blocks.push({ type: 'note', text: line })
  return { ...reply({ blocks, buttons: buttonsOf(sight) }), anchor: show.head }
}

/** 区（市）政府主要负责人：带队检查 · 2026年第四季度，2 人待完成 */
function dutyText(
  sight: Sight,
  items: readonly Left[],
  { names }: { names: ReadonlyMap<string, string> },
): string {
  const [first] = items as [Left]
  const { obligation } = first
  const what = `${activityName(sight, obligation.activity)} · ${periodText(first)}`
  const people = items.flatMap(({ person }) => (person === null ? [] : [person]))
  return `${postsText(sight, obligation, items)}：${what}${whoText(people, names, first.stage === 'missed' ? '没有足够的记录' : '待完成')}`
}

function whoText(people: readonly string[], names: ReadonlyMap<string, string>, state: string): string {
  if (people.length === 0) return ''
  const known = people.flatMap((person) => names.get(person) ?? [])
  const shown = known.slice(0, MOST_NAMES)
  if (shown.length === 0) return `，${people.length} 人${state}`
  const others = people.length - shown.length
  return `，${state}：${shown.join('、')}${others > 0 ? `，另有 ${others} 人` : ''}`
}

/** The posts that owe it: those of the people counted, and those chosen that nobody here holds today. */
function postsText({ parts }: Sight, { regulation }: Obligation, items: readonly Left[]): string {
  const vacant = (item: Left) => item.person === null
  const inOrder = [...items.filter((item) => !vacant(item)), ...items.filter(vacant)]
  const labels = [...new Set(inOrder.flatMap(({ posts }) => posts))].map(
    (post) => parts.knowledge.post(regulation, post)?.name ?? post,
  )
  return labels.length > MOST_POSTS ? `${labels.slice(0, MOST_POSTS).join('、')}等` : labels.join('、')
}

function buttonsOf({ parts, subscription, today }: Sight): Button[][] {
  if (subscription === null) return []
  const url = parts.linkTo?.(`${DONE}${subscription}`) ?? null
  return [
    [
      {
        label: '我已完成（记录）',
        action: sayAction(`/start ${DONE}${subscription}`),
        primary: true,
        ...(url === null ? {} : { url }),
      },
    ],
    [
      { label: '详情', action: digestAction('more', subscription, today) },
      { label: '今天不再提醒', action: digestAction('mute', subscription, today) },
    ],
  ]
}

/** The subscription that a payload of `/start` names, where it comes from a group's digest; null for any other. */
export function doneInPrivate(payload: string): string | null {
  return /^d-([A-Za-z0-9-]{8,40})$/.exec(payload)?.[1] ?? null
}
