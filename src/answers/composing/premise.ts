/** What a question supposes, held against the text. */

import { formatDay } from '../../calendar/index.ts'
import type { Knowledge, KnowledgePack } from '../../knowledge/index.ts'
import { articleOf, formatPlace, type Ref, splitRef } from '../../regulation/index.ts'
import type { QuestionLanguage } from '../language/index.ts'
import type { Question } from '../reading/question.ts'
import type { Finding } from './finding.ts'

/** A correction of something widely misunderstood that the question takes for granted. */
export function knownCorrection(question: Question, language: QuestionLanguage) {
  if (!question.forms.has('confirm')) return null
  return (
    language.corrections.find(({ when }) => when.some((expression) => expression.match(question.plain))) ??
    null
  )
}

/** 2018年11月17日施行: against the day on which the regulation came into force. Null where no day is claimed. */
export function dateVerdict(
  { dates }: Question,
  { meta }: KnowledgePack,
): { verdict: 'agrees' | 'differs'; sentence: string } | null {
  if (dates.length === 0) return null
  const [year = 0, month = 0, day = 0] = meta.inForce.split('-').map(Number)
  const same = dates.some(
    (claim) =>
      claim.year === year &&
      (claim.month === null || claim.month === month) &&
      (claim.day === null || claim.day === day),
  )
  const verdict = same ? 'agrees' : 'differs'
  return { verdict, sentence: same ? '' : `不是${dates[0]?.words}，是${formatDay(meta.inForce)}。` }
}

/** The question names an article for something that stands in another: which, and where it stands. */
export function articleCorrection(
  question: Question,
  regulation: string,
  findings: readonly Finding[],
): string | null {
  const cited = question.citations
    .filter((citation) => citation.foreign === null && (citation.regulation ?? regulation) === regulation)
    .flatMap(({ refs }) => refs.map((ref) => (ref.startsWith('#') ? `${regulation}${ref}` : ref)))
  const found = findings.filter(({ absent }) => !absent).flatMap(({ refs }) => refs)
  if (cited.length === 0 || found.length === 0) return null
  if (cited.some((ref) => found.some((other) => articleOf(other) === articleOf(ref)))) return null
  return `这不是${placeOf(cited[0] as Ref)}的规定，写在${placeOf(found[0] as Ref)}。`
}

/** Words of the question that another regulation or provision uses and the cited ones do not: 条文没有写“停职检查”. */
export function missingWords(
  question: Question,
  findings: readonly Finding[],
  knowledge: Knowledge,
  { contrastTerms }: QuestionLanguage,
): string[] {
  if (!question.forms.has('confirm')) return []
  const texts = findings.flatMap(({ refs }) => refs.map((ref) => knowledge.provision(ref)?.text ?? ''))
  if (texts.length === 0) return []
  return contrastTerms.filter(
    (term) => question.text.includes(term) && !texts.some((text) => text.includes(term)),
  )
}

function placeOf(ref: Ref): string {
  const parts = splitRef(ref)
  return parts === null ? ref : formatPlace(parts)
}
