import type { Provision, Ref } from '../regulation/index.ts'
import type { KnowledgePack } from './types.ts'

/**
 * Words of a text that speak of how often something is done: 每…, 年度, 定期, 不定期, 至少…次, …次; neither 第三次会议
 * nor 二次供水.
 */
export interface FrequencyPhrase {
  article: Provision
  words: string
  /** Index of `words` in the article's text. */
  at: number
  /** What accounts for it; null where nothing does. */
  coveredBy: 'obligation' | 'uncounted' | 'noted' | null
}

const PHRASE =
  /每[^，。；、,;]{0,2}?(?:半年|季度|季|年|月|旬|周|日|天|次)|每|年度|不?定期|至少[^，。；,;]{0,20}?次|(?<![第\d一二两三四五六七八九十])[\d一二两三四五六七八九十]+次(?!性|供水|加压|污染|装修)/g

/** Every place of a text that speaks of how often, in order: what a pack has to account for. */
export function frequencyWords(text: string): { words: string; at: number }[] {
  return [...text.matchAll(PHRASE)].map((match) => ({ words: match[0], at: match.index }))
}

interface Quoted {
  ref: Ref
  quote: string
}

/** Every frequency phrase of a regulation's articles, in order, with what accounts for it. */
export function frequencyPhrases(pack: KnowledgePack): FrequencyPhrase[] {
  const provisions = new Map(pack.regulation.provisions.map((provision) => [provision.ref, provision]))
  const sources: [NonNullable<FrequencyPhrase['coveredBy']>, readonly Quoted[]][] = [
    ['obligation', pack.obligations],
    ['uncounted', pack.uncounted],
    ['noted', pack.phrases],
  ]
  const covered = sources.flatMap(([by, entries]) =>
    entries.flatMap((entry) => spans(entry, provisions).map((span) => ({ ...span, by }))),
  )
  return pack.regulation.provisions
    .filter(({ kind }) => kind === 'article')
    .flatMap((article) =>
      frequencyWords(article.text).map(({ words, at }) => {
        const cover = covered.find(
          (span) => span.article === article.ref && span.start <= at && at + words.length <= span.end,
        )
        return { article, words, at, coveredBy: cover?.by ?? null }
      }),
    )
}

/** Where a quote of a provision stands in the text of the article that holds the provision. */
function spans({ ref, quote }: Quoted, provisions: ReadonlyMap<Ref, Provision>) {
  const provision = provisions.get(ref)
  if (!provision) return []
  let article = provision
  while (article.kind !== 'article') {
    const parent = article.parent === null ? undefined : provisions.get(article.parent)
    if (!parent) return []
    article = parent
  }
  const base = article.text.indexOf(provision.text)
  const found: { article: Ref; start: number; end: number }[] = []
  for (let at = provision.text.indexOf(quote); at >= 0; at = provision.text.indexOf(quote, at + 1)) {
    found.push({ article: article.ref, start: base + at, end: base + at + quote.length })
  }
  return found
}
