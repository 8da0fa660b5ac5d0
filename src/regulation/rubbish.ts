import { MASK } from './reading.ts'
import type { Removal } from './types.ts'

/** Left by word processors and converters: bookmark marks, zero-width and control characters, soft hyphens. */
const RUBBISH =
  /\[bookmark: ?[^\]\n]{0,80}\]|[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFD]+/g

/**
 * Marks of Markdown and HTML that a text brought as plain text may hold: `## ` before a heading, comments, lone tags.
 * `__` stays: it is a blank to fill in.
 */
const MARKUP =
  /(?<![^\n\r])[ \t]{0,3}#{1,6}(?=[ \t\u3000]|第)|<!--[^\n<>]{0,200}-->|<\/?(?:br|p|b|strong|div|span|center|font|u|h[1-6])(?: [^<>\n]{0,200})?\/?>|&(?:nbsp|emsp|ensp);/gi

/** **第十条** at the start of a line. Stars elsewhere may stand for what is left blank (中国人民银行***分行). */
const BOLD = /^([ \t\u3000]*)\*\*([^*\n\r]{1,80})\*\*(?!\*)/gm

/**
 * Covers rubbish and markup with {@link MASK}, a unit for a unit, so that every offset stays that of the source.
 * @returns the masked text and what was covered.
 */
export function maskRubbish(source: string): { masked: string; removed: Removal[] } {
  const removed: Removal[] = []
  const cover = (pattern: RegExp, why: Removal['why']) => (text: string) =>
    text.replace(pattern, (found: string, offset: number) => {
      removed.push({ offset, text: source.slice(offset, offset + found.length), why })
      return MASK.repeat(found.length)
    })
  const plain = cover(MARKUP, 'markup')(cover(RUBBISH, 'rubbish')(source))
  const masked = plain.replace(BOLD, (_, space: string, words: string, offset: number) => {
    for (const at of [offset + space.length, offset + space.length + 2 + words.length])
      removed.push({ offset: at, text: '**', why: 'markup' })
    return `${space}${MASK}${MASK}${words}${MASK}${MASK}`
  })
  removed.sort((a, b) => a.offset - b.offset)
  return { masked, removed }
}
