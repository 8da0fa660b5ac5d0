/**
 * The structure of a regulation, as the parser gives it.
 * 编/章 (chapter) → 条 (article) → 款 (paragraph) → 项 (item).
 */

/**
 * Canonical reference of a provision: `zaozhuang-2019#6.1` is 第六条第（一）项, `#25/2` 第二十五条第二款,
 * `#36` the whole article, `#10-1` 第十条之一, `#c2` 第二章, `#25/2.1` an item inside the second paragraph,
 * `#6.1.2` 目 2 of that item, `#c2s1` 第二章第一节, `#b1c2` 第一编第二章.
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

/** Half-open range in the source as issued (UTF-16 units). */
export interface SourceRange {
  start: number
  end: number
}

export interface Provision {
  ref: Ref
  kind: ProvisionKind
  /** Human citation, e.g. `《枣庄办法》第六条第（一）项`; for a chapter `《枣庄办法》第二章`. */
  label: string
  /** Of a chapter: its title with single spaces, e.g. `第一章 总则`; of an article: its own title, where it has one. */
  heading?: string
  /** The number as it stands in the source without its spaces: `第六条`, `（一）`, `1.`; paragraphs have none. */
  marker?: string
  /**
   * Reading text: broken lines joined, no stray spaces inside sentences, the marker kept for items (`（一）…`)
   * and left out for articles (their number is in `label`). An article's text is all of it: paragraphs and
   * items joined by `\n`. A chapter's text is its heading.
   */
  text: string
  /** Enclosing provision: item → article (or paragraph where an article has several) → section → chapter. */
  parent: Ref | null
  /** Enclosing 章 (编 where there is none); of a chapter itself, the heading above it. */
  chapter: Ref | null
  /** Directly enclosed provisions in order. A one-paragraph article has no paragraph child. */
  children: Ref[]
  links: Link[]
  source: SourceRange
}

export interface ParseWarning {
  /** Where: a reference if there is one, else an offset in the source. */
  ref?: Ref
  offset: number
  message: string
}

export interface Annex {
  /** The heading line of an annex (`附件1 …`); empty for an imprint. */
  title: string
  /** All of it, the title line included. */
  text: string
  /** `annex` 附件, `imprint` signatures, dates, 抄送 and 印发 lines after the last article. */
  kind: 'annex' | 'imprint'
  source: SourceRange
}

/** Something of the source that the reading text leaves out, and why. */
export interface Removal {
  /** Where it stands in the source; of a slip, where the printed paragraph that holds it starts. */
  offset: number
  text: string
  why: 'rubbish' | 'markup' | 'page-number' | 'running-header' | 'slip'
}

/** A slip of the source in one provision; where `reading` equals `source` it is only recorded. */
export interface Slip {
  ref: Ref
  /** The words as issued. */
  source: string
  /** The words to be read instead. */
  reading: string
}

export interface ParseOptions {
  /** Goes in front of `#` in every reference. */
  id: string
  /** Goes into labels: 枣庄办法 → 《枣庄办法》第六条. Default: the title found, else the id. */
  shortName?: string
  /** Slips of the source to be mended in the reading text; one that is not there is refused. */
  slips?: readonly Slip[]
}

export interface ParsedRegulation {
  id: string
  /** Title as found in the text; null where there is none. */
  title: string | null
  /** All that stands before the first chapter or article: issuing notice, headers, document number, contents. */
  preamble: string
  /** Every provision in the order of the text: chapters, articles, paragraphs (only where several), items. */
  provisions: Provision[]
  /** What follows the last article and is not part of it: annexes, imprint. */
  annexes: Annex[]
  warnings: ParseWarning[]
  /** Everything of the source that is in none of the texts above. */
  removed: Removal[]
}
