export {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  daysLeft,
  earlier,
  later,
  weekdayOf,
} from './arithmetic.ts'
export { formatChinese, formatDay, formatMonthDay, formatShort, weekdayName } from './chinese.ts'
export type { CivilDate, DayNumber } from './civil-date.ts'
export {
  CivilDateError,
  civilDate,
  civilDateOfDay,
  datePartsOf,
  dayNumberOf,
  daysInMonth,
  isCalendarDay,
  isCivilDate,
  isLeapYear,
  MAX_YEAR,
  MIN_YEAR,
  parseCivilDate,
} from './civil-date.ts'
export type { Clock } from './clock.ts'
export { civilDateOf, parseInstant, rehearsalClock, TIME_ZONE, timeOfDay } from './clock.ts'
export type { Period } from './period.ts'
export { holds, periodOf, periodsOverlapping, requireOrder, shiftPeriod } from './period.ts'
export { everyUnit, periodName, weekOf } from './period-name.ts'
export type { CalendarUnit, Rhythm } from './rhythm.ts'
export { isAligned } from './rhythm.ts'
export type { Workdays } from './workdays.ts'
export { chineseWorkdays } from './workdays.ts'
