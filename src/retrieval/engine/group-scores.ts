/** The best score of each group, and the mean of its three best; missing ones count 0. */
export interface GroupScores {
  best: Float32Array
  top: Float32Array
  /** Notes the scores of some documents, after those of the last call are forgotten. */
  note(documents: Uint32Array, scores: Float32Array, groupOf: Uint32Array): void
}

export function createGroupScores(groupCount: number): GroupScores {
  const first = new Float32Array(groupCount)
  const second = new Float32Array(groupCount)
  const third = new Float32Array(groupCount)
  const top = new Float32Array(groupCount)
  return {
    best: first,
    top,
    note(documents, scores, groupOf) {
      for (const each of [first, second, third]) each.fill(0)
      for (let i = 0; i < documents.length; i++) {
        const document = documents[i] as number
        const group = groupOf[document] as number
        let score = scores[document] as number
        if (score <= (third[group] as number)) continue
        // Each place takes the greater of what it has and what comes, and hands the lesser on.
        for (const place of [first, second, third]) {
          const has = place[group] as number
          if (score <= has) continue
          place[group] = score
          score = has
        }
      }
      for (let group = 0; group < groupCount; group++) {
        top[group] = ((first[group] as number) + (second[group] as number) + (third[group] as number)) / 3
      }
    },
  }
}
