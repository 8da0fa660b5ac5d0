import type { Answer } from '../answers/index.ts'
import { type Ref, regulationOf } from '../regulation/index.ts'
import { canonical } from './canonical.ts'
import type { Held } from './compose.ts'
import type { Source } from './types.ts'
import type { PhrasingLanguage } from './words.ts'

/** What the words of a model must say, so that they answer and do not only say something true beside it. */
export interface Demand {
  source: Source
  /** Words of the source that must be said, as they stand there; null: anything of it. */
  words: string | null
}

/**
 * What an answer must say: something of the first provision that it cites of each regulation and of each of its points;
 * and of each point that rests on a rule, the words of that rule in the provision that the point names first.
 */
export function demandsOf(
  answer: Answer,
  sources: readonly Source[],
  { knowledge }: PhrasingLanguage,
): Demand[] {
  const sourceOf = (ref: Ref | undefined) =>
    sources.find((source) => source.ref !== null && source.ref === ref)
  const points = (answer.trace.chosen?.points ?? []).filter(({ absent }) => !absent)
  const ruled = points.flatMap(({ refs: [ref], rules }) => {
    const source = sourceOf(ref)
    if (source === undefined) return []
    const quotes = rules.flatMap((id) => knowledge.obligation(id) ?? []).filter((rule) => rule.ref === ref)
    return [...new Set(quotes.map(({ quote }) => quote))].map((words): Demand => ({ source, words }))
  })
  const firsts = [...new Set([...firstOfEach(answer), ...points.flatMap(({ refs: [ref] }) => ref ?? [])])]
    .flatMap((ref) => sourceOf(ref) ?? [])
    .filter((source) => ruled.every((demand) => demand.source !== source))
    .map((source): Demand => ({ source, words: null }))
  const seen = new Set<string>()
  return [...firsts, ...ruled].filter(({ source, words }) => {
    const key = `${source.id} ${words ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Whether what is held says what is demanded. */
export function isMet(demand: Demand, held: readonly Held[], language: PhrasingLanguage): boolean {
  const texts = held.flatMap(({ said }) => said).filter(({ source }) => source === demand.source)
  return texts.length > 0 && says(texts.map(({ text }) => text).join('。'), demand, language)
}

/**
 * Whether what comes first may stand behind what an answer opens with: 不对，不是每月1次。 speaks of the rule that was
 * judged, so must the sentence behind it; without an opening, it must not be a fact alone.
 */
export function beginsWell(
  { opening }: Answer,
  held: readonly Held[],
  demands: readonly Demand[],
  language: PhrasingLanguage,
): boolean {
  const [first] = held
  if (first === undefined) return false
  if (opening === '') return true
  const [said] = first.said
  if (said === undefined || first.bearers.some(({ kind }) => kind === 'fact')) return false
  return demands.some((demand) => demand.source === said.source && says(said.text, demand, language))
}

function says(text: string, { words }: Demand, language: PhrasingLanguage): boolean {
  if (words === null) return true
  return canonical(words, language.words.same)
    .split(/[，：；。]/)
    .every((clause) => text.includes(clause))
}

/** The first provision that an answer cites of each regulation. */
function firstOfEach({ citations }: Answer): Ref[] {
  const firsts = new Map<string, Ref>()
  for (const { ref } of citations) {
    const regulation = regulationOf(ref)
    if (!firsts.has(regulation)) firsts.set(regulation, ref)
  }
  return [...firsts.values()]
}
