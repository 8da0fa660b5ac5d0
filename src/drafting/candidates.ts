import type { ParsedRegulation } from '../regulation/index.ts'
import { type Bearer, bearerOf, type ReadLine, readLine } from './bearers.ts'
import { clausesOf } from './clauses.ts'
import { createDoingReader } from './doing.ts'
import { type Line, linesOf } from './lines.ts'
import { createMarkReader } from './marks.ts'
import { createRefusalReader } from './refusals.ts'
import type { ReadingName, ReasonName } from './schema.ts'
import { createSubjectReader, type SubjectReader } from './subjects.ts'
import { type Unit, unitsOf } from './units.ts'
import type { DraftingVocabulary } from './vocabulary.ts'

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
  unit: Unit['period']
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

export interface Reading {
  lines: ReadLine[]
  candidates: Candidate[]
  refusals: Refusal[]
  subjects: SubjectReader
  /** The line, or the sentence in it, speaks of what follows a breach. */
  penal(read: ReadLine, sentence: string): boolean
}

/** Reads a whole regulation: what may be rules, what is refused, who the lines speak of. */
export function readCandidates(parsed: ParsedRegulation, vocabulary: DraftingVocabulary): Reading {
  const marks = createMarkReader(vocabulary)
  const subjects = createSubjectReader(vocabulary)
  const doing = createDoingReader(vocabulary)
  const refuse = createRefusalReader(vocabulary)
  const lines = linesOf(parsed).map((line) => readLine(line, clausesOf(line.text, line.body), subjects))
  const candidates: Candidate[] = []
  const refusals: Refusal[] = []
  for (const [i, read] of lines.entries()) {
    const { line, clauses } = read
    const { text } = line
    const annual = annualIn(read)
    candidates.push(...annual)
    const { units, loose } = unitsOf(text, clauses, marks(text, line.body), vocabulary.verb)
    for (const count of loose) refusals.push({ line, from: count.start, end: count.end, reason: 'noPeriod' })
    for (const [u, unit] of units.entries()) {
      const bearer = bearerOf(unit, read, subjects, nearbyOf(lines, i))
      const inSentence = clauses.filter(({ sentence }) => sentence === unit.clause.sentence)
      const sentence = text.slice(inSentence[0]?.start ?? 0, inSentence.at(-1)?.end ?? text.length)
      const setting = {
        text,
        sentence,
        clause: text.slice(unit.start, unit.end),
        leads: line.leads,
        headings: line.headings,
        bound: bearer.from !== 'none',
      }
      let reason = refuse.reason(unit, setting)
      const objects = unit.count === null ? refuse.objects(unit, text) : null
      if (reason === 'amount' && objects !== null) reason = null
      if (reason !== null) {
        refusals.push({ line, from: unit.from, end: unit.end, reason })
        continue
      }
      const { what, end } = whatOf(u)
      const readings: Candidate['readings'] = []
      const deadline = refuse.deadline(unit, text)
      note(unit, objects, deadline, readings)
      candidates.push({
        line,
        from: unit.from,
        end,
        bearer,
        what,
        count: unit.count?.n ?? 1,
        printed: unit.count !== null,
        floor: unit.count !== null && (unit.count.floor || floorAhead(unit, text)),
        unit: unit.period,
        readings,
        weak: objects !== null,
      })

      function whatOf(at: number): { what: string; end: number } {
        const pieces = piecesOf(unit, bearer, text)
        let said = doing.clean(pieces)
        let stop = unit.end
        const next = units[at + 1]
        const after = clauses[clauses.indexOf(unit.clause) + 1]
        if (
          doing.empty(said) &&
          next !== undefined &&
          next.clause.sentence === unit.clause.sentence &&
          next.start <= unit.end + 2
        ) {
          said = doing.clean([text.slice(next.count?.end ?? next.period.end, next.end)])
        }
        const before = clauses[clauses.indexOf(unit.clause) - 1]
        if (
          (doing.empty(said) || doing.bare(said)) &&
          before !== undefined &&
          before.sentence === unit.clause.sentence &&
          unit.start === unit.clause.start
        ) {
          const head = subjects.subject(text.slice(before.start, before.end), true)
          said = doing.clean([text.slice(before.start + (head?.end ?? 0), before.end), said])
        } else if (
          (doing.empty(said) || doing.bare(said)) &&
          after !== undefined &&
          after.sentence === unit.clause.sentence &&
          next?.clause !== after
        ) {
          said = doing.clean([doing.empty(said) ? '' : said, text.slice(after.start, after.end)])
          stop = after.end
        }
        return { what: said, end: stop }
      }
    }
  }
  return { lines, candidates, refusals, subjects, penal }

  function penal({ line: { leads, headings } }: ReadLine, sentence: string): boolean {
    return refuse.penal({ sentence, leads, headings })
  }

  /** 组织制定……年度……清单; ……在年度考核中……述职: once a year, though no 每年 stands there. */
  function annualIn(read: ReadLine): Candidate[] {
    const { line, clauses } = read
    const { listPattern, debriefPattern } = vocabulary.words.annual
    return clauses.flatMap((clause) => {
      const words = line.text.slice(clause.start, clause.end)
      const sentence = clauses.filter((other) => other.sentence === clause.sentence)
      const end = sentence.at(-1)?.end ?? clause.end
      const list = listPattern.test(words)
      const debrief = clause.first && debriefPattern.test(line.text.slice(clause.start, end))
      if ((!list && !debrief) || penal(read, line.text.slice(sentence[0]?.start, end))) return []
      const at = clause.start + words.indexOf('年度')
      const period = {
        kind: 'period',
        start: at,
        end: at + 2,
        words: '年度',
        n: 1,
        unit: 'year',
        unitWords: '年度',
        span: false,
        form: 'bare',
      } as const
      const stop = list ? clause.end : end
      const unit: Unit = {
        period,
        count: null,
        shared: false,
        start: clause.start,
        end: stop,
        from: clause.start,
        clause,
      }
      const place = clauses.indexOf(clause)
      const bearer = bearerOf(
        list ? unit : { ...unit, period: { ...period, start: clause.end } },
        read,
        subjects,
        [],
      )
      const head = subjects.subject(words, clauses[place + 1] !== undefined)
      const said = line.text.slice(clause.start + (head?.end ?? 0), stop)
      if (bearer.from === 'none') return []
      const name = list ? 'annualList' : 'annualDebrief'
      return [
        {
          line,
          from: clause.start,
          end: stop,
          bearer,
          what: doing.clean([said]),
          count: 1,
          printed: false,
          floor: false,
          unit: period,
          readings: [[name, {}]],
          weak: false,
        } satisfies Candidate,
      ]
    })
  }

  function floorAhead(unit: Unit, text: string): boolean {
    const between = text.slice(Math.max(0, unit.period.start - 5), unit.count?.start ?? unit.period.end)
    return vocabulary.floor.test(between)
  }

  function note(
    unit: Unit,
    objects: string | null,
    deadline: string | null,
    readings: Candidate['readings'],
  ): void {
    const { period, count } = unit
    const words = period.words
    if (count === null) {
      if (objects !== null) readings.push(['objects', { words: objects }])
      else readings.push(['unprinted', { words }])
    } else if (count.range) readings.push(['range', { count: count.words, n: String(count.n) }])
    if (unit.shared) readings.push(['shared', { words }])
    if (deadline !== null) readings.push(['deadline', { words: `${words}${deadline}` }])
    if (period.span) readings.push(['spanUnits', { words }])
    if (period.unitWords === '旬') readings.push(['tenDays', {}])
    if (period.unitWords === '学期') readings.push(['term', { words }])
    if (period.unitWords.startsWith('学年')) readings.push(['schoolYear', { words }])
    if (period.unitWords.endsWith('工作日')) readings.push(['workday', { words }])
  }
}

