/** Direct look-ups: 第二十二条说什么, 枣庄办法15条, 广西第6条第二项, 第五章. */
import type { Knowledge, KnowledgePack } from '../../knowledge/index.ts'
import {
  createIndex,
  formatPlace,
  type Provision,
  type Ref,
  resolveRef,
  splitRef,
} from '../../regulation/index.ts'
import type { Question } from '../reading/question.ts'
import { type Finding, finding } from './finding.ts'

export interface LookupResult {
  findings: Finding[]
  /** Provisions asked for that do not exist, as sentences. */
  missing: string[]
}

export type Lookup = (question: Question) => LookupResult | null

/** Makes the look-up of the provisions that a question cites, in the regulations that answer it; null where it cites none. */
export function createLookup(knowledge: Knowledge): Lookup {
  const indexes = new Map(knowledge.packs.map(({ meta, regulation }) => [meta.id, createIndex(regulation)]))
  return (question) => lookup(question, knowledge, indexes)
}

function lookup(
  question: Question,
  knowledge: Knowledge,
  indexes: ReadonlyMap<string, ReadonlyMap<Ref, Provision>>,
): LookupResult | null {
  const own = question.citations.filter(({ foreign }) => foreign === null)
  if (own.length === 0) return null
  const result: LookupResult = { findings: [], missing: [] }
  for (const regulation of question.regulations) {
    const pack = knowledge.pack(regulation) as KnowledgePack
    const refs = own
      .filter((citation) => citation.regulation === null || citation.regulation === regulation)
      .flatMap((citation) => citation.refs.map((ref) => (ref.startsWith('#') ? `${regulation}${ref}` : ref)))
    for (const ref of new Set(refs)) {
      const found = resolveRef(ref, indexes.get(regulation) as ReadonlyMap<Ref, Provision>)
      if (found === null) result.missing.push(missingSentence(ref, pack))
      else result.findings.push(lookupFinding(found, pack, knowledge))
    }
  }
  return result
}

function lookupFinding(ref: Ref, pack: KnowledgePack, knowledge: Knowledge): Finding {
  const provision = knowledge.provision(ref)
  if (provision?.kind !== 'chapter') {
    return finding({ regulation: pack.meta.id, sentence: '原文如下。', refs: [ref] })
  }
  const articles = pack.regulation.provisions.filter(
    ({ kind, chapter }) => kind === 'article' && chapter === ref,
  )
  return finding({
    regulation: pack.meta.id,
    sentence: `${provision.heading}，共${articles.length}条，原文如下。`,
    refs: articles.map((article) => article.ref),
  })
}

function missingSentence(ref: Ref, { meta, regulation }: KnowledgePack): string {
  const parts = splitRef(ref)
  const place = parts === null ? ref : formatPlace(parts)
  const articles = regulation.provisions.filter(({ kind }) => kind === 'article').length
  return `《${meta.shortName}》没有${place}，全文共${articles}条。`
}
