import { z } from 'zod'
import { behalfOf } from './shared.ts'

/** A duty item, by its provision or, of the organisation's own, by its id. */
const dutyTarget = z.union([z.strictObject({ ref: z.string() }), z.strictObject({ item: z.string() })])

/** Duty items that an entry may be linked to. */
export const linkPayload = z.object({
  kind: z.literal('link'),
  person: behalfOf,
  entry: z.string(),
  /** What a button's number points into. */
  offered: z.array(dutyTarget).min(1),
  words: z.string(),
})

export type LinkCard = z.infer<typeof linkPayload>

/** An item of the organisation's own that is to be added to a list. */
export const itemPayload = z.object({
  kind: z.literal('item'),
  person: behalfOf,
  /** null while they are asked. */
  text: z.string().nullable(),
  source: z.string().nullable(),
  sourceDate: z.string().nullable(),
  frequency: z
    .object({
      count: z.number().int().min(1),
      period: z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']),
      every: z.number().int().min(1),
    })
    .nullable(),
  from: z.string(),
  asking: z.enum(['confirm', 'text', 'source', 'from']),
})

export type ItemCard = z.infer<typeof itemPayload>

/** An item of the organisation's own that is to end on a day, or (null) to be taken off the list. */
export const endItemPayload = z.object({
  kind: z.literal('enditem'),
  person: behalfOf,
  item: z.string(),
  to: z.string().nullable(),
})

export type EndItemCard = z.infer<typeof endItemPayload>
