/**
 * Which duty item a sentence is about, among a person's own. Two things speak for an item: that it has words of the
 * sentence, and that it has words of the law for which the sentence has an everyday one. Each weighs more the fewer of
 * the person's items have it. It is a proposal, which its person confirms.
 */
import { wordsOf } from '../retrieval/index.ts'
import { type ItemLanguage, plainText, shippedItemLanguage } from './language.ts'
import type { DutyItem, Suggestion } from './types.ts'

/** At most so many are proposed. */
const MOST = 3
/** A word in common beside words of a group, which were chosen for what they say. */
const PLAIN_WORD = 0.4
/** A group weighs more the more of the sentence says it, up to so many characters. */
const PER_CHARACTER = 0.05
const MOST_CHARACTERS = 6
/** What the score must reach, where the sentence speaks of safety at all and where it does not. */
const ENOUGH = { domain: 0.25, other: 1.4 }
/** Proposed beside the best must be so near to it. */
const NEAR = 0.5

/**
 * The items that a sentence may be about, best first, at most three; none where nothing speaks for one clearly enough.
 * The same items and words always give the same.
 * @param items those of one person; what is rare among them tells most.
 */
export function suggestItems(items: readonly DutyItem[], words: string): Suggestion[] {
  const language = shippedItemLanguage()
  const said = plainText(words)
  const texts = items.map(({ text }) => plainText(text))
  const clues = cluesOf(said, language)
  const scored = items.map((item, at) => ({ item, at, score: 0, because: [] as string[] }))
  for (const { anyOf, weight, ownWeight } of clues) {
    const having = scored.filter(({ at }) => anyOf.some((each) => texts[at]?.includes(each)))
    for (const one of having) {
      one.score += (one.item.own ? ownWeight : weight) * rarity(having.length, items.length)
      one.because.push(...anyOf.filter((each) => texts[one.at]?.includes(each)))
    }
  }
  for (const one of scored) {
    const met = one.item.own ? wordsMet(texts[one.at] ?? '', said) : null
    if (!met) continue
    one.score += met.share
    one.because.push(...met.words)
  }
  const enough = language.domain.some((word) => said.includes(word)) ? ENOUGH.domain : ENOUGH.other
  scored.sort((a, b) => b.score - a.score || a.at - b.at)
  const best = scored[0]?.score ?? 0
  return scored
    .filter(({ score }) => score >= enough && score >= best * NEAR)
    .slice(0, MOST)
    .map(({ item, score, because }) => ({
      item,
      score: score / (1 + score),
      because: [...new Set(because)],
    }))
}

/** Of an own item's words so many at least, and so large a share of them, must be said for them to speak for it. */
const OWN_WORDS = { least: 2, share: 0.6 }
/** How often, which who reports what was done does not repeat. */
const HOW_OFTEN = /^每|^[一二两三四五六七八九十\d]+[次回个]?$/

/**
 * The words of an own item that are said, plain ones too: it may be worded of nothing else (每月听取一次安全生产汇报).
 * null where they are too few.
 */
function wordsMet(text: string, said: string): { words: string[]; share: number } | null {
  const all = [...new Set(wordsOf(text))].filter((word) => word.length >= 2 && !HOW_OFTEN.test(word))
  const words = all.filter((word) => said.includes(word))
  const share = words.length / all.length
  return words.length >= OWN_WORDS.least && share >= OWN_WORDS.share ? { words, share } : null
}

/** Something said that items may have in any of these words. */
interface Clue {
  anyOf: readonly string[]
  weight: number
  /** For an item of the organisation's own, which is worded as people speak. */
  ownWeight: number
}

function cluesOf(said: string, { groups, plain }: ItemLanguage): Clue[] {
  const told = groups.flatMap(({ law, says }) => {
    const met = says.filter((parts) => parts.every((part) => said.includes(part)))
    return met.length === 0 ? [] : [{ law, met }]
  })
  // A word on which a group rests has been counted with it.
  const counted = told.flatMap(({ met }) => met.flat())
  const words = [...new Set(wordsOf(said))].filter((word) => word.length >= 2 && !plain.has(word))
  const further = words.filter((word) => !counted.some((each) => each.includes(word)))
  return [
    ...told.map(({ law, met }) => {
      const weight = 1 + PER_CHARACTER * spelledOut(met)
      return { anyOf: law, weight, ownWeight: weight }
    }),
    ...further.map((word) => ({ anyOf: [word], weight: PLAIN_WORD, ownWeight: 1 })),
  ]
}

/** How many characters of a sentence say a group, as far as they are looked at. */
function spelledOut(met: readonly (readonly string[])[]): number {
  const parts = [...new Set(met.flat())]
  const apart = parts.filter((part) => !parts.some((other) => other !== part && other.includes(part)))
  return Math.min(MOST_CHARACTERS, apart.join('').length)
}

/** 1 for what one item alone has, less the more have it. */
function rarity(having: number, all: number): number {
  return Math.log(1 + all / having) / Math.log(1 + all)
}
