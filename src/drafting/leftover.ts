import { frequencyWords } from '../knowledge/index.ts'
import type { ParsedRegulation, Provision } from '../regulation/index.ts'
import type { DraftedPhrase } from './types.ts'

interface Quoted {
  ref: string
  quote: string
}

/**
 * Phrases for words of frequency that no quote accounts for, seen as the check of packs sees them: the words run over a
 * line's end, or their provision's text stands word for word in an earlier one. They are quoted of the whole article.
 */
export function leftoverPhrases(
  parsed: ParsedRegulation,
  quoted: readonly Quoted[],
  reason: string,
): DraftedPhrase[] {
  const provisions = new Map(parsed.provisions.map((provision) => [provision.ref, provision]))
  const byArticle = Map.groupBy(quoted, ({ ref }) => articleOf(ref, provisions)?.ref)
  return parsed.provisions.flatMap((article) => {
    if (article.kind !== 'article') return []
    const words = frequencyWords(article.text)
    if (words.length === 0) return []
    const spans = (byArticle.get(article.ref) ?? []).flatMap((entry) => spansOf(entry, article, provisions))
    const phrases: DraftedPhrase[] = []
    for (const { at, words: said } of words) {
      const end = at + said.length
      if (spans.some(([from, to]) => from <= at && end <= to)) continue
      const [from, to] = clauseAround(article.text, at, end)
      spans.push([from, to])
      phrases.push({ ref: article.ref, quote: article.text.slice(from, to), reason, as: 'noted', posts: [] })
    }
    return phrases
  })
}

function articleOf(ref: string, provisions: ReadonlyMap<string, Provision>): Provision | undefined {
  let provision = provisions.get(ref)
  while (provision !== undefined && provision.kind !== 'article') {
    provision = provision.parent === null ? undefined : provisions.get(provision.parent)
  }
  return provision
}

function spansOf(
  { ref, quote }: Quoted,
  article: Provision,
  provisions: ReadonlyMap<string, Provision>,
): [number, number][] {
  const text = provisions.get(ref)?.text ?? ''
  const base = article.text.indexOf(text)
  const spans: [number, number][] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    spans.push([base + at, base + at + quote.length])
  }
  return spans
}

/** The stretch between marks of punctuation or line ends that holds the words. */
function clauseAround(text: string, at: number, end: number): [number, number] {
  const before = /[^，。；：、！？\n]*$/.exec(text.slice(0, at))?.[0].length ?? 0
  const after = /^[^，。；：、！？\n]*/.exec(text.slice(end))?.[0].length ?? 0
  return [at - before, end + after]
}
