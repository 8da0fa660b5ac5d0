/** Periods with their days as numbers, each year's computed once: an evaluation asks for them all the time. */
import type { CivilDate, DayNumber, Period, Rhythm } from '../calendar/index.ts'
import { civilDate, datePartsOf, dayNumberOf, isAligned, periodsOverlapping } from '../calendar/index.ts'

export interface PeriodDays extends Period {
  firstDay: DayNumber
  lastDay: DayNumber
}

/** All periods of one rhythm. */
export interface PeriodSeries {
  /** Every period that shares a day with `from`…`to`, which must be valid dates in order, in order of time. */
  overlapping(from: CivilDate, to: CivilDate): PeriodDays[]
}

const known = new Map<string, PeriodSeries>()

/** The periods of a rhythm: the same object for rhythms that cut the calendar alike. */
export function seriesOf(rhythm: Rhythm): PeriodSeries {
  const { unit, every, from } = rhythm
  const key = isAligned(rhythm) ? `${every} ${unit}` : `${every} ${unit} ${from}`
  let series = known.get(key)
  if (!series) {
    series = new YearlyPeriods(rhythm)
    known.set(key, series)
  }
  return series
}

/** The periods year by year. One that crosses a year's end stands under both years. */
class YearlyPeriods implements PeriodSeries {
  readonly #rhythm: Rhythm
  readonly #byYear = new Map<number, PeriodDays[]>()

  constructor(rhythm: Rhythm) {
    this.#rhythm = rhythm
  }

  overlapping(from: CivilDate, to: CivilDate): PeriodDays[] {
    const [first, last] = [dayNumberOf(from), dayNumberOf(to)]
    const overlapping: PeriodDays[] = []
    let reached = first - 1
    for (let year = datePartsOf(from).year; year <= datePartsOf(to).year; year++) {
      for (const period of this.#ofYear(year)) {
        if (period.firstDay > last || period.lastDay <= reached) continue
        overlapping.push(period)
        reached = period.lastDay
      }
    }
    return overlapping
  }

  #ofYear(year: number): PeriodDays[] {
    let periods = this.#byYear.get(year)
    if (!periods) {
      periods = periodsOverlapping(this.#rhythm, civilDate(year, 1, 1), civilDate(year, 12, 31)).map(
        (period) => ({
          ...period,
          firstDay: dayNumberOf(period.start),
          lastDay: dayNumberOf(period.end),
        }),
      )
      this.#byYear.set(year, periods)
    }
    return periods
  }
}
