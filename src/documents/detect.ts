import { DocumentError } from './errors.ts'
import { READABLE } from './formats.ts'

/** What the first bytes say; `text` is anything that is no known binary file. */
export type Kind = 'zip' | 'ole' | 'pdf' | 'text'

const starts = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte)

const PICTURE = '这是图片，照单不认图片里的字：请找带文字的文件，或先用文字识别软件转成 .docx。'
const ARCHIVE = '这是压缩包：请先解压，再一个一个导入里面的文件。'
const OTHERS: readonly [(bytes: Uint8Array) => boolean, string][] = [
  [
    (b) =>
      starts(b, 0x89, 0x50, 0x4e, 0x47) || starts(b, 0xff, 0xd8, 0xff) || starts(b, 0x47, 0x49, 0x46, 0x38),
    PICTURE,
  ],
  [
    (b) =>
      starts(b, 0x49, 0x49, 0x2a, 0) || starts(b, 0x4d, 0x4d, 0, 0x2a) || starts(b, 0x52, 0x49, 0x46, 0x46),
    PICTURE,
  ],
  [
    (b) => starts(b, 0x1f, 0x8b) || starts(b, 0x52, 0x61, 0x72, 0x21) || starts(b, 0x37, 0x7a, 0xbc, 0xaf),
    ARCHIVE,
  ],
  [(b) => starts(b, 0x7f, 0x45, 0x4c, 0x46) || starts(b, 0x4d, 0x5a), `这是程序，不是文档：${READABLE}。`],
]

/**
 * The kind of file by its content.
 * @throws {DocumentError} `unknown-format` where it is a known kind that holds no text to read
 */
export function detectKind(bytes: Uint8Array): Kind {
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0x50, 0x4b, 5, 6)) return 'zip'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole'
  // Readers of PDF look for the mark in the first kilobyte.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-'))
    return 'pdf'
  for (const [is, sentence] of OTHERS) {
    if (is(bytes)) throw new DocumentError('unknown-format', sentence)
  }
  return 'text'
}

/** What decoded text is. `markup` is HTML by its beginning; a single tag somewhere makes no web page. */
export function isMarkup(text: string, promised: boolean): boolean {
  const head = text.slice(0, 4_000)
  if (/^[\ufeff\s]*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/i.test(head))
    return true
  return promised && /<(!doctype|html|head|body|meta|title|div|p|table|span|br|h[1-6])\b[^>]*>/i.test(text)
}

/** Text files that are other documents in disguise. @throws {DocumentError} `unknown-format`, saying how to save them */
export function refuseDisguised(text: string): void {
  const head = text.slice(0, 2_000)
  const save = '请用 Word 或 WPS 打开，另存为 .docx 再导入。'
  if (/^\s*\{\\rtf/.test(head)) throw new DocumentError('unknown-format', `这是 RTF 文档，读不了：${save}`)
  if (/^\s*MIME-Version:/i.test(head) || /^\s*Content-Type: multipart/im.test(head)) {
    throw new DocumentError('unknown-format', `这是单个文件网页（.mht），读不了：${save}`)
  }
  if (/<\?mso-application|schemas\.microsoft\.com\/office\/(word\/2003|2006\/xmlPackage)/.test(head)) {
    throw new DocumentError('unknown-format', `这是 Word 的 XML 文档，读不了：${save}`)
  }
  if (/^%!PS/.test(head))
    throw new DocumentError('unknown-format', '这是 PostScript 文件，读不了：请转成 PDF 再导入。')
}
