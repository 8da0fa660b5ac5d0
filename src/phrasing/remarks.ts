import type { Answer, Point } from '../answers/index.ts'
import type { PhrasingLanguage } from './words.ts'

/** What an answer says about a provision, or about a regulation that holds nothing. */
export interface Remark {
  /** Of a provision: it belongs right behind what rests on one of these. */
  refs: readonly string[]
  text: string
}

/**
 * What an answer says about the regulations rather than in their words: that they hold nothing on it, name no day, leave
 * it to somebody else to find. It rests on no provision, so that a model cannot say it; it is kept as code said it, with
 * the name of the provision that it is about.
 */
export function remarksOf({ trace }: Answer, { words, knowledge }: PhrasingLanguage): Remark[] {
  return (trace.chosen?.points ?? []).flatMap((point) =>
    point.absent ? { refs: [], text: point.sentence } : pieces(point),
  )

  function pieces({ regulation, sentence, refs }: Point): Remark[] {
    const name = `《${knowledge.pack(regulation)?.meta.shortName ?? regulation}》`
    const provisions = refs.flatMap((ref) => knowledge.provision(ref) ?? [])
    return sentence
      .slice(sentence.startsWith(name) ? name.length : 0)
      .split(/(?<=[。；])/)
      .filter((piece) => words.remarks.some((word) => piece.includes(word)))
      .map((piece) => piece.replace(/[。；]$/, ''))
      .filter((piece) => !provisions.some(({ text }) => text.includes(piece)))
      .map((piece) => ({ refs, text: `${provisions[0]?.label ?? name}：${piece}。` }))
  }
}
