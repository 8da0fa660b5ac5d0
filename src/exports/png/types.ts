import type { CivilDate } from '../../calendar/index.ts'
import type { DutyStatus } from '../../duties/index.ts'

/** A period of a rule, or several that come round too often to be drawn one by one. */
export interface Cell {
  /** First and last day, both included; may lie outside the span. */
  from: CivilDate
  to: CivilDate
  status: DutyStatus
  /** What is said of it, the longest first: the first one that fits is drawn. */
  words: string[]
}

/** An entry that counts. */
export interface Mark {
  date: CivilDate
  /** 补录 for the period that it counts in. */
  late: boolean
}

/** One rule of one duty item. */
export interface BoardRow {
  /** 带队检查 · 每季度至少1次 */
  title: string
  /** 《枣庄办法》第七条第（一）项 */
  label: string
  /** How it stands, in words. */
  state: string
  cells: Cell[]
  /** By day. */
  marks: Mark[]
}

/** The list of a post. */
export interface BoardList {
  heading: string
  rows: BoardRow[]
  /** Rows beyond those shown. */
  more: number
  /** The items without a number, by whether anything is on record; null where there are none. */
  rest: { recorded: { label: string; count: number }[]; none: string[] } | null
}

/** What the picture says, before anything is placed. */
export interface Board {
  /** 张三 履职情况 */
  title: string
  /** 2026年第四季度（10月1日至12月31日） */
  span: string
  from: CivilDate
  to: CivilDate
  on: CivilDate
  lists: BoardList[]
  /** Said where there is no list. */
  empty: string | null
  footer: string[]
}
