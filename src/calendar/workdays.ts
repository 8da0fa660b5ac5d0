import type { CivilDate } from './civil-date.ts'

/** Which days are worked, as the State Council sets them: holidays off, make-up days worked. */
export interface Workdays {
  isWorkday(date: CivilDate): boolean
  /** The day itself where it is worked, else the latest workday before it. */
  onOrBefore(date: CivilDate): CivilDate
  /** The day itself where it is worked, else the first workday after it. */
  onOrAfter(date: CivilDate): CivilDate
}
