/**
 * The same rules told day by day, in the plainest way: no intervals, no day numbers, nothing shared with the
 * evaluator. For every calendar period the days on which the duty binds are listed one by one.
 */
import type { DutyCase, DutyEntry, RuleSource } from '../../src/duties/index.ts'

const MONTHS = { quarter: 3, 'half-year': 6, year: 12 }
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export function modelOf(sources: readonly RuleSource[], theCase: DutyCase): DutyEntry[] {
  const { from, to, on, tenures, activities } = theCase
  const rows: DutyEntry[] = []
  for (const { meta, obligations } of sources) {
    for (const rule of obligations) {
      for (const post of rule.posts) {
        for (const days of calendarPeriods(MONTHS[rule.period], from, to)) {
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

/** All days of every calendar period of so many months that shares a day with from…to. */
function calendarPeriods(months: number, from: string, to: string): string[][] {
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  )
  return years
    .flatMap((year) => periodsOfYear(months, year))
    .filter((days) => days.some((day) => from <= day && day <= to))
}

const known = new Map<string, string[][]>()

function periodsOfYear(months: number, year: number): string[][] {
  const periods = known.get(`${months}/${year}`) ?? []
  known.set(`${months}/${year}`, periods)
  for (let month = 12 - months; periods.length < 12 / months; month -= months) {
    const days: string[] = []
    for (let ms = Date.UTC(year, month, 1); ms < Date.UTC(year, month + months, 1); ms += 86_400_000) {
      days.push(iso(ms))
    }
    periods.unshift(days)
  }
  return periods
}
