import { type Answer, verified } from '../answers/index.ts'
import type { Block, Citation } from '../reply/index.ts'
import { type Remark, remarksOf } from './remarks.ts'
import type { Segment, Source } from './types.ts'
import type { Said } from './verify.ts'
import type { PhrasingLanguage } from './words.ts'

/** A segment that was found to hold. */
export interface Held {
  segment: Segment
  bearers: Source[]
  /** Bearers that the text does not name itself. */
  unplaced: Source[]
  /** Its sentences that are no fact, canonical, in order. */
  said: Said[]
}

/**
 * An answer with its sentences in a model's words: what holds, each with the place where it stands, then the law's own
 * words; the lists and notes of the answer stay: code made them.
 * @throws QuoteError where a quotation is not the provision's: a fault of the product.
 */
export function phrasedAnswer(answer: Answer, held: readonly Held[], language: PhrasingLanguage): Answer {
  const citations = citationsOf(answer, held)
  const [first, ...more] = textsOf(answer, held, language)
  const blocks: Block[] = [
    { type: 'lead', text: `${answer.opening}${first ?? ''}` },
    ...more.map((text): Block => ({ type: 'text', text })),
    ...citations.map((citation): Block => ({ type: 'quote', citation })),
    ...answer.blocks.filter(({ type }) => type === 'list' || type === 'note'),
  ]
  return verified({ ...answer, mode: 'llm', blocks, citations }, language.knowledge)
}

/** What is said, each remark behind the last segment that rests on what it is about; those about nothing at the end. */
function textsOf(answer: Answer, held: readonly Held[], language: PhrasingLanguage): string[] {
  const remarks = remarksOf(answer, language)
  const placeOf = ({ refs }: Remark) =>
    held.findLastIndex(({ bearers }) => bearers.some(({ ref }) => ref !== null && refs.includes(ref)))
  const said = held.flatMap((one, at) => [
    textOf(one),
    ...remarks.filter((remark) => placeOf(remark) === at).map(({ text }) => text),
  ])
  return [...said, ...remarks.filter((remark) => placeOf(remark) === -1).map(({ text }) => text)]
}

/** Those that something rests on, in order of first use; then the others, so that nothing of the answer is lost. */
function citationsOf(answer: Answer, held: readonly Held[]): Citation[] {
  const refs = new Set(held.flatMap(({ bearers }) => bearers.flatMap(({ ref }) => ref ?? [])))
  const used = [...refs].flatMap((ref) => answer.citations.find((citation) => citation.ref === ref) ?? [])
  return [...used, ...answer.citations.filter((citation) => !used.includes(citation))]
}

/** 镇长每季度…（《枣庄办法》第十六条第（三）项）。 */
function textOf({ segment, unplaced }: Held): string {
  const said = segment.text.trim().replace(/[。；;，,、]+$/, '')
  const labels = unplaced.filter(({ kind }) => kind === 'provision').map(({ label }) => label)
  return `${said}${labels.length > 0 ? `（${labels.join('、')}）` : ''}。`
}
