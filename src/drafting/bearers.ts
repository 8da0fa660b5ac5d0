import type { Clause } from './clauses.ts'
import type { Line } from './lines.ts'
import type { SubjectReader } from './subjects.ts'
import type { Unit } from './units.ts'

/** How near the words that name the bearer stand to the rule: the nearer, the surer. */
export type BearerFrom = 'clause' | 'sentence' | 'line' | 'lead' | 'heading' | 'nearby' | 'none'

export interface Bearer {
  /** Empty where nobody is named anywhere. */
  who: string
  from: BearerFrom
  /** Whose list of duties the rule stands in, where its sentence has another subject. */
  list: string | null
  /** Where it stands in the unit's own words; null where it stands elsewhere. */
  at: { start: number; end: number } | null
}

/** A line with its clauses, and who it speaks of first. */
export interface ReadLine {
  line: Line
  clauses: Clause[]
  /** Subject of its first clause; null where it has none. */
  main: string | null
  /** Who its leads speak of, the nearest first. */
  list: string | null
}

const RATE = /按照?[^，。；]{2,60}(?:频次|频率|次数|标准|要求)/
const MODAL = /应当|必须|(?<!不)得/

/** How many clauses before it a subject may stand, and how many characters a body that is only mentioned. */
const LOOK_BACK = 80
const NEAR = 400

/** Reads clauses and subjects of a line, before the units in it are judged. */
export function readLine(line: Line, clauses: Clause[], reader: SubjectReader): ReadLine {
  const lead = line.leads.reduce<string | null>((who, words) => who ?? reader.lead(words), null)
  const outer = line.leads.slice(1).reduce<string | null>((who, words) => who ?? reader.lead(words), null)
  const list = lead === null ? null : ((outer === null ? null : reader.relative(lead, outer)) ?? lead)
  const main = clauses.length === 0 ? null : (subjectOf(line.text, clauses, 0, reader)?.who ?? null)
  return { line, clauses, main: main === null ? null : ((list && reader.relative(main, list)) ?? main), list }
}

/** Subject of a clause as a whole: at its head, its modal in it or at the head of the next. */
function subjectOf(text: string, clauses: readonly Clause[], i: number, reader: SubjectReader) {
  const clause = clauses[i] as Clause
  const next = clauses[i + 1]
  const modalNext = next !== undefined && /^(?:应当|必须|要|应)/.test(text.slice(next.start, next.end))
  const words = text.slice(clause.start, clause.end)
  const ahead = AHEAD.exec(words)?.[0]
  return reader.subject(words, modalNext) ?? (ahead === undefined ? null : reader.subject(ahead, true))
}

/** 监管员每年…: what stands before the period is a subject as a whole. */
const AHEAD = /^[^每]{2,30}(?=每)/

/**
 * Who is bound by a unit: the subject of its own words, else of the nearest clause before it that has one, else who
 * the list is led by, else the headings, else who is named nearby.
 */
export function bearerOf(
  unit: Unit,
  { line, clauses, list }: ReadLine,
  reader: SubjectReader,
  nearby: readonly string[],
): Bearer {
  const { text } = line
  const firstMark =
    unit.shared && unit.count !== null
      ? unit.count.start
      : Math.min(unit.period.start, unit.inside && unit.count !== null ? unit.count.start : unit.period.start)
  const found = (who: string, from: BearerFrom, at: Bearer['at'] = null): Bearer => {
    if (list === null || who === list) return { who, from, list: null, at }
    const whole = reader.relative(who, list)
    return whole === null ? { who, from, list, at } : { who: whole, from, list: null, at }
  }
  // 按照居民用户每年一次、非居民用户每半年一次的频次，……: these are whom it is done for.
  const rate = RATE.test(text.slice(unit.clause.start, unit.clause.end))
  const own = reader.subject(text.slice(unit.start, firstMark), true)
  if (own !== null && !(rate && unit.start > unit.clause.start)) {
    return found(own.who, 'clause', { start: unit.start, end: unit.start + own.end })
  }
  const by = reader.by(text.slice(unit.start, unit.end))
  if (by !== null) return found(by.who, 'clause', { start: unit.start + by.start, end: unit.start + by.end })
  const place = clauses.indexOf(unit.clause)
  if (unit.start > unit.clause.start) {
    const head = reader.subject(text.slice(unit.clause.start, unit.start), false)
    if (head !== null) return found(head.who, 'clause')
  }
  const rest = text.slice(unit.period.end, unit.end)
  const after = reader.subject(rest, false)
  if (after !== null && /^(?:应当?|必须|须|要)/.test(rest.slice(after.end))) {
    return found(after.who, 'clause', {
      start: unit.period.end + after.start,
      end: unit.period.end + after.end,
    })
  }
  for (let i = place - 1; i >= Math.max(0, place - LOOK_BACK); i--) {
    const clause = clauses[i] as Clause
    const words = text.slice(clause.start, clause.end)
    if (!clause.first && !MODAL.test(words) && !MODAL.test(text.slice(clause.end, clause.end + 6))) continue
    const subject = subjectOf(text, clauses, i, reader)
    if (subject === null) continue
    return found(subject.who, clause.sentence === unit.clause.sentence ? 'sentence' : 'line')
  }
  const sentence = clauses.filter((clause) => clause.sentence === unit.clause.sentence)
  const later = reader.by(text.slice(unit.end, sentence.at(-1)?.end))
  if (later !== null) return found(later.who, 'sentence')
  if (list !== null) return { who: list, from: 'lead', list: null, at: null }
  for (const heading of line.headings) {
    const who = reader.heading(heading)
    if (who !== null) return { who, from: 'heading', list: null, at: null }
  }
  const mentioned = reader.mention(text.slice(Math.max(0, unit.end - NEAR), unit.end)) ?? nearby[0]
  if (mentioned !== undefined) return { who: mentioned, from: 'nearby', list: null, at: null }
  return { who: '', from: 'none', list: null, at: null }
}

/** 县政府分管负责人每月、主要负责人每季度: a role alone belongs to the body that the line has spoken of. Changes `bearers`. */
export function completed(bearers: Bearer[], reader: SubjectReader): void {
  for (const [i, bearer] of bearers.entries()) {
    if (bearer.list !== null || bearer.from === 'lead') continue
    for (let j = i - 1; j >= 0; j--) {
      const who = reader.relative(bearer.who, (bearers[j] as Bearer).who)
      if (who === null) continue
      bearers[i] = { ...bearer, who }
      break
    }
  }
}
