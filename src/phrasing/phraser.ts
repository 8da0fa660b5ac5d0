import type { Answer } from '../answers/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { type Model, ModelError } from '../model/index.ts'
import { answerSchema, type Failed, failedText, joiningText, segmentsIn, sourcesText } from './asking.ts'
import { Collection } from './collection.ts'
import { phrasedAnswer } from './compose.ts'
import { type Patience, patienceOf } from './patience.ts'
import { sourcesOf } from './sources.ts'
import type { Phrased, PhraseRequest, Phraser, Source } from './types.ts'
import { loadPhrasingLanguage, type PhrasingLanguage } from './words.ts'

export interface PhraserOptions {
  model: Model
  knowledge: Knowledge
  /** Default: read from the folder of `knowledge`. */
  words?: PhrasingLanguage
}

/**
 * Makes the phraser: a model puts an answer in its words, and what is shown of them is what holds.
 * @throws KnowledgeError where the joining words have mistakes.
 */
export function createPhraser({ model, knowledge, words: given }: PhraserOptions): Phraser {
  const language = given ?? loadPhrasingLanguage(knowledge)
  return { name: model.name, phrase }

  async function phrase(request: PhraseRequest): Promise<Phrased> {
    const patience = patienceOf(request)
    try {
      return await phraseWith(request, patience)
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      return { answer: null, why: patience.ranOut() ? 'timeout' : error.fault }
    } finally {
      patience.end()
    }
  }

  async function phraseWith(request: PhraseRequest, patience: Patience): Promise<Phrased> {
    const { question, answer, facts, onProgress } = request
    const sources = sourcesOf(answer, facts, knowledge)
    const collection = new Collection(sources, question, language, () => {
      patience.renew()
      onProgress?.(phrasedAnswer(answer, collection.held(), knowledge))
    })
    await round('')
    if (collection.failed().length > 0 || missing(answer, collection, sources).length > 0) {
      const failed: Failed[] = collection.failed()
      collection.askAgain()
      await round(failedText(failed, missing(answer, collection, sources)))
    }
    const held = collection.held()
    const whole = collection.failed().length === 0 && missing(answer, collection, sources).length === 0
    if (!whole || held.length === 0) return { answer: null, why: 'not-whole' }
    return { answer: phrasedAnswer(answer, held, knowledge) }

    async function round(failed: string): Promise<void> {
      const inputs = {
        question,
        sources: sourcesText(sources),
        joining: joiningText(language.words),
        failed: failed === '' ? '（无）' : failed,
      }
      const timeoutMs = patience.leftMs()
      if (timeoutMs <= 0) throw new ModelError('timeout')
      const all = await model.ask({
        prompt: 'phrase',
        inputs,
        schema: answerSchema,
        onPartial: (partial) => collection.take(segmentsIn(partial)),
        signal: patience.signal,
        timeoutMs,
      })
      if (patience.signal.aborted) throw new ModelError('cancelled')
      collection.take(segmentsIn(all))
    }
  }

  /** The provisions that an answer must rest on and does not: the first that it cites of each regulation. */
  function missing(answer: Answer, collection: Collection, sources: readonly Source[]): Source[] {
    const used = new Set(collection.held().flatMap(({ bearers }) => bearers))
    const firsts = new Map<string, Source>()
    for (const { ref } of answer.citations) {
      const regulation = ref.slice(0, ref.indexOf('#'))
      const source = sources.find((one) => one.ref === ref)
      if (source !== undefined && !firsts.has(regulation)) firsts.set(regulation, source)
    }
    return [...firsts.values()].filter((source) => !used.has(source))
  }
}
