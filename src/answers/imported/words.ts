/** Provisions found by the words of a question alone, where nobody has said which provision answers what. */
import type { KnowledgePack } from '../../knowledge/index.ts'
import type { Provision, Ref } from '../../regulation/index.ts'
import type { RegulationSearch } from '../../retrieval/index.ts'
import { foldWidth, simplify } from '../../text/index.ts'
import type { Expression, QuestionLanguage } from '../language/index.ts'
import type { Question } from '../reading/question.ts'

/** So much of what a question speaks of (0–1, the rarer the weightier) must stand in an article that answers it. */
const ENOUGH = 0.6
/** With so much of it an article is offered as near, not as an answer. */
const NEAR = 0.35
/** A further article is shown beside the best if it has nearly as much. */
const NEARLY = 0.95
const LOOKED_AT = 10
const SHOWN = 2
/** With less than this left of a question, its words say nothing; where the regulation is named, one pair does. */
const LEAST_PAIRS = 2
/** How often stands inside a verb: 巡一次河, 开几次会. */
const INSIDE_VERB = /[一二两三四五六几\d]+[次回趟]/g
/** So much an article loses against the one before it in the ranking, which sees more than words. */
const A_RANK = 0.02

export interface Found {
  refs: Ref[]
  /** Share of the question's words that the first article holds, 0–1. */
  share: number
  /** It holds enough to be shown for an answer; else it is offered as near. */
  enough: boolean
}

export interface ByWords {
  /** The articles of a regulation that hold what the question speaks of, best first; null where none is even near. */
  find(question: Question, pack: KnowledgePack): Found | null
  /** Share of what the question speaks of that these provisions of the regulation hold together, 0–1. */
  shareOf(question: Question, pack: KnowledgePack, refs: readonly Ref[]): number
}

export function createByWords(search: RegulationSearch, language: QuestionLanguage): ByWords {
  const frequencies = new WeakMap<KnowledgePack, Map<string, number>>()
  const frequencyOf = (pack: KnowledgePack) => {
    let counted = frequencies.get(pack)
    if (counted === undefined) {
      counted = new Map()
      for (const article of articlesOf(pack)) {
        for (const pair of new Set(pairsOf(article.text))) counted.set(pair, (counted.get(pair) ?? 0) + 1)
      }
      frequencies.set(pack, counted)
    }
    return counted
  }

  /** Measures how much of a question a text holds; null where the question says too little. */
  function measureOf(question: Question, pack: KnowledgePack): ((text: string) => number) | null {
    const content = contentOf(question, pack, language)
    const wanted = [...new Set(pairsOf(content.text))]
    if (wanted.length < (content.named ? 1 : LEAST_PAIRS)) return null
    const counted = frequencyOf(pack)
    const articles = articlesOf(pack).length
    const weight = (pair: string) => Math.log(1 + (articles + 1) / ((counted.get(pair) ?? 0) + 0.5))
    const whole = wanted.reduce((sum, pair) => sum + weight(pair), 0)
    return (text) => {
      const held = new Set(pairsOf(text))
      return wanted.reduce((sum, pair) => sum + (held.has(pair) ? weight(pair) : 0), 0) / whole
    }
  }

  function find(question: Question, pack: KnowledgePack): Found | null {
    const shareOf = measureOf(question, pack)
    if (shareOf === null) return null
    const byRef = provisionsOf(pack)
    const hits = search.search(question.text, { regulation: pack.meta.id, k: LOOKED_AT })
    const found = [...new Set(hits.map(({ ref }) => articleOf(byRef.get(ref), byRef)))]
      .flatMap((article, rank) => {
        if (article === undefined) return []
        const share = shareOf(shownText(article, byRef))
        return [{ article, share, value: share - A_RANK * rank }]
      })
      .sort((a, b) => b.value - a.value)
    const [best] = found
    if (best === undefined || best.share < NEAR) return null
    return {
      refs: found
        .filter(({ value }) => value >= best.value * NEARLY)
        .slice(0, SHOWN)
        .map(({ article }) => article.ref),
      share: best.share,
      enough: best.share >= ENOUGH,
    }
  }

  return {
    find,
    shareOf(question, pack, refs) {
      const byRef = provisionsOf(pack)
      const texts = refs.flatMap((ref) => {
        const article = articleOf(byRef.get(ref), byRef)
        return article ? [shownText(article, byRef)] : []
      })
      return measureOf(question, pack)?.(texts.join('\n')) ?? 1
    },
  }
}

function provisionsOf({ regulation }: KnowledgePack): ReadonlyMap<Ref, Provision> {
  return new Map(regulation.provisions.map((provision) => [provision.ref, provision]))
}

/** What a question speaks of: without the words of asking, and without the regulation's own name. */
function contentOf(
  { titled }: Question,
  { meta }: KnowledgePack,
  language: QuestionLanguage,
): { text: string; named: boolean } {
  const names = [meta.fullName, meta.shortName, ...meta.aliases, meta.region.name, ...meta.region.aliases]
  const nameless = names
    .sort((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(name.toLowerCase(), ' '), titled)
  const text = blanked(nameless.replace(INSIDE_VERB, ''), language.askingWords)
  return { text, named: nameless !== titled }
}

/** With a blank for everything that the expressions match, so that what stood apart stays apart. */
function blanked(text: string, expressions: readonly Expression[]): string {
  let left = text
  for (const expression of expressions) {
    for (
      let match = expression.match(left);
      match && match.end > match.start;
      match = expression.match(left)
    ) {
      left = `${left.slice(0, match.start)} ${left.slice(match.end)}`
    }
  }
  return left
}

function articlesOf({ regulation }: KnowledgePack): Provision[] {
  return regulation.provisions.filter(({ kind }) => kind === 'article')
}

function articleOf(
  provision: Provision | undefined,
  byRef: ReadonlyMap<Ref, Provision>,
): Provision | undefined {
  let at = provision
  while (at !== undefined && at.kind !== 'article') at = at.parent === null ? undefined : byRef.get(at.parent)
  return at
}

/** An article with its own title and that of its chapter. */
function shownText({ text, heading, chapter }: Provision, byRef: ReadonlyMap<Ref, Provision>): string {
  const above = chapter === null ? undefined : byRef.get(chapter)
  return `${above?.heading ?? ''} ${heading ?? ''} ${text}`
}

/** Pairs of neighbouring characters, Latin words and numbers whole. */
function pairsOf(text: string): string[] {
  return [
    ...simplify(foldWidth(text))
      .toLowerCase()
      .matchAll(/\p{Script=Han}+|[a-z0-9]+/gu),
  ].flatMap(([run]) =>
    /^[a-z0-9]/.test(run)
      ? [run]
      : [...run].slice(1).map((character, i) => `${[...run][i] as string}${character}`),
  )
}
