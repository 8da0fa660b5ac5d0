import { z } from 'zod'
import type { LedgerRow } from '../storage/index.ts'

/** A file as it is kept: see src/files. */
const fileSchema = z.strictObject({
  /** 64 hexadecimal digits, by which it is kept. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The name that it came with. */
  name: z.string().min(1),
  mediaType: z.string().min(1),
  bytes: z.number().int().min(0),
})
const webLinkSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }), title: z.string().nullable() })
const attachSchema = z.union([z.strictObject({ file: fileSchema }), z.strictObject({ link: webLinkSchema })])
/** A provision of a regulation (`zaozhuang-2019#7.7`), or an item of the organisation's own by its id. */
const linkSchema = z.union([z.strictObject({ ref: z.string() }), z.strictObject({ item: z.string() })])
/** The id of the line that is taken back, or affirmed. */
const lineSchema = z.strictObject({ line: z.string() })

export type EvidenceFile = z.infer<typeof fileSchema>
export type EvidenceLink = z.infer<typeof webLinkSchema>
/** What a line `attach` says. */
export type Attached = z.infer<typeof attachSchema>
/** What a line `link` says. */
export type DutyTarget = z.infer<typeof linkSchema>

/** A file or web address attached to an entry, and not taken back. */
export interface EntryEvidence {
  /** Id of the line that attached it. */
  line: string
  seq: number
  what: Attached
  by: string
  at: string
}

/** A duty item for which an entry is evidence, as somebody confirmed. */
export interface EntryDuty {
  /** Id of the line that linked it. */
  line: string
  seq: number
  target: DutyTarget
  by: string
  at: string
}

function detailOf<T>(row: LedgerRow, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(row.detail ?? 'null'))
}

/** What stands on record beside the values of an entry; `history` are all its lines in order. */
export function evidenceOf(history: readonly LedgerRow[]): {
  evidence: EntryEvidence[]
  duties: EntryDuty[]
  affirmed: { by: string; at: string } | null
} {
  const takenBack = new Set(
    history
      .filter((row) => row.kind === 'detach' || row.kind === 'unlink')
      .map((row) => detailOf(row, lineSchema).line),
  )
  const standing = history.filter((row) => !takenBack.has(row.id))
  const said = ({ id, seq, recordedBy, recordedAt }: LedgerRow) => ({
    line: id,
    seq,
    by: recordedBy,
    at: recordedAt,
  })
  const stated = history.findLast((row) => row.kind === 'record' || row.kind === 'correction') as LedgerRow
  const affirmation = history.findLast(
    (row) => row.kind === 'affirm' && detailOf(row, lineSchema).line === stated.id,
  )
  return {
    evidence: standing
      .filter((row) => row.kind === 'attach')
      .map((row) => ({ ...said(row), what: detailOf(row, attachSchema) })),
    duties: standing
      .filter((row) => row.kind === 'link')
      .map((row) => ({ ...said(row), target: detailOf(row, linkSchema) })),
    affirmed: affirmation ? { by: affirmation.recordedBy, at: affirmation.recordedAt } : null,
  }
}

/** The hash of the file that a line attaches, given what the line says; null where it attaches an address. */
export function attachedFile(detail: string): string | null {
  const what = attachSchema.parse(JSON.parse(detail))
  return 'file' in what ? what.file.sha256 : null
}
