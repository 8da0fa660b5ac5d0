import type { ReaderArticle, ReaderPart, ReaderView } from './wire.ts'

export interface Segment {
  text: string
  marked: boolean
}

/** The article that `ref` names or lies in; undefined for a chapter or an unknown reference. */
export function articleOf(view: ReaderView, ref: string): ReaderArticle | undefined {
  return view.chapters
    .flatMap((chapter) => chapter.articles)
    .find((article) => article.ref === ref || article.parts.some((part) => part.ref === ref))
}

/**
 * The parts of an article, cut where the cited words begin and end. Words are looked for in the cited part first, or
 * in the whole article where the article itself is cited; a part that lies within longer cited words is marked whole.
 * Without words (or where they are not found) the cited part is marked, and nothing where the article is cited.
 */
export function markParts(article: ReaderArticle, ref: string, quote: string | null): Segment[][] {
  const cited = article.parts.filter((part) => part.ref === ref && ref !== article.ref)
  const among = cited.length > 0 ? cited : article.parts
  const marked = article.parts.map((part) => (among.includes(part) ? mark(part, quote) : plain(part)))
  if (marked.flat().some((segment) => segment.marked)) return marked
  return article.parts.map((part) =>
    cited.includes(part) ? [{ text: part.text, marked: true }] : plain(part),
  )
}

function mark(part: ReaderPart, quote: string | null): Segment[] {
  if (!quote) return plain(part)
  if (quote.includes(part.text)) return [{ text: part.text, marked: true }]
  const at = part.text.indexOf(quote)
  if (at < 0) return plain(part)
  return [
    { text: part.text.slice(0, at), marked: false },
    { text: quote, marked: true },
    { text: part.text.slice(at + quote.length), marked: false },
  ].filter((segment) => segment.text !== '')
}

function plain(part: ReaderPart): Segment[] {
  return [{ text: part.text, marked: false }]
}
