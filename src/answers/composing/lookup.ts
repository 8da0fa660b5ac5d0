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
  /** That provisions asked for do not exist, in one sentence for all regulations; empty where all do. */
  missing: string
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
  const findings: Finding[] = []
  const missing = new Map<string, KnowledgePack[]>()
  for (const regulation of question.regulations) {
    const pack = knowledge.pack(regulation) as KnowledgePack
    const refs = own
      .filter((citation) => citation.regulation === null || citation.regulation === regulation)
      .flatMap((citation) => citation.refs.map((ref) => (ref.startsWith('#') ? `${regulation}${ref}` : ref)))
    for (const ref of new Set(refs)) {
      const found = resolveRef(ref, indexes.get(regulation) as ReadonlyMap<Ref, Provision>)
      if (found === null) {
        const place = placeOf(ref)
        missing.set(place, [...(missing.get(place) ?? []), pack])
      } else findings.push(lookupFinding(found, pack, knowledge))
    }
  }
  return { findings, missing: [...missing].map(([place, packs]) => missingSentence(place, packs)).join('') }
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

/** 《广西细则》和《枣庄办法》都没有第四十五条，全文分别共30条、41条。 */
function missingSentence(place: string, packs: readonly KnowledgePack[]): string {
  const names = packs.map(({ meta }) => `《${meta.shortName}》`).join('和')
  const counts = packs
    .map(({ regulation }) => `${regulation.provisions.filter(({ kind }) => kind === 'article').length}条`)
    .join('、')
  return packs.length > 1
    ? `${names}都没有${place}，全文分别共${counts}。`
    : `${names}没有${place}，全文共${counts}。`
}

function placeOf(ref: string): string {
  const parts = splitRef(ref)
  return parts === null ? ref.slice(ref.indexOf('#') + 1) : formatPlace(parts)
}
