import { DocumentError } from '../errors.ts'
import { READABLE } from '../formats.ts'
import type { Sink } from '../sink.ts'

/** Control characters that no text has; tab, line breaks and form feed are its own, 0x1a ends old files. */
const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f]/g
/** The share of them from which bytes are no text. */
const MOST_CONTROLS = 0.005

/**
 * Text with `\n` between its lines and without control characters, which are told.
 * @throws {DocumentError} `unknown-format` where there are so many that the file is no text
 */
export function plainText(decoded: string, sink: Sink): string {
  const text = decoded.replace(/\r\n?/g, '\n').replace(/\x1a+$/, '')
  const found = text.match(CONTROLS)?.length ?? 0
  if (found === 0) return text
  if (found > text.length * MOST_CONTROLS) {
    throw new DocumentError('unknown-format', `这个文件不是文字文件，认不出是什么格式：${READABLE}。`)
  }
  for (const [at, line] of text.split('\n').entries()) {
    if (line.search(CONTROLS) >= 0) sink.warn(`第${at + 1}行`, '有看不见的控制字符，已去掉。')
  }
  return text.replace(CONTROLS, '')
}
