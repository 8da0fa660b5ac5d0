import type { ParsedRegulation } from '../regulation/index.ts'
import { foldWidth } from '../text/index.ts'
import type { Entry } from './catalogue.ts'
import type { ReadSource } from './read.ts'

/** From this share of equal articles on, two texts of one title and in-force date are one text, read out of two files. */
const SAME_TEXT = 0.9

/**
 * The same file or the same text, shipped or imported before, though it came out of another file: the same words, or
 * the same title with every article the same, or with nearly every one and the in-force date that both print.
 */
export function whatItIs(source: ReadSource, there: readonly Entry[]): Entry | undefined {
  const same = there.find(
    ({ record }) => record?.sourceHash === source.sourceHash || record?.textHash === source.textHash,
  )
  if (same) return same
  const { value, guesses } = source.meta
  const articles = articlesOf(source.parsed('import'))
  if (articles.length === 0) return undefined
  return versionsOf(value.fullName, there).find(({ regulation, inForce }) => {
    const others = articlesOf(regulation())
    const known = new Set(others)
    const share =
      articles.filter((article) => known.has(article)).length / Math.max(articles.length, others.length)
    return share === 1 || (share >= SAME_TEXT && !guesses.inForce && inForce === value.inForce)
  })
}

/** Those of the same title, by whatever way they came. The latest in force first. */
export function versionsOf(fullName: string, there: readonly Entry[]): Entry[] {
  const title = plainTitle(fullName)
  return there
    .filter((entry) => plainTitle(entry.fullName) === title)
    .sort((a, b) => (a.inForce < b.inForce ? 1 : -1))
}

/** A title without white space, edition and brackets' width: （2024年修订）. */
function plainTitle(title: string): string {
  return foldWidth(title)
    .replace(/\s+/g, '')
    .replace(/\([^()]*(?:修订|修正|试行|版|\d{4}年?)[^()]*\)$/, '')
}

function articlesOf({ provisions }: ParsedRegulation): string[] {
  return provisions
    .filter(({ kind }) => kind === 'article')
    .map(({ text }) => foldWidth(text).replace(/[\s\p{P}]+/gu, ''))
}
