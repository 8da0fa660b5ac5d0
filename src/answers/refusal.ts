import type { Knowledge } from '../knowledge/index.ts'
import type { RegulationSearch } from '../retrieval/index.ts'
import { citationOf } from './composing/blocks.ts'
import type { Question } from './reading/question.ts'
import type { Answer } from './types.ts'

/** How many provisions are offered beside a refusal, and how near they must be. */
const OFFERED = 3
const NEAR = 0.12

const COVERED = '它们规定的是党政领导干部的安全生产职责、考核考察、表彰奖励和责任追究。'

/** Makes refusals: one sentence on why, one on what the regulations do cover, the nearest provisions apart. */
export function createRefusal(knowledge: Knowledge, { search }: RegulationSearch) {
  const names = knowledge.packs.map(({ meta }) => `《${meta.shortName}》`).join('和')
  return (reason: string | null, question: Question, trace: Answer['trace'], near: boolean): Answer => {
    const sentence = `${names}${reason ?? '没有规定这个问题'}；${COVERED}`
    const hits = near
      ? search(question.text, {
          regulation: question.regulations.length === 1 ? (question.regulations[0] as string) : null,
          k: OFFERED,
        }).filter(({ coverage }) => coverage >= NEAR)
      : []
    return {
      mode: 'offline',
      refused: true,
      reason: sentence,
      blocks: [{ type: 'lead', text: sentence }],
      citations: [],
      nearest: hits.map(({ ref }) => citationOf(ref, knowledge)),
      trace,
    }
  }
}
