import type { EntryEvidence, EvidenceFile } from '../../ledger/index.ts'
import { type Html, html } from './escape.ts'
import type { PageFiles } from './types.ts'

/** The files and web addresses of an entry; pictures small, each leading to its file. */
export function evidenceList(evidence: readonly EntryEvidence[], files: PageFiles): Html | null {
  if (evidence.length === 0) return null
  const lines = evidence.map(({ what }) => {
    if ('file' in what) return fileItem(what.file, files)
    const { url, title } = what.link
    return html`<li><a href="${url}" rel="noopener noreferrer">${title ?? url}</a>${title ? html` <code>${url}</code>` : null}</li>
`
  })
  return html`<ul class="evidence">
${lines}</ul>`
}

function fileItem(file: EvidenceFile, { paths, thumbnails }: PageFiles): Html {
  const { sha256, name, mediaType, bytes } = file
  const path = paths.get(sha256)
  const small = thumbnails.get(sha256)
  const about = html`<span class="how">${mediaType}，${sizeText(bytes)}</span> <code>${sha256}</code>`
  if (path === undefined)
    return html`<li>${name} <span class="absent">原件没有放入：读不到，或内容与记录的指纹不一致</span> ${about}</li>
`
  return html`<li><a href="${path}">${
    small
      ? html`<img src="data:image/jpeg;base64,${small.toString('base64')}" alt="附件图片：${name}"><br>`
      : null
  }${name}</a> ${about}</li>
`
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
