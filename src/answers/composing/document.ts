/** Questions about a regulation as a document: title, number, issuers, dates, how many articles. */
import { formatDay } from '../../calendar/index.ts'
import type { KnowledgePack } from '../../knowledge/index.ts'
import { type Finding, finding } from './finding.ts'

/** Topic that asks for it. */
export const DOCUMENT_TOPIC = 'general.document'

/** What the metadata say; no provision bears it, so none is cited. */
export function documentFinding({ meta, regulation }: KnowledgePack): Finding {
  const count = (wanted: string) => regulation.provisions.filter(({ kind }) => kind === wanted).length
  const number = meta.documentNumber === null ? '' : `（${meta.documentNumber}）`
  return finding({
    regulation: meta.id,
    topic: DOCUMENT_TOPIC,
    sentence:
      `全称《${meta.fullName.replaceAll('《', '〈').replaceAll('》', '〉')}》${number}，` +
      `由${meta.issuers.join('、')}于${formatDay(meta.issued)}印发，共${count('chapter')}章${count('article')}条。`,
    refs: [],
  })
}
