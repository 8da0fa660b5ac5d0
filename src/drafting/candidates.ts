import type { ParsedRegulation } from '../regulation/index.ts'
import { createAnnualReader } from './annual.ts'
import { type Bearer, bearerOf, completed, type ReadLine, readLine } from './bearers.ts'
import type { Candidate, Refusal } from './candidate.ts'
import { clausesOf } from './clauses.ts'
import { createDeedReader } from './deeds.ts'
import { linesOf } from './lines.ts'
import { createMarkReader } from './marks.ts'
import { createRefusalReader, type Setting } from './refusals.ts'
import { respectively } from './respectively.ts'
import { createSubjectReader, type SubjectReader } from './subjects.ts'
import { type Unit, unitsOf } from './units.ts'
import { type DraftingVocabulary, oneOf } from './vocabulary.ts'

export interface Reading {
  lines: ReadLine[]
  candidates: Candidate[]
  refusals: Refusal[]
  subjects: SubjectReader
  /** The line, or the sentence in it, speaks of what follows a breach. */
  penal(read: ReadLine, sentence: string): boolean
}

/** Within how many characters after it a telling clause (报财政部门备案) makes more than payment of it. */
const TELLING = 40

/** Reads a whole regulation: what may be rules, what is refused, who the lines speak of. */
export function readCandidates(parsed: ParsedRegulation, vocabulary: DraftingVocabulary): Reading {
  const marks = createMarkReader(vocabulary)
  const subjects = createSubjectReader(vocabulary)
  const deeds = createDeedReader(vocabulary, subjects)
  const refuse = createRefusalReader(vocabulary)
  const penal = ({ line: { leads, headings } }: ReadLine, sentence: string) =>
    refuse.penal({ sentence, leads, headings })
  const annual = createAnnualReader(vocabulary, subjects, deeds, penal)
  const lines = linesOf(parsed).map((line) => readLine(line, clausesOf(line.text, line.body), subjects))
  const season = new RegExp(oneOf(vocabulary.words.periods.seasons), 'g')
  const { dayParts } = vocabulary.words.periods
  const candidates: Candidate[] = []
  const refusals: Refusal[] = []
  for (const [i, read] of lines.entries()) {
    const { line, clauses } = read
    candidates.push(...annual(read))
    const { units, loose } = unitsOf(line.text, clauses, marks(line.text, line.body), vocabulary.verb)
    for (const count of loose) refusals.push({ line, from: count.start, end: count.end, reason: 'noPeriod' })
    const bearers = units.map((unit) => bearerOf(unit, read, subjects, nearbyOf(lines, i)))
    completed(bearers, subjects)
    respectively(units, bearers, line.text)
    for (const [u, unit] of units.entries()) {
      const bearer = bearers[u] as Bearer
      const reason = refuse.reason(unit, settingOf(read, unit, bearer))
      const objects = unit.count === null ? refuse.objects(unit, line.text) : null
      // A day is a time only of a person: a body's days are an amount.
      if (unit.count?.days && !subjects.personal(bearer.list ?? bearer.who)) {
        refusals.push({ line, from: unit.from, end: unit.end, reason: 'amount' })
        continue
      }
      if (reason !== null && !(reason === 'amount' && objects !== null)) {
        refusals.push({ line, from: unit.from, end: unit.end, reason })
        continue
      }
      const candidate = candidateOf(read, units, u, bearer, objects)
      const told = line.text.slice(unit.end, candidate.end + TELLING)
      if (candidate.printed || !refuse.money(candidate.what, told)) candidates.push(...split(candidate))
      else refusals.push({ line, from: unit.from, end: unit.end, reason: 'money' })
    }
  }
  return { lines, candidates, refusals, subjects, penal }

  function candidateOf(
    { line, clauses }: ReadLine,
    units: readonly Unit[],
    at: number,
    bearer: Bearer,
    objects: string | null,
  ): Candidate {
    const unit = units[at] as Unit
    const { what, end } = deeds.of(line.text, clauses, units, at, bearer)
    const readings = readingsOf(unit, objects, refuse.deadline(unit, line.text))
    const times = timesOf(unit, line.text)
    if (times.length > 1) readings.push(['seasons', { words: times.join('、') }])
    return {
      line,
      from: unit.from,
      end,
      bearer,
      what,
      count: (unit.count?.n ?? 1) * Math.max(1, times.length),
      printed: unit.count !== null,
      floor: unit.count !== null && (unit.count.floor || floorAhead(unit, line.text)),
      unit: unit.period,
      readings,
      weak: objects !== null,
    }
  }

  /** 检查、调研每季度各1次: a rule for each deed. */
  function split(candidate: Candidate): Candidate[] {
    const parts = /^(?<list>[^，]+、[^，]+)各$/.exec(candidate.what)?.groups?.list?.split(/[、和及]/) ?? []
    const deeds = parts.every((part) => part.length >= 2 && part.length <= 8 && vocabulary.verb.test(part))
    return parts.length > 1 && deeds ? parts.map((what) => ({ ...candidate, what })) : [candidate]
  }

  /** Parts of the period with one number each. */
  function timesOf({ period, count, start, end }: Unit, text: string): string[] {
    if (period.days !== undefined) return period.days
    const found = count === null ? [] : seasons(text.slice(start, count.start))
    return found.length > 1 ? found : monthsIn(text.slice(period.end, end), count !== null)
  }

  /** 春季、秋季各一次: the parts of a year that each have the number; the halves of one are a period of their own. */
  function seasons(ahead: string): string[] {
    const each = /(?:各|分别)[^，。；]{0,10}$/.exec(ahead)
    if (each === null) return []
    const named = ahead.slice(0, each.index)
    const parts = dayParts.find(({ words }) => words.some((word) => named.endsWith(word)))
    if (parts !== undefined) return [...named.slice(-5).replace(/[、，]/g, '')].slice(-parts.times)
    return (named.match(season) ?? []).filter((word) => !word.endsWith('半年'))
  }

  /** 至少每半年公布一次; 每季度至少组织研究1次、带队检查1次. */
  function floorAhead(unit: Unit, text: string): boolean {
    const between = text.slice(Math.max(0, unit.period.start - 5), unit.count?.start ?? unit.period.end)
    return vocabulary.floor.test(between)
  }
}

