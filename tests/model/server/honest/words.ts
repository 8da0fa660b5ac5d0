/** Pairs of neighbouring Chinese characters. */
export function pairs(text: string): Set<string> {
  const found = new Set<string>()
  for (const run of text.match(/\p{Script=Han}+/gu) ?? [])
    for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2))
  return found
}

/** How many of the pairs of `asked` stand in `text`. */
export function near(asked: Set<string>, text: string): number {
  let count = 0
  for (const pair of pairs(text)) if (asked.has(pair)) count += 1
  return count
}

/** The longest words that stand in both; '' where they share none. */
export function shared(a: string, b: string): string {
  for (let length = Math.min(a.length, 12); length >= 2; length--)
    for (let at = 0; at + length <= a.length; at++) {
      const words = a.slice(at, at + length)
      if (/^\p{Script=Han}+$/u.test(words) && b.includes(words)) return words
    }
  return ''
}
