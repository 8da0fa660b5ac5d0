import { withoutSpace } from './reading.ts'
import type { ParsedRegulation } from './types.ts'

/**
 * A parsed regulation put together again: preamble, chapters, articles with their numbers, annexes, in the order
 * of the text, a line each. It holds every character of the cleaned text once.
 */
export function assemble(parsed: ParsedRegulation): string {
  const parts = [parsed.preamble]
  for (const provision of parsed.provisions) {
    if (provision.kind === 'chapter') parts.push(provision.text)
    else if (provision.kind === 'article') parts.push(`${provision.marker ?? ''} ${provision.text}`.trim())
  }
  for (const annex of parsed.annexes) parts.push(annex.text)
  return parts.filter((part) => part !== '').join('\n')
}

/** Characters without white space: of the source as issued, of all that was kept, of what was left out. */
export interface CharacterAccount {
  charsIn: number
  charsOut: number
  removed: number
}

/** `charsIn` = `charsOut` + `removed`, unless the parser lost or doubled something (or a slip adds words). */
export function countCharacters(source: string, parsed: ParsedRegulation): CharacterAccount {
  return {
    charsIn: characters(source),
    charsOut: characters(assemble(parsed)),
    removed: parsed.removed.reduce((sum, { text }) => sum + characters(text), 0),
  }
}

function characters(text: string): number {
  return withoutSpace(text).length
}
