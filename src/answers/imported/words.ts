/** Provisions found by the words of a question alone, where nobody has said which provision answers what. */
import type { DraftingVocabulary } from '../../drafting/index.ts'
import type { Knowledge, KnowledgePack } from '../../knowledge/index.ts'
import type { Provision, Ref } from '../../regulation/index.ts'
import { loadSearchLanguage, type RegulationSearch } from '../../retrieval/index.ts'
import type { QuestionLanguage } from '../language/index.ts'
import type { Question } from '../reading/question.ts'
import { contentOf, folded, holder, namelessOf, thingsIn } from './content.ts'

/** So much of what a question speaks of (0–1, the rarer the weightier) must stand in an article that answers it. */
const ENOUGH = 0.7
/** So much does where the question names the regulation or its place: then it is about this text. */
const ENOUGH_NAMED = 0.45
/** With so much of it an article is offered as near, not as an answer. */
const NEAR = 0.35
/** A further article is shown beside the best if it has nearly as much. */
const NEARLY = 0.95
const LOOKED_AT = 10
const SHOWN = 2
/** With fewer words left of a question, they say nothing; where the regulation is named, one does. */
const LEAST_WORDS = 2
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

/** What is asked for with such words must be there: a number where 多久 is asked, a penalty where 怎么罚 is. */
const DEMANDING = ['effect', 'meaning', 'sanction', 'amount'] as const

export function createByWords(
  knowledge: Knowledge,
  search: RegulationSearch,
  language: QuestionLanguage,
  drafting: Pick<DraftingVocabulary, 'gazetteer'>,
): ByWords {
  const { kinds, breach } = loadSearchLanguage(knowledge.dir)

  /** Whether an article can be an answer by its form. Penalties are none to who did not ask for them. */
  function fits(asked: string, text: string): boolean {
    const demands = DEMANDING.filter((kind) => kinds[kind].asks.test(asked))
    if (!demands.includes('sanction') && breach.test(folded(text))) return false
    return demands.every((kind) => kinds[kind].answers.test(folded(text)))
  }

  /** The most that one paragraph or item of an article, with its opening words, holds; null where none can be an answer. */
  function bestShare(
    asked: string,
    article: Provision,
    shareOf: (text: string) => number,
    above: string,
  ): number | null {
    const [opening = '', ...more] = article.text.split('\n')
    const parts = [opening, ...more.map((part) => `${opening}\n${part}`)]
    const shares = parts.filter((part) => fits(asked, part)).map((part) => shareOf(`${above} ${part}`))
    return shares.length === 0 ? null : Math.max(...shares)
  }

  const texts = new WeakMap<KnowledgePack, string[]>()
  const articleTexts = (pack: KnowledgePack) => {
    let known = texts.get(pack)
    if (known === undefined) {
      known = articlesOf(pack).map(({ text }) => folded(text))
      texts.set(pack, known)
    }
    return known
  }

  /** Measures how much of a question a text holds; null where the question says too little. */
  function measureOf(
    question: Question,
    pack: KnowledgePack,
  ): { shareOf: (text: string) => number; named: boolean } | null {
    const { text, named } = contentOf(question, pack, language, drafting)
    const wanted = [...new Set(thingsIn(text))]
    if (wanted.length < (named ? 1 : LEAST_WORDS)) return null
    const all = articleTexts(pack)
    const weighed = wanted.map((word) => {
      const held = holder(word)
      const holding = all.filter((each) => held(each) > 0).length
      return { held, weight: word.length * Math.log(1 + (all.length + 1) / (holding + 0.5)) }
    })
    const whole = weighed.reduce((sum, { weight }) => sum + weight, 0)
    const shareOf = (shown: string) => {
      const text = folded(shown)
      return weighed.reduce((sum, { held, weight }) => sum + weight * held(text), 0) / whole
    }
    return { shareOf, named }
  }

  function find(question: Question, pack: KnowledgePack): Found | null {
    const measure = measureOf(question, pack)
    if (measure === null) return null
    const { shareOf, named } = measure
    // 责任 and 处罚 in a regulation's name ask for no penalty.
    const asked = namelessOf(question, pack).replace(/\s/g, '')
    const byRef = provisionsOf(pack)
    const hits = search.search(question.text, { regulation: pack.meta.id, k: LOOKED_AT })
    const found = [...new Set(hits.map(({ ref }) => articleOf(byRef.get(ref), byRef)))]
      .flatMap((article, rank) => {
        const share = article && bestShare(asked, article, shareOf, namesAbove(article, pack, byRef))
        if (article === undefined || typeof share !== 'number') return []
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
      enough: best.share >= (named ? ENOUGH_NAMED : ENOUGH),
    }
  }

  return {
    find,
    shareOf(question, pack, refs) {
      const byRef = provisionsOf(pack)
      const texts = refs.flatMap((ref) => {
        const article = articleOf(byRef.get(ref), byRef)
        return article ? [`${namesAbove(article, pack, byRef)} ${article.text}`] : []
      })
      return measureOf(question, pack)?.shareOf(texts.join('\n')) ?? 1
    },
  }
}

function provisionsOf({ regulation }: KnowledgePack): ReadonlyMap<Ref, Provision> {
  return new Map(regulation.provisions.map((provision) => [provision.ref, provision]))
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

/** The titles under which an article stands: the regulation's, the chapter's, its own. */
function namesAbove(
  { heading, chapter }: Provision,
  { meta }: KnowledgePack,
  byRef: ReadonlyMap<Ref, Provision>,
): string {
  const above = chapter === null ? undefined : byRef.get(chapter)
  return `${meta.fullName} ${above?.heading ?? ''} ${heading ?? ''}`
}
