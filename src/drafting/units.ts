import type { Clause } from './clauses.ts'
import type { CountMark, Mark, PeriodMark } from './marks.ts'

/** A period with the number of times that it governs: what may become one draft. */
export interface Unit {
  period: PeriodMark
  /** null where the text prints no number. */
  count: CountMark | null
  /** The number stands in the unit's own words; else with a later unit: 重点单位每月、其他单位每季度至少检查一次. */
  inside: boolean
  /** The period is that of an earlier unit: 每季度至少组织研究1次、带队检查1次. */
  shared: boolean
  /** Words of its own in the line: from after the unit before to the end of its clause. */
  start: number
  end: number
  /** Where the quote begins: at the period's clause where that is shared. */
  from: number
  /** The clause of the period; of the count where the period is shared. */
  clause: Clause
}

interface Pair {
  period: PeriodMark
  count: CountMark | null
  shared: boolean
  /** The number stands with a later period. */
  borrowed?: boolean
}

const SEPARATORS = ['，；：,', '、']
const JOINERS = ['以及', '并且', '和', '及', '并', '且', '或']

/** Links counts to periods, sentence by sentence; counts that no period governs are given back beside. */
export function unitsOf(
  text: string,
  clauses: readonly Clause[],
  marks: readonly Mark[],
  verb: RegExp,
): { units: Unit[]; loose: CountMark[] } {
  const units: Unit[] = []
  const loose: CountMark[] = []
  const sentences = Map.groupBy(marks, (mark) => clauseAt(clauses, mark.start)?.sentence ?? -1)
  for (const [sentence, inside] of sentences) {
    if (sentence < 0) continue
    const pairs: Pair[] = []
    let open: PeriodMark | null = null
    for (const [i, mark] of inside.entries()) {
      if (mark.kind === 'period') {
        if (open !== null && !pairs.some(({ period }) => period === open)) {
          pairs.push({ period: open, count: null, shared: false })
        }
        const before = inside[i - 1]
        const last = pairs.at(-1)
        if (mark.form === 'slash' && before?.kind === 'count') {
          if (last?.count === before) pairs.pop()
          const at = loose.indexOf(before)
          if (at >= 0) loose.splice(at, 1)
          pairs.push({ period: mark, count: before, shared: false })
          open = null
          continue
        }
        open = mark
        continue
      }
      if (open === null || mark.finer) {
        loose.push(mark)
        continue
      }
      const shared = pairs.some(({ period, count }) => period === open && count !== null)
      if (!shared && standsAlone(text, clauses, open, mark, verb)) {
        pairs.push({ period: open, count: null, shared: false })
        pairs.push({ period: open, count: mark, shared: true })
      } else pairs.push({ period: open, count: mark, shared })
    }
    if (open !== null && !pairs.some(({ period }) => period === open)) {
      pairs.push({ period: open, count: null, shared: false })
    }
    units.push(...placed(text, clauses, borrowing(text, clauses, pairs, verb)))
  }
  return { units, loose }
}

/** 每年制定计划，……召开一次会议: the period's own clause says a whole thing before the count's clause begins. */
function standsAlone(
  text: string,
  clauses: readonly Clause[],
  period: PeriodMark,
  count: CountMark,
  verb: RegExp,
): boolean {
  const own = clauseAt(clauses, period.start)
  const other = clauseAt(clauses, count.start)
  if (own === undefined || other === undefined || own === other) return false
  const rest = text.slice(other.start, count.start) + text.slice(count.end, other.end)
  return verb.test(text.slice(period.end, own.end)) && verb.test(rest)
}

function placed(text: string, clauses: readonly Clause[], pairs: readonly Pair[]): Unit[] {
  const sorted = pairs
    .map((pair) => {
      const marks: Mark[] = pair.shared ? [] : [pair.period]
      if (pair.count !== null && !pair.borrowed) marks.push(pair.count)
      const firstAt = Math.min(...marks.map(({ start }) => start))
      return { ...pair, firstAt, lastAt: Math.max(...marks.map(({ end }) => end)) }
    })
    .sort((a, b) => a.firstAt - b.firstAt)
  const units: Unit[] = []
  for (const [i, pair] of sorted.entries()) {
    const clause = clauseAt(clauses, pair.firstAt) as Clause
    const last = clauseAt(clauses, pair.lastAt - 1) ?? clause
    const before = sorted[i - 1]
    const next = sorted[i + 1]
    const start = Math.max(
      clause.start,
      before === undefined ? 0 : boundary(text, before.lastAt, pair.firstAt).next,
    )
    const ends = next === undefined ? last.end : boundary(text, pair.lastAt, next.firstAt).at
    const end = Math.max(pair.lastAt, Math.min(last.end, ends))
    const owner = pair.shared
      ? units.find(({ period, shared }) => period === pair.period && !shared)
      : undefined
    const from = owner?.from ?? start
    const inside = pair.count !== null && !pair.borrowed
    units.push({
      period: pair.period,
      count: pair.count,
      inside,
      shared: pair.shared,
      start,
      end,
      from,
      clause,
    })
  }
  return units
}

/** A period that says nothing of its own takes the number of the one beside it: 重点单位每月、其他单位每季度至少检查一次. */
function borrowing(text: string, clauses: readonly Clause[], pairs: readonly Pair[], verb: RegExp): Pair[] {
  const out: Pair[] = [...pairs]
  for (let i = out.length - 2; i >= 0; i--) {
    const [pair, next] = [out[i] as Pair, out[i + 1] as Pair]
    if (pair.count !== null || next.count === null || next.shared) continue
    const between = text.slice(pair.period.end, next.period.start)
    const same = clauseAt(clauses, pair.period.start) === clauseAt(clauses, next.period.start)
    const listed = /^(?:[、和及或]|以及|或者)/.test(between) || (/^，/.test(between) && between.length <= 16)
    if ((same || /^，/.test(between)) && listed && !verb.test(between))
      out[i] = { ...pair, count: next.count, borrowed: true }
  }
  return out
}

/**
 * Where one unit ends and the next begins: the last comma between their marks, else the last 、, else the last joining
 * word. After a comma 、 joins the bearers of the next: 1次，总工程师、安全副矿长每月…….
 */
function boundary(text: string, from: number, to: number): { at: number; next: number } {
  // What stands in brackets parts nothing: 县（市、区）党委.
  const between = text
    .slice(from, to)
    .replace(/[（(][^（）()]*[）)]/g, (inside) => '\u0000'.repeat(inside.length))
  for (const separators of SEPARATORS) {
    for (let i = between.length - 1; i >= 0; i--) {
      if (separators.includes(between[i] as string)) return { at: from + i, next: from + i + 1 }
    }
  }
  for (const joiner of JOINERS) {
    const at = between.lastIndexOf(joiner)
    if (at >= 0) return { at: from + at, next: from + at + joiner.length }
  }
  return { at: to, next: to }
}

/** The clause that holds a place of the line; none where punctuation stands there. */
export function clauseAt(clauses: readonly Clause[], at: number): Clause | undefined {
  let [low, high] = [0, clauses.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const clause = clauses[middle] as Clause
    if (at < clause.start) high = middle - 1
    else if (at >= clause.end) low = middle + 1
    else return clause
  }
  return undefined
}
