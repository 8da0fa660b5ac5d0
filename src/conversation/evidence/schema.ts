import { z } from 'zod'
import type { Attached } from '../../ledger/index.ts'

/** A file or a web address on a card, as the ledger will say it once the card is confirmed. */
export const attachedSchema: z.ZodType<Attached> = z.union([
  z.strictObject({
    file: z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      name: z.string().min(1),
      mediaType: z.string().min(1),
      bytes: z.number().int().min(0),
    }),
  }),
  z.strictObject({ link: z.strictObject({ url: z.string(), title: z.string().nullable() }) }),
])

/** What makes two attachments the same: the content of a file, the address of a page. */
export function keyOf(what: Attached): string {
  return 'file' in what ? what.file.sha256 : what.link.url
}

/** The attachments without repetition, the first of each kept, in order. */
export function distinct(evidence: readonly Attached[]): Attached[] {
  const keys = evidence.map(keyOf)
  return evidence.filter((each, index) => keys.indexOf(keyOf(each)) === index)
}
