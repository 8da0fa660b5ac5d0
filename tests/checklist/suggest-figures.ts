import { dutyItemsOf, suggestItems } from '../../src/checklist/index.ts'
import { knowledge } from './people.ts'
import type { Sentence } from './sentences.ts'

/** How well the right items are proposed. */
export interface Figures {
  /** Sentences about an item, and of these those of which a right one is proposed first, or at all. */
  about: number
  first: number
  amongThree: number
  /** Sentences about nothing, and of these those for which an item is proposed all the same. */
  nothing: number
  falsely: number
  /** The words that went wrong, with what was proposed. */
  wrong: string[]
}

export function figuresOf(sentences: readonly Sentence[]): Figures {
  const figures = { about: 0, first: 0, amongThree: 0, nothing: 0, falsely: 0, wrong: [] as string[] }
  for (const { regulation, post, words, right } of sentences) {
    const found = suggestItems(dutyItemsOf(knowledge, { regulation, post }), words)
    const keys = found.map(({ item }) => item.key)
    const first = right.includes(keys[0] ?? '')
    const shown = found.map(
      ({ item, score, because }) => `${item.key} ${score.toFixed(2)} (${because.join(' ')})`,
    )
    if (right.length === 0) {
      figures.nothing += 1
      if (keys.length > 0) figures.falsely += 1
    } else {
      figures.about += 1
      if (first) figures.first += 1
      if (keys.some((key) => right.includes(key))) figures.amongThree += 1
    }
    if (right.length === 0 ? keys.length > 0 : !first) {
      figures.wrong.push(
        `${post} ${words} → ${right.join(' ') || 'nothing'}; got ${shown.join(', ') || 'nothing'}`,
      )
    }
  }
  return figures
}
