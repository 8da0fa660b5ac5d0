import { canonical } from './canonical.ts'
import type { Source } from './types.ts'
import type { PhrasingLanguage } from './words.ts'

const END = '。；！？\n'

/**
 * Takes the facts out of a segment that are said in it, each whole: what is known of one duty must never be joined with
 * what is known of another.
 * @param sources the facts that the segment rests on
 * @returns what is left of the text, and the facts said, in order
 */
export function withoutFacts(
  text: string,
  sources: readonly Source[],
  { words }: PhrasingLanguage,
): { left: string; said: Source[] } {
  let left = text
    .split('\n')
    .map((line) => canonical(line, words.same))
    .join('\n')
  const said: { source: Source; at: number }[] = []
  for (const source of sources) {
    const fact = canonical(source.text, words.same).replace(/[。；！？]+$/, '')
    const at = left.indexOf(fact)
    if (at < 0 || !isWhole(left, at, at + fact.length)) continue
    said.push({ source, at })
    // The same length, so that the places of the others stay.
    left = `${left.slice(0, at)}${'。'.repeat(fact.length)}${left.slice(at + fact.length)}`
  }
  return { left, said: said.sort((a, b) => a.at - b.at).map(({ source }) => source) }
}

/** Nothing goes before it in its sentence, not even a joining word, and nothing after. */
function isWhole(text: string, from: number, to: number): boolean {
  const ends = (at: number) => at < 0 || at >= text.length || END.includes(text[at] as string)
  return ends(from - 1) && ends(to)
}
