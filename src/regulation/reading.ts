/** Stands, one for one, in place of each character of the source that is rubbish; never part of a reading text. */
export const MASK = '\u0000'

const DIGIT = /[0-9]/
const LATIN = /[!-~\u00C0-\u024F]/

/**
 * Reading text of a stretch of the source: white space is kept, as one space, only between two characters of
 * Latin script or ASCII (`GB 50016`, `ISO 9001, 14001`), but not for a line break inside a number; between Chinese characters, digits and Chinese
 * punctuation it is a stray of typesetting and goes. Punctuation stays as issued, ASCII or not.
 */
export function readingText(source: string): string {
  return source.replaceAll(MASK, '').replace(/\s+/g, (space, at: number, whole: string) => {
    const before = whole[at - 1]
    const after = whole[at + space.length]
    if (before === undefined || after === undefined) return ''
    if (space.includes('\n') && DIGIT.test(before) && DIGIT.test(after)) return ''
    return LATIN.test(before) && LATIN.test(after) ? ' ' : ''
  })
}

/** Like {@link readingText}, but columns of tables and lists of names keep one space between them. */
export function spacedText(source: string): string {
  return source.replaceAll(MASK, '').replace(/\s+/g, ' ').trim()
}

/** `text` without any white space: what two texts must share to hold the same characters. */
export function withoutSpace(text: string): string {
  return text.replace(/[\s\u0085]+/g, '')
}
