import type { SealedLine } from '../../chain/index.ts'

/** A file that lines of a ledger attach. */
export interface AttachedFile {
  /** Number of the first line that attached it. */
  seq: number
  /** The day of its entry, as it stands last. */
  date: string
  /** Not taken back. */
  stands: boolean
}

/** Every file ever attached by the lines whose body is given, by SHA-256, in order of the lines. */
export function attachedFiles(ledger: readonly SealedLine[]): Map<string, AttachedFile> {
  const bodies = ledger.flatMap(({ seq, body }) => (body === undefined ? [] : [{ seq, body }]))
  const days = new Map(bodies.map(({ body }) => [body.kind === 'record' ? body.id : body.amends, body.date]))
  const takenBack = new Set(
    bodies.filter(({ body }) => body.kind === 'detach').map(({ body }) => detailOf(body)?.line),
  )
  const files = new Map<string, AttachedFile>()
  for (const { seq, body } of bodies) {
    const file = body.kind === 'attach' ? detailOf(body)?.file : undefined
    if (file === undefined) continue
    const before = files.get(file.sha256)
    const stands = !takenBack.has(body.id)
    if (before?.stands || (before && !stands)) continue
    files.set(file.sha256, {
      seq: before?.seq ?? seq,
      date: String(days.get(body.amends)),
      stands,
    })
  }
  return files
}

interface Detail {
  line?: unknown
  file?: { sha256: string }
}

/** What a line says beside its values; null where it cannot be read. */
function detailOf(body: Readonly<Record<string, unknown>>): Detail | null {
  try {
    return JSON.parse(String(body.detail)) as Detail | null
  } catch {
    return null
  }
}
