import { z } from 'zod'
import { behalfOf, draftItem, evidenceWith } from './shared.ts'

export const logPayload = z.object({
  kind: z.literal('log'),
  person: behalfOf,
  items: z.array(draftItem).min(1),
  words: z.string(),
  actor: z.string().nullable(),
  notes: z.array(z.string()),
  /** Somebody else whom the words name as the one who did it: whether it is the speaker's own is asked first. */
  named: z.string().optional(),
  evidence: evidenceWith,
  /** What a plain text answer is taken for: nothing, the day or the type of item `at`. */
  asking: z.enum(['confirm', 'date', 'type', 'alltypes', 'whose']),
  at: z.number().int(),
})

export type LogCard = z.infer<typeof logPayload>

export const amendPayload = z.object({
  kind: z.enum(['correct', 'void']),
  person: behalfOf,
  /** Id of the entry meant; null while it is asked. */
  entry: z.string().nullable(),
  /** Ids of the entries offered; what a button's number points into. */
  offered: z.array(z.string()),
  change: z.object({
    activity: z.string().optional(),
    date: z.string().optional(),
    place: z.string().optional(),
    count: z.number().optional(),
  }),
  words: z.string(),
  /** Why, as far as it was said. */
  reason: z.string().optional(),
  asking: z.enum(['confirm', 'entry', 'change', 'type']),
})

export type AmendCard = z.infer<typeof amendPayload>

export const planPayload = z.object({
  kind: z.literal('plan'),
  items: z.array(draftItem).min(1),
  words: z.string(),
  /** true on cards of before 照单 sent reminders: the card itself, left open, was the note. */
  kept: z.boolean(),
})

export type PlanCard = z.infer<typeof planPayload>

/** Words that the person did not type, shown back; they are acted on once the person says so. */
export const heardPayload = z.object({
  kind: z.literal('heard'),
  via: z.enum(['forward', 'voice']),
  text: z.string(),
  /** The instant at which it was said, ISO 8601 in UTC. */
  at: z.string(),
  evidence: evidenceWith,
})

export type HeardCard = z.infer<typeof heardPayload>

/** A sentence said in a group that its person may go on with in private; it waits for nothing else. */
export const carryPayload = z.object({
  kind: z.literal('carry'),
  words: z.string(),
  via: z.enum(['forward', 'voice']).nullable(),
  /** Address of the group. */
  group: z.string(),
  /** It asks for the own duties, which may be allowed to be shown there. */
  asksDuties: z.boolean(),
  /** A question about the regulations, put in front of everybody: anyone may go on with it, as often as they like. */
  open: z.boolean().optional(),
  /** The instant at which it was said, ISO 8601 in UTC. */
  at: z.string(),
})

export type CarryCard = z.infer<typeof carryPayload>

/** What a person asked to be reminded of, until it is kept. */
export const wishPayload = z.object({
  kind: z.literal('wish'),
  /** Empty while it is asked. */
  text: z.string(),
  /** Id of the activity that it is about; null where it is none of the list. */
  activity: z.string().nullable(),
  /** When it is, as it was told. */
  told: z.object({
    day: z.string().nullable(),
    time: z.string().nullable(),
    before: z.boolean(),
    ahead: z.union([z.object({ days: z.number() }), z.object({ minutes: z.number() })]).nullable(),
    exact: z.boolean(),
  }),
  /** Id of the reminder that is taken back once this one is kept. */
  replaces: z.string().optional(),
})

export type WishCard = z.infer<typeof wishPayload>
