import { parseFragment } from 'parse5'
import type { Sink } from '../sink.ts'

/** Tags that people put into Markdown; anything else between angle brackets is text. */
const TAG =
  /<\/?(a|abbr|b|big|blockquote|br|center|code|del|details|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(\s[^<>]*)?\/?>/gi
const MARKS: readonly RegExp[] = [
  /(\*{2,3})(?=\S)((?:[^*\n]|\*(?!\*))+?)(?<=\S)\1/g,
  // Between figures a star is a sign of its own, whatever a renderer makes of it.
  /(?<![\d*])(\*)(?=[^\s*])([^*\n]+?)(?<=\S)\1(?![\d*])/g,
  /(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu,
  /(~~)(?=\S)([^~\n]+?)(?<=\S)\1/g,
  /(`{1,2})([^`\n]+)\1/g,
]
/** Stands for a mark that was escaped, while the others are taken off. */
const ESCAPED = 0xf0000

/** The text of a line: emphasis, links, pictures, inline tags and entities resolved. */
export function inlineText(line: string, sink: Sink, number: number): string {
  let text = line.replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, (_, mark: string) =>
    String.fromCodePoint(ESCAPED + mark.charCodeAt(0)),
  )
  if (/!\[[^\]]*\]\(/.test(text) || /<img\b/i.test(text)) {
    sink.warn(`第${number}行`, '这里有图片，图片里的字没有读。')
  }
  text = text
    .replace(/!?\[([^\][]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+["'][^"']*["'])?\)/g, '$1')
    .replace(/\[([^\][]+)\]\[[^\][]*\]/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]+)>/g, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/t[dh]>\s*<t[dh][^<>]*>/gi, '\t')
    .replace(TAG, '')
  for (const mark of MARKS) text = text.replace(mark, '$2')
  if (text.includes('&')) text = text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi, entity)
  return text.replace(/[\u{f0000}-\u{f007f}]/gu, (mark) =>
    String.fromCharCode((mark.codePointAt(0) as number) - ESCAPED),
  )
}

function entity(written: string): string {
  const node = parseFragment(written).childNodes[0]
  return node !== undefined && 'value' in node ? node.value : written
}
