import { z } from 'zod'
import type { Model } from '../../../model/index.ts'
import type { Phrase } from './phrase.ts'

export type { Phrase }

const schema = z.object({ text: z.string() })

/** A report is asked for, not waited for in a conversation; all its paragraphs are asked about at once. */
const TIMEOUT_MS = 20_000

/** Has a model join the sentences of a paragraph; what it says is used only where code finds that it says the same. */
export function joinedBy(model: Model): Phrase {
  return async (sentences) => {
    const inputs = { sentences: sentences.join('\n') }
    const { text } = await model.ask({ prompt: 'join-sentences', inputs, schema, timeoutMs: TIMEOUT_MS })
    return text
  }
}
