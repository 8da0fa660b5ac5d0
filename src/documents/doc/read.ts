import { DocumentError } from '../errors.ts'
import type { Sink } from '../sink.ts'
import { readStreams } from './compound.ts'
import { type PartLines, partLines } from './lines.ts'
import { partsOf, placedText } from './pieces.ts'
import { PropertyTable } from './properties.ts'
import { listedStyles } from './styles.ts'

const SAVE = '请用 Word 或 WPS 打开，另存为 .docx 再导入。'

/** The text of an old Word document (.doc of Word 97–2003, .wps of WPS in the same form), notes and text boxes last. */
export function readOle(bytes: Uint8Array, sink: Sink): string {
  let streams: Map<string, () => Buffer>
  try {
    streams = readStreams(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch {
    throw broken()
  }
  if (streams.has('EncryptedPackage') || streams.has('EncryptionInfo')) throw encrypted()
  if (streams.has('Workbook') || streams.has('Book') || streams.has('PowerPoint Document')) {
    throw new DocumentError(
      'unknown-format',
      '这是旧版的表格或演示文稿，不是文字文档：请把文字复制到 Word 里，另存为 .docx 再导入。',
    )
  }
  const main = stream(streams, 'WordDocument')
  if (main === null)
    throw new DocumentError('old-word', `这不是 Word 能认的文档（多半是旧版 WPS 文档），读不了：${SAVE}`)
  if (main.length < 0x200 || main.readUInt16LE(0) !== 0xa5ec || main.readUInt16LE(2) < 0xc0) {
    throw new DocumentError('old-word', `这是很旧的 Word 文档（Word 95 或更早），读不了：${SAVE}`)
  }
  const flags = main.readUInt16LE(10)
  if ((flags & 0x100) !== 0) throw encrypted()
  const table = stream(streams, (flags & 0x200) === 0 ? '0Table' : '1Table')
  if (table === null) throw broken()
  try {
    return readParts(main, table, sink)
  } catch (error) {
    if (error instanceof DocumentError) throw error
    throw broken()
  }
}

function readParts(main: Buffer, table: Buffer, sink: Sink): string {
  const placed = placedText(main, table)
  sink.count(placed.text.length)
  const parts = partsOf(main)
  if (parts.body[1] > placed.text.length) throw broken()
  const paragraphs = new PropertyTable(main, table, 0x102, listedStyles(main, table))
  const runs = new PropertyTable(main, table, 0xfa)
  const read = (range: readonly [number, number]): PartLines => partLines(placed, range, paragraphs, runs)
  const body = read(parts.body)
  const lines = body.lines
  tell(body, sink)
  const boxes = read(parts.boxes).lines
  if (boxes.length > 0) sink.warn('文本框', '文本框里的字读在全文末尾，请对照原文的位置。')
  for (const line of boxes) lines.push(line)
  const notes = [...read(parts.footnotes).lines, ...read(parts.endnotes).lines]
  if (notes.length > 0) sink.warn('注', '脚注和尾注读在全文末尾。')
  for (const [at, note] of notes.entries()) lines.push(`[注${at + 1}] ${note.trim()}`)
  if (read(parts.comments).lines.length > 0) sink.warn('批注', '文件里有批注，批注没有读。')
  const margins = read(parts.headers).lines.join(' ')
  if (/\p{L}/u.test(margins.replace(/[第共页]/g, ''))) sink.warn('页眉页脚', '页眉和页脚没有读。')
  return lines.join('\n')
}

function tell({ numbered, hidden, deleted, pictures }: PartLines, sink: Sink): void {
  if (numbered > 0) {
    sink.warn('全文', `有 ${numbered} 段用了自动编号，旧版 Word 的编号读不出来：${SAVE}`)
  }
  if (hidden > 0) sink.warn('全文', `有 ${hidden} 个隐藏的字，打印不出来，没有读。`)
  if (deleted > 0) sink.warn('全文', `有没接受的修订，删除的 ${deleted} 个字没有读。`)
  if (pictures > 0) sink.warn('全文', `有 ${pictures} 处图片或图形，里面的字没有读。`)
}

function stream(streams: ReadonlyMap<string, () => Buffer>, name: string): Buffer | null {
  try {
    return streams.get(name)?.() ?? null
  } catch {
    throw broken()
  }
}

function encrypted(): DocumentError {
  return new DocumentError('encrypted', '这个文件加了密码，读不出来：请用 Word 打开，去掉密码后另存再导入。')
}

function broken(): DocumentError {
  return new DocumentError('broken', `这个旧版 Word 文件（.doc）坏了，读不出来：请重新下载；或者${SAVE}`)
}
