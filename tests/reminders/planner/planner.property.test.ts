import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { naiveOn } from '../../../bench/naive-reminders.ts'
import type { HandledReminder, PlanInput, Reminder } from '../../../src/reminders/index.ts'
import { dueOn, planCalendar, STAGES } from '../../../src/reminders/index.ts'
import { arbitraryChat, eachDay } from './arbitrary-chats.ts'
import { handledFrom, workdays } from './chats.ts'

const rank = ({ stage }: Reminder) => STAGES.indexOf(stage)
const subject = ({ person, obligation, start }: Reminder) => `${person}|${obligation}|${start}`

/** What goes out where the chat is asked about on these days, and all that goes out is handled. */
function sentOn(input: PlanInput, days: readonly string[]): { on: string; due: Reminder[] }[] {
  const handled: HandledReminder[] = []
  return days.map((on) => {
    const due = dueOn(input, on, handled)
    handled.push(...handledFrom(due))
    return { on, due }
  })
}

function bySubject(reminders: readonly Reminder[]): Reminder[][] {
  return [...Map.groupBy(reminders, subject).values()]
}

describe('for any law, people, ledger and settings', { timeout: 120_000 }, () => {
  it('the calendar says what going through every day and person in full says', () => {
    let reminders = 0
    fc.assert(
      fc.property(arbitraryChat, ({ law, input, from, to }) => {
        const planned = planCalendar(input, from, to)
        const naive = eachDay(from, to).flatMap((day) =>
          naiveOn(law, input, day).map((one) => ({ ...one, day })),
        )
        const written = (one: (typeof naive)[number] | Reminder) =>
          [one.day, one.person, one.obligation, one.start, one.stage, one.posts.join()].join(' ')
        expect(planned.map(written).sort()).toEqual(naive.map(written).sort())
        reminders += planned.length
      }),
      { numRuns: 100 },
    )
    expect(reminders).toBeGreaterThan(150)
  })

  it('asking day by day gives the calendar', () => {
    fc.assert(
      fc.property(arbitraryChat, ({ input, from, to }) => {
        const sent = sentOn(input, eachDay(from, to))
        for (const { on, due } of sent) for (const one of due) expect(one.day).toBe(on)
        expect(sent.flatMap(({ due }) => due)).toEqual(planCalendar(input, from, to))
      }),
      { numRuns: 200 },
    )
  })

  it('falls on workdays alone, no key twice, one a day and subject, stages in their order', () => {
    fc.assert(
      fc.property(arbitraryChat, ({ input, from, to }) => {
        const planned = planCalendar(input, from, to)
        for (const one of planned) expect(workdays.isWorkday(one.day)).toBe(true)
        expect(new Set(planned.map((one) => one.key)).size).toBe(planned.length)
        for (const stages of bySubject(planned)) {
          for (const [index, one] of stages.entries()) {
            const before = stages[index - 1]
            if (!before) continue
            expect(one.day > before.day).toBe(true)
            expect(rank(one)).toBeGreaterThan(rank(before))
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('days on which nobody asks lose nothing and repeat nothing', () => {
    const gaps = fc.infiniteStream(fc.constantFrom(1, 1, 2, 3, 7, 8, 30, 90))
    fc.assert(
      fc.property(arbitraryChat, gaps, ({ input, from, to }, steps) => {
        const days = eachDay(from, to)
        const asked: string[] = []
        for (let at = 0; at < days.length; at += steps.next().value) asked.push(days[at] as string)
        const sent = sentOn(input, asked)
        let asOf = ''
        for (const { on, due } of sent) {
          if (!workdays.isWorkday(on)) {
            expect(due).toEqual([])
            continue
          }
          // Whoever knows of nothing handled sees all that is open, each at its latest stage.
          const open = dueOn(input, on, [])
          for (const one of due) expect(open.map((each) => each.key)).toContain(one.key)
          for (const one of open) {
            if (one.day > asOf) expect(due.map((each) => each.key)).toContain(one.key)
          }
          expect(new Set(due.map(subject)).size).toBe(due.length)
          asOf = on
        }
        const all = sent.flatMap(({ due }) => due)
        expect(new Set(all.map((one) => one.key)).size).toBe(all.length)
        for (const stages of bySubject(all)) {
          expect(stages.map(rank)).toEqual(stages.map(rank).sort((a, b) => a - b))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('reads its input and changes nothing of it', () => {
    fc.assert(
      fc.property(arbitraryChat, ({ input, from, to }) => {
        const before = structuredClone({ records: input.records, subscription: input.subscription })
        const first = planCalendar(input, from, to)
        dueOn(input, to, handledFrom(first))
        expect({ records: input.records, subscription: input.subscription }).toEqual(before)
        expect(planCalendar(input, from, to)).toEqual(first)
      }),
      { numRuns: 100 },
    )
  })
})
