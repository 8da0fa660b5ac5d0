import type { CivilDate } from '../../calendar/index.ts'
import {
  addDays,
  civilDate,
  datePartsOf,
  daysBetween,
  formatMonthDay,
  isCalendarDay,
  weekdayName,
  weekdayOf,
} from '../../calendar/index.ts'
import type { DateMention, DayExpr, Hint } from './mention.ts'

/** `past`: stated as done. `future`: stated as planned. `neutral`: neither (带队检查加油站). */
export type Tense = 'past' | 'neutral' | 'future'

export interface Setting {
  today: CivilDate
  tense: Tense
  /** What the words before lend to bare days. */
  hint?: Hint
  /** The day mentioned before, for 当天 and 次日. */
  anchor?: CivilDate
}

/** A day in time, or none with the reason. `ahead`: the words point past today. */
export interface ResolvedDay {
  date: CivilDate | null
  ahead: boolean
  note?: string
}

/** A month and day without a year is taken as past, or as to come, only within about a quarter. */
const ABOUT_A_QUARTER_DAYS = 100
/** Longest range written out day by day. */
const LONGEST_RANGE_DAYS = 62

/** The days of a mention. A range is written out; where one end is unclear it is one unclear day. */
export function resolveMention(mention: DateMention, setting: Setting): ResolvedDay[] {
  if (mention.kind !== 'days') {
    const [only] = mention.days
    const note = only?.kind === 'none' ? only.reason : undefined
    return [{ date: null, ahead: mention.ahead ?? false, ...(note ? { note } : {}) }]
  }
  const days = mention.days.map((expr) => checked(resolveDay(expr, setting), mention.weekday))
  if (!mention.range) return days
  const [first, last] = days as [ResolvedDay, ResolvedDay]
  const unclear = [first, last].find((day) => day.date === null)
  if (unclear) return [unclear]
  const length = daysBetween(first.date as CivilDate, last.date as CivilDate)
  if (length < 0 || length > LONGEST_RANGE_DAYS) {
    return [{ date: null, ahead: first.ahead, note: `“${mention.words}”的起止日期对不上` }]
  }
  return Array.from({ length: length + 1 }, (_, i) => ({
    date: addDays(first.date as CivilDate, i),
    ahead: addDays(first.date as CivilDate, i) > setting.today,
  }))
}

/** A weekday that contradicts the date leaves no day. */
function checked(day: ResolvedDay, weekday: number | undefined): ResolvedDay {
  if (weekday === undefined || day.date === null || weekdayOf(day.date) === weekday) return day
  return {
    date: null,
    ahead: day.ahead,
    note: `${formatMonthDay(day.date)}是${weekdayName(day.date)}，与所写的星期不符`,
  }
}

function resolveDay(expr: DayExpr, setting: Setting): ResolvedDay {
  const { today } = setting
  const at = (date: CivilDate): ResolvedDay => ({ date, ahead: date > today })
  switch (expr.kind) {
    case 'none':
      return { date: null, ahead: false, note: expr.reason }
    case 'day':
      return at(expr.date)
    case 'anchored':
      return at(addDays(setting.anchor ?? today, expr.days))
    case 'weekday':
      return at(weekdayDate(expr, setting))
    case 'feast':
      return feastDate(expr, setting)
    case 'calendar':
      return calendarDate(expr, setting)
  }
}

function weekdayDate(
  { week, day }: Extract<DayExpr, { kind: 'weekday' }>,
  { today, tense, hint }: Setting,
): CivilDate {
  const monday = addDays(today, 1 - weekdayOf(today))
  const within = week ?? hint?.week
  if (within !== undefined) return addDays(monday, 7 * within + day - 1)
  const thisWeek = addDays(monday, day - 1)
  if (tense === 'future') return thisWeek < today ? addDays(thisWeek, 7) : thisWeek
  return thisWeek > today ? addDays(thisWeek, -7) : thisWeek
}

function feastDate(expr: Extract<DayExpr, { kind: 'feast' }>, setting: Setting): ResolvedDay {
  const { year } = datePartsOf(setting.today)
  const fixed = expr.year ?? setting.hint?.year
  const date = fixed === undefined ? null : expr.of(fixed)
  if (date) return { date, ahead: date > setting.today }
  return nearest(
    [year - 1, year, year + 1].map((y) => expr.of(y)).filter((d) => d !== null),
    setting,
    `“${expr.name}”没有写明是哪一年`,
  )
}

function calendarDate(expr: Extract<DayExpr, { kind: 'calendar' }>, setting: Setting): ResolvedDay {
  const { today, hint } = setting
  const now = datePartsOf(today)
  const { day } = expr
  const bare = expr.month === undefined && expr.monthShift === undefined
  const monthShift = expr.monthShift ?? (bare ? hint?.monthShift : undefined)
  if (monthShift !== undefined) {
    const count = now.year * 12 + now.month - 1 + monthShift
    return exact(Math.floor(count / 12), (count % 12) + 1, day, today)
  }
  const month = expr.month ?? hint?.month
  if (month === undefined) return bareDay(day, setting)
  const year = expr.year ?? hint?.year
  if (year !== undefined) return exact(year, month, day, today)
  const years = [now.year - 1, now.year, now.year + 1].filter((y) => isCalendarDay(y, month, day))
  if (years.length === 0 || !isCalendarDay(now.year, month, day)) return absent(month, day)
  return nearest(
    years.map((y) => civilDate(y, month, day)),
    setting,
    `${month}月${day}日没有写年份`,
  )
}

function exact(year: number, month: number, day: number, today: CivilDate): ResolvedDay {
  if (!isCalendarDay(year, month, day)) return absent(month, day)
  const date = civilDate(year, month, day)
  return { date, ahead: date > today }
}

function absent(month: number, day: number): ResolvedDay {
  return { date: null, ahead: false, note: `没有${month}月${day}日这一天` }
}

/** 3号: the latest such day not after today; said as to come, the next. */
function bareDay(day: number, { today, tense }: Setting): ResolvedDay {
  const now = datePartsOf(today)
  const inMonth = (shift: number): CivilDate | null => {
    const count = now.year * 12 + now.month - 1 + shift
    const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
    return isCalendarDay(year, month, day) ? civilDate(year, month, day) : null
  }
  const order = tense === 'future' ? [0, 1, 2, 3] : [0, -1, -2, -3]
  for (const shift of order) {
    const date = inMonth(shift)
    if (date === null) continue
    if (tense === 'future' && date < today) continue
    if (tense !== 'future' && date > today) continue
    return { date, ahead: date > today }
  }
  return { date: null, ahead: false, note: `没有${day}号这一天` }
}

/** Of the same day in several years: the one the tense asks for, if it is near enough to be meant. */
function nearest(dates: CivilDate[], { today, tense }: Setting, doubt: string): ResolvedDay {
  const past = dates.filter((date) => date <= today).at(-1)
  const next = dates.find((date) => date >= today)
  const back = past ? daysBetween(past, today) : Number.POSITIVE_INFINITY
  const ahead = next ? daysBetween(today, next) : Number.POSITIVE_INFINITY
  if (tense === 'future' && next) return { date: next, ahead: next > today }
  if (past && back <= ABOUT_A_QUARTER_DAYS) return { date: past, ahead: false }
  if (tense === 'neutral' && next && ahead <= ABOUT_A_QUARTER_DAYS && ahead < back)
    return { date: next, ahead: true }
  return { date: null, ahead: false, note: `${doubt}，离今天较远，请确认` }
}
