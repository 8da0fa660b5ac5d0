/** Laws, people and ledgers of any kind, small enough to be gone through day by day. */
import fc from 'fast-check'
import { civilDateOfDay, dayNumberOf } from '../../../src/calendar/index.ts'
import type { DutyRecord, DutyTenure, RuleSource } from '../../../src/duties/index.ts'
import { dutyRules } from '../../../src/duties/index.ts'
import type { PlanInput } from '../../../src/reminders/index.ts'
import { STAGES } from '../../../src/reminders/index.ts'
import { obligation, source } from '../../duties/law.ts'
import { workdays } from './chats.ts'

const day = (from: string, to: string) =>
  fc.integer({ min: dayNumberOf(from), max: dayNumberOf(to) }).map(civilDateOfDay)

const POSTS = ['mayor', 'deputy', 'party-and-government']
const TYPES = ['led-inspection', 'training']
const around = day('2025-06-01', '2027-06-01')
/** Mostly none. */
const end = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: around })

const rule = fc.record({
  posts: fc.uniqueArray(fc.constantFrom(...POSTS), { minLength: 1 }),
  activity: fc.constantFrom(...TYPES),
  period: fc.constantFrom(
    'day' as const,
    'week' as const,
    'month' as const,
    'quarter' as const,
    'quarter' as const,
    'half-year' as const,
    'year' as const,
  ),
  every: fc.constantFrom(1, 1, 1, 1, 2),
  count: fc.constantFrom(1, 1, 2),
  kind: fc.constantFrom('personal' as const, 'personal' as const, 'institutional' as const),
  from: fc.constantFrom('2019-06-27', '2019-06-27', '2026-02-11'),
  to: end,
})

const law = (id: string) =>
  fc
    .tuple(
      fc.array(rule, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('2019-06-27', '2019-06-27', '2026-08-03'),
      end,
    )
    .map(([rules, inForce, repealed]) =>
      source(
        { id, inForce, repealed },
        rules.map((one, index) => obligation({ ...one, id: `${id}-${index}`, regulation: id })),
      ),
    )

const tenure: fc.Arbitrary<DutyTenure> = fc
  .record({
    regulation: fc.constantFrom('city-2019', 'town-2020'),
    post: fc.constantFrom(...POSTS),
    from: fc.oneof(fc.constant('2020-01-01'), around),
    days: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 2 }),
  })
  .map(({ days, ...one }) => ({
    ...one,
    to: days === null ? null : civilDateOfDay(dayNumberOf(one.from) + days),
  }))

const record: fc.Arbitrary<DutyRecord> = fc.record({
  tenures: fc.array(tenure, { minLength: 1, maxLength: 4 }),
  activities: fc.array(
    fc.record({
      id: fc.uuid(),
      type: fc.constantFrom(...TYPES),
      date: around,
      voided: fc.constantFrom(false, false, true),
      count: fc.constantFrom(1, 1, 2),
    }),
    { maxLength: 6 },
  ),
})

const mostlyNone = (values: string[]) => fc.oneof(fc.constant<string[]>([]), fc.subarray(values))

/** A chat, the law that it rests on, and days `from`…`to` to plan; it is reminded from the first of them on. */
export interface ArbitraryChat {
  law: RuleSource[]
  input: PlanInput
  from: string
  to: string
}

export const arbitraryChat: fc.Arbitrary<ArbitraryChat> = fc
  .record({
    law: fc.tuple(law('city-2019'), law('town-2020')),
    kind: fc.constantFrom('private' as const, 'group' as const),
    records: fc.array(record, { minLength: 1, maxLength: 3 }),
    stages: fc.oneof(fc.constant([...STAGES]), fc.subarray([...STAGES])),
    posts: mostlyNone(['city-2019:mayor', 'city-2019:party-and-government', 'town-2020:deputy', 'gone:x']),
    regulations: mostlyNone(['city-2019', 'town-2020']),
    joined: fc.array(fc.option(around), { minLength: 3, maxLength: 3 }),
    from: day('2025-06-01', '2027-03-01'),
    days: fc.integer({ min: 30, max: 250 }),
  })
  .map(({ law, kind, records, stages, posts, regulations, joined, from, days }) => {
    const people = (kind === 'private' ? records.slice(0, 1) : records).map(
      (one, index) => [`tg:${index}`, one] as const,
    )
    const input: PlanInput = {
      rules: dutyRules(law),
      workdays,
      subscription: {
        id: 'chat-0001',
        chat: 'tg:100',
        kind,
        since: from,
        settings: {
          stages,
          time: '09:00',
          quiet: { from: '21:00', to: '08:00' },
          regulations,
          posts,
          naming: 'counts',
        },
        people: people.map(([id]) => id),
        joined: new Map(people.flatMap(([id], index) => (joined[index] ? [[id, joined[index]]] : []))),
      },
      records: new Map(people),
    }
    return { law, input, from, to: civilDateOfDay(dayNumberOf(from) + days) }
  })

/** Every day of `from`…`to`. */
export function eachDay(from: string, to: string): string[] {
  const first = dayNumberOf(from)
  return Array.from({ length: dayNumberOf(to) - first + 1 }, (_, index) => civilDateOfDay(first + index))
}
