/**
 * The structure of a regulation, as the parser gives it.
 * 编/章 (chapter) → 条 (article) → 款 (paragraph) → 项 (item).
 */

/**
 * Canonical reference of a provision: `zaozhuang-2019#6.1` is 第六条第（一）项, `#25/2` 第二十五条第二款,
 * `#36` the whole article, `#10-1` 第十条之一, `#c2` 第二章, `#25/2.1` an item inside the second paragraph.
 */
export type Ref = string

export type ProvisionKind = 'chapter' | 'article' | 'paragraph' | 'item'

/** A mention, inside a provision's own text, of other provisions of the same regulation. */
export interface Link {
  /** The words as they stand in the reading text, e.g. `本办法第二章、第三章、第四章`. */
  words: string
  /** Index of `words` in the provision's `text` (UTF-16 units). */
  at: number
  targets: Ref[]
}

export interface Provision {
  ref: Ref
  kind: ProvisionKind
  /** Human citation, e.g. `《枣庄办法》第六条第（一）项`; for a chapter `《枣庄办法》第二章`. */
  label: string
  /** Of a chapter: its title with single spaces, e.g. `第一章 总则`. */
  heading?: string
  /**
   * Reading text: broken lines joined, no stray spaces inside sentences, the marker kept for items (`（一）…`)
   * and left out for articles (their number is in `label`). An article's text is all of it: paragraphs and
   * items joined by `\n`. A chapter's text is its heading.
   */
  text: string
  /** Enclosing provision: item → article (or paragraph where an article has several with items) → chapter. */
  parent: Ref | null
  chapter: Ref | null
  /** Directly enclosed provisions in order. A one-paragraph article has no paragraph child. */
  children: Ref[]
  links: Link[]
  /** Half-open range in the source as issued (UTF-16 units). */
  source: { start: number; end: number }
}

export interface ParseWarning {
  /** Where: a reference if there is one, else an offset in the source. */
  ref?: Ref
  offset: number
  message: string
}

export interface ParsedRegulation {
  id: string
  /** Title as found in the text; null where there is none. */
  title: string | null
  /** All that stands before the first chapter or article: issuing notice, headers, document number. */
  preamble: string
  /** Every provision in the order of the text: chapters, articles, paragraphs (only where several), items. */
  provisions: Provision[]
  /** What follows the last article and is not part of it: annexes, imprint. */
  annexes: { title: string; text: string; source: { start: number; end: number } }[]
  warnings: ParseWarning[]
}
