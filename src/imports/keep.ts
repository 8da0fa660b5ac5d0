import type { Vocabulary } from '../knowledge/index.ts'
import type { Entry } from './catalogue.ts'
import { publish } from './disk.ts'
import { idsIn } from './folder.ts'
import { newId } from './ids.ts'
import { versionsOf, whatItIs } from './known.ts'
import { FILES } from './layout.ts'
import { assertKeepable } from './limits.ts'
import type { ReadSource } from './read.ts'
import { recordText, sourceFileOf } from './record.ts'
import { importReport } from './report.ts'
import { textStateFiles } from './text-state.ts'
import type { Imported, ImportWarning, ReviewedMeta } from './types.ts'

interface Keeping {
  dir: string
  there: readonly Entry[]
  vocabulary: Vocabulary
  file: string
  bytes: Uint8Array
  source: ReadSource
  /** Provisions of the imported regulations that are there. */
  kept: number
  /** Instant of the import, ISO 8601. */
  at: string
}

const wholeText = (message: string): ImportWarning => ({ ref: null, place: '全文', message })

/** Keeps what was read, unless it is there already. Only for the holder of the lock. */
export async function keep({
  dir,
  there,
  vocabulary,
  file,
  bytes,
  source,
  kept,
  at,
}: Keeping): Promise<Imported> {
  const known = whatItIs(source, there)?.id
  if (known !== undefined) {
    const { warnings, ...report } = importReport(file, known, source.figures(known))
    const told = wholeText(`这部法规已经有了，编号 ${known}，没有重复保存。`)
    return { report: { ...report, warnings: [told, ...warnings] }, already: true }
  }
  assertKeepable(source, kept)
  const { meta, warnings: aboutVersions } = amongVersions(source, there)
  const taken = there.map((entry) => entry.id)
  const id = newId(meta, new Set([...taken, ...idsIn(dir, { removed: true })]))
  const figures = source.figures(id)
  const guesses = source.meta.guesses
  const warnings = [...Object.values(guesses).map(wholeText), ...aboutVersions, ...figures.warnings]
  const sourceFile = sourceFileOf(source.document.format)
  await publish(dir, id, {
    [sourceFile]: bytes,
    [FILES.text]: source.document.text,
    ...textStateFiles(id, meta, there, vocabulary),
    [FILES.record]: recordText({
      version: 1,
      sourceName: source.name,
      sourceFile,
      sourceHash: source.sourceHash,
      textHash: source.textHash,
      format: source.document.format,
      pages: source.document.pages,
      importedAt: at,
      guesses,
      warnings,
      accepted: [],
    }),
  })
  return { report: { ...importReport(file, id, figures), warnings }, already: false }
}

/**
 * Beside other versions of the same title. Only a day that the text itself prints lets a version follow another, and
 * so end it: a day that was filled in waits for a person.
 */
function amongVersions(
  source: ReadSource,
  there: readonly Entry[],
): { meta: ReviewedMeta; warnings: ImportWarning[] } {
  const { value, guesses } = source.meta
  const others = versionsOf(value.fullName, there)
  const [latest] = others
  const named = withFreeName(value, there)
  if (latest === undefined) return { meta: named, warnings: [] }
  const { shortName, inForce } = latest
  const clash = others.some((other) => other.inForce === value.inForce)
  if (guesses.inForce || clash) {
    const why = clash ? '施行日期也相同' : '没有找到本文的施行日期'
    const message = `与《${shortName}》（${inForce} 起施行）同名，${why}：请在核对时说明它替代哪一部。`
    return { meta: named, warnings: [wholeText(message)] }
  }
  const message = `与《${shortName}》（${inForce} 起施行）同名，作为它的另一版本：施行在前的一部到施行在后的一部施行之日为止。`
  return { meta: { ...named, replaces: latest.id }, warnings: [wholeText(message)] }
}

/** Two regulations of one short name could not be told apart in citations: the later one shows its year. */
function withFreeName(meta: ReviewedMeta, there: readonly Entry[]): ReviewedMeta {
  const names = new Set(there.flatMap((entry) => [entry.shortName, entry.fullName]))
  if (!names.has(meta.shortName)) return meta
  const year = meta.inForce.slice(0, 4)
  for (let n = 1; ; n++) {
    const shortName = `${meta.shortName}（${year}${n === 1 ? '' : `-${n}`}）`
    if (!names.has(shortName)) return { ...meta, shortName }
  }
}
