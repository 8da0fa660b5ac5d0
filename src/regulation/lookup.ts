import type { ParsedRegulation, Provision, Ref } from './types.ts'

/** All provisions of one or several regulations by their reference. */
export function createIndex(...regulations: readonly ParsedRegulation[]): Map<Ref, Provision> {
  return new Map(regulations.flatMap(({ provisions }) => provisions.map((p) => [p.ref, p] as const)))
}

/** Whether `quote` stands word for word in the provision's reading text. An empty quote is none. */
export function plainQuoteIn(provision: Provision, quote: string): boolean {
  return quote !== '' && provision.text.includes(quote)
}
