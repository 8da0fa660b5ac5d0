import type { Knowledge, KnowledgePack } from '../knowledge/index.ts'
import type { ParsedRegulation } from '../regulation/index.ts'
import { foldWidth } from '../text/index.ts'
import type { ProposedMeta } from './metadata.ts'

/** From this share of equal articles on, two texts of one title and in-force date are one text, read out of two files. */
const SAME_TEXT = 0.9

/**
 * The same text, shipped or imported before, though it came out of another file: the same title, and every article the
 * same, or nearly every one and the in-force date that both print.
 */
export function sameText(
  { value, guesses }: ProposedMeta,
  parsed: ParsedRegulation,
  knowledge: Knowledge,
): KnowledgePack | undefined {
  const title = plainTitle(value.fullName)
  const articles = articlesOf(parsed)
  return knowledge.packs.find(({ meta, regulation }) => {
    if (plainTitle(meta.fullName) !== title || articles.length === 0) return false
    const others = new Set(articlesOf(regulation))
    const shared = articles.filter((article) => others.has(article)).length
    const share = shared / Math.max(articles.length, articlesOf(regulation).length)
    return share === 1 || (share >= SAME_TEXT && !guesses.inForce && meta.inForce === value.inForce)
  })
}

/** Other versions of a regulation: those of the same title, by whatever way they came. The latest in force first. */
export function versionsOf(fullName: string, knowledge: Knowledge): KnowledgePack[] {
  const title = plainTitle(fullName)
  return knowledge.packs
    .filter(({ meta }) => plainTitle(meta.fullName) === title)
    .sort((a, b) => (a.meta.inForce < b.meta.inForce ? 1 : -1))
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
