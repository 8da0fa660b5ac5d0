/** The straightforward evaluator, to measure the real one against: filter for every rule, dates as texts. */
import { addDays, daysBetween, earlier, later, periodsOverlapping } from '../src/calendar/index.ts'
import type { DutyCase, DutyEntry } from '../src/duties/index.ts'
import { type KnowledgePack, type Obligation, rhythmOf } from '../src/knowledge/index.ts'

/** The entries of a case, as `evaluate` gives them. */
export function naiveEvaluate(packs: readonly KnowledgePack[], theCase: DutyCase): DutyEntry[] {
  return packs
    .flatMap((pack) =>
      pack.obligations.flatMap((rule) => rule.posts.flatMap((post) => ofPost(pack, rule, post, theCase))),
    )
    .sort(
      (a, b) => inOrder(a.obligation, b.obligation) || inOrder(a.post, b.post) || inOrder(a.start, b.start),
    )
}

function ofPost(pack: KnowledgePack, rule: Obligation, post: string, theCase: DutyCase): DutyEntry[] {
  const { tenures, activities, from, to, on } = theCase
  const held = tenures.filter((tenure) => tenure.regulation === rule.regulation && tenure.post === post)
  return periodsOverlapping(rhythmOf(rule), from, to).flatMap(({ start, end }) => {
    const ends = [pack.meta.repealed, rule.to].flatMap((date) => (date === null ? [] : [addDays(date, -1)]))
    const first = [pack.meta.inForce, rule.from, start].reduce(later)
    const last = ends.reduce(earlier, end)
    const windows = held
      .map((tenure) => ({ from: later(tenure.from, first), to: earlier(tenure.to ?? last, last) }))
      .filter((window) => window.from <= window.to)
    if (windows.length === 0) return []
    const counted = activities.filter(
      (one) =>
        one.type === rule.activity &&
        one.voided !== true &&
        one.date <= on &&
        windows.some((window) => window.from <= one.date && one.date <= window.to),
    )
    const met = counted.length >= rule.count
    const status = met ? 'met' : on < start ? 'upcoming' : on <= end ? 'open' : 'missed'
    return [
      {
        obligation: rule.id,
        post,
        start,
        end,
        required: rule.count,
        done: counted.length,
        status,
        partial: coveredDays(windows) < daysBetween(start, end) + 1,
        daysLeft: status === 'open' ? daysBetween(on, end) : null,
        activities: counted.map((one) => one.id),
      },
    ]
  })
}

function coveredDays(windows: { from: string; to: string }[]): number {
  let days = 0
  let reached = ''
  for (const window of windows.sort((a, b) => inOrder(a.from, b.from))) {
    const from = window.from > reached ? window.from : addDays(reached, 1)
    if (from <= window.to) days += daysBetween(from, window.to) + 1
    reached = later(reached, window.to)
  }
  return days
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
