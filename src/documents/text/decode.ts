import { DocumentError } from '../errors.ts'
import type { Sink } from '../sink.ts'
import { commonness } from './commonness.ts'

/** The share of broken characters up to which a text is read with a warning for each line instead of refused. */
const MOST_BROKEN = 0.02
/** From this many characters on, at least this share must be common in Chinese. */
const LONG = 100
const LEAST_COMMON = 0.05

/**
 * The text of bytes whose encoding nobody tells: a byte order mark decides, then strict UTF-8, UTF-16 without a mark,
 * `hint`, then GB18030 (which holds GBK and GB2312) or Big5, whichever gives ordinary Chinese.
 * @param hint an encoding that the file itself names, any spelling
 * @throws {DocumentError} `undecodable` where every way leaves more than a few broken characters
 */
export function decodeText(bytes: Uint8Array, sink: Sink, hint?: string): string {
  const marked = byMark(bytes)
  if (marked !== null) return tolerant(bytes, marked, sink)
  // First of all: the bytes of UTF-16 Chinese can be valid UTF-8.
  const wide = utf16WithoutMark(bytes)
  if (wide !== null) return tolerant(bytes, wide, sink)
  const utf8 = strict(bytes, 'utf-8')
  if (utf8 !== null && !isShortGb(utf8, bytes)) return utf8
  if (brokenShare(lenient(bytes, 'utf-8')) <= MOST_BROKEN) return tolerant(bytes, 'utf-8', sink)
  const hinted = hint === undefined ? null : labelOf(hint)
  if (hinted !== null && hinted !== 'utf-8') {
    const text = strict(bytes, hinted)
    if (text !== null) return text
  }
  const read = ['gb18030', 'big5'].flatMap((label) => {
    const text = strict(bytes, label)
    return text === null ? [] : [{ text, score: commonness(text) }]
  })
  const best = read.sort((a, b) => b.score - a.score)[0]
  return plausible(best?.text ?? tolerant(bytes, hinted === 'big5' ? 'big5' : 'gb18030', sink))
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

/** Line breaks, spaces and digits of UTF-16 have a zero byte always on the same side. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null
  const plain = (byte: number | undefined): boolean =>
    byte === 0x0a || byte === 0x0d || byte === 0x20 || (byte !== undefined && byte >= 0x30 && byte <= 0x39)
  let even = 0
  let odd = 0
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at] === 0 && plain(bytes[at + 1])) even += 1
    if (bytes[at + 1] === 0 && plain(bytes[at])) odd += 1
  }
  // Both sides can have some: U+3000 holds the bytes of a zero digit.
  if (even === odd) return null
  const label = even > odd ? 'utf-16be' : 'utf-16le'
  const text = strict(bytes, label)
  // Any bytes make characters in UTF-16, but not ones that people use.
  return text !== null && commonness(text) > 0.15 ? label : null
}

/** A few GBK characters can be valid UTF-8 by chance; then they are letters that no Chinese text has. */
function isShortGb(utf8: string, bytes: Uint8Array): boolean {
  if (!/[\u0080-\u07ff]/.test(utf8) || /[\u2000-\uffff]/.test(utf8)) return false
  const gb = strict(bytes, 'gb18030')
  return gb !== null && /^[\x00-\x7f\p{Script=Han}\u3000-\u303f\uff00-\uffef]+$/u.test(gb)
}

function labelOf(hint: string): string | null {
  try {
    const label = new TextDecoder(hint.trim()).encoding
    return label === 'gbk' ? 'gb18030' : label
  } catch {
    return null
  }
}

function strict(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function lenient(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes)
}

function brokenShare(text: string): number {
  let broken = 0
  let whole = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken += 1
    else if (code > 0x7f) whole += 1
  }
  return broken === 0 ? 0 : whole === 0 ? 1 : broken / whole
}

function tolerant(bytes: Uint8Array, label: string, sink: Sink): string {
  const text = lenient(bytes, label)
  if (brokenShare(text) > MOST_BROKEN) throw undecodable()
  return warnOfBroken(text, sink)
}

/** Almost any bytes are valid GB18030; a text of some length has the characters that every text has. */
function plausible(text: string): string {
  const letters = text.match(/[^\x00-\x7f]/g)?.length ?? 0
  if (letters >= LONG && commonness(text) < LEAST_COMMON) throw undecodable()
  return text
}

function undecodable(): DocumentError {
  return new DocumentError(
    'undecodable',
    '这个文件的文字编码认不出来（试过 UTF-8、UTF-16、GB18030 和 Big5）：请用记事本打开，另存为 UTF-8 编码的 .txt 再导入。',
  )
}

/** Names the lines of `text` that hold a broken character; the text itself is left. */
export function warnOfBroken(text: string, sink: Sink): string {
  if (!text.includes('\ufffd')) return text
  for (const [at, line] of text.split(/\r\n|[\n\r]/).entries()) {
    if (line.includes('\ufffd'))
      sink.warn(`第${at + 1}行`, '有读不出来的字，用“\ufffd”代替：请对照原文改好。')
  }
  return text
}
