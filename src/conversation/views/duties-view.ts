import { type CivilDate, formatShort } from '../../calendar/index.ts'
import { type DutyEntry, dutiesFor, groupByDeadline } from '../../duties/index.ts'
import { type Block, type DutyCard, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { recordOf } from '../counting.ts'
import { type Turn, tenureLabel } from '../turn.ts'
import { dutyCard, uncountedCard } from './duty-card.ts'
import { otherDutyBlocks } from './other-duties.ts'

/** Duties under one heading. */
export interface DutyGroup {
  heading: string
  duties: DutyCard[]
}

/** The duties of a span: what is open by deadline, then missed, not yet due, met, and those without a number. */
export function dutyGroups(turn: Turn, from: CivilDate, to: CivilDate): DutyGroup[] {
  const overview = dutiesFor(turn.parts.rules, recordOf(turn), { from, to }, turn.today)
  const cards = (entries: DutyEntry[]) => entries.map((entry) => dutyCard(turn, entry))
  const open = groupByDeadline(overview.open).map((group) => ({
    heading: openHeading(turn, group.end, group.daysLeft ?? 0),
    duties: cards(group.entries),
  }))
  const rest: DutyGroup[] = [
    { heading: '期限已过，没有足够记录', duties: cards(overview.missed) },
    { heading: '已完成', duties: cards(overview.met) },
    { heading: '尚未开始', duties: cards(overview.upcoming) },
    {
      heading: '没有次数要求的定期职责',
      duties: overview.uncounted.map((duty) => uncountedCard(turn, duty)),
    },
  ]
  return [...open, ...rest.filter((group) => group.duties.length > 0)]
}

function openHeading(turn: Turn, end: CivilDate, daysLeft: number): string {
  const left = daysLeft === 0 ? '今天是最后一天' : `还有 ${daysLeft} 天`
  return `${formatShort(end, turn.today)}前（${left}）`
}

/** Answer to "what must I do in this span". */
export function dutiesReply(
  turn: Turn,
  query: { from: CivilDate; to: CivilDate; name: string; openOnly: boolean },
): Reply {
  const groups = dutyGroups(turn, query.from, query.to)
  const all = groups.flatMap((group) => group.duties)
  const shown = query.openOnly
    ? groups.filter((group) => group.duties.some((duty) => duty.state === 'open' || duty.state === 'missed'))
    : groups
  const blocks: Block[] = [
    { type: 'lead', text: leadText(turn, query, all) },
    ...shown.flatMap((group): Block[] => [
      { type: 'heading', text: group.heading },
      ...group.duties.map((duty): Block => ({ type: 'duty', duty })),
    ]),
  ]
  const buttons = [
    [
      { label: '为什么这样算', action: sayAction(`${query.name}为什么这样算`) },
      { label: '我的台账', action: sayAction('我的台账') },
    ],
  ]
  if (query.openOnly) return reply({ blocks, buttons })
  const others = otherDutyBlocks(turn, query.from, query.to)
  return reply({ blocks: [...blocks, ...others.blocks], buttons: [...buttons, ...others.buttons] })
}

function leadText(
  turn: Turn,
  query: { name: string; from: CivilDate; to: CivilDate; openOnly: boolean },
  duties: DutyCard[],
): string {
  const held = turn.tenures.filter(
    (tenure) => tenure.from <= query.to && (tenure.to ?? query.to) >= query.from,
  )
  const who = held.map((tenure) => tenureLabel(turn, tenure)).join('、')
  const counted = duties.filter((duty) => duty.state !== 'uncounted')
  const of = (state: DutyCard['state']) => counted.filter((duty) => duty.state === state).length
  if (counted.length === 0) return `${query.name}（${who || '无在任岗位'}）没有带次数要求的职责。`
  const counts = [
    of('open') > 0 ? `${of('open')} 项待完成` : '',
    of('missed') > 0 ? `${of('missed')} 项期限已过、没有足够记录` : '',
    of('met') > 0 ? `${of('met')} 项已完成` : '',
    of('upcoming') > 0 ? `${of('upcoming')} 项尚未开始` : '',
  ].filter(Boolean)
  return `${query.name}，${who}：${counts.join('，')}。`
}
