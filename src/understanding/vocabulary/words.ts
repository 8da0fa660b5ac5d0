/** Regular-expression source that matches any of the words, the longest first. */
export function anyOf(...lists: readonly (readonly string[])[]): string {
  const words = [...new Set(lists.flat())].sort((a, b) => b.length - a.length)
  return `(?:${words.map(escapeWord).join('|')})`
}

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

/** Position of the first match of `pattern` (not global) in `text`, or -1. */
export function indexOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.index ?? -1
}
