const PLAIN_WORD = /^[a-z]{4,}$/

/** English plurals and third persons to their stem (policies → policy, workers → worker); any other word as it is. */
export function stem(word: string): string {
  if (!PLAIN_WORD.test(word)) return word
  if (word.endsWith('ies') && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (word.endsWith('es') && !/[aeo]es$/.test(word)) return word.slice(0, -1)
  if (word.endsWith('s') && !/[us]s$/.test(word)) return word.slice(0, -1)
  return word
}
