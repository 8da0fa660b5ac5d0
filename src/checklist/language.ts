import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Finding, KnowledgeError, readTyped } from '../knowledge/index.ts'
import { foldWidth, simplify } from '../text/index.ts'

const NAME = 'language/checklist.yaml'
const words = z.array(z.string().trim().min(2)).min(1)
const schema = z.strictObject({
  domain: words,
  plain: words,
  groups: z.array(z.strictObject({ law: words, says: words })).min(1),
})

/** What words tell which duty item, from knowledge/language/checklist.yaml; all of it as {@link plainText} has it. */
export interface ItemLanguage {
  /** Words of the field. */
  domain: readonly string[]
  /** Words that say nothing of which item. */
  plain: ReadonlySet<string>
  groups: readonly WordGroup[]
}

/** Words of provisions, and how people say the same. */
export interface WordGroup {
  law: readonly string[]
  /** Each is said where all its parts are; the words of the law are among them. */
  says: readonly (readonly string[])[]
}

/**
 * Reads the words by which duty items are suggested, below a knowledge folder.
 * @throws KnowledgeError holding every mistake with file and line.
 */
export function loadItemLanguage(dir: string): ItemLanguage {
  const findings: Finding[] = []
  const read = readTyped(join(dir, NAME), NAME, schema, findings)
  if (read === null || findings.length > 0) throw new KnowledgeError(findings)
  const { domain, plain, groups } = read.value
  return {
    domain: domain.map(plainText),
    plain: new Set(plain.map(plainText)),
    groups: groups.map(({ law, says }) => ({
      law: law.map(plainText),
      says: [...law, ...says].map((each) => each.split('+').map(plainText)),
    })),
  }
}

/** Half-width, simplified, in small letters, without white space: as words are looked for. */
export function plainText(text: string): string {
  return simplify(foldWidth(text)).toLowerCase().replace(/\s+/g, '')
}

const KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url))
let shipped: ItemLanguage | undefined

/** The words that are part of the product, read once. */
export function shippedItemLanguage(): ItemLanguage {
  shipped ??= loadItemLanguage(KNOWLEDGE)
  return shipped
}
