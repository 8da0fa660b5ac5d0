import type { CivilDate } from '../../calendar/index.ts'
import { civilDate, datePartsOf, daysBetween, isCalendarDay } from '../../calendar/index.ts'
import type { DateMention, DayExpr } from '../dates/index.ts'
import type { Cues } from '../intent/cues.ts'
import type { Event } from './event.ts'

type Calendar = Extract<DayExpr, { kind: 'calendar' }>

/** A month and day without a year is of this one only within about a quarter. */
const NEAR_DAYS = 100

/** Whether an event is over by its own words, whatever one asks to be reminded of next: 了, or a day gone by. */
export function isSettled({ head, details, mentions }: Event, today: CivilDate, cues: Cues): boolean {
  if (mentions.some(({ ahead, days }) => ahead || days.some((day) => direction(day, today) > 0))) return false
  const told = [head, ...details].some(({ text }) => cues.done(text))
  return told || (mentions.length > 0 && mentions.every((mention) => isOver(mention, today)))
}

function isOver({ days, tonight }: DateMention, today: CivilDate): boolean {
  return !tonight && days.length > 0 && days.every((day) => direction(day, today) < 0)
}

/** 11月3日 of this year, where that is near enough to be meant. */
function inYear({ year, month, day }: Calendar, today: CivilDate): number {
  const parts = datePartsOf(today)
  if (month === undefined || !isCalendarDay(year ?? parts.year, month, day)) return 0
  const away = daysBetween(today, civilDate(year ?? parts.year, month, day))
  return year !== undefined || Math.abs(away) <= NEAR_DAYS ? Math.sign(away) : 0
}

/** Below 0 for a day gone by, above 0 for one to come, 0 where that depends on the sentence. */
function direction(day: DayExpr, today: CivilDate): number {
  switch (day.kind) {
    case 'day':
      return day.date < today ? -1 : day.date > today ? 1 : 0
    case 'weekday':
      return day.week ?? 0
    case 'calendar':
      return day.monthShift ?? inYear(day, today)
    default:
      return 0
  }
}
