/** Made-up chats for measuring the planner: the same ones in every run. */
import type { Workdays } from '../src/calendar/index.ts'
import { addDays, civilDate, daysBetween, periodsOverlapping } from '../src/calendar/index.ts'
import type { DutyActivity, DutyRecord, DutyRules, DutyTenure } from '../src/duties/index.ts'
import { obligationsOf } from '../src/duties/index.ts'
import type { Knowledge } from '../src/knowledge/index.ts'
import type { PlanInput, Subscription } from '../src/reminders/index.ts'
import { STAGES } from '../src/reminders/index.ts'
import { generator, officials } from './officials.ts'

export interface WorldSize {
  groups: number
  /** People of a group. */
  groupSize: number
  /** Officials in private chats. */
  officials: number
}

/** One chat; its `records` hold the ledger of the year that was entered last and of the year before. */
export interface WorldChat extends PlanInput {
  /** Puts the ledger of a year in place, as a store would give it. */
  enterYear(year: number): void
}

/** So many of what is owed in a period are done in it, on any of its days. */
const DONE = 0.7

/** The chats of a world, each made when it comes, with people of its own and reminders that begin with 2026. */
export function* chatsOf(
  knowledge: Knowledge,
  rules: DutyRules,
  workdays: Workdays,
  size: WorldSize,
): Generator<WorldChat> {
  let first = 0
  for (let number = 0; number < size.groups + size.officials; number++) {
    const kind = number < size.groups ? 'group' : 'private'
    const people = officials(knowledge, first, kind === 'group' ? size.groupSize : 1).map(
      ({ tenures }, index) => ({ id: `tg:${first + index}`, number: first + index, tenures }),
    )
    first += people.length
    const records = new Map<string, DutyRecord>()
    yield {
      rules,
      workdays,
      subscription: subscriptionOf(
        kind,
        number,
        people.map((one) => one.id),
      ),
      records,
      enterYear(year) {
        for (const { id, number, tenures } of people) {
          const activities = [year - 1, year].flatMap((one) => doneIn(rules, tenures, number, one))
          records.set(id, { tenures, activities })
        }
      },
    }
  }
}

function subscriptionOf(kind: 'private' | 'group', number: number, people: string[]): Subscription {
  const id = `chat-${String(number).padStart(8, '0')}`
  const settings = { stages: STAGES, time: '09:00', quiet: { from: '21:00', to: '08:00' } }
  return {
    id,
    chat: kind === 'group' ? `tg:-100${number}` : (people[0] ?? id),
    kind,
    since: '2026-01-01',
    settings: kind === 'group' ? { ...settings, regulations: [], posts: [], naming: 'counts' } : settings,
    people,
  }
}

function doneIn(
  rules: DutyRules,
  tenures: readonly DutyTenure[],
  number: number,
  year: number,
): DutyActivity[] {
  const random = generator(number * 10_000 + year)
  const done: DutyActivity[] = []
  for (const { regulation, post } of tenures) {
    for (const { activity, period } of obligationsOf(rules, regulation, post)) {
      for (const { start, end } of periodsOverlapping(
        period,
        civilDate(year, 1, 1),
        civilDate(year, 12, 31),
      )) {
        if (random() >= DONE) continue
        const date = addDays(start, Math.floor(random() * (daysBetween(start, end) + 1)))
        done.push({ id: `${number}-${year}-${done.length}`, type: activity, date })
      }
    }
  }
  return done
}
