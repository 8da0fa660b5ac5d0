import type { Answer } from '../answers/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Fact, Source } from './types.ts'
import { leadInOf } from './units.ts'

/**
 * What a model may rest on: the provisions that an answer cites, in its order, whole; then the facts.
 * A provision that the knowledge does not hold is left out.
 */
export function sourcesOf(answer: Answer, facts: readonly Fact[], knowledge: Knowledge): Source[] {
  const refs = [...new Set(answer.citations.map(({ ref }) => ref))]
  const provisions = refs.flatMap((ref) => knowledge.provision(ref) ?? [])
  return [
    ...provisions.map((provision, i): Source => {
      const { ref, label, text } = provision
      return {
        id: String(i + 1),
        kind: 'provision',
        ref,
        label,
        text,
        leadIn: leadInOf(provision, { knowledge }),
      }
    }),
    ...facts.map(({ text }, i): Source => {
      return { id: `F${i + 1}`, kind: 'fact', ref: null, label: '事实', text, leadIn: '' }
    }),
  ]
}
