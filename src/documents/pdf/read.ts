import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { DocumentError } from '../errors.ts'
import type { Sink } from '../sink.ts'
import { withoutBrowserMarks } from './browser-marks.ts'
import { unknownIn, withoutUnknown } from './glyphs.ts'
import { byDirection, type RawItem } from './items.ts'
import { linesOf } from './lines.ts'
import { withLetters } from './radicals.ts'

/** The package's own folder: its tables of Chinese encodings are read from there, not from the network. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name: string): string => `${join(PACKAGE, name)}/`
/** The share of letters that stand for nothing from which a text is not worth reading. */
const MOST_UNKNOWN = 0.3

/** The text of a PDF, a printed line a line, pages apart by `\f`. */
export async function readPdf(bytes: Uint8Array, sink: Sink): Promise<{ text: string; pages: number }> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('%%EOF') >= 0
  const document = await open(bytes)
  try {
    return await readPages(document, whole, sink)
  } finally {
    await document.loadingTask.destroy()
  }
}

async function readPages(
  document: PDFDocumentProxy,
  whole: boolean,
  sink: Sink,
): Promise<{ text: string; pages: number }> {
  const { pages: most } = sink.limits
  if (document.numPages > most) {
    throw new DocumentError(
      'too-many-pages',
      `这个 PDF 有 ${document.numPages} 页，最多读 ${most} 页：请拆成几个文件再导入。`,
    )
  }
  if (!whole) sink.warn('文件末尾', 'PDF 的结尾不完整，可能没有下载完，后面的页可能缺了：请对照原文的页数。')
  const read: (string | null)[] = []
  for (let number = 1; number <= document.numPages; number += 1)
    read.push(await pageText(document, number, sink))
  const pages = withoutBrowserMarks(
    read.map((text) => text ?? ''),
    sink,
  )
  const failed: number[] = []
  const without: number[] = []
  for (const [at, page] of pages.entries()) {
    if (read[at] === null) failed.push(at + 1)
    else if (!/[\p{L}\p{N}]/u.test(page)) without.push(at + 1)
  }
  if (failed.length === pages.length) throw broken()
  judge(pages, without, failed, sink)
  return { text: pages.map(withoutUnknown).join('\n\f'), pages: pages.length }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      // A copy: the package takes what it is given for its own, and no Buffer.
      data: new Uint8Array(bytes),
      cMapUrl: folder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: folder('standard_fonts'),
      wasmUrl: folder('wasm'),
      iccUrl: folder('iccs'),
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new DocumentError(
        'encrypted',
        '这个 PDF 加了密码，读不出来：请用阅读器打开，去掉密码后另存再导入。',
      )
    }
    throw broken()
  }
}

function broken(): DocumentError {
  return new DocumentError('broken', '这个 PDF 坏了，打不开：请重新下载，或用阅读器打开后重新导出。')
}

/** The lines of a page; null where the page is damaged. */
async function pageText(document: PDFDocumentProxy, number: number, sink: Sink): Promise<string | null> {
  let items: RawItem[]
  try {
    const page = await document.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: false })
    items = content.items.filter((item) => 'str' in item)
    page.cleanup()
  } catch {
    return null
  }
  const lines: string[] = []
  for (const [at, { turns, pieces }] of byDirection(items).entries()) {
    const found = linesOf(pieces).map(withLetters)
    sink.count(found.reduce((sum, line) => sum + line.length + 1, 0))
    if (turns === null) {
      sink.warn(`第${number}页`, '有斜着印的字（多半是水印），没有读。')
      continue
    }
    if (at > 0) sink.warn(`第${number}页`, '有转了方向印的字，读在这一页的最后。')
    for (const line of found) lines.push(line)
  }
  return lines.join('\n')
}

/** Tells pages that gave nothing, and refuses files that gave nothing at all. */
function judge(
  pages: readonly string[],
  without: readonly number[],
  failed: readonly number[],
  sink: Sink,
): void {
  const shown = (numbers: readonly number[]): string => `第${ranges(numbers)}页`
  const written = pages.filter((page) => page.trim() !== '')
  const stamp = written.length > 1 && (written[0] as string).length < 40 && new Set(written).size === 1
  if (written.length === 0 || without.length + failed.length === pages.length || stamp) {
    throw new DocumentError(
      'no-text-layer',
      `这个 PDF 的 ${pages.length} 页都是图片（扫描件），没有文字层：请找文字版，或先用文字识别软件转成 .docx 再导入。`,
    )
  }
  if (without.length > 0) sink.warn(shown(without), '没有文字层（扫描的图片，或者空白页），没有读到字。')
  if (failed.length > 0) sink.warn(shown(failed), '页面坏了，没有读。')
  const all = pages.join('')
  if (unknownIn(all) > all.length * MOST_UNKNOWN) {
    throw new DocumentError(
      'undecodable',
      '这个 PDF 的字体没有说明哪个字形是哪个字，读出来是乱码：请找 Word 版，或先用文字识别软件转成 .docx 再导入。',
    )
  }
  for (const [at, page] of pages.entries()) {
    const unknown = unknownIn(page)
    if (unknown > 0) sink.warn(`第${at + 1}页`, `有 ${unknown} 个字认不出来，用“\ufffd”代替：请对照原文。`)
  }
}

/** 1—3、5. */
function ranges(numbers: readonly number[]): string {
  const out: string[] = []
  for (let at = 0; at < numbers.length; at += 1) {
    const first = numbers[at] as number
    while (numbers[at + 1] === (numbers[at] as number) + 1) at += 1
    const last = numbers[at] as number
    out.push(first === last ? String(first) : `${first}—${last}`)
  }
  return out.join('、')
}
