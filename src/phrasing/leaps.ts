import type { Reading } from './reading-types.ts'
import { beginsDuty } from './starts.ts'
import type { Unit, UnitSentence } from './units.ts'
import { holdsAny, speaksOfVerdict } from './verdict.ts'
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
    (unit.posts.length === 0 ||
      !beginsDuty(first, words) ||
      beginsNegation(first, words) ||
      taken.some((clause) => holdsAny(clause, words.governing.holds) || speaksOfVerdict(clause, words)))
  )
    return false
  // Who is bound is said once: by the law's own sentence, or before it.
  if (head.subject === 'post' && !beginsDuty(first, words)) return false
  if (head.subject === 'leadIn' && !unit.shared && used[0] !== 0) return false
  if (head.subject === 'list' && used[0] !== 0 && !beginsDuty(first, words)) return false
  if (whole) return true
  return (
    unit.posts.length > 0 &&
    !of.apart &&
    !taken.some((clause) => speaksOfVerdict(clause, words)) &&
    leavesOutWell(used, of, unit, words)
  )
}

/** 不定期组织督促检查: 并 before it would say that it is not done regularly. */
function beginsNegation(clause: string, { hard }: PhrasingWords): boolean {
  return hard.negations.some((word) => clause.startsWith(word))
}

/** What is taken hangs together and leans on nothing that is left out. */
function leavesOutWell(used: readonly number[], of: UnitSentence, unit: Unit, words: PhrasingWords): boolean {
  const [first, last] = [used[0] as number, used.at(-1) as number]
  if (last - first + 1 !== used.length) return false
  const before = of.clauses.slice(0, first)
  const after = of.clauses.slice(last + 1)
  const begins = of.clauses[first] as string
  if (before.some((clause) => !beginsDuty(clause, words) || isOpen(clause, words))) return false
  if (before.length > 0 && !beginsDuty(begins, words)) return false
  if (leansOn(before.at(-1), begins, words)) return false
  // 制定贯彻…部署，…法律法规的具体措施: what follows is a part of it, unless it is said to be joined to it.
  const [rest] = after
  if (rest !== undefined && !beginsDuty(rest, words) && !words.between.some((word) => rest.startsWith(word)))
    return false
  // A count whose frequency is said once, before it.
  if (COUNT.test(begins) && !isTimed(begins, words) && before.some((clause) => isTimed(clause, words)))
    return false
  if (after.length > 0 && isOpen(of.clauses[last] as string, words)) return false
  if (after.some((clause) => holdsAny(clause, words.qualifying))) return false
  const next = unit.sentences[unit.sentences.indexOf(of) + 1]
  return next === undefined || !words.qualifying.some((word) => next.text.startsWith(word))
}

/** 督促有关部门履行职责，落实制度: who is to 落实 stands in the clause before. */
function leansOn(before: string | undefined, clause: string, words: PhrasingWords): boolean {
  const causes = (text: string) => words.causing.some((word) => text.startsWith(word))
  return before !== undefined && causes(before) && !causes(clause) && !isTimed(clause, words)
}

function isTimed(clause: string, { hard }: PhrasingWords): boolean {
  return holdsAny(clause, hard.frequencies)
}

/** A condition, a scope or a modal: what follows leans on it. */
function isOpen(clause: string, { governing }: PhrasingWords): boolean {
  const { starts, startsExcept, ends, holds } = governing
  const begins =
    starts.some((word) => clause.startsWith(word)) && !startsExcept.some((word) => clause.startsWith(word))
  return begins || ends.some((word) => clause.endsWith(word)) || holdsAny(clause, holds)
}
