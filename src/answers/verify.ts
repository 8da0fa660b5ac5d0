import type { Knowledge } from '../knowledge/index.ts'
import { plainQuoteIn } from '../regulation/index.ts'
import type { Citation } from '../reply/index.ts'
import type { Answer } from './types.ts'

/** A quotation that does not stand in the text: a fault of the product, never shown. */
export class QuoteError extends Error {
  override readonly name = 'QuoteError'
  readonly citation: Citation

  constructor(citation: Citation) {
    super(`${citation.ref} 的引文不是该条文的原文。`)
    this.citation = citation
  }
}

/**
 * Passes an answer whose every quotation stands word for word in the provision it names.
 * @throws QuoteError naming the first that does not.
 */
export function verified(answer: Answer, knowledge: Knowledge): Answer {
  const quoted = answer.blocks.flatMap((block) => (block.type === 'quote' ? [block.citation] : []))
  for (const citation of [...answer.citations, ...answer.nearest, ...quoted]) {
    const provision = knowledge.provision(citation.ref)
    if (
      provision === undefined ||
      provision.label !== citation.label ||
      !plainQuoteIn(provision, citation.quote)
    ) {
      throw new QuoteError(citation)
    }
  }
  return answer
}
