/**
 * The straightforward planner, to measure and check the real one against: everybody is evaluated in full on every
 * day, days are texts and gone through one by one, nothing is kept from one day to the next.
 */
import type { CivilDate } from '../src/calendar/index.ts'
import { addDays, periodOf } from '../src/calendar/index.ts'
import type { DutyEntry, DutyRecord, DutyTenure, RuleSource } from '../src/duties/index.ts'
import { evaluate } from '../src/duties/index.ts'
import { type Obligation, rhythmOf } from '../src/knowledge/index.ts'
import type { GroupSettings, PlanInput, Stage } from '../src/reminders/index.ts'

/** What is needed of a regulation; a knowledge pack has it all. */
export type NaiveLaw = Pick<RuleSource, 'meta' | 'obligations'>

/** What of a reminder says which it is. */
export interface NaiveReminder {
  person: string | null
  obligation: string
  posts: string[]
  start: CivilDate
  stage: Stage
}

const BEFORE: [Stage, number][] = [
  ['last', 0],
  ['1', 1],
  ['3', 3],
  ['7', 7],
  ['14', 14],
  ['30', 30],
]

/** Every reminder whose stage falls on the day `on`, of years from 1901 to 2998; in no order. */
export function naiveOn(law: readonly NaiveLaw[], input: PlanInput, on: CivilDate): NaiveReminder[] {
  const { subscription, workdays, records, rules } = input
  if (!workdays.isWorkday(on) || on < subscription.since) return []
  const all: NaiveReminder[] = []
  const from = addDays(periodOf('year', on).start, -365)
  const evaluated = new Map(
    subscription.people.map((person) => {
      const record = records.get(person) as DutyRecord
      return [person, evaluate(rules, { ...record, from, to: on, on })]
    }),
  )
  for (const pack of law) {
    for (const rule of pack.obligations) {
      const [period, before] = periodsOn(rule, on)
      for (const { start, end } of [period, before]) {
        for (const person of subscription.people) {
          const record = records.get(person) as DutyRecord
          const entries = evaluated.get(person) as DutyEntry[]
          const posts = postsOf(pack, rule, input).filter((post) => holdsAny(record.tenures, pack, [post]))
          const joined = subscription.joined?.get(person) ?? ''
          if (posts.length === 0 || on < joined) continue
          const stage = stageOn(pack, rule, input, { start, end }, on, (day) =>
            posts.some((post) => heldOn(record.tenures, pack, post, day)),
          )
          const due = posts.filter((post) =>
            heldOn(record.tenures, pack, post, stage === 'missed' ? end : on),
          )
          if (stage === 'missed' && end < joined) continue
          if (!stage || due.every((post) => met(entries, rule, post, start))) continue
          all.push({ person, obligation: rule.id, posts: keys(pack, due), start, stage })
        }
        const listed = listedPosts(input)
        const vacant = postsOf(pack, rule, input).filter(
          (post) =>
            listed.includes(`${pack.meta.id}:${post}`) &&
            subscription.people.every(
              (person) => !heldOn((records.get(person) as DutyRecord).tenures, pack, post, on),
            ),
        )
        const stage = stageOn(pack, rule, input, { start, end }, on, () => true)
        if (stage && stage !== 'missed' && vacant.length > 0) {
          all.push({ person: null, obligation: rule.id, posts: keys(pack, vacant), start, stage })
        }
      }
    }
  }
  return all
}

function periodsOn(rule: Obligation, on: CivilDate) {
  const period = periodOf(rhythmOf(rule), on)
  return [period, periodOf(rhythmOf(rule), addDays(period.start, -1))] as const
}

/** The stage that falls on the day, the latest of those chosen; undefined where none does. */
function stageOn(
  pack: NaiveLaw,
  rule: Obligation,
  { workdays, subscription }: PlanInput,
  { start, end }: { start: CivilDate; end: CivilDate },
  on: CivilDate,
  held: (day: CivilDate) => boolean,
): Stage | undefined {
  const stages = subscription.settings.stages.filter((stage) => hasStage({ start, end }, stage))
  const binds = (day: CivilDate) => inForce(pack, rule, day) && held(day)
  if (on > end) {
    const day = workdays.onOrAfter(addDays(end, 1))
    return stages.includes('missed') && day === on && binds(end) ? 'missed' : undefined
  }
  if (!binds(on)) return undefined
  let opening = start
  while (!(workdays.isWorkday(opening) && binds(opening))) opening = addDays(opening, 1)
  const found = BEFORE.find(
    ([stage, days]) => stages.includes(stage) && workdays.onOrBefore(addDays(end, -days)) === on,
  )
  return found?.[0] ?? (opening === on && stages.includes('opening') ? 'opening' : undefined)
}

/** Of a week's duty only the last day is brought up, of a month's its end and what was missed, of a day's nothing. */
function hasStage({ start, end }: { start: CivilDate; end: CivilDate }, stage: Stage): boolean {
  if (end < addDays(start, 6)) return false
  if (end < addDays(start, 27)) return stage === 'last'
  return end >= addDays(start, 83) || ['7', '1', 'last', 'missed'].includes(stage)
}

function inForce(pack: NaiveLaw, rule: Obligation, day: CivilDate): boolean {
  const { inForce: from, repealed } = pack.meta
  return (
    day >= from &&
    day >= rule.from &&
    (repealed === null || day < repealed) &&
    (rule.to === null || day < rule.to)
  )
}

function listedPosts({ subscription }: PlanInput): readonly string[] {
  return subscription.kind === 'group' ? (subscription.settings as GroupSettings).posts : []
}

/** The posts of a rule that the chat is reminded of. */
function postsOf(pack: NaiveLaw, rule: Obligation, input: PlanInput): string[] {
  if (input.subscription.kind === 'private') return rule.posts
  const { regulations } = input.subscription.settings as GroupSettings
  const listed = listedPosts(input)
  if (regulations.length > 0 && !regulations.includes(pack.meta.id)) return []
  if (listed.length === 0) return rule.kind === 'institutional' ? [] : rule.posts
  return rule.posts.filter((post) => listed.includes(`${pack.meta.id}:${post}`))
}

function heldOn(tenures: readonly DutyTenure[], pack: NaiveLaw, post: string, day: CivilDate): boolean {
  return tenures.some(
    (one) =>
      one.regulation === pack.meta.id &&
      one.post === post &&
      one.from <= day &&
      (one.to === undefined || one.to === null || day <= one.to),
  )
}

function holdsAny(tenures: readonly DutyTenure[], pack: NaiveLaw, posts: readonly string[]): boolean {
  return tenures.some((one) => one.regulation === pack.meta.id && posts.includes(one.post))
}

function met(entries: readonly DutyEntry[], rule: Obligation, post: string, start: CivilDate): boolean {
  return entries.some(
    (one) => one.obligation === rule.id && one.post === post && one.start === start && one.status === 'met',
  )
}

function keys(pack: NaiveLaw, posts: readonly string[]): string[] {
  return posts.map((post) => `${pack.meta.id}:${post}`).sort()
}
