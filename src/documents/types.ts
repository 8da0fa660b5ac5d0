/** The words of a file that somebody brings, whatever the file's format. */

export type DocumentFormat = 'docx' | 'pdf' | 'html' | 'md' | 'txt' | 'doc'

/** What was found while reading, each naming its place (`第3页`, `正文第12段`); nothing of it was lost without one. */
export interface DocumentWarning {
  place: string
  /** One sentence in plain Chinese. */
  message: string
}

export interface SourceDocument {
  format: DocumentFormat
  /**
   * The text in reading order: a printed paragraph or list entry a line, `\f` between pages where the file has pages,
   * tables row by row with cells apart by a tab, automatic numbering (第一条, （一）) written out. White space as found.
   */
  text: string
  /** Pages; null where the format has none. */
  pages: number | null
  warnings: DocumentWarning[]
}

/** What a file may at most be; every limit is told in the sentence of the error that it leads to. */
export interface DocumentLimits {
  /** Of the file. */
  bytes: number
  /** Of what is unpacked out of it. */
  unpackedBytes: number
  pages: number
  characters: number
  /** Of reading it, wall clock. */
  milliseconds: number
}

export type DocumentFault =
  | 'unknown-format'
  | 'empty'
  | 'too-large'
  | 'too-many-pages'
  | 'zip-bomb'
  | 'encrypted'
  | 'broken'
  | 'no-text-layer'
  | 'old-word'
  | 'undecodable'
  | 'too-slow'
