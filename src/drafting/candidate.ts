import type { Bearer } from './bearers.ts'
import type { Line } from './lines.ts'
import type { PeriodMark } from './marks.ts'
import type { ReadingName, ReasonName } from './schema.ts'

/** A stretch of a line that says a rule. */
export interface Candidate {
  line: Line
  /** Of the quote, in the line. */
  from: number
  end: number
  bearer: Bearer
  what: string
  count: number
  printed: boolean
  floor: boolean
  unit: PeriodMark
  /** Readings with what goes into their gaps. */
  readings: [ReadingName, Record<string, string>][]
  /** The number counts things, not times. */
  weak: boolean
}

/** A stretch of a line that speaks of a period and says no rule. */
export interface Refusal {
  line: Line
  from: number
  end: number
  reason: ReasonName
}
