import type { Finding } from './findings.ts'
import type { FrequencyPhrase } from './frequency-phrases.ts'
import { frequencyPhrases } from './frequency-phrases.ts'
import { packFindings } from './integrity.ts'
import { ownActivityFindings, packOf, readKnowledgeFiles } from './load.ts'
import type { PackFiles } from './pack-files.ts'
import { readPackFiles } from './pack-files.ts'
import { titleFindingsOf } from './titles-integrity.ts'
import type { KnowledgePack } from './types.ts'

/** What `checkKnowledge` counted, over all regulations that could be read. */
export interface KnowledgeSummary {
  regulations: number
  articles: number
  posts: number
  obligations: number
  uncounted: number
  /** Frequency phrases in the texts, and what accounts for them. */
  phrases: { total: number; byObligation: number; byUncounted: number; noted: number; unaccounted: number }
  /** Leaf provisions of the chapters that hold duties. */
  dutyItems: { total: number; withoutPost: number }
}

export interface KnowledgeCheck {
  /** Empty where all is in order. */
  findings: Finding[]
  summary: KnowledgeSummary
}

/**
 * Proves a knowledge folder: all that `loadKnowledge` asks, and beyond it that every frequency phrase of every
 * article is accounted for and every duty item belongs to a post. Never throws for what the files hold.
 */
export function checkKnowledge(dir: string): KnowledgeCheck {
  const files = readKnowledgeFiles(dir)
  const findings = [...files.findings]
  const packs = files.packs.map(packOf)
  const phrasesOf = packs.map(frequencyPhrases)
  const phrases = phrasesOf.flat()
  const duties = packs.map(dutyItems)
  packs.forEach((pack, i) => {
    const file = `${pack.meta.id}/text.txt`
    const source = files.packs[i]?.text ?? ''
    findings.push(...unaccounted(file, source, phrasesOf[i] ?? []))
    for (const provision of duties[i]?.orphans ?? []) {
      const line = lineAt(source, provision.source.start)
      findings.push({
        file,
        line,
        message: `${provision.label}的职责没有归到任何岗位（见 posts.yaml 的 duties）。`,
      })
    }
  })
  const count = (by: FrequencyPhrase['coveredBy']) =>
    phrases.filter(({ coveredBy }) => coveredBy === by).length
  const sum = (of: (pack: KnowledgePack) => number) => packs.reduce((total, pack) => total + of(pack), 0)
  const summary: KnowledgeSummary = {
    regulations: packs.length,
    articles: sum(({ regulation }) => regulation.provisions.filter(({ kind }) => kind === 'article').length),
    posts: sum(({ posts }) => posts.length),
    obligations: sum(({ obligations }) => obligations.length),
    uncounted: sum(({ uncounted }) => uncounted.length),
    phrases: {
      total: phrases.length,
      byObligation: count('obligation'),
      byUncounted: count('uncounted'),
      noted: count('noted'),
      unaccounted: count(null),
    },
    dutyItems: {
      total: duties.reduce((total, { leaves }) => total + leaves.length, 0),
      withoutPost: duties.reduce((total, { orphans }) => total + orphans.length, 0),
    },
  }
  return { findings, summary }
}

/**
 * Proves one imported regulation, as `checkKnowledge` proves the shipped ones: what `loadKnowledge` asks of it, and that
 * every frequency phrase of its articles is accounted for. That a provision is nobody's duty is no mistake here: what
 * users bring is of every kind.
 * @param dir the knowledge folder
 * @param imported folder that holds the regulation's own folder
 * @param folder name of that folder, which is the regulation's id
 */
export function checkImported(dir: string, imported: string, folder: string): Finding[] {
  const shipped = readKnowledgeFiles(dir)
  const findings: Finding[] = [...shipped.findings]
  const files = readPackFiles(imported, folder, findings, 'imported')
  if (files === null || shipped.vocabulary === null) return findings
  const activities = [...shipped.activities, ...files.activities.value.activities].map(({ id }) => id)
  return [
    ...findings,
    ...ownActivityFindings(files),
    ...packFindings(files, shipped.packs, new Set(activities)),
    ...titleFindingsOf(files, shipped.vocabulary),
    ...unaccountedIn(files),
  ]
}

function unaccountedIn(files: PackFiles): Finding[] {
  return unaccounted(`${files.folder}/text.txt`, files.text, frequencyPhrases(packOf(files)))
}

function unaccounted(file: string, source: string, phrases: readonly FrequencyPhrase[]): Finding[] {
  return phrases
    .filter(({ coveredBy }) => coveredBy === null)
    .map((phrase) => ({
      file,
      line: lineOfPhrase(source, phrase),
      message: `${phrase.article.label}的“${context(phrase)}”没有着落：应当写成频次义务，或在 phrases.yaml 里写明为什么不是。`,
    }))
}

/** The leaf provisions of every chapter that holds duties of a post, and those that are no post's. */
function dutyItems(pack: KnowledgePack) {
  const provisions = new Map(pack.regulation.provisions.map((provision) => [provision.ref, provision]))
  const duties = new Set(pack.posts.flatMap((post) => post.duties))
  const chapters = new Set([...duties].map((ref) => provisions.get(ref)?.chapter))
  const leaves = pack.regulation.provisions.filter(
    ({ kind, chapter, children }) => kind !== 'chapter' && children.length === 0 && chapters.has(chapter),
  )
  const owned = (ref: string | null): boolean =>
    ref !== null && (duties.has(ref) || owned(provisions.get(ref)?.parent ?? null))
  return { leaves, orphans: leaves.filter(({ ref }) => !owned(ref)) }
}

function context({ article, words, at }: FrequencyPhrase): string {
  return article.text.slice(Math.max(0, at - 6), at + words.length + 8).replace(/\n/g, '')
}

/** Line in the source as issued. The source breaks words over lines, so both sides are compared without space. */
function lineOfPhrase(source: string, phrase: FrequencyPhrase): number {
  const { start, end } = phrase.article.source
  const offsets = [...source.slice(start, end)].flatMap((c, i) => (/\s/.test(c) ? [] : [start + i]))
  const squeezed = offsets.map((offset) => source[offset]).join('')
  const words = context(phrase).replace(/\s/g, '')
  const at = squeezed.indexOf(words)
  return lineAt(source, offsets[at + words.indexOf(phrase.words)] ?? start)
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}