/** The unit's words without its marks and its subject, in the order of the text. */
function piecesOf(unit: Unit, bearer: Bearer, text: string): string[] {
  const cuts: [number, number][] = []
  if (!unit.shared) cuts.push([unit.period.start, unit.period.end])
  if (unit.count !== null) cuts.push([unit.count.start, unit.count.end])
  if (bearer.at !== null) cuts.push([bearer.at.start, bearer.at.end])
  const pieces: string[] = []
  let at = unit.start
  for (const [start, end] of cuts.sort((a, b) => a[0] - b[0])) {
    if (start > at) pieces.push(text.slice(at, start))
    at = Math.max(at, end)
  }
  pieces.push(text.slice(at, unit.end))
  return pieces
}

/** Who the lines before speak of, the nearest first: of the same article, then of the same chapter. */
function nearbyOf(lines: readonly ReadLine[], i: number): string[] {
  const here = lines[i] as ReadLine
  const chapter = here.line.article.chapter
  const before: string[] = []
  for (let j = i - 1; j >= 0 && i - j <= 60; j--) {
    const read = lines[j] as ReadLine
    if (read.line.article.chapter !== chapter) break
    const who = read.main ?? read.list
    if (who !== null) before.push(who)
    if (before.length >= 1) break
  }
  return before
}
