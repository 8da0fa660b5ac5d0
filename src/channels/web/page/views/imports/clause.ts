import { html, type TemplateResult } from 'lit-html'
import { articleOf, markParts } from '../../highlight.ts'
import type { ReviewState } from '../../imports/state.ts'
import { itemOf } from '../../imports/steps.ts'
import type { ReaderArticle } from '../../wire.ts'

/** The law's words that a step is about: the article as issued, the quoted words set off. */
export function clauseView(review: ReviewState): TemplateResult {
  return html`<section class="review-clause" tabindex="0" aria-label="条文原文">
    ${passagesOf(review).map(({ article, ref, quote }) => articleView(article, ref, quote))}
  </section>`
}

interface Passage {
  article: ReaderArticle
  ref: string
  quote: string | null
}

function passagesOf(review: ReviewState): Passage[] {
  const { reader, step, adding } = review
  const at = (ref: string, quote: string | null): Passage[] => {
    const article = articleOf(reader, ref)
    return article ? [{ article, ref, quote }] : []
  }
  if (step === 'add' && adding) return at(adding.ref, adding.quote)
  const item = itemOf(review)
  if (item?.kind === 'post') {
    const duties = (item.value ?? item.proposal)?.duties ?? []
    const articles = new Map(
      duties.flatMap((ref) => at(fullRef(review, ref), null)).map((one) => [one.article, one]),
    )
    return [...articles.values()]
  }
  if (item) {
    const value = item.value ?? item.proposal
    return value ? at(fullRef(review, value.ref), value.quote) : []
  }
  // Who issued a text, for whom and from when on stands at its beginning and at its end.
  const articles = reader.chapters.flatMap((chapter) => chapter.articles)
  const ends = [...articles.slice(0, 2), ...articles.slice(-1)]
  return [...new Set(ends)].map((article) => ({ article, ref: article.ref, quote: null }))
}

/** A reference with the regulation's id, which values in force are kept without. */
export function fullRef({ id }: Pick<ReviewState, 'id'>, ref: string): string {
  return ref.startsWith('#') ? `${id}${ref}` : ref
}

function articleView(article: ReaderArticle, ref: string, quote: string | null) {
  const marked =
    quote === null
      ? article.parts.map((part) => [{ text: part.text, marked: false }])
      : markParts(article, ref, quote)
  return html`<article class="article">
    <h4>${article.number}</h4>
    ${article.parts.map(
      (part, i) =>
        html`<p class="part ${part.kind}">${marked[i]?.map((segment) =>
          segment.marked ? html`<mark>${segment.text}</mark>` : segment.text,
        )}</p>`,
    )}
  </article>`
}
