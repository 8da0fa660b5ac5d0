import { fileTypeFromBuffer } from 'file-type'
import { FileError } from './errors.ts'
import { oleKind } from './ole.ts'
import { disguiseOf, textOf } from './plain-text.ts'

/** How a file is looked at before it is kept. */
export type Reading = 'picture' | 'document' | 'package' | 'sheet' | 'text'

export interface Kind {
  mediaType: string
  /** Endings that fit, with the dot; the usual one first. */
  endings: readonly string[]
  reading: Reading
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const KINDS: readonly Kind[] = [
  { mediaType: 'image/jpeg', endings: ['.jpg', '.jpeg'], reading: 'picture' },
  { mediaType: 'image/png', endings: ['.png'], reading: 'picture' },
  { mediaType: 'image/webp', endings: ['.webp'], reading: 'picture' },
  { mediaType: 'image/heic', endings: ['.heic', '.heif'], reading: 'picture' },
  { mediaType: 'application/pdf', endings: ['.pdf'], reading: 'document' },
  { mediaType: `${OFFICE}.wordprocessingml.document`, endings: ['.docx'], reading: 'document' },
  { mediaType: `${OFFICE}.spreadsheetml.sheet`, endings: ['.xlsx'], reading: 'package' },
  { mediaType: `${OFFICE}.presentationml.presentation`, endings: ['.pptx'], reading: 'package' },
  { mediaType: 'application/msword', endings: ['.doc', '.wps'], reading: 'document' },
  { mediaType: 'application/vnd.ms-excel', endings: ['.xls', '.et'], reading: 'sheet' },
]
const TEXT: Kind = { mediaType: 'text/plain', endings: ['.txt', '.text'], reading: 'text' }
const MARKDOWN: Kind = { mediaType: 'text/markdown', endings: ['.md', '.markdown'], reading: 'text' }

/** Ends the sentences of refusals. */
const TAKEN = '能收的是照片（JPEG、PNG、WebP、HEIC）、PDF、Word、Excel、PPT 和纯文本'

const refusal = (sentence: string): FileError => new FileError('kind', sentence)

const BROKEN =
  '这个文件打不开：内容不完整，或者不是 Word、Excel、PPT 文件。请用 Word 或 WPS 打开核对，另存后再发。'

/** Why a known kind is not taken, and what to send instead. */
const REFUSED: readonly [RegExp, string][] = [
  [/macroenabled/, '这个文件带宏，会运行程序，照单不收：请另存为不带宏的 .docx、.xlsx 或 .pptx 再发。'],
  [
    /^application\/(zip|gzip|x-7z-compressed|x-rar-compressed|x-tar|x-bzip2?|x-xz|zstd|x-lzip|x-compress|vnd\.ms-cab-compressed|java-archive|x-lz4|x-cpio|x-unix-archive)$/,
    '这是压缩包，照单不收：请先解压，再把里面的文件一个一个发来。',
  ],
  [
    /^application\/(x-msdownload|x-elf|x-mach-binary|vnd\.android\.package-archive|x-msi|x-apple-diskimage|x-deb|x-rpm|wasm|x-shockwave-flash|x-nintendo-nes-rom|x\.ms\.shortcut|x-chrome-extension)/,
    `这是程序，照单不收：${TAKEN}。`,
  ],
  [/^(application\/xml|image\/svg|text\/html)/, '这是网页或矢量图，照单不收：请打印成 PDF 或截图再发。'],
  [/^application\/rtf/, '这是 RTF 文档，照单看不了：请用 Word 或 WPS 另存为 .docx 再发。'],
  [
    /opendocument|epub|ofd/,
    '这种格式的文档照单看不了：请用 WPS 或 Word 另存为 .docx、.xlsx、.pptx，或导出为 PDF 再发。',
  ],
  [/^(video|audio)\//, '照单不存录音和录像：请发照片或文字材料，录音录像由本单位另行保存。'],
  [/^image\//, '这种图片照单不收：请存成 JPEG 或 PNG 再发。'],
]

/**
 * The kind of a file by its content.
 * @param name decides only between the kinds of plain text, and keeps scripts out, which no content tells apart
 * @throws {FileError} `kind`: not one that is taken, with what to do
 */
export async function kindOf(content: Uint8Array, name: string): Promise<Kind> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  if (found === undefined) return textKind(content, name)
  const mime = found.mime as string
  if (mime === 'application/x-cfb') return oldOffice(content)
  if (mime === 'image/heif' || mime === 'image/heic') return known('image/heic')
  const kind = KINDS.find(({ mediaType }) => mediaType === mime)
  if (kind) return kind
  // A text may begin as some binary kind does (a byte order mark as sound does); what holds text alone is text.
  if (textOf(content) !== null) return textKind(content, name)
  // Of an Office file that was cut off nothing but the archive is left to be told.
  if (mime === 'application/zip' && /\.(docx|xlsx|pptx)$/i.test(name.trim())) throw refusal(BROKEN)
  const why = REFUSED.find(([pattern]) => pattern.test(mime))?.[1]
  throw refusal(why ?? `这种文件照单不收：${TAKEN}。`)
}

function known(mediaType: string): Kind {
  return KINDS.find((each) => each.mediaType === mediaType) as Kind
}

function oldOffice(content: Uint8Array): Kind {
  switch (oleKind(content)) {
    case 'doc':
      return known('application/msword')
    case 'xls':
      return known('application/vnd.ms-excel')
    case 'encrypted':
      throw refusal('这个文件加了密码，照单看不了首页有没有密级标记，不能存放：请去掉密码后另存再发。')
    case 'ppt':
      throw refusal('这是旧版演示文稿（.ppt），照单看不了：请另存为 .pptx 或导出为 PDF 再发。')
    default:
      throw refusal(`这种文件照单不收：${TAKEN}。`)
  }
}

function textKind(content: Uint8Array, name: string): Kind {
  const text = textOf(content)
  if (text === null) throw refusal(`认不出这是什么文件，照单不收：${TAKEN}。`)
  const disguise = disguiseOf(text)
  if (disguise === 'page') throw refusal('这是网页或矢量图，照单不收：请打印成 PDF 或截图再发。')
  if (disguise === 'script') throw refusal(`这是脚本程序，照单不收：${TAKEN}。`)
  if (disguise !== null) throw refusal('这种文档照单看不了：请另存为 .docx，或导出为 PDF 再发。')
  const ending = /\.[^./\\\s]*$/.exec(name.trim().toLowerCase())?.[0] ?? ''
  if (MARKDOWN.endings.includes(ending)) return MARKDOWN
  // A title such as 第3.2节会议记录 has a dot and no ending.
  if (TEXT.endings.includes(ending) || !/^\.[a-z0-9_-]{1,10}$/.test(ending)) return TEXT
  throw refusal(`纯文本只收 .txt 和 .md，这个文件以 ${ending} 结尾：请核对选的文件；${TAKEN}。`)
}
