import type { Answer, Point } from '../answers/index.ts'
import type { PhrasingLanguage } from './words.ts'

/**
 * What an answer says about the regulations rather than in their words: that they hold nothing on it, name no day, leave
 * it to somebody else to find. It rests on no provision, so that a model cannot say it; it is kept as code said it.
 */
export function remarksOf({ trace }: Answer, { words, knowledge }: PhrasingLanguage): string[] {
  return (trace.chosen?.points ?? []).flatMap((point) => (point.absent ? point.sentence : pieces(point)))

  function pieces({ regulation, sentence, refs }: Point): string[] {
    const name = `《${knowledge.pack(regulation)?.meta.shortName ?? regulation}》`
    const texts = refs.flatMap((ref) => knowledge.provision(ref)?.text ?? [])
    return sentence
      .slice(sentence.startsWith(name) ? name.length : 0)
      .split(/(?<=[。；])/)
      .filter((piece) => words.remarks.some((word) => piece.includes(word)))
      .map((piece) => piece.replace(/[。；]$/, ''))
      .filter((piece) => !texts.some((text) => text.includes(piece)))
      .map((piece) => `${name}：${piece}。`)
  }
}
