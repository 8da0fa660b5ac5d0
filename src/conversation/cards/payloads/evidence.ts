import { z } from 'zod'
import { attachedSchema } from '../../evidence/schema.ts'
import { behalfOf } from './shared.ts'

/** Files and web addresses for which the entry is asked, or what they belong to. */
export const attachPayload = z.object({
  kind: z.literal('attach'),
  evidence: z.array(attachedSchema).min(1),
  /** What was said with them; may be empty. */
  words: z.string(),
  /** Entries offered, each with the person whose it is; what a button's number points into. */
  offered: z.array(z.object({ person: z.string(), entry: z.string() })),
  asking: z.enum(['entry', 'what']),
})

export type AttachCard = z.infer<typeof attachPayload>

/** An attachment that is to be taken down. */
export const detachPayload = z.object({
  kind: z.literal('detach'),
  person: behalfOf,
  entry: z.string(),
  /** Id of the line that attached it. */
  line: z.string(),
  reason: z.string().nullable(),
  words: z.string(),
})

export type DetachCard = z.infer<typeof detachPayload>
