import type { KnowledgePack } from '../../knowledge/index.ts'
import { formatPlace, type Provision, type RefParts, splitRef } from '../../regulation/index.ts'
import type { ReaderArticle, ReaderChapter, ReaderPart, ReaderView } from '../types.ts'

/** A regulation for reading: chapters, articles, and each article's text in its pieces, nothing left out. */
export function readerView(pack: KnowledgePack): ReaderView {
  const { meta, regulation } = pack
  const byRef = new Map(regulation.provisions.map((provision) => [provision.ref, provision]))
  const chapters: ReaderChapter[] = []
  for (const provision of regulation.provisions) {
    if (provision.kind === 'chapter') {
      chapters.push({ ref: provision.ref, heading: provision.heading ?? provision.text, articles: [] })
    } else if (provision.kind === 'article') {
      if (chapters.length === 0) chapters.push({ ref: null, heading: '', articles: [] })
      chapters.at(-1)?.articles.push(articleView(provision, byRef))
    }
  }
  return {
    id: meta.id,
    shortName: meta.shortName,
    fullName: meta.fullName,
    documentNumber: meta.documentNumber,
    issued: meta.issued,
    inForce: meta.inForce,
    slips: meta.slips,
    chapters,
  }
}

function articleView(article: Provision, byRef: Map<string, Provision>): ReaderArticle {
  return {
    ref: article.ref,
    number: formatPlace(splitRef(article.ref) as RefParts),
    label: article.label,
    text: article.text,
    parts: partsOf(article, byRef),
  }
}

/** The lines of a provision, each with the smallest provision it belongs to. */
function partsOf(provision: Provision, byRef: Map<string, Provision>): ReaderPart[] {
  const children = provision.children.flatMap((ref) => byRef.get(ref) ?? [])
  const parts: ReaderPart[] = []
  let rest = provision.text
  const own = (text: string) => {
    for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
      parts.push({ ref: provision.ref, kind: provision.kind === 'item' ? 'item' : 'paragraph', text: line })
    }
  }
  for (const child of children) {
    const at = rest.indexOf(child.text)
    if (at < 0) throw new Error(`the text of ${child.ref} is no part of ${provision.ref}`)
    own(rest.slice(0, at))
    parts.push(...partsOf(child, byRef))
    rest = rest.slice(at + child.text.length)
  }
  own(rest)
  return parts
}
