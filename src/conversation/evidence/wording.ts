import type { Attached, EvidenceFile } from '../../ledger/index.ts'

const KIB = 1024

/** 812 B, 35 KB, 1.2 MB */
export function sizeText(bytes: number): string {
  if (bytes < KIB) return `${bytes} B`
  const [value, unit] = bytes < KIB * KIB ? [bytes / KIB, 'KB'] : [bytes / KIB / KIB, 'MB']
  return `${value < 10 && unit === 'MB' ? value.toFixed(1) : Math.round(value)} ${unit}`
}

function kindOf({ mediaType }: EvidenceFile): string {
  return mediaType.startsWith('image/') ? '图片' : '文件'
}

/** 现场.jpg; of a web address its title, or the address itself. */
export function nameOfAttached(what: Attached): string {
  return 'file' in what ? what.file.name : (what.link.title ?? what.link.url)
}

/** 现场.jpg（图片，1.2 MB）; 会议纪要：https://… */
export function attachedText(what: Attached): string {
  if ('file' in what) return `${what.file.name}（${kindOf(what.file)}，${sizeText(what.file.bytes)}）`
  const { url, title } = what.link
  return title === null ? `链接：${url}` : `${title}：${url}`
}

const MOST_NAMED = 3

/** 现场.jpg、签到表.pdf 等 5 个 */
export function namesOfAttached(evidence: readonly Attached[]): string {
  const names = evidence.slice(0, MOST_NAMED).map(nameOfAttached).join('、')
  return evidence.length > MOST_NAMED ? `${names} 等 ${evidence.length} 个` : names
}
