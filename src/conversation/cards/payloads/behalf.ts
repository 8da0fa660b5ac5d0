import { z } from 'zod'
import { evidenceWith } from './shared.ts'

/** For an official: whether a member of staff may record on their behalf. */
export const agreePayload = z.object({ kind: z.literal('agree'), staff: z.string() })

export type AgreeCard = z.infer<typeof agreePayload>

/** For an official: the staff who may be allowed or stopped, by their ids; what a button's number points into. */
export const delegatesPayload = z.object({ kind: z.literal('delegates'), offered: z.array(z.string()) })

export type DelegatesCard = z.infer<typeof delegatesPayload>

/** For staff: the officials who may be asked, by their ids. */
export const applyPayload = z.object({ kind: z.literal('apply'), offered: z.array(z.string()) })

export type ApplyCard = z.infer<typeof applyPayload>

/** For staff: for whom the words are meant, or what is to be recorded for the official chosen. */
export const behalfPayload = z.object({
  kind: z.literal('behalf'),
  offered: z.array(z.string()),
  /** null while it is asked. */
  official: z.string().nullable(),
  /** What was said, to be gone on with once the official is known; null where nothing was yet. */
  words: z.string().nullable(),
  /** The instant (ISO 8601, UTC) up to which the next sentence is taken for the official's. */
  until: z.string(),
  evidence: evidenceWith,
})

export type BehalfCard = z.infer<typeof behalfPayload>

/** For an official: ids of the lines that staff wrote down and the official may confirm. */
export const affirmPayload = z.object({ kind: z.literal('affirm'), lines: z.array(z.string()).min(1) })

export type AffirmCard = z.infer<typeof affirmPayload>
