/** What a question supposes, held against the text. */
import { formatDay } from '../../calendar/index.ts'
import type { Knowledge, KnowledgePack } from '../../knowledge/index.ts'
import { articleOf, formatPlace, type Ref, splitRef } from '../../regulation/index.ts'
import type { Correction, QuestionLanguage, Unwritten } from '../language/index.ts'
import type { Question } from '../reading/question.ts'
import type { Finding } from './finding.ts'

/** 三年, 六个月: a length of time that a text may or may not name. */
const SPAN = /(?<![第0-9])(?:[二三四五六七八九十两]+|[2-9]|[1-9][0-9])(?:年|个月|天)(?!级|度)/g
const MODAL = /(可以|应当|应该|必须)(从重|从轻|减轻|不予追究|追究|问责|约谈|移送|免责|表彰)/g

/** A correction of something widely misunderstood that the question takes for granted. */
export function knownCorrection(question: Question, language: QuestionLanguage) {
  if (!question.forms.has('confirm') && !question.bare) return null
  return firstFitting(language.corrections, question)
}

/** What the question asks and the text leaves open; a story to be judged is no such question. */
export function unwrittenRule(question: Question, language: QuestionLanguage): Unwritten | null {
  const rule = firstFitting(language.unwritten, question)
  const story = question.topics.some(({ id }) => id.startsWith('accountability.situation.'))
  return story && rule?.topics.every((id) => !id.startsWith('accountability.')) ? null : rule
}

function firstFitting<T extends Correction>(
  rules: readonly T[],
  { titled, regulations }: Question,
): T | null {
  const fits = rules.filter((rule) => rule.when.some((expression) => expression.match(titled)))
  const bound = (rule: T) => regulations.every((id) => rule.regulations?.includes(id))
  return fits.find((rule) => rule.regulations === null || bound(rule)) ?? null
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
  if (!question.forms.has('asserts')) return null
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
  if (!question.forms.has('asserts')) return []
  const texts = findings.flatMap(({ refs }) => refs.map((ref) => knowledge.provision(ref)?.text ?? ''))
  if (texts.length === 0) return []
  const absent = (words: string) => !texts.some((text) => text.includes(words))
  const terms = contrastTerms.filter((term) => question.text.includes(term) && absent(term))
  const longest = terms.filter((term) => !terms.some((other) => other !== term && other.includes(term)))
  const dated = question.dates.map(({ words }) => words).join(' ')
  const spans = [...question.text.matchAll(SPAN)]
    .map(([words]) => words)
    .filter((words) => absent(words) && !dated.includes(words))
  return [...longest, ...spans]
}

/** 可以从重 where the text says 应当从重: the text's words; null where the modal is right or none is claimed. */
export function modalCorrection(
  { text, forms }: Question,
  findings: readonly Finding[],
  knowledge: Knowledge,
): string | null {
  if (!forms.has('asserts')) return null
  const texts = findings
    .flatMap(({ refs }) => refs.map((ref) => knowledge.provision(ref)?.text ?? ''))
    .join('\n')
  for (const [words, modal, verb] of text.matchAll(MODAL)) {
    const said = [...texts.matchAll(MODAL)].find((match) => match[2] === verb)
    if (said && said[1] !== modal && !texts.includes(words)) {
      return `不对，条文写的是“${said[0]}”，不是“${words}”。`
    }
  }
  return null
}

/** Provisions that the question names for something that stands elsewhere: shown beside what does. */
export function namedElsewhere(
  question: Question,
  findings: readonly Finding[],
  cited: readonly Finding[],
): Finding[] {
  if (!question.forms.has('asserts')) return []
  const articles = new Set(findings.flatMap(({ refs }) => refs.map(articleOf)))
  return cited
    .filter(({ refs }) => refs.every((ref) => !articles.has(articleOf(ref))))
    .map((one) => ({ ...one, sentence: `${placeOf(one.refs[0] as Ref)}的原文是：` }))
}

function placeOf(ref: Ref): string {
  const parts = splitRef(ref)
  return parts === null ? ref : formatPlace(parts)
}
