import type { CivilDate } from '../calendar/index.ts'
import { remembering } from '../text/index.ts'
import type { DateGrammar } from './dates/index.ts'
import { dateGrammar } from './dates/index.ts'
import { type DayAhead, readDaysAhead } from './days-ahead.ts'
import { readDaysPast } from './days-past.ts'
import type { ObligationSource } from './default-reader.ts'
import { readerFor, shippedVocabulary } from './default-reader.ts'
import { englishDay } from './english.ts'
import { answerDate } from './resolve-date.ts'
import type { DateAnswer, UnderstandContext, Understanding } from './types.ts'
import { readMessage } from './understand.ts'

export type { DayAhead } from './days-ahead.ts'
export type { ObligationSource } from './default-reader.ts'
export type * from './types.ts'
export { VocabularyError } from './vocabulary/index.ts'

const readings = new WeakMap<ObligationSource, (text: string, context: UnderstandContext) => Understanding>()

/**
 * Understands one message: what it states as done, plans, asks, corrects or withdraws. Deterministic and without a
 * model; `today` is the civil day in Asia/Shanghai. What it gives cannot be changed.
 * @param knowledge obligations decide where wording fits two activities; compiled once per object
 */
export function understand(
  text: string,
  context: UnderstandContext,
  knowledge: ObligationSource,
): Understanding {
  let reading = readings.get(knowledge)
  if (!reading) {
    // One message is read several times on its way, and many people send the same words.
    reading = remembering(
      (words, about: UnderstandContext) => readMessage(words, about, readerFor(knowledge)),
      ({ today, posts, undated = 'today' }) => JSON.stringify([today, undated, ...posts]),
    )
    readings.set(knowledge, reading)
  }
  return reading(text, context)
}

let rules: DateGrammar | undefined

/** A bare answer to the question for a day, with the reason where there is none. */
export function readDate(text: string, today: CivilDate): DateAnswer {
  rules ??= dateGrammar(shippedVocabulary().dates)
  return answerDate(text, today, rules, (words) => englishDay(words, today))
}

/** The day that a bare answer such as 昨天, 11月3日 or 3号 names, past-preferring; null where it names no single day. */
export function resolveDate(text: string, today: CivilDate): CivilDate | null {
  return readDate(text, today).date
}

/**
 * The words of a text that name a time, in order, read as one to come: 周五 is the next Friday, today included.
 * @param text without control characters (`sanitize`): positions are those of the text given.
 */
export function daysAhead(text: string, today: CivilDate): DayAhead[] {
  rules ??= dateGrammar(shippedVocabulary().dates)
  return readDaysAhead(text, today, rules)
}

/** The same words read as a time gone by: 周五 is the last Friday, today included. */
export function daysPast(text: string, today: CivilDate): DayAhead[] {
  rules ??= dateGrammar(shippedVocabulary().dates)
  return readDaysPast(text, today, rules)
}

/** The family names of one character that are known, one after the other. */
export function familyNames(): string {
  return shippedVocabulary().people.surnames
}
