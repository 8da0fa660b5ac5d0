import type { Knowledge } from '../knowledge/index.ts'
import { type Model, ModelError } from '../model/index.ts'
import { answerSchema, type Failed, failedText, joiningText, segmentsIn, sourcesText } from './asking.ts'
import { Collection } from './collection.ts'
import { type Held, phrasedAnswer } from './compose.ts'
import { beginsWell, type Demand, demandsOf, isMet } from './demands.ts'
import { type Patience, patienceOf } from './patience.ts'
import { sourcesOf } from './sources.ts'
import type { Phrased, PhraseRequest, Phraser, PhrasingRound } from './types.ts'
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
    const demands = demandsOf(answer, sources, language)
    const missing = () => demands.filter((demand) => !isMet(demand, collection.held(), language))
    const collection = new Collection(sources, question, language, () => {
      patience.renew()
      const held = collection.held()
      if (isAnswered(held)) onProgress?.(phrasedAnswer(answer, held, language))
    })
    await round('')
    if (collection.failed().length > 0 || missing().length > 0) {
      const failed: Failed[] = collection.failed()
      collection.askAgain()
      await round(failedText(failed, missing()))
    }
    const held = collection.held()
    const whole = collection.failed().length === 0 && missing().length === 0
    if (!whole || !isAnswered(held)) return { answer: null, why: 'not-whole' }
    return { answer: phrasedAnswer(answer, held, language) }

    /** Nothing is shown before the first thing demanded is said. */
    function isAnswered(held: readonly Held[]): boolean {
      const [first] = demands
      return (
        beginsWell(answer, held, demands, language) && (first === undefined || isMet(first, held, language))
      )
    }

    async function round(failed: string): Promise<void> {
      const inputs = {
        question,
        sources: sourcesText(sources, demands),
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
      request.onRound?.(roundOf(collection, missing()))
    }
  }
}

function roundOf(collection: Collection, missing: readonly Demand[]): PhrasingRound {
  return {
    held: collection.held().map(({ segment, bearers }) => ({
      text: segment.text,
      rests: bearers.map(({ label }) => label),
    })),
    failed: collection.failed().map(({ segment, fault, at }) => ({ text: segment.text, fault, at })),
    missing: [...new Set(missing.map(({ source }) => source.label))],
  }
}
