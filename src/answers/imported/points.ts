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
    const own = { ...question, regulations: [pack.meta.id] }
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

function certain(by: Chosen['by'], findings: Finding[]): Points {
  return { by, findings, certainty: 1 }
}
