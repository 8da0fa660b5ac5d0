/**
 * Tokens of a text, reckoned on the high side: endpoints need not say how many they counted. A Chinese character is
 * about one, of other writing about three characters are.
 */
export function estimateTokens(text: string): number {
  let tokens = 0
  for (const char of text) tokens += (char.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 1 / 3
  return Math.ceil(tokens)
}
