/** On which days one obligation of one period is brought up, for which of its posts, and whether it still is. */
import type { DayNumber, Workdays } from '../calendar/index.ts'
import { civilDateOfDay } from '../calendar/index.ts'
import type { DatedActivity, HeldRule, PeriodDays } from '../duties/index.ts'
import { clip, covers, isMet, postKey } from '../duties/index.ts'
import { periodCode, reminderKey } from './names.ts'
import type { Bound } from './scope.ts'
import { firstWorkday, MISSED, NEVER, OPENING, STAGES, stageDays } from './stages.ts'
import type { Reminder, Stage, Subscription } from './types.ts'

export interface Occasion {
  rank: number
  day: DayNumber
}

/**
 * The stages that an obligation has in a period, the latest first, each on a day of its own: of several on one day the
 * latest remains, and of those before the first day on which it can be done none.
 * @param ranks of the stages chosen, the latest first.
 */
export function occasionsOf(
  { person, rules }: Bound,
  period: PeriodDays,
  ranks: readonly number[],
  workdays: Workdays,
): Occasion[] {
  const days = stageDays(workdays, period)
  const opening = openingOf(rules, period, workdays, person === null)
  const occasions: Occasion[] = []
  let taken = NEVER
  for (const rank of ranks) {
    if (rank === MISSED && person === null) continue
    const day = rank === OPENING ? opening : (days[rank] as DayNumber)
    if (day === NEVER || day === taken || (rank !== MISSED && day < opening)) continue
    occasions.push({ rank, day })
    taken = day
  }
  return occasions
}

/**
 * Of an obligation's rules those under which a stage is brought up on `onDay`, its own day or a later one: the post
 * held and the rule in force on both; for what was missed, on the period's last day.
 */
export function rulesAt(
  { rules }: Bound,
  period: PeriodDays,
  { rank, day }: Occasion,
  onDay: DayNumber,
): HeldRule[] {
  const [first, last] = rank === MISSED ? [period.lastDay, period.lastDay] : [day, onDay]
  return rules.filter(
    ({ rule, held }) =>
      rule.firstDay <= first && last <= rule.lastDay && covers(held, first) && covers(held, last),
  )
}

/** Whether nothing is left to do under any of the rules, judged on a day. What is nobody's is always left. */
export function isDone(
  rules: readonly HeldRule[],
  period: PeriodDays,
  activities: readonly DatedActivity[],
  onDay: DayNumber,
): boolean {
  return rules.every((held) => isMet(held, period, activities, onDay))
}

/** The reminder of an occasion. */
export function reminderOf(
  { id, chat, settings }: Subscription,
  { person, obligation }: Bound,
  rules: readonly HeldRule[],
  period: PeriodDays,
  { rank, day }: Occasion,
): Reminder {
  const stage = STAGES[rank] as Stage
  const code = periodCode(period.start, period.end)
  return {
    key: reminderKey({ chat, person, obligation, period: code, stage }),
    chat,
    subscription: id,
    person,
    obligation,
    posts: rules.map(({ rule }) => postKey(rule.obligation.regulation, rule.post)),
    period: code,
    start: period.start,
    end: period.end,
    stage,
    day: civilDateOfDay(day),
    time: settings.time,
  }
}

/** By day, chat, person (nobody first), last day of the period, obligation. */
export function inOrder(a: Reminder, b: Reminder): number {
  return (
    compare(a.day, b.day) ||
    compare(a.chat, b.chat) ||
    compare(a.person ?? '', b.person ?? '') ||
    compare(a.end, b.end) ||
    compare(a.obligation, b.obligation)
  )
}

/** The first workday of the period on which the rule is in force and, unless it is nobody's, a post is held. */
function openingOf(
  rules: readonly HeldRule[],
  period: PeriodDays,
  workdays: Workdays,
  vacant: boolean,
): DayNumber {
  let opening = NEVER
  for (const { rule, held } of rules) {
    const first = Math.max(period.firstDay, rule.firstDay)
    const last = Math.min(period.lastDay, rule.lastDay)
    for (const window of vacant ? [{ first, last }] : clip(held, first, last)) {
      opening = Math.min(opening, firstWorkday(workdays, window.first, window.last))
    }
  }
  return opening
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
