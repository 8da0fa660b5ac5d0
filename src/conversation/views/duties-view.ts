import { addDays, type CivilDate, earlier, formatShort, periodOf } from '../../calendar/index.ts'
import {
  type DutyEntry,
  dutiesFor,
  type GatheredOverview,
  gather,
  groupByDeadline,
} from '../../duties/index.ts'
import { type Block, type DutyCard, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { recordOf } from '../counting.ts'
import { type Turn, tenureLabel } from '../turn.ts'
import { dutyCard, uncountedCard } from './duty-card.ts'
import { otherDutyBlocks } from './other-duties.ts'
import { spanName } from './recurring.ts'

/** Duties under one heading. */
export interface DutyGroup {
  heading: string
  duties: DutyCard[]
}

/**
 * The duties of a span: what is open by deadline, then missed, not yet due, met, and those without a number. What comes
 * round every day, week or month stands there once.
 */
export function dutyGroups(turn: Turn, from: CivilDate, to: CivilDate): DutyGroup[] {
  const overview = overviewOf(turn, from, to)
  const span = spanName(turn, from, to)
  const cards = (entries: DutyEntry[]) =>
    entries.map((entry) => {
      const recurrence = overview.recurring.get(entry)
      return dutyCard(turn, entry, recurrence && { recurrence, span })
    })
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

function overviewOf(turn: Turn, from: CivilDate, to: CivilDate): GatheredOverview {
  const { rules } = turn.parts
  return gather(rules, dutiesFor(rules, recordOf(turn), { from, to }, turn.today))
}

function openHeading(turn: Turn, end: CivilDate, daysLeft: number): string {
  const left = daysLeft === 0 ? '今天是最后一天' : `还有 ${daysLeft} 天`
  return `${formatShort(end, turn.today)}前（${left}）`
}

/** Answer to "what must I do in this span". */
export function dutiesReply(
  turn: Turn,
  query: { from: CivilDate; to: CivilDate; name: string; openOnly: boolean },
  activities: string[],
): Reply {
  const groups = ofActivities(turn, dutyGroups(turn, query.from, query.to), activities)
  const all = groups.flatMap((group) => group.duties)
  const shown =
    query.openOnly && activities.length === 0
      ? groups.filter((group) =>
          group.duties.some((duty) => duty.state === 'open' || duty.state === 'missed'),
        )
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
  if (query.openOnly) blocks.push(...missedBefore(turn, query.from))
  if (query.openOnly || activities.length > 0) return reply({ blocks, buttons })
  const others = otherDutyBlocks(turn, query.from, query.to)
  return reply({ blocks: [...blocks, ...others.blocks], buttons: [...buttons, ...others.buttons] })
}

/** The groups with only the duties that these activities fulfil; all of them where none is named. */
function ofActivities(turn: Turn, groups: DutyGroup[], activities: string[]): DutyGroup[] {
  if (activities.length === 0) return groups
  const fulfils = (duty: DutyCard) =>
    activities.includes(turn.parts.knowledge.obligation(duty.obligation)?.activity ?? '')
  return groups
    .map((group) => ({ ...group, duties: group.duties.filter(fulfils) }))
    .filter((group) => group.duties.length > 0)
}

/** What was missed earlier in the year is no longer due, and yet not to be passed over in silence. */
function missedBefore(turn: Turn, from: CivilDate): Block[] {
  const year = periodOf('year', from).start
  if (year === from) return []
  const { missed } = overviewOf(turn, year, addDays(from, -1))
  const past = missed.filter((entry) => entry.end < from)
  if (past.length === 0) return []
  return [
    {
      type: 'note',
      text: `今年此前另有 ${past.length} 项期限已过、没有足够记录；说“今年完成得怎么样”可以看到`,
    },
  ]
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
  if (held.length === 0) {
    const first = turn.tenures.map((tenure) => tenure.from).reduce(earlier)
    return `${query.name}没有登记在任的岗位（登记的任期从${formatShort(first, turn.today)}起）。任职更早的，请说“到任日期错了，是2024年5月1日”。`
  }
  if (counted.length === 0) return `${query.name}，${who}：没有带次数要求的职责。`
  const counts = [
    of('open') > 0 ? `${of('open')} 项待完成` : '',
    of('missed') > 0 ? `${of('missed')} 项期限已过、没有足够记录` : '',
    of('met') > 0 ? `${of('met')} 项已完成` : '',
    of('upcoming') > 0 ? `${of('upcoming')} 项尚未开始` : '',
  ].filter(Boolean)
  return `${query.name}，${who}：${counts.join('，')}。`
}
