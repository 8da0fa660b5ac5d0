/** Where an answer comes from: how the question was read, what was compared, what was chosen and why. */
import { type AskContext, createQuestionExplainer } from '../../answers/index.ts'
import { plainQuoteIn } from '../../regulation/index.ts'
import { createRegulationSearch } from '../../retrieval/index.ts'
import { sanitize } from '../../text/index.ts'
import type { Core } from '../app.ts'
import type { Asked, ModelWatch } from '../asking.ts'
import { explanationText } from './explain-text.ts'
import type { Explanation } from './explanation.ts'

/** How many of the best candidates are shown; those that were chosen are shown wherever they rank. */
const CANDIDATES = 6

/** The explanation of an answer, as an object and as a person reads it. */
export type Explain = (
  asked: Asked,
  context: AskContext,
  watch: ModelWatch,
) => { explanation: Explanation; text: string }

/** Makes explanations with the same reader, answerer and search that answers come from. */
export function createExplain({ knowledge, language, answerer }: Core): Explain {
  const understand = createQuestionExplainer(knowledge, language)
  const search = createRegulationSearch(knowledge)

  return (asked, context, watch) => {
    const question = sanitize(asked.question)
    const topics = watch.topics.length > 0 ? watch.topics : undefined
    const understood = understand(question, context, topics)
    const { trace, nearest } = answerer.ask(question, context, topics)
    const cited = new Set(asked.citations.map(({ ref }) => ref))
    const [only, ...others] = understood.regulations
    const regulation = others.length === 0 ? (only ?? null) : null
    const explanation: Explanation = {
      understood,
      candidates: search
        .explain(understood.text, { regulation, k: Number.MAX_SAFE_INTEGER })
        .map(({ text: _, ...hit }, at) => ({ ...hit, rank: at + 1, chosen: cited.has(hit.ref) }))
        .filter(({ rank, chosen }) => rank <= CANDIDATES || chosen),
      chosen: {
        by: trace.chosen?.by ?? 'refused',
        refusal: trace.refusal ?? null,
        rule: trace.rule ?? null,
        correction: trace.chosen?.correction ?? null,
        points: trace.chosen?.points ?? [],
      },
      citations: asked.citations.map(({ ref, label, quote }) => {
        const provision = knowledge.provision(ref)
        return { ref, label, verbatim: provision?.label === label && plainQuoteIn(provision, quote) }
      }),
      nearest: nearest.map(({ ref, label }) => ({ ref, label })),
      model: watch.name === null && watch.topics.length === 0 ? null : watch,
    }
    return { explanation, text: explanationText(explanation, { knowledge, language }) }
  }
}
