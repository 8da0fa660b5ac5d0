import type { IndexView } from '../engine/index.ts'
import type { AnalysedQuery, QuestionKind, SearchLanguage } from '../query/index.ts'
import { PLACE } from './features.ts'

/** Where an article stands in a document that numbers its articles. */
export interface Standing {
  /** 1 for 第一条; 0 where it has no number. */
  number: number
  /** 0 the first … 1 the last; 0 in documents without numbers. */
  place: number
  last: boolean
}

/** Sets in a row of values what says whether an article answers the kind of question. */
type SetAnswers = (row: Float64Array, document: number, standing: Standing) => void

const SIMPLE = [
  'authority',
  'amount',
  'list',
  'permission',
  'meaning',
] as const satisfies readonly QuestionKind[]
/** 适用范围 stands among the first articles. */
const SCOPE_WITHIN = 6
/** Why a law was made is said at its beginning. */
const PURPOSE_WITHIN = 80

/** Nothing is set where a query is of no kind, but for penalties that are not asked for. */
export function createAnswers(
  view: IndexView,
  { kinds, breach }: SearchLanguage,
): (query: AnalysedQuery) => SetAnswers {
  const opening = (text: string) => text.slice(0, PURPOSE_WITHIN)
  const answers = {
    purpose: remembered(view, (text) => kinds.purpose.answers.test(opening(text))),
    scope: remembered(view, (text) => kinds.scope.answers.test(text)),
    effect: remembered(view, (text) => kinds.effect.answers.test(text)),
    meaning: remembered(view, (text) => kinds.meaning.answers.test(text)),
    sanction: remembered(view, (text) => kinds.sanction.answers.test(text)),
    authority: remembered(view, (text) => kinds.authority.answers.test(text)),
    amount: remembered(view, (text) => kinds.amount.answers.test(text)),
    list: remembered(view, (text) => kinds.list.answers.test(text)),
    permission: remembered(view, (text) => kinds.permission.answers.test(text)),
  } satisfies Record<QuestionKind, (document: number) => boolean>
  const isBreach = remembered(view, (text) => breach.test(text))

  return ({ kinds: asked, definition }) => {
    const simple = SIMPLE.filter((kind) => asked.has(kind))
    const isPurpose = asked.has('purpose')
    const isScope = asked.has('scope')
    const isEffect = asked.has('effect')
    const isSanction = asked.has('sanction')
    return (row, document, { number, last }) => {
      for (const kind of simple) if (answers[kind](document)) row[PLACE[kind]] = 1
      if (isPurpose && (number === 1 || answers.purpose(document))) row[PLACE.purpose] = 1
      if (isScope && number > 0 && number <= SCOPE_WITHIN && answers.scope(document)) row[PLACE.scope] = 1
      if (isEffect) {
        if (answers.effect(document)) row[PLACE.effect] = 1
        if (last) row[PLACE['effect-last']] = 1
      }
      if (definition?.test(view.text(document))) row[PLACE.defines] = 1
      if (isSanction) row[PLACE[answers.sanction(document) ? 'sanction' : 'no-sanction']] = 1
      else {
        if (answers.sanction(document)) row[PLACE['sanction-unasked']] = 1
        if (isBreach(document)) row[PLACE['breach-unasked']] = 1
      }
    }
  }
}

const NO = 1
const YES = 2

/** A test of documents' texts that does not test a document twice: a byte each is cheap, an expression is not. */
function remembered(view: IndexView, test: (text: string) => boolean): (document: number) => boolean {
  const known = new Uint8Array(view.size)
  return (document) => {
    if (known[document] === 0) known[document] = test(view.text(document)) ? YES : NO
    return known[document] === YES
  }
}
