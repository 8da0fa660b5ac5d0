import type { PhrasingWords } from './words.ts'

/** Whether a text speaks of exemption, guilt or liability. */
export function speaksOfVerdict(text: string, { verdict }: PhrasingWords): boolean {
  const rest = verdict.except.reduce((out, words) => out.replaceAll(words.replace(/[“”]/g, ''), '·'), text)
  return holdsAny(rest, verdict.words)
}

/** Whether any of the words stands in a text. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
