import { frequencyWords } from '../knowledge/index.ts'
import type { ReadLine } from './bearers.ts'
import type { Candidate, Refusal } from './candidate.ts'
import type { Reading } from './candidates.ts'
import type { Clause } from './clauses.ts'
import type { ReasonName } from './schema.ts'
import type { DraftedPhrase } from './types.ts'
import { clauseAt } from './units.ts'
import type { DraftingVocabulary } from './vocabulary.ts'

/** Reasons of duties that come round without a number; the others are no duties of frequency at all. */
const UNCOUNTED: ReadonlySet<ReasonName> = new Set(['regular', 'irregular', 'annualPlan'])
/** The most telling first, where several words of one clause are refused. */
const ORDER: ReasonName[] = [
  'penalty',
  'definition',
  'right',
  'ceiling',
  'designated',
  'condition',
  'money',
  'amount',
  'modifier',
  'noPeriod',
  'irregular',
  'regular',
  'annualPlan',
  'annual',
  'each',
  'term',
  'noDuty',
  'other',
]

/** How many clauses to each side make what a word is judged by. */
const REACH = 40

interface Span {
  from: number
  end: number
}

/**
 * What of a regulation speaks of a period and is no draft: the refusals, and every word that a pack has to account for
 * and no draft quotes; one phrase a clause.
 * @param postsOf posts that are already known for the bearer of a line
 */
export function phrasesOf(
  { lines, candidates, refusals }: Reading,
  vocabulary: DraftingVocabulary,
  penal: (line: ReadLine, sentence: string) => boolean,
  postsOf: (line: ReadLine) => string[],
): DraftedPhrase[] {
  const quoted = Map.groupBy<unknown, Candidate>(candidates, ({ line }) => line)
  const refused = Map.groupBy<unknown, Refusal>(refusals, ({ line }) => line)
  return lines.flatMap((read) => {
    const { line } = read
    const drafts: Span[] = (quoted.get(line) ?? []).map(({ from, end }) => ({ from, end }))
    const found: (Span & { reason: ReasonName })[] = (refused.get(line) ?? [])
      .filter((refusal) => !drafts.some((draft) => draft.from <= refusal.from && refusal.end <= draft.end))
      .map(({ from, end, reason }) => ({ ...around(read, from, end), reason }))
    const known = [...drafts, ...found]
    let last: Span = { from: 0, end: 0 }
    for (const { words, at } of frequencyWords(line.text)) {
      const end = at + words.length
      if (at < line.body || end <= last.end) continue
      if (known.some((span) => span.from <= at && end <= span.end)) continue
      last = around(read, at, end)
      found.push({ ...last, reason: reasonOf(read, words, line.text.slice(last.from, last.end), at) })
    }
    return merged(found).map(({ from, end, reason }) => phrase(read, from, end, reason))
  })

  function phrase(read: ReadLine, from: number, end: number, reason: ReasonName): DraftedPhrase {
    const posts = UNCOUNTED.has(reason) ? postsOf(read) : []
    return {
      ref: read.line.ref,
      quote: read.line.text.slice(from, end),
      reason: vocabulary.words.phrases.reasons[reason],
      as: posts.length > 0 ? 'uncounted' : 'noted',
      posts,
    }
  }

  function reasonOf(read: ReadLine, words: string, clause: string, at: number): ReasonName {
    const { duties, annual } = vocabulary.words
    const place = clauseAt(read.clauses, at)
    const sentence = read.line.text.slice(...sentenceAround(read, place))
    if (penal(read, sentence)) return 'penalty'
    if (words === '定期') return duties.definitionPattern.test(clause) ? 'definition' : 'regular'
    if (words === '不定期') return 'irregular'
    if (words.startsWith('年度')) return annual.planPattern.test(clause) ? 'annualPlan' : 'annual'
    if (words.startsWith('每')) return 'each'
    return 'noPeriod'
  }
}

/** Where the sentence of a clause begins and ends. */
function sentenceAround({ clauses, line }: ReadLine, clause: Clause | undefined): [number, number] {
  if (clause === undefined) return [0, line.text.length]
  let [first, last] = [clauses.indexOf(clause), clauses.indexOf(clause)]
  const same = (i: number) => clauses[i]?.sentence === clause.sentence && Math.abs(i - first) <= REACH
  while (same(first - 1) && last - first < REACH) first--
  while (same(last + 1) && last - first < 2 * REACH) last++
  return [clauses[first]?.start ?? 0, clauses[last]?.end ?? line.text.length]
}

/** The clause, or the clauses, that hold a stretch. */
function around({ clauses }: ReadLine, from: number, end: number): Span {
  const first = clauseAt(clauses, from)
  const last = clauseAt(clauses, Math.max(from, end - 1))
  return { from: first?.start ?? from, end: Math.max(end, last?.end ?? end) }
}

/** One of every group of stretches that touch. */
function merged(found: (Span & { reason: ReasonName })[]): (Span & { reason: ReasonName })[] {
  const out: (Span & { reason: ReasonName })[] = []
  for (const span of [...found].sort((a, b) => a.from - b.from || a.end - b.end)) {
    const last = out.at(-1)
    if (last === undefined || last.end <= span.from) {
      out.push({ ...span })
      continue
    }
    last.end = Math.max(last.end, span.end)
    if (ORDER.indexOf(span.reason) < ORDER.indexOf(last.reason)) last.reason = span.reason
  }
  return out
}
