/** A file in the composer, on its way to be sent with the next message. */
export interface Attaching {
  key: number
  name: string
  /** Bytes. */
  size: number
  state: 'uploading' | 'ready' | 'failed'
  /** One sentence, where it failed. */
  error?: string
  /** What the server gave it, where it is ready. */
  sent?: SentFile
}

/** A file that the server keeps and a message may name. */
export interface SentFile {
  id: string
  sha256: string
  name: string
  mediaType: string
  bytes: number
}

/** How the making of a download stands; gone once it is saved. */
export type Making = { state: 'making' } | { state: 'failed'; error: string }

/** 1.5 MB, 300 KB, 12 字节. */
export function sizeText(bytes: number): string {
  if (bytes >= 1e6) return `${Number((bytes / 1e6).toFixed(1))} MB`
  if (bytes >= 1e3) return `${Math.round(bytes / 1e3)} KB`
  return `${bytes} 字节`
}

const PICTURES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/heic']

export function isPicture(mediaType: string): boolean {
  return PICTURES.includes(mediaType)
}

/** What people call a kind of file. */
export function kindText(mediaType: string): string {
  if (isPicture(mediaType)) return '图片'
  if (mediaType.endsWith('.sheet') || mediaType.endsWith('ms-excel')) return 'Excel 表格'
  if (mediaType.endsWith('.document') || mediaType.endsWith('msword')) return 'Word 文档'
  if (mediaType.endsWith('.presentation')) return 'PPT'
  if (mediaType.startsWith('text/calendar')) return '日历'
  return KINDS[mediaType.split(';')[0] ?? ''] ?? '文件'
}

const KINDS: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/zip': '压缩包',
  'application/json': 'JSON 数据',
  'text/plain': '纯文本',
  'text/markdown': '纯文本',
}
