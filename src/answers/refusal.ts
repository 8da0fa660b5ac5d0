import type { Knowledge } from '../knowledge/index.ts'
import type { Ref } from '../regulation/index.ts'
import type { RegulationSearch } from '../retrieval/index.ts'
import { citationOf } from './composing/blocks.ts'
import { rulesOn } from './composing/frequency.ts'
import type { QuestionLanguage } from './language/index.ts'
import type { Question } from './reading/question.ts'
import type { Answer, Refused } from './types.ts'

/** How many provisions are offered beside a refusal, and how near they must be. */
const OFFERED = 3
const NEAR = 0.09
/** Where none is so near, the nearest alone if it is at least this near. */
const NEAREST = 0.06

/** What was not understood may be regulated all the same: that it is not is not said. */
const NOT_FOUND = (names: string) => `没有在${names}中找到对这个问题的规定，换个说法也许能找到`
const COVERED = '它们规定的是党政领导干部的安全生产职责、考核考察、表彰奖励和责任追究。'

export interface Refusal {
  /**
   * One sentence: the regulations …; what they do cover. `reason` goes on after their names; null = nothing on it.
   * The provisions of `offering` that come nearest are offered apart.
   */
  because(kind: Refused, reason: string | null, question: Question, offering: readonly string[]): Answer
  /** A sentence of its own: that a regulation has no such article, or nothing on what is asked of it alone. */
  saying(kind: Refused, sentence: string, question: Question): Answer
}

export function createRefusal(
  knowledge: Knowledge,
  { provisionsOf }: Pick<QuestionLanguage, 'provisionsOf'>,
  { search }: RegulationSearch,
): Refusal {
  const names = knowledge.packs.map(({ meta }) => `《${meta.shortName}》`).join('和')

  /** Where the activities that are spoken of stand, for the post that is meant first. */
  function activityRefs({ topics, posts, today }: Question, regulation: string): Ref[] {
    const pack = knowledge.pack(regulation)
    if (pack === undefined) return []
    const meant = (posts.get(regulation)?.matches ?? []).map(({ post }) => post)
    const rules = topics.flatMap((topic) => rulesOn(topic, pack, today))
    const own = rules.filter((rule) => rule.posts.some((post) => meant.includes(post)))
    return (own.length > 0 ? own : rules).map(({ ref }) => ref).slice(0, 1)
  }

  function refusal(kind: Refused, reason: string, question: Question, offering: readonly string[]): Answer {
    const [only] = offering
    const hits =
      only === undefined
        ? []
        : search(question.text, { regulation: offering.length === 1 ? only : null, k: OFFERED })
    const close = hits.filter(({ coverage }) => coverage >= NEAR)
    const near = [
      ...offering.flatMap((id) => activityRefs(question, id)),
      ...offering.flatMap((id) =>
        question.topics.flatMap((topic) => provisionsOf(id, topic.id)?.refs[0] ?? []),
      ),
      ...(close.length > 0 ? close : hits.slice(0, 1).filter(({ coverage }) => coverage >= NEAREST)).map(
        ({ ref }) => ref,
      ),
    ]
    return {
      mode: 'offline',
      refused: true,
      reason,
      blocks: [{ type: 'lead', text: reason }],
      opening: '',
      citations: [],
      nearest: [...new Set(near)].slice(0, OFFERED).map((ref) => citationOf(ref, knowledge)),
      trace: { ...question.trace, refusal: kind },
    }
  }

  return {
    because: (kind, reason, question, offering) =>
      refusal(
        kind,
        `${reason === null ? NOT_FOUND(names) : `${names}${reason}`}；${COVERED}`,
        question,
        offering,
      ),
    saying: (kind, sentence, question) => refusal(kind, sentence, question, question.regulations),
  }
}
