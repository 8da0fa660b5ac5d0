import type { Line } from './telegram-messages.ts'
import type { Seen } from './telegram-world.ts'

/**
 * Holds the answers of a chat to what was said there: each there once, in order, and nothing else.
 * @param alone the texts with which each line was answered when it was said alone.
 * @returns the first thing that is wrong; null where all is well.
 */
export function wrongIn(
  chat: Seen,
  lines: readonly Line[],
  alone: ReadonlyMap<string, string[]>,
): string | null {
  const given = chat.filter((message) => message.bot).map((message) => message.text)
  let at = 0
  for (const [index, { text, answer }] of lines.entries()) {
    const expected = answer ? [answer] : (alone.get(text) ?? [])
    if (expected.length === 0) return `no answer known to “${text}”`
    for (const part of expected) {
      const shown = given[at++]
      const right = shown !== undefined && (typeof part === 'string' ? shown === part : part.test(shown))
      if (!right) return `answer ${index + 1} (to “${text}”) is “${shown?.slice(0, 80)}”`
    }
  }
  return at === given.length ? null : `${given.length - at} answers too many`
}
