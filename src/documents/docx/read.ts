import { DocumentError } from '../errors.ts'
import { READABLE } from '../formats.ts'
import type { Sink } from '../sink.ts'
import { BodyReader, type NoteReference } from './body.ts'
import { readChunks } from './chunks.ts'
import { Numbering } from './numbering.ts'
import { readNumbering } from './numbering-part.ts'
import { Package } from './package.ts'
import { type Relation, relationsOf } from './relations.ts'
import { Remarks, shortened } from './remarks.ts'
import { readStyles, Styles } from './styles.ts'
import { walkXml } from './xml.ts'

/** What a zip that holds no Word document is, by a part that only it has. */
const OTHERS: readonly [RegExp, string][] = [
  [/^xl\//, '这是 Excel 表格，不是文字文档：请把文字复制到 Word 里，另存为 .docx 再导入。'],
  [/^ppt\//, '这是演示文稿，不是文字文档：请把文字复制到 Word 里，另存为 .docx 再导入。'],
  [
    /^content\.xml$/,
    '这是 OpenDocument 文件（.odt 等），读不了：请用 Word 或 WPS 打开，另存为 .docx 再导入。',
  ],
  [/^ofd\.xml$/, '这是 OFD 版式文件，读不了：请用阅读器导出为 PDF 或 Word 再导入。'],
  [/^meta-inf\/container\.xml$/, `这是电子书（.epub），读不了：${READABLE}。`],
]

/** The text of a Word document in reading order, notes at its end. */
export async function readDocx(bytes: Uint8Array, sink: Sink): Promise<string> {
  const from = await Package.open(bytes, sink)
  const main = (await relationsOf(from, '')).find((each) => each.type === 'officeDocument')?.target
  if (main === undefined || !from.has(main) || /^(xl|ppt)\//.test(main)) throw noDocument(from)
  const relations = await relationsOf(from, main)
  const part = (type: string): string | undefined => {
    const target = relations.find((each) => each.type === type)?.target
    return target !== undefined && from.has(target) ? target : undefined
  }
  const stylesPart = part('styles')
  const styles = stylesPart === undefined ? new Styles() : await readStyles(from, stylesPart)
  const numberingPart = part('numbering')
  const lists =
    numberingPart === undefined
      ? { abstracts: new Map(), lists: new Map() }
      : await readNumbering(from, numberingPart)
  const reader = (place: string, chunks?: ReadonlyMap<string, readonly string[]>): BodyReader =>
    new BodyReader(new Numbering(lists, styles), styles, new Remarks(sink, place), chunks)

  const body = reader('正文', await readChunks(from, relations, sink))
  await walkXml(from.read(main), main, body)
  const lines = body.finish()
  if (body.lacksChunk && lines.length === 0) throw onlyChunk()
  const notes: Record<NoteReference['kind'], ReadonlyMap<string, string[]>> = {
    footnote: new Map(),
    endnote: new Map(),
  }
  for (const kind of ['footnote', 'endnote'] as const) {
    const target = part(`${kind}s`)
    if (target === undefined) continue
    const notesReader = reader(kind === 'footnote' ? '脚注' : '尾注')
    await walkXml(from.read(target), target, notesReader)
    notes[kind] = notesReader.notes
  }
  for (const [at, { kind, id }] of body.references.entries()) {
    lines.push(`[注${at + 1}] ${(notes[kind].get(id) ?? []).join(' ').trim()}`)
  }
  await tellMargins(from, relations, reader, sink)
  if (part('comments') !== undefined) sink.warn('批注', '文件里有批注，批注没有读。')
  return lines.join('\n')
}

/** Page headers and footers are no part of the text; what they say (other than page numbers) is told. */
async function tellMargins(
  from: Package,
  relations: readonly Relation[],
  reader: (place: string) => BodyReader,
  sink: Sink,
): Promise<void> {
  for (const { type, target } of relations) {
    if ((type !== 'header' && type !== 'footer') || !from.has(target)) continue
    const place = type === 'header' ? '页眉' : '页脚'
    const margin = reader(place)
    await walkXml(from.read(target), target, margin)
    const text = margin.finish().join(' ')
    if (/\p{L}/u.test(text.replace(/[第共页]/g, ''))) sink.warn(place, `${place}“${shortened(text)}”没有读。`)
  }
}

function onlyChunk(): DocumentError {
  return new DocumentError(
    'empty',
    '这个 Word 文件（.docx）的正文是嵌入的另一个文件（altChunk），读不了：请用 Word 打开，另存为 .docx 再导入。',
  )
}

function noDocument(from: Package): DocumentError {
  const names = from.names()
  for (const [pattern, sentence] of OTHERS) {
    if (names.some((name) => pattern.test(name))) return new DocumentError('unknown-format', sentence)
  }
  if (names.some((name) => name === '[content_types].xml' || name.startsWith('word/'))) {
    return new DocumentError(
      'broken',
      '这个 Word 文件（.docx）坏了，里面没有正文：请重新下载，或用 Word 打开修复后另存。',
    )
  }
  return new DocumentError('unknown-format', '这是压缩包：请先解压，再一个一个导入里面的文件。')
}
