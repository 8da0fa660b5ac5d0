/** The sentences as they are, joined by 此外. */
export function joinSentences({ sentences = '' }: Record<string, string>): unknown {
  const [first = '', ...rest] = sentences.split('\n')
  return { text: [first, ...rest.map((each) => `此外，${each}`)].join('') }
}
