import type { Bearer } from './bearers.ts'
import type { Clause } from './clauses.ts'
import type { SubjectReader } from './subjects.ts'
import type { Unit } from './units.ts'
import { type DraftingVocabulary, oneOf } from './vocabulary.ts'

/** What is to be done, out of what of a sentence is neither who nor how often. */
export interface DeedReader {
  /** @returns the words, and where the quote ends that holds them. */
  of(
    text: string,
    clauses: readonly Clause[],
    units: readonly Unit[],
    at: number,
    bearer: Bearer,
  ): { what: string; end: number }
  /** Joins stretches and takes out 应当, 至少 and what else says no deed. */
  clean(pieces: readonly string[]): string
}

const LONGEST = 80
/** How many clauses after the period's the deed may stand. */
const REACH = 3
/** How many clauses before it. */
const LOOK_BACK = 20

export function createDeedReader(vocabulary: DraftingVocabulary, subjects: SubjectReader): DeedReader {
  const { words } = vocabulary
  const anywhere = new RegExp(oneOf(words.fillers.filter((word) => word.length > 1)), 'g')
  const short = words.fillers.filter((word) => word.length === 1)
  const edge = `(?!${oneOf(words.subjects.notVerbs)})${oneOf([...short, '，', '、', '：', '；', '的'])}`
  const head = new RegExp(`^(?:${edge}|[\\s,;:])+`)
  const parts = oneOf(words.periods.dayParts.flatMap((part) => part.words))
  const tail = new RegExp(`(?:[，、：；,;:\\s]|并|且|和|及|的|应|${parts}各|(?<=[，、])各)+$`)
  const bareDeed = new RegExp(`^${oneOf(words.deeds.bare)}$`)
  const deed = new RegExp(oneOf(words.duties.verbs.filter((verb) => !words.deeds.light.includes(verb))))
  const light = oneOf(words.deeds.light)
  const acts = new RegExp(`(?:${light}|召开|举行|举办)+(?!${light}|的)[一-龥]{2,}`)
  const lightOnly = new RegExp(`^(?:${light}|频次|次数|间隔)+$`)
  const leading = new RegExp(`^${oneOf(words.subjects.objects)}|${words.duties.leadingPattern.source}`)
  const noDeed = new RegExp(`^${oneOf(words.deeds.none)}`)

  function clean(pieces: readonly string[]): string {
    const joined = pieces
      .map((piece) =>
        piece
          .replace(anywhere, '')
          .replace(/\s+/g, '')
          .replace(head, '')
          .replace(/(?:[，、：；,;:]|(?<=^|[^位置])[于在])+$/, ''),
      )
      .filter((piece) => piece !== '')
      .join('')
    return joined
      .replace(/[（(][、，\s]*[）)]/g, '')
      .replace(head, '')
      .replace(tail, '')
      .slice(0, LONGEST)
  }
  /** Nothing of use: 的频次, 的标准. */
  const empty = (what: string) => what.length < 2 || noDeed.test(what)
  function acted(unit: Unit, text: string): boolean {
    if (unit.shared || !unit.inside || unit.count === null || unit.count.start <= unit.period.end)
      return false
    const between = text.slice(unit.period.end, unit.count.start)
    const said = clean([between.slice(words.deadlines.pattern.exec(between)?.[0].length ?? 0)])
    return /^[一-龥]{2,6}$/.test(said) && !leading.test(said) && !lightOnly.test(said)
  }
  /** 3月底前和9月底前: how long the dates are that stand after a period. */
  function dated(rest: string): number {
    let length = words.deadlines.pattern.exec(rest)?.[0].length ?? 0
    for (let more = length; more > 0; length += more) {
      more = /^[、和及](?=[0-9０-９一二三四五六七八九十]+月)/.test(rest.slice(length))
        ? 1 + (words.deadlines.pattern.exec(rest.slice(length + 1))?.[0].length ?? 0)
        : 0
    }
    return length
  }
  /** A verb that needs what stands beside it. */
  const bare = (what: string) => bareDeed.test(what)
  /** What says no deed of its own where another clause may: 按照居民用户. */
  const idle = (what: string) =>
    empty(what) ||
    (!acts.test(what.replace(/^[将把].*$/, '')) &&
      !deed.test(
        what.replace(/(?:按照?|根据|依照|依据)[^，]{2,40}(?:要求|规定|标准|制度|清单》?|规范)/g, ''),
      ))
  const beside = (a: string, b: string) =>
    [a, b]
      .filter((part) => part !== '')
      .join('，')
      .slice(0, LONGEST)

  return {
    clean,
    of(text, clauses, units, at, bearer) {
      const unit = units[at] as Unit
      const next = units[at + 1]
      const place = clauses.indexOf(unit.clause)
      const before = freeBefore(clauses, place, units)
      let what = clean(piecesOf(unit, bearer, text, dated))
      // 每15天测试1次: whatever stands between the period and its number is a deed of its own.
      const own = unit.count?.words === '一' || acted(unit, text)
      if (
        idle(what) &&
        !own &&
        next !== undefined &&
        next.clause.sentence === unit.clause.sentence &&
        next.start <= unit.end + 2
      ) {
        // 自治区人民政府每年至少2次、市县人民政府每季度至少1次组织召开……: the deed of several stands with the last.
        const last = units.find(
          (other, i) => i > at && other.end >= next.end && !idle(clean(rest(other, text))),
        )
        if (last !== undefined && last.clause.sentence === unit.clause.sentence) {
          return { what: clean(rest(last, text)), end: last.end }
        }
        const open = clauses.find(({ start }) => start >= next.end)
        const free =
          open !== undefined && !units.some((other) => other.start < open.end && open.start < other.end)
        if (free && open.sentence === unit.clause.sentence) {
          return { what: clean([empty(what) ? '' : what, text.slice(open.start, open.end)]), end: open.end }
        }
      }
      if (
        own
          ? !bare(what) && (what.length > 2 || deed.test(what) || before === undefined) && !empty(what)
          : !idle(what) && !bare(what)
      )
        return { what, end: Math.max(unit.end, countEnd(unit)) }
      const same = (clause: Clause | undefined) => clause?.sentence === unit.clause.sentence
      if (before !== undefined && same(before) && unit.start === unit.clause.start) {
        const subject = subjects.subject(text.slice(before.start, before.end), true)
        const led = clean([text.slice(before.start + (subject?.end ?? 0), before.end)])
        if (!empty(led)) return { what: beside(led, empty(what) ? '' : what), end: unit.end }
      }
      let end = unit.end
      for (const clause of clauses.filter(({ start }) => start >= unit.end).slice(0, REACH)) {
        if (!same(clause) || units.some((other) => other.start < clause.end && clause.start < other.end))
          break
        what = beside(empty(what) ? '' : what, clean([text.slice(clause.start, clause.end)]))
        end = clause.end
        if (!idle(what)) break
      }
      if (end > unit.end) return { what, end }
      // 网格员每日巡查1次，重点部位每日2次: the deed of the unit before.
      const earlier = units[at - 1]
      if (idle(what) && earlier?.clause.sentence === unit.clause.sentence) {
        what = clean([what, ...rest(earlier, text)])
      }
      return { what, end: Math.max(unit.end, countEnd(unit)) }
    },
  }
}

