import type { CivilDate } from '../calendar/index.ts'
import type { DutyTrace } from '../duties/index.ts'
import type { DutyTarget, LedgerEntry } from '../ledger/index.ts'
import type { DutyItemRow, TenureRow } from '../storage/index.ts'

/** A duty item of a post: one 项, or one 款 where the article has none; or one of the organisation's own. */
export interface DutyItem {
  target: DutyTarget
  /** `zaozhuang-2019#6.1`, or `own:ID`: the same for good, unique on a list. */
  key: string
  /** 《枣庄办法》第六条第（一）项; of an own item 本单位补充 with its source and its day. */
  label: string
  /** The law's words, whole and verbatim; of an own item the words that were stated. */
  text: string
  /** The item as stored, where it is the organisation's own. */
  own?: DutyItemRow
}

/**
 * How an entry came to be on record for an item: a rule counts its kind, or its person linked it. Where both hold it is
 * `rule`; for an item of the organisation's own always `link`.
 */
export interface OnRecord {
  entry: LedgerEntry
  how: 'rule' | 'link'
}

/**
 * met, open, upcoming, missed: as the evaluator says of the rules of the item, the worst of its periods in the span
 * (missed, open, upcoming, met). recorded, none: of an item without a rule, whether anything is on record in the span.
 */
export type ItemState = 'met' | 'open' | 'upcoming' | 'missed' | 'recorded' | 'none'

/** A duty item with what a span of days holds of it. */
export interface ItemRow {
  item: DutyItem
  /**
   * 每季度至少1次：带队检查; one for each rule that is due in the span, in the words of the product, of an own item without
   * the kind of activity. Empty where the item has no number.
   */
  frequencies: string[]
  state: ItemState
  /**
   * Each period of each rule that overlaps the span, in order of time, with what counted, wherever in the period, and
   * what did not of the same kind and period.
   */
  periods: DutyTrace[]
  /** Entries dated within the span, not withdrawn, each once, by day. */
  entries: OnRecord[]
}

/** The list of one post held within the span. */
export interface PostList {
  /** null for the list of the organisation's own items. */
  tenure: TenureRow | null
  /** 区（市）政府主要负责人（枣庄办法）; of own items 本单位补充事项. */
  heading: string
  rows: ItemRow[]
}

/** 照单: every duty item of every post that a person held within the span. */
export interface Checklist {
  person: string
  from: CivilDate
  to: CivilDate
  on: CivilDate
  lists: PostList[]
  /** Entries dated within the span that are on record for no item, not withdrawn, by day. */
  unlinked: LedgerEntry[]
  /** Entries dated within the span that were withdrawn, by day. */
  withdrawn: LedgerEntry[]
}

/** A duty item that words may be about. */
export interface Suggestion {
  item: DutyItem
  /** 0…1, for the order alone. */
  score: number
  /** The words of the item that were met. */
  because: string[]
}
