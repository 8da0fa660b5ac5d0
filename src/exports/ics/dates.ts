/** Which last days of duties a calendar shows. */
import { addDays, type CivilDate, daysBetween, formatDay } from '../../calendar/index.ts'
import { digestOf } from '../../chain/index.ts'
import type { ItemRow } from '../../checklist/index.ts'
import type { DutyEntry } from '../../duties/index.ts'
import type { Facts } from '../facts.ts'
import { activityName, nameOfDays } from '../words.ts'

/** The last day of one duty in one period. */
export interface Deadline {
  /** The same for good for a person, duty and period; tells nothing of who they are. */
  uid: string
  day: CivilDate
  /** 带队检查（每季度至少1次）还差1次 */
  summary: string
  description: string
}

/** Shorter periods would fill every day. The same as for reminders. */
const SHORTEST_DAYS = 7
/** Of what comes round in less than a month, so many days are shown ahead: a calendar is fetched again every day. */
const MONTH_DAYS = 28

/**
 * The last days that are not over of what is not done yet, by day, of every period that reaches into the span: a duty
 * of the year that the span begins in is shown though its last day is after the span. What is due every few days is left out, and of
 * weeks only those that end within four weeks are there.
 */
export function deadlinesOf(facts: Facts): Deadline[] {
  const deadlines = new Map<string, Deadline>()
  for (const { rows } of facts.checklist.lists) {
    for (const row of rows) {
      for (const { entry } of row.periods) {
        if (!isShown(entry, facts.on)) continue
        const deadline = deadlineOf(facts, row, entry)
        // One duty of two posts is done once.
        if (!deadlines.has(deadline.uid)) deadlines.set(deadline.uid, deadline)
      }
    }
  }
  const order = ({ day, uid }: Deadline) => `${day} ${uid}`
  return [...deadlines.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

function isShown({ status, start, end }: DutyEntry, on: CivilDate): boolean {
  if (status !== 'open' && status !== 'upcoming') return false
  const length = daysBetween(start, end) + 1
  if (length < SHORTEST_DAYS) return false
  return length >= MONTH_DAYS || end < addDays(on, MONTH_DAYS)
}

function deadlineOf(facts: Facts, { item, frequencies }: ItemRow, entry: DutyEntry): Deadline {
  const { obligation, start, end, required, done } = entry
  const rule = facts.knowledge.obligation(obligation)
  const name = rule ? activityName(facts, rule.activity) : item.text
  // 每季度至少1次：带队检查, of an own item 每季度至少1次
  const often = frequencies.find((words) => words.endsWith(`：${name}`)) ?? frequencies[0] ?? ''
  const period = nameOfDays({ start, end })
  const lines = [
    `${period}：已记 ${done} 次，还差 ${required - done} 次，${formatDay(end)}是最后一天。`,
    `${item.label}：`,
    rule?.quote ?? item.text,
    ...(entry.partial ? ['任期或规定没有覆盖整个期间，次数不减。'] : []),
    '做完以后请在照单里记一笔，这一项会从日历里消失。',
  ]
  return {
    uid: `${digestOf({ person: facts.person, obligation, start, end }).slice(0, 32)}@zhaodan`,
    day: end,
    summary: `${name}（${often.split('：')[0]}）还差${required - done}次`,
    description: lines.join('\n'),
  }
}
