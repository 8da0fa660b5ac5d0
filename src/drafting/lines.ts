import { type ParsedRegulation, type Provision, type Ref, splitRef } from '../regulation/index.ts'

/** A printed paragraph of an article, with the smallest provision that holds it. */
export interface Line {
  article: Provision
  /** Smallest provision whose text holds the line. */
  ref: Ref
  /** Provisions from the smallest out to the article, with where each one's text begins in the article's. */
  holders: { ref: Ref; at: number; end: number }[]
  /** Words of the line, an item's marker included. */
  text: string
  /** Where the line begins in the article's text. */
  at: number
  /** Where its words begin after an item's marker. */
  body: number
  /** Own words of the provisions around it, the nearest first: 区（市）党委主要负责人安全生产职责主要包括：. */
  leads: string[]
  /** Where each of them stands. */
  leadRefs: Ref[]
  /** Headings above it, the nearest first: the article's own, the section's, the chapter's. */
  headings: string[]
}

/** Number of an article: `6`, `10-1`. */
export function articleNumber(ref: Ref): string {
  const parts = splitRef(ref)
  return `${parts?.article ?? ''}${parts?.insert ? `-${parts.insert}` : ''}`
}

/** Number of an item: `1`, `1.2`; null where `ref` is none. */
export function itemNumber(ref: Ref): string | null {
  const items = splitRef(ref)?.items ?? []
  return items.length === 0 ? null : items.join('.')
}

/** Every line of every article, in the order of the text. */
export function linesOf(parsed: ParsedRegulation): Line[] {
  const provisions = new Map(parsed.provisions.map((provision) => [provision.ref, provision]))
  return parsed.provisions
    .filter(({ kind }) => kind === 'article')
    .flatMap((article) => {
      const headings = headingsOf(article, provisions)
      const spans = spansOf(article, provisions)
      const own = new Map<Ref, string>()
      let at = 0
      return article.text.split('\n').map((text): Line => {
        const end = at + text.length
        const holders = spans.filter((span) => span.at <= at && end <= span.end).reverse()
        const ref = holders[0]?.ref ?? article.ref
        const around = holders.slice(1).filter((holder) => own.has(holder.ref))
        // A closing sentence after a list is led by nothing but the list's own lead.
        own.set(ref, text)
        const line = {
          article,
          ref,
          holders,
          text,
          at,
          body: bodyOf(text, provisions.get(ref)),
          leads: around.map((holder) => own.get(holder.ref) as string),
          leadRefs: around.map((holder) => holder.ref),
          headings,
        }
        at = end + 1
        return line
      })
    })
}

/** Where each provision of an article stands in the article's text, the outer before the inner. */
function spansOf(article: Provision, provisions: ReadonlyMap<Ref, Provision>): Line['holders'] {
  const spans: Line['holders'] = []
  const visit = (provision: Provision, base: number) => {
    spans.push({ ref: provision.ref, at: base, end: base + provision.text.length })
    let from = 0
    for (const ref of provision.children) {
      const child = provisions.get(ref)
      const at = child === undefined ? -1 : provision.text.indexOf(child.text, from)
      if (child === undefined || at < 0) continue
      visit(child, base + at)
      from = at + child.text.length
    }
  }
  visit(article, 0)
  return spans
}

function headingsOf(article: Provision, provisions: ReadonlyMap<Ref, Provision>): string[] {
  const headings = article.heading === undefined ? [] : [article.heading]
  let above = article.parent === null ? undefined : provisions.get(article.parent)
  while (above !== undefined) {
    headings.push((above.heading ?? above.text).replace(/^第[^\s]{1,6}[编章节]\s*/, ''))
    above = above.parent === null ? undefined : provisions.get(above.parent)
  }
  return headings
}

function bodyOf(text: string, provision: Provision | undefined): number {
  const marker = provision?.marker
  if (provision?.kind !== 'item' || marker === undefined || !text.startsWith(marker)) return 0
  return marker.length + (/^[\s、.．:：]*/.exec(text.slice(marker.length))?.[0].length ?? 0)
}
