import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * What may safely be stored and shown of a text somebody typed: control characters (except line feed and tab),
 * lone surrogates and zero-width characters removed, `\r\n` made `\n`. Nothing else changes.
 */
export function sanitize(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
}

/** Full-width letters, digits and ASCII punctuation to half-width; the ideographic space to a space. Same length. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}

/** Traditional characters to simplified ones, by dictionary; text in simplified characters is returned as it is. */
export function simplify(text: string): string {
  return toSimplified(text)
}