/** The nearest clause of the same sentence before that is no unit's. */
function freeBefore(clauses: readonly Clause[], place: number, units: readonly Unit[]): Clause | undefined {
  const sentence = clauses[place]?.sentence
  for (let i = place - 1; i >= 0 && clauses[i]?.sentence === sentence && place - i <= LOOK_BACK; i--) {
    const clause = clauses[i] as Clause
    if (!units.some((unit) => unit.start < clause.end && clause.start < unit.end)) return clause
  }
  return undefined
}

/** What a unit says after its period, without its number. */
function rest(unit: Unit, text: string): string[] {
  const from = unit.shared ? unit.start : unit.period.end
  if (unit.count === null || !unit.inside) return [text.slice(from, unit.end)]
  return [
    text.slice(from, Math.max(from, unit.count.start)),
    text.slice(Math.max(from, unit.count.end), unit.end),
  ]
}

/** A number that stands with a later unit is part of the quote. */
function countEnd(unit: Unit): number {
  return unit.count?.end ?? 0
}

/** The unit's words without its marks and its subject, in the order of the text. */
function piecesOf(unit: Unit, bearer: Bearer, text: string, deadline: (words: string) => number): string[] {
  const cuts: [number, number][] = []
  if (!unit.shared) cuts.push([unit.period.start, unit.period.end])
  if (unit.count !== null && unit.inside) cuts.push([unit.count.start, unit.count.end])
  if (bearer.at !== null) cuts.push([bearer.at.start, bearer.at.end])
  const pieces: string[] = []
  let at = unit.start
  const date = deadline(text.slice(unit.period.end, unit.end))
  if (!unit.shared && date > 0) cuts.push([unit.period.end, unit.period.end + date])
  for (const [start, end] of cuts.sort((a, b) => a[0] - b[0])) {
    if (start > at) pieces.push(text.slice(at, start))
    at = Math.max(at, end)
  }
  pieces.push(text.slice(at, unit.end))
  return pieces
}
