/** Where days stand in a picture: the one time line of all its rows. */
import {
  type CalendarUnit,
  type CivilDate,
  datePartsOf,
  daysBetween,
  earlier,
  later,
  periodsOverlapping,
} from '../../calendar/index.ts'
import { widthOf } from './font.ts'
import type { PlacedMark } from './placed.ts'
import type { Mark } from './types.ts'

export interface TimeLine {
  /** Left edge of a day, in pixels; days outside the span are at its edges. */
  start(date: CivilDate): number
  /** Right edge of a day. */
  end(date: CivilDate): number
  /** Names over the line, each in the middle of its stretch, and where stretches begin. */
  ticks: { text: string; middle: number; from: number }[]
}

export const TICK_SIZE = 12

/** Pixels of a day where the span lies between the margins. */
export function pixelsPerDay(span: { from: CivilDate; to: CivilDate }, width: number): number {
  return width / (daysBetween(span.from, span.to) + 1)
}

/** @param left and `width` in pixels. */
export function timeLine(span: { from: CivilDate; to: CivilDate }, left: number, width: number): TimeLine {
  const perDay = pixelsPerDay(span, width)
  const at = (days: number) => left + Math.min(Math.max(days * perDay, 0), width)
  const start = (date: CivilDate) => at(daysBetween(span.from, date))
  const end = (date: CivilDate) => at(daysBetween(span.from, date) + 1)
  return { start, end, ticks: ticksOf(span, perDay, { start, end }) }
}

/** A unit and the names of its stretches, the longest first. */
const NAMED: [CalendarUnit, ((date: CivilDate) => string)[]][] = [
  ['day', [(date) => `${datePartsOf(date).month}/${datePartsOf(date).day}`]],
  ['week', [(date) => `${datePartsOf(date).month}/${datePartsOf(date).day}起`]],
  ['month', [(date) => `${datePartsOf(date).month}月`, (date) => `${datePartsOf(date).month}`]],
  ['quarter', [(date) => `${datePartsOf(date).year}年${Math.ceil(datePartsOf(date).month / 3)}季度`]],
  ['year', [(date) => `${datePartsOf(date).year}年`, (date) => `${datePartsOf(date).year}`]],
]

/** The finest unit whose names fit. */
function ticksOf(
  span: { from: CivilDate; to: CivilDate },
  perDay: number,
  { start, end }: Pick<TimeLine, 'start' | 'end'>,
): TimeLine['ticks'] {
  for (const [unit, names] of NAMED) {
    // A week's name would hide which month it is in, where months have room.
    if (unit === 'week' && daysBetween(span.from, span.to) > 45) continue
    const periods = periodsOverlapping(unit, span.from, span.to)
    for (const name of names) {
      const fits = periods.every((each) => {
        const whole = each.start >= span.from && each.end <= span.to
        const room = (daysBetween(each.start, each.end) + 1) * perDay
        return !whole || widthOf(name(each.start), TICK_SIZE) + 6 <= room
      })
      if (!fits) continue
      return periods.flatMap((each) => {
        const [first, last] = [later(each.start, span.from), earlier(each.end, span.to)]
        const [from, to] = [start(first), end(last)]
        const text = widthOf(name(first), TICK_SIZE) + 6 <= to - from ? name(first) : ''
        return [{ text, from, middle: (from + to) / 2 }]
      })
    }
  }
  return []
}

const ONE = 9
const SEVERAL = 17

/** The marks of a row in a lane whose top is at `y`; near ones become one with their number. */
export function marksAt(marks: readonly Mark[], line: TimeLine, y: number, lane: number): PlacedMark[] {
  const groups: { from: number; to: number; count: number; late: boolean }[] = []
  for (const { date, late } of marks) {
    const at = (line.start(date) + line.end(date)) / 2
    const before = groups.at(-1)
    if (before && at - before.to < SEVERAL + 1) {
      before.to = at
      before.count += 1
      before.late ||= late
    } else groups.push({ from: at, to: at, count: 1, late })
  }
  return groups.map(({ from, to, count, late }) => {
    const size = count === 1 ? ONE : SEVERAL
    const width = Math.max(size, count === 1 ? size : to - from + ONE)
    return { x: (from + to) / 2 - width / 2, y: y + (lane - size) / 2, width, height: size, count, late }
  })
}
