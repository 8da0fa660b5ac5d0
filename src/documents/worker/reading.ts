import { detectKind, isMarkup, refuseDisguised } from '../detect.ts'
import { DocumentError } from '../errors.ts'
import { extensionOf, formatOfName, titleOf } from '../formats.ts'
import { Sink } from '../sink.ts'
import { charsetIn } from '../text/charset.ts'
import { decodeText } from '../text/decode.ts'
import { plainText } from '../text/plain.ts'
import type { DocumentFormat, DocumentLimits, SourceDocument } from '../types.ts'

/** What a reader gives: the text, and how many pages there were. */
interface Read {
  format: DocumentFormat
  text: string
  pages: number | null
}

/** Reads a file by its content; runs where it can be stopped. Each format's reader is loaded when it is needed. */
export async function readBytes(
  name: string,
  bytes: Uint8Array,
  limits: DocumentLimits,
): Promise<SourceDocument> {
  const sink = new Sink(limits)
  const { format, text, pages } = await byKind(name, bytes, sink)
  if (text.trim() === '') {
    throw new DocumentError(
      'empty',
      '这个文件里没有文字：请核对选的文件；扫描成图片的，请先做文字识别再导入。',
    )
  }
  const extension = extensionOf(name)
  if (extension !== '' && formatOfName(name) !== format) {
    sink.warn('文件名', `文件名以 ${extension} 结尾，内容其实是${titleOf(format)}，已按内容读。`)
  }
  return { format, text, pages, warnings: sink.warnings() }
}

async function byKind(name: string, bytes: Uint8Array, sink: Sink): Promise<Read> {
  const kind = detectKind(bytes)
  if (kind === 'zip') {
    const { readDocx } = await import('../docx/read.ts')
    return { format: 'docx', text: await readDocx(bytes, sink), pages: null }
  }
  if (kind === 'pdf') {
    const { readPdf } = await import('../pdf/read.ts')
    return { format: 'pdf', ...(await readPdf(bytes, sink)) }
  }
  if (kind === 'ole') {
    const { readOle } = await import('../doc/read.ts')
    return { format: 'doc', text: readOle(bytes, sink), pages: null }
  }
  return { ...(await readText(name, bytes, sink)), pages: null }
}

async function readText(name: string, bytes: Uint8Array, sink: Sink): Promise<Omit<Read, 'pages'>> {
  const text = plainText(decodeText(bytes, sink, charsetIn(bytes)), sink)
  refuseDisguised(text)
  const promised = formatOfName(name)
  if (isMarkup(text, promised === 'html')) {
    const { readHtml } = await import('../html/read.ts')
    return { format: 'html', text: readHtml(text, sink) }
  }
  sink.count(text.length)
  if (promised !== 'md') return { format: 'txt', text }
  const { readMarkdown } = await import('../text/markdown.ts')
  return { format: 'md', text: readMarkdown(text, sink) }
}
