/** A report as text, before it is set: what it says, and what each sentence rests on. */

/** One statement. It is shown with its proof after it, in brackets: 〔台账第3号、第5号；《枣庄办法》第七条第（一）项〕。 */
export interface Sentence {
  /** Without its full stop. */
  text: string
  /** Numbers of the ledger entries that it tells of. */
  entries: readonly number[]
  /** Citations of the provisions, or sources of the organisation's own items, that it tells of. */
  provisions: readonly string[]
  /** Its words name the provisions themselves, so that the brackets need not. */
  namesProvisions?: true
}

export type Part =
  /** （一） … ; `text` without its number. */
  | { kind: 'heading'; text: string }
  /** The law's words, or those of an item of the organisation's own, whole and verbatim. */
  | { kind: 'quote'; label: string; text: string }
  /** `wording`: the same sentences, joined anew and found to say the same. */
  | { kind: 'sentences'; lead: string | null; sentences: Sentence[]; wording?: string }
  /** A fixed sentence of the product: see remarks.ts. */
  | { kind: 'remark'; text: string }
  /** A line for the person to write on. */
  | { kind: 'blank' }

/** 一、职责依据 …; `heading` without its number. */
export interface Section {
  heading: string
  parts: Part[]
}

export interface Report {
  title: string
  /** Whose it is, which days, which posts; a line each. */
  lines: string[]
  sections: Section[]
  /** In small type at the end: where the ledger stood. */
  imprint: string
}
