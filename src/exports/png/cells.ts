/** The periods of a rule as cells of a time line; what comes round too often for it is gathered. */
import {
  type CalendarUnit,
  type CivilDate,
  daysBetween,
  earlier,
  later,
  periodsOverlapping,
} from '../../calendar/index.ts'
import type { DutyEntry, DutyStatus } from '../../duties/index.ts'
import type { Cell } from './types.ts'
import { periodsText, STATE_WORDS, shortPeriod } from './words.ts'

/** Narrower cells could say nothing. In pixels. */
export const NARROWEST = 32

const GATHERED: readonly CalendarUnit[] = ['week', 'month', 'quarter', 'half-year', 'year']

/**
 * The cells of a rule in order of time, and whether they are gathered: each then holds several periods.
 * @param entries the periods of one rule, in order of time.
 * @param pixelsPerDay of the time line.
 */
export function cellsOf(
  entries: readonly DutyEntry[],
  span: { from: CivilDate; to: CivilDate },
  pixelsPerDay: number,
): { cells: Cell[]; gathered: boolean } {
  const shown = (from: CivilDate, to: CivilDate) =>
    (daysBetween(later(from, span.from), earlier(to, span.to)) + 1) * pixelsPerDay
  // A period that the span only touches is narrow without coming round often.
  const whole = entries.filter(({ start, end }) => start >= span.from && end <= span.to)
  if (whole.every(({ start, end }) => shown(start, end) >= NARROWEST)) {
    const cells = entries.filter(({ start, end }) => start <= span.to && end >= span.from).map(cellOf)
    return { cells, gathered: false }
  }
  const unit = GATHERED.find((each) => lengthOf(each) * pixelsPerDay >= NARROWEST) ?? 'year'
  const cells = periodsOverlapping(unit, span.from, span.to).flatMap(({ start, end }, index) => {
    // A period stands in the stretch in which it began; one that began before the span in the first.
    const within = entries.filter((entry) => entry.start <= end && (index === 0 || entry.start >= start))
    return within.length === 0 ? [] : [gathered(within, start, end)]
  })
  return { cells, gathered: true }
}

/** The least number of days of a unit. */
function lengthOf(unit: CalendarUnit): number {
  return { day: 1, week: 7, month: 28, quarter: 90, 'half-year': 181, year: 365 }[unit]
}

function cellOf({ start, end, status, done, required }: DutyEntry): Cell {
  const counts = `${Math.min(done, required)}/${required}`
  const word = STATE_WORDS[status]
  const words = [
    `${shortPeriod(start, end)} ${word} ${counts}次`,
    `${word} ${counts}次`,
    `${word}${counts}`,
    word,
    counts,
  ]
  return { from: start, to: end, status, words }
}

function gathered(entries: readonly DutyEntry[], from: CivilDate, to: CivilDate): Cell {
  const count = (status: DutyStatus) => entries.filter((entry) => entry.status === status).length
  const met = count('met')
  const counts = `${met}/${entries.length}`
  const status = gatheredStatus(count, entries.length)
  const many = periodsText(entries.length, entries[0] as DutyEntry)
  const words = [`${STATE_WORDS[status]} ${met}/${many}`, `${met}/${many}`, counts]
  return { from, to, status, words }
}

function gatheredStatus(count: (status: DutyStatus) => number, all: number): DutyStatus {
  if (count('missed') > 0) return 'missed'
  if (count('met') === all) return 'met'
  return count('upcoming') === all ? 'upcoming' : 'open'
}
