import type { DocumentFormat } from './types.ts'

/** A format that is read, what people call it, and how its file names end (lower case, with the dot). */
export interface FormatDescription {
  format: DocumentFormat
  title: string
  extensions: readonly string[]
}

/** Every format that {@link readDocument} knows, the one to recommend first. */
export const FORMATS: readonly FormatDescription[] = [
  { format: 'docx', title: 'Word 文档', extensions: ['.docx', '.docm', '.dotx'] },
  { format: 'pdf', title: 'PDF', extensions: ['.pdf'] },
  { format: 'html', title: '网页', extensions: ['.html', '.htm', '.xhtml', '.shtml'] },
  { format: 'md', title: 'Markdown', extensions: ['.md', '.markdown'] },
  { format: 'txt', title: '纯文本', extensions: ['.txt', '.text'] },
  { format: 'doc', title: '旧版 Word 文档', extensions: ['.doc', '.dot', '.wps', '.wpt'] },
]

/** What can be brought instead of a file that is not read; ends the sentences of errors. */
export const READABLE = '能读的是 .docx、带文字的 .pdf、.html、.md、.txt'

/** The end of a file name from its last dot, lower case; empty where there is none. */
export function extensionOf(name: string): string {
  return /[^./\\](\.[^./\\\s]{1,10})$/.exec(name.trim().toLowerCase())?.[1] ?? ''
}

/** The format that a file name promises, or null. */
export function formatOfName(name: string): DocumentFormat | null {
  const extension = extensionOf(name)
  return FORMATS.find((each) => each.extensions.includes(extension))?.format ?? null
}

export function titleOf(format: DocumentFormat): string {
  return FORMATS.find((each) => each.format === format)?.title ?? format
}
