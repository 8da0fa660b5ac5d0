import { createHash } from 'node:crypto'
import type { CivilDate } from '../calendar/index.ts'
import { readDocument, type SourceDocument } from '../documents/index.ts'
import { type ParsedRegulation, parseRegulation, type RegulationFigures } from '../regulation/index.ts'
import type { Drafter } from './drafter.ts'
import { ImportError } from './errors.ts'
import { type ProposedMeta, proposeMeta } from './metadata.ts'
import { shownName } from './record.ts'
import { describe } from './report.ts'

/** A file that was read and understood, before it is kept anywhere. */
export interface ReadSource {
  document: SourceDocument
  meta: ProposedMeta
  /** Name without folders, as it may be shown. */
  name: string
  sourceHash: string
  textHash: string
  /** Parsed under no id yet. */
  first: ParsedRegulation
  /** Parsed under this id, with the short name as it stands in `meta`. */
  parsed(id: string): ParsedRegulation
  figures(id: string): RegulationFigures
}

/** Stands for the id that is not chosen yet. */
export const UNNAMED = 'import'

/**
 * @param file name or path as it was given.
 * @throws {DocumentError | ImportError} each with one sentence for the person.
 */
export async function readSource(
  file: string,
  bytes: Uint8Array,
  { drafter, today }: { drafter: Drafter; today: CivilDate },
): Promise<ReadSource> {
  const document = await readDocument(file, bytes)
  const { text } = document
  if (text.trim() === '') {
    throw new ImportError('no-text', '这个文件里没有文字，没有可以导入的内容。')
  }
  const name = shownName(file)
  const first = parseRegulation(text, { id: UNNAMED })
  const stem = name.replace(/\.[^.]{1,5}$/, '') || name
  const meta = proposeMeta(drafter.meta(first, text), { title: first.title, name: stem, today })
  const parsed = (id: string) => parseRegulation(text, { id, shortName: meta.value.shortName })
  return {
    document,
    meta,
    name,
    sourceHash: sha256(bytes),
    textHash: sha256(text.replace(/\s+/g, '')),
    first,
    parsed,
    figures: (id) => describe(parsed(id), text, document.warnings),
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
