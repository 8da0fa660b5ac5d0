import { z } from 'zod'
import { attachedSchema } from '../../evidence/schema.ts'

/** What is known of an activity on a card; null = still to be asked. */
export const draftItem = z.object({
  activity: z.string().nullable(),
  date: z.string().nullable(),
  place: z.string().nullable(),
  count: z.number().int().min(1),
})
export type DraftItem = z.infer<typeof draftItem>

/** Whose record a card is about, where staff acts on behalf; not there where it is the speaker's own. */
export const behalfOf = z.string().optional()

/** Files and web addresses that go with what a card is about; not there where there are none. */
export const evidenceWith = z.array(attachedSchema).optional()
