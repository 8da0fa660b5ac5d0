import type { CivilDate } from '../../calendar/index.ts'
import type { DateMention, DayExpr } from '../dates/index.ts'
import type { Cues } from '../intent/cues.ts'
import type { Event } from './event.ts'

/** Whether an event is over by its own words, whatever one asks to be reminded of next: 了, or a day gone by. */
export function isSettled({ head, details, mentions }: Event, today: CivilDate, cues: Cues): boolean {
  if (mentions.some(({ ahead, days }) => ahead || days.some((day) => direction(day, today) > 0))) return false
  const told = [head, ...details].some(({ text }) => cues.done(text))
  return told || (mentions.length > 0 && mentions.every((mention) => isOver(mention, today)))
}

function isOver({ days, tonight }: DateMention, today: CivilDate): boolean {
  return !tonight && days.length > 0 && days.every((day) => direction(day, today) < 0)
}

/** Below 0 for a day gone by, above 0 for one to come, 0 where that depends on the sentence. */
function direction(day: DayExpr, today: CivilDate): number {
  switch (day.kind) {
    case 'day':
      return day.date < today ? -1 : day.date > today ? 1 : 0
    case 'weekday':
      return day.week ?? 0
    case 'calendar':
      return day.monthShift ?? 0
    default:
      return 0
  }
}
