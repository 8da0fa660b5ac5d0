import type { CivilDate } from '../../calendar/index.ts'

/** One day as the words give it, before it is set against today and the tense of the sentence. */
export type DayExpr =
  /** Definite whatever the tense: 昨天, 三天前, 2026年11月3日. */
  | { kind: 'day'; date: CivilDate }
  /** 3号, 11月3日, 上个月15号: what is missing is to be inferred. `monthShift` is relative to today's month. */
  | { kind: 'calendar'; year?: number; month?: number; monthShift?: number; day: number }
  /** 周三 (no `week`) or 上周三 (`week` −1), weeks run from Monday to Sunday. */
  | { kind: 'weekday'; week?: number; day: number }
  /** A feast: the day in each year; `year` where given. */
  | { kind: 'feast'; name: string; year?: number; of: (year: number) => CivilDate | null }
  /** 当天 (0), 次日 (1): counted from the day mentioned before. */
  | { kind: 'anchored'; days: number }
  /** No day: `reason` says why, in Chinese, for the person. */
  | { kind: 'none'; reason: string }

/** What a stretch of time lends to the bare days after it: 上周带队三次，分别是周一、周三. */
export interface Hint {
  year?: number
  month?: number
  monthShift?: number
  week?: number
}

/** Words of a message that name a time. */
export interface DateMention {
  /** Half-open range in the text. */
  start: number
  end: number
  words: string
  /**
   * `days`: one or several days. `vague`: a time that is no day (月初, 前几天). `stretch`: a reporting period, month or
   * year, vague when it says when, and no date at all when it describes something (三季度情况).
   */
  kind: 'days' | 'vague' | 'stretch'
  days: DayExpr[]
  /** `days` holds first and last day of a range. */
  range: boolean
  /** 1–7 where a weekday stands beside the date (11月3日（周二）). */
  weekday?: number
  hint?: Hint
  /** Lies ahead whatever the day: 下周, 明年. */
  ahead?: boolean
  /** 今晚 and the like: a part of today that may still lie ahead. */
  tonight?: boolean
}