const MONTHS =
  /^的?(?:(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|[0-9０-９]{1,2}日|[一二三四五六七八九十]{1,3}日)?(?:以前|之前|前)?[、和及]?){2,}/

/** 每年一月和七月: as many times as months are named; 一月至七月 is a stretch of time. A printed number goes with 分别. */
function monthsIn(rest: string, counted: boolean): string[] {
  const found = MONTHS.exec(rest)?.[0] ?? ''
  if (counted && !/^(?:各|分别|均)/.test(rest.slice(found.length))) return []
  return found.match(/[0-9０-９一二三四五六七八九十]{1,2}月/g) ?? []
}

function settingOf({ line, clauses }: ReadLine, unit: Unit, bearer: Bearer): Setting {
  const inside = clauses.filter(({ sentence }) => sentence === unit.clause.sentence)
  return {
    text: line.text,
    sentence: line.text.slice(inside[0]?.start ?? 0, inside.at(-1)?.end ?? line.text.length),
    leads: line.leads,
    headings: line.headings,
    bound: bearer.from !== 'none',
  }
}

function readingsOf(unit: Unit, objects: string | null, deadline: string | null): Candidate['readings'] {
  const { period, count } = unit
  const words = period.words
  const readings: Candidate['readings'] = []
  if (count === null) {
    if (objects !== null) readings.push(['objects', { words: objects }])
    else readings.push(['unprinted', { words }])
  } else if (count.days) readings.push(['days', { words: count.words, n: String(count.n) }])
  else if (count.range) readings.push(['range', { count: count.words, n: String(count.n) }])
  if (unit.shared) readings.push(['shared', { words }])
  if (deadline !== null) readings.push(['deadline', { words: `${words}${deadline}` }])
  if (period.span) readings.push(['spanUnits', { words }])
  if (period.unitWords === '旬') readings.push(['tenDays', {}])
  if (period.unitWords === '学期') readings.push(['term', { words }])
  if (period.unitWords.startsWith('学年')) readings.push(['schoolYear', { words }])
  if (period.unitWords.endsWith('工作日')) readings.push(['workday', { words }])
  return readings
}

/** Who the lines before speak of, the nearest first; within the article: another article's bearer is never this one's. */
function nearbyOf(lines: readonly ReadLine[], i: number): string[] {
  const article = lines[i]?.line.article
  for (let j = i - 1; j >= 0 && i - j <= 60; j--) {
    const read = lines[j] as ReadLine
    if (read.line.article !== article) break
    const who = read.main ?? read.list
    if (who !== null) return [who]
  }
  return []
}
