import { normalise, termsOf } from '../words/index.ts'
import { type AnalysedQuery, QUESTION_KINDS, type SearchLanguage } from './types.ts'

/** Reads a query as it was written: its terms, what kind of question it is, what it wants defined. */
export function analyseQuery(query: string, language: SearchLanguage): AnalysedQuery {
  const text = normalise(query).replace(/\s+/gu, '')
  const { words, pairs } = termsOf(query)
  const once = (terms: ReadonlyMap<string, number>) => new Map([...terms.keys()].map((term) => [term, 1]))
  return {
    text,
    words: once(words),
    pairs: once(pairs),
    kinds: new Set(QUESTION_KINDS.filter((kind) => language.kinds[kind].asks.test(text))),
    definition: definitionOf(text, language),
  }
}

/** How an article would define what the query wants defined; null where it wants nothing defined. */
function definitionOf(text: string, { defined, definition }: SearchLanguage): RegExp | null {
  for (const expression of defined) {
    const term = expression.exec(text)?.[1]
    if (term !== undefined) return new RegExp(definition.replaceAll('X', escaped(term)))
  }
  return null
}

/** The term as an expression that finds just it. */
function escaped(term: string): string {
  return term.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
