/**
 * The same rules told day by day, in the plainest way: no intervals, no day numbers, nothing shared with the
 * evaluator. For every calendar period the days on which the duty binds are listed one by one.
 */
import type { DutyCase, DutyEntry, RuleSource } from '../../src/duties/index.ts'
import type { Obligation } from '../../src/knowledge/index.ts'

const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export function modelOf(sources: readonly RuleSource[], theCase: DutyCase): DutyEntry[] {
  const { from, to, on, tenures, activities } = theCase
  const rows: DutyEntry[] = []
  for (const { meta, obligations } of sources) {
    for (const rule of obligations) {
      for (const post of rule.posts) {
        for (const days of calendarPeriods(rule, from, to)) {
          const binding = days.filter(
            (day) =>
              day >= meta.inForce &&
              day >= rule.from &&
              !(meta.repealed !== null && day >= meta.repealed) &&
              !(rule.to !== null && day >= rule.to) &&
              tenures.some(
                (one) =>
                  one.regulation === meta.id &&
                  one.post === post &&
                  one.from <= day &&
                  (one.to == null || day <= one.to),
              ),
          )
          if (binding.length === 0) continue
          const counted = activities.filter(
            (one) =>
              one.type === rule.activity && !one.voided && one.date <= on && binding.includes(one.date),
          )
          const done = counted.reduce((sum, one) => sum + (one.count ?? 1), 0)
          const start = days[0] as string
          const end = days.at(-1) as string
          const status = done >= rule.count ? 'met' : on < start ? 'upcoming' : on > end ? 'missed' : 'open'
          rows.push({
            obligation: rule.id,
            post,
            start,
            end,
            required: rule.count,
            done,
            status,
            partial: binding.length !== days.length,
            daysLeft: status === 'open' ? days.filter((day) => day > on).length : null,
            activities: counted.map((one) => one.id),
          })
        }
      }
    }
  }
  const key = (row: DutyEntry) => [row.obligation, row.post, row.start].join('\u0000')
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** All days of every period of a rule that shares a day with from…to. */
function calendarPeriods(rule: Rule, from: string, to: string): string[][] {
  const periods = allPeriods(rule)
  return periods.filter((days) => (days[0] as string) <= to && (days.at(-1) as string) >= from)
}

type Rule = Pick<Obligation, 'period' | 'every' | 'from'>

const known = new Map<string, string[][]>()

/** The days from 2009 to 2036, cut wherever a period begins. The first and the last piece may be cut short. */
function allPeriods(rule: Rule): string[][] {
  const key = JSON.stringify([rule.period, rule.every, rule.from])
  const periods = known.get(key) ?? []
  known.set(key, periods)
  if (periods.length > 0) return periods
  const units = unitsOf(rule.period)
  const home = units.findIndex((days) => days.includes(rule.from))
  const january = units.findIndex((days) => days[0]?.endsWith('-01-01'))
  const anchor = rule.period === 'month' && [1, 2, 3, 4, 6, 12].includes(rule.every) ? january : home
  for (const [index, days] of units.entries()) {
    const begins = (index - anchor) % rule.every === 0
    if (begins || periods.length === 0) periods.push([])
    periods.at(-1)?.push(...days)
  }
  return periods
}

/** The days unit by unit: a new one begins on every day, on Mondays, or on the first of some months. */
function unitsOf(unit: Rule['period']): string[][] {
  const units: string[][] = []
  for (let ms = Date.UTC(2009, 0, 1); ms < Date.UTC(2037, 0, 1); ms += 86_400_000) {
    const day = new Date(ms)
    const first = day.getUTCDate() === 1
    const begins = {
      day: true,
      week: day.getUTCDay() === 1,
      month: first,
      quarter: first && [0, 3, 6, 9].includes(day.getUTCMonth()),
      'half-year': first && [0, 6].includes(day.getUTCMonth()),
      year: first && day.getUTCMonth() === 0,
    }[unit]
    if (begins || units.length === 0) units.push([])
    units.at(-1)?.push(iso(ms))
  }
  return units
}
