import type { AnalysedQuery, QuestionKind, SearchLanguage } from '../query/index.ts'
import type { Feature } from './features.ts'

/** Where an article stands in a document that numbers its articles. */
export interface Standing {
  /** 1 for 第一条; 0 where it has no number. */
  number: number
  /** 0 the first … 1 the last; 0 in documents without numbers. */
  place: number
  last: boolean
}

const SIMPLE: readonly QuestionKind[] = ['authority', 'amount', 'list', 'permission', 'meaning']
/** 适用范围 stands among the first articles. */
const SCOPE_WITHIN = 6

/** Sets what says whether an article answers the kind of question. Nothing is set where the query is of no kind. */
export function setAnswers(
  set: (feature: Feature, value?: number) => void,
  query: AnalysedQuery,
  text: string,
  { number, last }: Standing,
  { kinds, breach }: SearchLanguage,
): void {
  const answers = (kind: QuestionKind) => kinds[kind].answers.test(text)
  const asked = (kind: QuestionKind) => query.kinds.has(kind)
  for (const kind of SIMPLE) if (asked(kind) && answers(kind)) set(kind as Feature)
  if (asked('purpose') && (number === 1 || kinds.purpose.answers.test(text.slice(0, 80)))) set('purpose')
  if (asked('scope') && number > 0 && number <= SCOPE_WITHIN && answers('scope')) set('scope')
  if (asked('effect')) {
    if (answers('effect')) set('effect')
    if (last) set('effect-last')
  }
  if (query.definition?.test(text)) set('defines')
  const sanction = answers('sanction')
  if (asked('sanction')) set(sanction ? 'sanction' : 'no-sanction')
  else {
    if (sanction) set('sanction-unasked')
    if (breach.test(text)) set('breach-unasked')
  }
}
