/**
 * What should have been brought up, told day by day from the calendar of reminders and what had been recorded by then:
 * of each duty the latest stage that has come, once, on the first day on which anything could be sent.
 */
import type { CivilDate } from '../../../src/calendar/index.ts'
import { evaluate } from '../../../src/duties/index.ts'
import { type PlanInput, planCalendar, type Reminder, STAGES } from '../../../src/reminders/index.ts'
import type { View } from './database.ts'

/** The rules and days of the product, and the chat as it was told to be reminded. */
export interface Chat extends Pick<PlanInput, 'rules' | 'workdays'> {
  view: View
  /** With people and settings; those who took part at each time are looked up for a group. */
  subscription: PlanInput['subscription']
  /** Days on which the chat was on and could be sent to, with the instant from which (Shanghai). */
  served: readonly { day: CivilDate; at: string }[]
}

/** A line a reminder: `person obligation start stage`. */
export const lineOf = (each: { person: string | null; obligation: string; start: string; stage: string }) =>
  `${each.person ?? ''} ${each.obligation} ${each.start} ${each.stage}`

/** The lines expected in the digest of each day that has one. */
export function expectedDigests(chat: Chat): Map<CivilDate, string[]> {
  const { view, subscription, workdays } = chat
  const latest = new Map<string, number>()
  const digests = new Map<CivilDate, string[]>()
  for (const { day, at } of chat.served) {
    if (!workdays.isWorkday(day)) continue
    const instant = new Date(`${at}:00+08:00`).toISOString()
    const people =
      subscription.kind === 'private' ? subscription.people : view.participantsAt(subscription.id, instant)
    const lines: string[] = []
    for (const reminder of comeBy(chat, people, day, instant)) {
      const duty = `${reminder.person} ${reminder.obligation} ${reminder.start}`
      const rank = STAGES.indexOf(reminder.stage)
      if (rank <= (latest.get(duty) ?? -1)) continue
      latest.set(duty, rank)
      lines.push(lineOf(reminder))
    }
    if (lines.length > 0) digests.set(day, lines.sort())
  }
  return digests
}

/** The latest stage that has come by the day of each duty not done by then, as it was recorded before the instant. */
function comeBy(chat: Chat, people: readonly string[], day: CivilDate, instant: string): Reminder[] {
  const { view, rules, workdays } = chat
  const records = new Map(people.map((person) => [person, view.recordAt(person, instant)]))
  const subscription = { ...chat.subscription, people }
  const { since } = subscription
  if (since > day) return []
  const come = planCalendar({ rules, workdays, subscription, records }, since, day)
  const last = new Map<string, Reminder>()
  for (const each of come) last.set(`${each.person} ${each.obligation} ${each.start}`, each)
  return [...last.values()].filter(({ person, obligation, start, end, stage }) => {
    // After the end only that it was missed, and before it only as long as the post is held.
    if (stage !== 'missed' && end < day) return false
    const record = records.get(person ?? '') ?? { tenures: [], activities: [] }
    const held = (on: CivilDate) => record.tenures.filter(({ from, to }) => from <= on && (to ?? on) >= on)
    const posts = held(stage === 'missed' ? end : day).map(({ post }) => post)
    return evaluate(rules, { ...record, from: start, to: start, on: day }).some(
      (entry) =>
        entry.obligation === obligation &&
        entry.start === start &&
        entry.status !== 'met' &&
        posts.includes(entry.post),
    )
  })
}

/** The lines that went out with each day's digest, as the product kept them. */
export function sentDigests(view: View, subscription: string): Map<CivilDate, string[]> {
  const sent = new Set(view.digests().flatMap(({ key, outcome }) => (outcome === 'sent' ? [key] : [])))
  const digests = new Map<CivilDate, string[]>()
  for (const item of view.items(subscription)) {
    if (!sent.has(item.digest)) continue
    const day = item.digest.slice(-'2026-01-01'.length)
    digests.set(day, [...(digests.get(day) ?? []), lineOf(item)].sort())
  }
  return new Map([...digests].sort())
}
