import type { Lexer } from './titles-lexer.ts'
import { createLexer } from './titles-lexer.ts'
import { findMentions } from './titles-mentions.ts'
import type { TitleFrame, Vocabulary } from './titles-schema.ts'
import { normalise } from './words-of.ts'

const lexers = new WeakMap<Vocabulary, Lexer>()

/**
 * What the titles in a text say, part by part, read by the vocabulary alone: no place and no regulation is known.
 * @returns those of persons, in order of the text; where there is none, those of institutions.
 */
export function titleFrames(text: string, vocabulary: Vocabulary): TitleFrame[] {
  let lexer = lexers.get(vocabulary)
  if (!lexer) {
    lexer = createLexer(vocabulary, [])
    lexers.set(vocabulary, lexer)
  }
  const mentions = findMentions(normalise(text), lexer, vocabulary)
  const persons = mentions.filter(({ person }) => person)
  return (persons.length > 0 ? persons : mentions).map(({ frame }) => frame)
}
