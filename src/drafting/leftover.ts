import { frequencyWords } from '../knowledge/index.ts'
import type { ParsedRegulation, Provision } from '../regulation/index.ts'
import type { DraftedPhrase } from './types.ts'

const BREAKS = '，。；：、！？\n'

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
    const entries = new Map(
      (byArticle.get(article.ref) ?? []).map((entry) => [`${entry.ref} ${entry.quote}`, entry]),
    )
    const spans = [...entries.values()].flatMap((entry) => spansOf(entry, article, provisions))
    const reach = reachOf(spans, article.text.length)
    const phrases = new Map<string, DraftedPhrase>()
    let done = 0
    for (const { at, words: said } of words) {
      const end = at + said.length
      if (end <= Math.max(done, reach[at] as number)) continue
      const [from, to] = clauseAround(article.text, at, end)
      done = to
      const quote = article.text.slice(from, to)
      phrases.set(quote, { ref: article.ref, quote, reason, as: 'noted', posts: [] })
    }
    return [...phrases.values()]
  })
}

/** For every place how far a stretch reaches that has begun there or before. */
function reachOf(spans: readonly [number, number][], length: number): Int32Array {
  const reach = new Int32Array(length + 1)
  for (const [from, to] of spans) reach[from] = Math.max(reach[from] as number, to)
  for (let i = 1; i <= length; i++) reach[i] = Math.max(reach[i] as number, reach[i - 1] as number)
  return reach
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
  let [from, to] = [at, end]
  while (from > 0 && !BREAKS.includes(text[from - 1] as string)) from--
  while (to < text.length && !BREAKS.includes(text[to] as string)) to++
  return [from, to]
}
