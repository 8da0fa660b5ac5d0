import type { Reading } from './reading.ts'
import type { Unit, UnitSentence } from './units.ts'
import type { PhrasingLanguage, PhrasingWords } from './words.ts'

const COUNT = /\d+次/

/**
 * Whether what a reading takes of a sentence of the law still says what the sentence says. Of a duty, whole clauses may
 * be left out that stand beside the others; of anything else, and wherever answerability is spoken of, nothing may.
 */
export function keepsSense(
  reading: Reading,
  of: UnitSentence,
  unit: Unit,
  language: PhrasingLanguage,
): boolean {
  const { words } = language
  const { head, used } = reading
  const whole = used.length === of.clauses.length
  const taken = used.map((k) => of.clauses[k] as string)
  const first = taken[0] as string
  if (
    head.must &&
    (unit.posts.length === 0 || taken.some((clause) => holdsAny(clause, words.governing.holds)))
  )
    return false
  // Who is bound is said once: by the law's own sentence, or before it.
  if (head.subject === 'post' && !beginsDuty(first, words)) return false
  if (head.subject === 'leadIn' && !unit.shared && used[0] !== 0) return false
  if (whole) return true
  return (
    unit.posts.length > 0 &&
    !taken.some((clause) => speaksOfVerdict(clause, words)) &&
    leavesOutWell(used, of, unit, words)
  )
}

/** Whether a text speaks of exemption, guilt or liability. */
export function speaksOfVerdict(text: string, { verdict }: PhrasingWords): boolean {
  const rest = verdict.except.reduce((out, words) => out.replaceAll(words.replace(/[“”]/g, ''), '·'), text)
  return holdsAny(rest, verdict.words)
}

function leavesOutWell(used: readonly number[], of: UnitSentence, unit: Unit, words: PhrasingWords): boolean {
  const last = used.at(-1) as number
  const timed = (clause: string) => holdsAny(clause, words.hard.frequencies)
  let timedBefore = false
  let timedLeft = false
  for (const [k, clause] of of.clauses.entries()) {
    const taken = used.includes(k)
    if (!taken && k < last && (!beginsDuty(clause, words) || isOpen(clause, words))) return false
    if (!taken && k > last && holdsAny(clause, words.qualifying)) return false
    if (taken && k > 0 && !beginsDuty(clause, words) && !used.includes(k - 1)) return false
    if (taken && isOpen(clause, words) && !used.includes(k + 1)) return false
    if (!taken) timedLeft ||= timed(clause)
    else if (timed(clause)) {
      timedBefore = true
      timedLeft = false
    } else if (timedLeft && (timedBefore || COUNT.test(clause))) return false
  }
  const next = unit.sentences[unit.sentences.indexOf(of) + 1]
  return next === undefined || !words.qualifying.some((word) => next.text.startsWith(word))
}

/** Whether a clause of a duty list begins a duty of its own, rather than going on with the one before or naming who acts. */
export function beginsDuty(clause: string, { starts }: PhrasingWords): boolean {
  return starts.some((word) => clause.startsWith(word)) && !/^每[^，]{0,4}由/.test(clause)
}

/** A condition, a scope or a modal: what follows leans on it. */
function isOpen(clause: string, { governing }: PhrasingWords): boolean {
  const { starts, startsExcept, ends, holds } = governing
  const begins =
    starts.some((word) => clause.startsWith(word)) && !startsExcept.some((word) => clause.startsWith(word))
  return begins || ends.some((word) => clause.endsWith(word)) || holdsAny(clause, holds)
}

function holdsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
