/** The topic whose words a question comes nearest to, for questions that no expression fits. */
import type { Knowledge } from '../../knowledge/index.ts'
import { createPlainSearch, type PlainSearch } from '../../retrieval/index.ts'
import type { QuestionLanguage, Topic } from '../language/index.ts'

/** Below this score the nearest topic is not near; found on questions in and out of scope. */
const NEAR_ENOUGH = 6

/** What a regulation says of itself (scope, interpretation, coming into force) answers nobody who did not ask for it. */
const ABOUT_ITSELF = /^general\./

/** What is left over is near everything and answers nothing. */
const CATCH_ALL = 'accountability.situation.other'

export type NearestTopic = (plain: string, regulation: string) => Topic | null

/**
 * Makes the search for the nearest topic: over each topic's name, the plain words of its expressions, what the
 * regulation says on it and, but for duties, the provisions themselves. Questions without any word of the field get
 * none.
 */
export function createNearestTopic(knowledge: Knowledge, language: QuestionLanguage): NearestTopic {
  const texts = knowledge.packs.flatMap(({ meta }) =>
    language.topics
      .filter(
        ({ id, when }) =>
          when === null && id !== CATCH_ALL && !ABOUT_ITSELF.test(id) && language.provisionsOf(meta.id, id),
      )
      .map((topic) => ({
        id: topic.id,
        group: meta.id,
        heading: `${topic.name} ${plainWords(topic)}`,
        body: said(topic, meta.id, knowledge, language),
      })),
  )
  // Few questions come to this.
  let search: PlainSearch | null = null
  return (plain, regulation) => {
    if (!language.domain.some((expression) => expression.match(plain))) return null
    search ??= createPlainSearch(texts)
    const [hit] = search(plain, regulation, 1)
    return hit && hit.score >= NEAR_ENOUGH ? (language.topic(hit.id) ?? null) : null
  }
}

/** The literal words of a topic's expressions. */
function plainWords({ strong, weak }: Topic): string {
  return [...strong, ...weak]
    .map(({ source }) =>
      source.replace(/\(\?[^)]*\)|\{[^}]*\}|\[[^\]]*\]/g, ' ').replace(/[^\p{Script=Han}]+/gu, ' '),
    )
    .join(' ')
}

function said({ id }: Topic, regulation: string, knowledge: Knowledge, language: QuestionLanguage): string {
  const provisions = language.provisionsOf(regulation, id)
  const texts = /^(?:act|duty)\./.test(id)
    ? []
    : (provisions?.refs ?? []).map((ref) => knowledge.provision(ref)?.text ?? '')
  return [provisions?.says ?? '', ...texts].join(' ')
}
