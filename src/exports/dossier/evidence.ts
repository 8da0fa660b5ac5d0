import { FileError, type FileStore } from '../../files/index.ts'
import type { EvidenceFile, LedgerEntry } from '../../ledger/index.ts'
import { ExportError } from '../types.ts'

/** The files of the evidence, as a dossier holds them. */
export interface DossierEvidence {
  /** Path within the dossier, by SHA-256; a file that could not be read has none. */
  paths: ReadonlyMap<string, string>
  /** Content by path, in order of the paths. */
  files: ReadonlyMap<string, Buffer>
  /** Small JPEG of a picture, by SHA-256. */
  thumbnails: ReadonlyMap<string, Buffer>
}

const MEGABYTE = 1024 * 1024
/** Beyond that a dossier is neither sent nor opened with ease, and is made in memory. */
const MOST_MEGABYTES = 500

/** By what the file is, never by its name, which may lie. */
const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'text/plain': 'txt',
  'text/markdown': 'md',
}

/** files/<sha256>.<ext>; `bin` for a kind that has no extension here. */
export function evidencePath({ sha256, mediaType }: Pick<EvidenceFile, 'sha256' | 'mediaType'>): string {
  return `files/${sha256}.${EXTENSIONS[mediaType.split(';')[0] ?? ''] ?? 'bin'}`
}

/**
 * Reads every file that is on record for the entries. One that is gone or whose content is no longer that of its hash
 * is left out, for the dossier to say so.
 * @throws {ExportError} where they are too much for one dossier; whatever else the store of files throws.
 */
export async function evidenceFiles(
  store: FileStore | undefined,
  entries: readonly LedgerEntry[],
): Promise<DossierEvidence> {
  const wanted = filesOf(entries)
  refuseTooMuch(wanted)
  const paths = new Map<string, string>()
  const files = new Map<string, Buffer>()
  const thumbnails = new Map<string, Buffer>()
  for (const file of store ? wanted : []) {
    const content = await contentOf(store as FileStore, file.sha256)
    if (content === null) continue
    paths.set(file.sha256, evidencePath(file))
    files.set(evidencePath(file), content)
    const small = await (store as FileStore).thumbnail(file.sha256)
    if (small) thumbnails.set(file.sha256, small)
  }
  return { paths, files, thumbnails }
}

/** Each once, in order of their hashes. */
function filesOf(entries: readonly LedgerEntry[]): EvidenceFile[] {
  const found = entries.flatMap(({ evidence }) =>
    evidence.flatMap(({ what }) => ('file' in what ? [what.file] : [])),
  )
  const once = new Map(found.map((file) => [file.sha256, file]))
  return [...once.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
}

function refuseTooMuch(files: readonly EvidenceFile[]): void {
  const megabytes = Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / MEGABYTE)
  if (megabytes > MOST_MEGABYTES)
    throw new ExportError(
      `这段日期的附件共 ${megabytes} MB，一份台账包最多放 ${MOST_MEGABYTES} MB：请缩短日期，分几次导出。`,
    )
}

async function contentOf(store: FileStore, sha256: string): Promise<Buffer | null> {
  try {
    return await store.read(sha256)
  } catch (error) {
    if (error instanceof FileError) return null
    throw error
  }
}
