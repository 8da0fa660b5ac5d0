import type { Block } from './blocks.ts'
import { formatCitation, joinRef, type RefParts } from './refs.ts'
import type { Provision, Ref } from './types.ts'

/** A printed paragraph of an article with the provision whose own text it is. */
export interface PlacedBlock extends Block {
  ref: Ref
  /** 款 in which it stands, from 1, and of how many. */
  paragraph: number
  paragraphs: number
  /** Every provision whose text holds it, from the article in, and at which index. */
  holders: { provision: Provision; at: number }[]
}

export interface ArticleHead {
  regulation: string
  shortName: string
  number: number
  insert: number
  marker: string
  parent: Ref | null
  chapter: Ref | null
  /** Offset of the heading in the source. */
  start: number
  /** Where the heading ends: the end of the article if nothing follows. */
  end: number
}

/**
 * Makes one article and what it holds out of its printed paragraphs. Paragraphs become provisions only where
 * there are several; items then hang on theirs (`#25/2.1`), else on the article (`#6.1`). Text after an item that
 * is followed by the next item of the same list belongs to the former.
 * @returns the provisions in order of the text, links still empty, and the blocks with their places.
 */
export function buildArticle(
  head: ArticleHead,
  blocks: readonly Block[],
): { provisions: Provision[]; placed: PlacedBlock[] } {
  const paragraphs = intoParagraphs(blocks)
  const several = paragraphs.length > 1
  const base: RefParts = { regulation: head.regulation, article: head.number, insert: head.insert, items: [] }
  const article = draft(joinRef(base), 'article', head.parent, head.start)
  article.marker = head.marker
  article.source.end = head.end
  const all = [article]
  const placed: PlacedBlock[] = []
  for (const [p, owned] of paragraphs.entries()) {
    const at: RefParts = several ? { ...base, paragraph: p + 1 } : base
    const outer = several
      ? draft(joinRef(at), 'paragraph', article.ref, owned[0]?.block.source.start ?? head.end)
      : article
    if (several) adopt(article, outer, all)
    const open: Provision[] = []
    for (const { block, path } of owned) {
      open.length = Math.min(open.length, block.path.length === 0 ? path.length : block.path.length - 1)
      if (block.path.length > 0) {
        const ref = joinRef({ ...at, items: path })
        const item = draft(ref, 'item', (open.at(-1) ?? outer).ref, block.source.start)
        if (block.marker !== undefined) item.marker = block.marker
        adopt(open.at(-1) ?? outer, item, all)
        open.push(item)
      }
      const holders = [...new Set([article, outer, ...open])].map((holder) => append(holder, block))
      const ref = (open.at(-1) ?? outer).ref
      placed.push({ ...block, ref, paragraph: p + 1, paragraphs: paragraphs.length, holders })
    }
  }
  const title = articleTitle(article.text)
  if (title !== null) article.heading = title
  return { provisions: all, placed }

  function draft(ref: Ref, kind: Provision['kind'], parent: Ref | null, start: number): Provision {
    const label = formatCitation(ref, head.shortName)
    const source = { start, end: start }
    return { ref, kind, label, text: '', parent, chapter: head.chapter, children: [], links: [], source }
  }
}

function adopt(parent: Provision, child: Provision, all: Provision[]): void {
  parent.children.push(child.ref)
  all.push(child)
}

function append(provision: Provision, block: Block): { provision: Provision; at: number } {
  if (provision.text !== '') provision.text += '\n'
  const at = provision.text.length
  provision.text += block.text
  provision.source.end = block.source.end
  return { provision, at }
}

/** Splits at each block that is no item, unless the list that it interrupts goes on after it. */
function intoParagraphs(blocks: readonly Block[]): { block: Block; path: number[] }[][] {
  const nextItem: (Block | undefined)[] = []
  let next: Block | undefined
  for (let i = blocks.length - 1; i >= 0; i--) {
    nextItem[i] = next
    const block = blocks[i] as Block
    if (block.path.length > 0) next = block
  }
  const paragraphs: { block: Block; path: number[] }[][] = []
  let path: number[] = []
  for (const [i, block] of blocks.entries()) {
    const open = paragraphs.at(-1)
    if (block.path.length > 0) {
      path = block.path
      if (open === undefined) paragraphs.push([{ block, path }])
      else open.push({ block, path })
    } else if (open !== undefined && path.length > 0 && continuesList(path, nextItem[i])) {
      open.push({ block, path })
    } else {
      path = []
      paragraphs.push([{ block, path }])
    }
  }
  return paragraphs
}

/** The next item goes on counting from `path`, at its level or at one above it, or opens a list inside it. */
function continuesList(path: readonly number[], next: Block | undefined): boolean {
  if (next === undefined || next.path.length === 0) return false
  const level = next.path.length - 1
  if (level > path.length) return false
  if (next.path.slice(0, level).some((n, i) => n !== path[i])) return false
  return level === path.length
    ? next.path[level] === 1
    : (next.path[level] as number) > (path[level] as number)
}

/** 第一条 【目的】为了… or 第一条（目的） 为了…: the article's own title, which stays part of its text as well. */
function articleTitle(text: string): string | null {
  const found =
    /^(?:【([^】\n]{1,30})】|[（(]([^）)\n]{2,20})[）)](?=[\n\s]|为|本|各|县|对|有|在|国|任|依|应))/.exec(
      text,
    )
  const title = found?.[1] ?? found?.[2]
  return title === undefined || /^[一二三四五六七八九十\d]+$/.test(title) ? null : title
}
