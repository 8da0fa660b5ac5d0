/** What an imported regulation says on a question: look-ups, accepted posts and rules, else by its words. */
import type { Knowledge, KnowledgePack } from '../../knowledge/index.ts'
import { type Finding, finding } from '../composing/finding.ts'
import { createLookup } from '../composing/lookup.ts'
import { findingsOf } from '../composing/select.ts'
import type { QuestionLanguage } from '../language/index.ts'
import type { Question } from '../reading/question.ts'
import type { Chosen } from '../types.ts'
import type { ByWords } from './words.ts'

/** Whether these are the words that answer is for the reader to judge: nobody has said so. */
const BY_WORDS = '按字面找到的规定原文如下，是不是您要问的，请核对。'

/** Topic that asks from when on a regulation binds. */
const IN_FORCE = 'general.in-force'
/** How its last articles say so; in the title's note it is no provision. */
const SAYS_IN_FORCE = /[自从].{2,20}(?:施行|实施|生效)/

export interface Points {
  by: Chosen['by']
  findings: Finding[]
  /** How certain it is that they answer, 0–1. */
  certainty: number
}

export type PointsOf = (question: Question, pack: KnowledgePack) => Points | null

/** Pure. null where the regulation holds nothing near enough; that it holds nothing is never said. */
export function createPoints(knowledge: Knowledge, language: QuestionLanguage, byWords: ByWords): PointsOf {
  const lookup = createLookup(knowledge)
  return (question, pack) => {
    const own = { ...question, regulations: [pack.meta.id], citations: ofVersion(question, pack, knowledge) }
    const day = question.topics.some(({ id }) => id === IN_FORCE) ? inForceArticle(pack) : null
    if (day !== null && question.citations.length === 0) return certain('topics', [day])
    const cited = lookup(own)
    if (cited !== null) return cited.findings.length > 0 ? certain('look-up', cited.findings) : null
    const said = findingsOf(own, pack, knowledge, language).filter(
      // Of what a person accepted nothing follows about what the text does not have.
      ({ refs, absent, elsewhere }) => refs.length > 0 && !absent && !elsewhere,
    )
    if (said.length > 0) return certain('topics', said)
    const found = byWords.find(question, pack)
    if (!found?.enough) return null
    const point = finding({ regulation: pack.meta.id, sentence: BY_WORDS, refs: found.refs })
    return { by: 'words', findings: [point], certainty: found.share }
  }
}

/** What is cited of another version of the same regulation is cited of this one: they bear the same name. */
function ofVersion(
  { citations }: Question,
  { meta }: KnowledgePack,
  knowledge: Knowledge,
): Question['citations'] {
  return citations.map((citation) => {
    const named = citation.regulation === null ? undefined : knowledge.pack(citation.regulation)
    if (named === undefined || named.meta.series !== meta.series) return citation
    const refs = citation.refs.map((ref) => `${meta.id}${ref.slice(ref.indexOf('#'))}`)
    return { ...citation, regulation: meta.id, refs }
  })
}

function inForceArticle({ meta, regulation }: KnowledgePack): Finding | null {
  const article = regulation.provisions.findLast(
    ({ kind, text }) => kind === 'article' && SAYS_IN_FORCE.test(text),
  )
  return article === undefined
    ? null
    : finding({ regulation: meta.id, topic: IN_FORCE, sentence: '原文如下。', refs: [article.ref] })
}

function certain(by: Chosen['by'], findings: Finding[]): Points {
  return { by, findings, certainty: 1 }
}
