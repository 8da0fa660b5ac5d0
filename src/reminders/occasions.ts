/** On which days one obligation of one period is brought up, for which of its posts, and whether it still is. */
import type { DayNumber, Workdays } from '../calendar/index.ts'
import { civilDateOfDay } from '../calendar/index.ts'
import type { DatedActivity, HeldRule } from '../duties/index.ts'
import { clip, covers, isMet, postKey } from '../duties/index.ts'
import { reminderKey } from './names.ts'
import type { Bound } from './scope.ts'
import type { StagedPeriod, StageSet } from './stages.ts'
import { firstWorkday, MISSED, NEVER, OPENING, STAGES } from './stages.ts'
import type { Reminder, Stage, Subscription } from './types.ts'

export interface Occasion {
  rank: number
  day: DayNumber
}

/**
 * Those of the stages chosen that an obligation has in a period, the latest first, each on a day of its own: of several
 * on one day the latest remains, and of those before the first day on which it can be done none.
 */
export function occasionsOf(
  { person, rules }: Bound,
  period: StagedPeriod,
  stages: StageSet,
  workdays: Workdays,
): Occasion[] {
  const opening = openingOf(rules, period, workdays, person === null)
  const occasions: Occasion[] = []
  let taken = NEVER
  for (let rank = MISSED; rank >= OPENING; rank--) {
    if ((stages & period.stages & (1 << rank)) === 0 || (rank === MISSED && person === null)) continue
    const day = rank === OPENING ? opening : (period.days[rank] as DayNumber)
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
  period: StagedPeriod,
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
  period: StagedPeriod,
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
  period: StagedPeriod,
  { rank, day }: Occasion,
): Reminder {
  const stage = STAGES[rank] as Stage
  return {
    key: reminderKey({ chat, person, obligation, period: period.code, stage }),
    chat,
    subscription: id,
    person,
    obligation,
    posts: rules.map(({ rule }) => postKey(rule.obligation.regulation, rule.post)),
    period: period.code,
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
  period: StagedPeriod,
  workdays: Workdays,
  vacant: boolean,
): DayNumber {
  let opening = NEVER
  for (const { rule, held } of rules) {
    const first = Math.max(period.firstDay, rule.firstDay)
    const last = Math.min(period.lastDay, rule.lastDay)
    for (const window of vacant ? [{ first, last }] : clip(held, first, last)) {
      const whole = window.first === period.firstDay && window.last === period.lastDay
      const day = whole ? period.days[OPENING] : firstWorkday(workdays, window.first, window.last)
      opening = Math.min(opening, day as DayNumber)
    }
  }
  return opening
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
