import type { QuestionLanguage } from '../../answers/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import { withActivity, withPeriod } from './activities.ts'
import { type Context, contextOf } from './context.ts'
import { withLevel, withPost, withSelf } from './posts.ts'
import { withPlace } from './regions.ts'
import { readSaid, type Said } from './said.ts'
import { withCircumstance, withSituation } from './situations.ts'
import { asQuestion, folded } from './text.ts'
import { isWhole } from './whole.ts'
import { loadFollowUpWords } from './words.ts'

export interface FollowUp {
  /**
   * A follow-up as a whole question; null where the words stand for themselves or do not fit.
   * @param previousQuestions whole, latest last.
   */
  (said: string, previousQuestions: readonly string[]): string | null
  /** Whether words can be a follow-up at all: for others nobody need look up what was asked before. */
  fits(said: string): boolean
}

/** Longer ones are stories, in which nothing can be replaced with certainty. */
const LONGEST_SAID = 40
const LONGEST_QUESTION = 80

/**
 * Makes the reader of follow-ups that need no model: 那副镇长呢 is the latest question asked of the deputy. What is
 * named now replaces its like in that question, or is added where it has none; the rest stays. Only words of the two
 * are used, and small words that join them. Where the latest question was no whole one, nothing is built upon it.
 * @throws KnowledgeError where knowledge/language/follow-up.yaml has mistakes.
 */
export function createFollowUp(knowledge: Knowledge, language: QuestionLanguage): FollowUp {
  const context = contextOf(knowledge, language, loadFollowUpWords(knowledge.dir))
  const progress = new RegExp(context.words.progress)
  const named = (said: string) => (said.length > LONGEST_SAID ? null : readSaid(folded(said), context))

  function wholeOf(said: string, previousQuestions: readonly string[]): string | null {
    const latest = previousQuestions.at(-1)
    if (latest === undefined || latest.length > LONGEST_QUESTION) return null
    const question = folded(latest).replace(/[?。.!~…]+$/, '')
    const things = named(said)
    if (things === null || question.length < 3 || progress.test(question)) return null
    if (!isWhole(question, context)) return null
    const whole = applied(question, things, context)
    return whole === null || whole === question || whole === folded(said) ? null : asQuestion(whole)
  }
  return Object.assign(wholeOf, { fits: (said: string) => named(said) !== null })
}

/** Every thing named in its place; null where one does not fit. */
function applied(question: string, said: Said, context: Context): string | null {
  let made: string | null = question
  const { place, post, self, activity, period, level, situation, circumstance } = said
  if (made !== null && place) made = withPlace(made, place, context)
  if (made !== null && post) made = withPost(made, post, context)
  if (made !== null && self) made = withSelf(made, self, context)
  if (made !== null && level) made = withLevel(made, level, context)
  if (made !== null && activity) made = withActivity(made, activity, context)
  if (made !== null && period) made = withPeriod(made, period, context)
  if (made !== null && situation) made = withSituation(made, situation, context)
  if (made !== null && circumstance) made = withCircumstance(made, circumstance, context)
  return made
}
