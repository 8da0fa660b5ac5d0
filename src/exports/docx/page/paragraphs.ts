import { Paragraph, TextRun } from 'docx'

/**
 * A paragraph of a style; where the text has several lines each begins one.
 * @param keepNext on one page with what follows.
 */
export function lineOf(style: string, text: string, keepNext?: boolean): Paragraph {
  return new Paragraph({ style, ...(keepNext ? { keepNext } : {}), children: runsOf(text) })
}

/** Words as they are; where they have several lines each begins one. */
export function runsOf(text: string): TextRun[] {
  return text.split('\n').map((part, at) => new TextRun(at === 0 ? part : { text: part, break: 1 }))
}
