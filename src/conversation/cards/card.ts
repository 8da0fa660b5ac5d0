import { z } from 'zod'
import type { PendingRow } from '../../storage/index.ts'
import { attachedSchema } from '../evidence/schema.ts'
import type { Turn } from '../turn.ts'

/** What is known of an activity on a card; null = still to be asked. */
const draftItem = z.object({
  activity: z.string().nullable(),
  date: z.string().nullable(),
  place: z.string().nullable(),
  count: z.number().int().min(1),
})
export type DraftItem = z.infer<typeof draftItem>

/** Whose record a card is about, where staff acts on behalf; not there where it is the speaker's own. */
const behalfOf = z.string().optional()

/** Files and web addresses that go with what a card is about; not there where there are none. */
const evidenceWith = z.array(attachedSchema).optional()

const logPayload = z.object({
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
const amendPayload = z.object({
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
const planPayload = z.object({
  kind: z.literal('plan'),
  items: z.array(draftItem).min(1),
  words: z.string(),
  /** true on cards of before 照单 sent reminders: the card itself, left open, was the note. */
  kept: z.boolean(),
})
/** What a person asked to be reminded of, until it is kept. */
const wishPayload = z.object({
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
const postPayload = z.object({
  kind: z.literal('post'),
  asking: z.enum(['region', 'level', 'post', 'since']),
  regulation: z.string().nullable(),
  level: z.string().nullable(),
  post: z.string().nullable(),
  title: z.string().nullable(),
  /** First and last day in post as far as they were said; null where not. */
  since: z.string().nullable(),
  until: z.string().nullable(),
  /** Posts offered, as `REG:POST`; what a button's number points into. */
  offered: z.array(z.string()),
  /** Where the regulation does not bind the title directly: what it says, to be shown. */
  note: z.string().nullable(),
})
const leavePayload = z.object({
  kind: z.literal('leave'),
  tenure: z.string(),
  /** Last day in post; null while it is asked. */
  to: z.string().nullable(),
  /** true to take back a post that was entered by mistake. */
  withdraw: z.boolean(),
})
/** For an official: whether a member of staff may record on their behalf. */
const agreePayload = z.object({ kind: z.literal('agree'), staff: z.string() })
/** For an official: the staff who may be allowed or stopped, by their ids; what a button's number points into. */
const delegatesPayload = z.object({ kind: z.literal('delegates'), offered: z.array(z.string()) })
/** For staff: the officials who may be asked, by their ids. */
const applyPayload = z.object({ kind: z.literal('apply'), offered: z.array(z.string()) })
/** For staff: for whom the words are meant, or what is to be recorded for the official chosen. */
const behalfPayload = z.object({
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
/** Words that the person did not type, shown back; they are acted on once the person says so. */
const heardPayload = z.object({
  kind: z.literal('heard'),
  via: z.enum(['forward', 'voice']),
  text: z.string(),
  /** The instant at which it was said, ISO 8601 in UTC. */
  at: z.string(),
  evidence: evidenceWith,
})
/** Files and web addresses for which the entry is asked, or what they belong to. */
const attachPayload = z.object({
  kind: z.literal('attach'),
  evidence: z.array(attachedSchema).min(1),
  /** What was said with them; may be empty. */
  words: z.string(),
  /** Entries offered, each with the person whose it is; what a button's number points into. */
  offered: z.array(z.object({ person: z.string(), entry: z.string() })),
  asking: z.enum(['entry', 'what']),
})
/** An attachment that is to be taken down. */
const detachPayload = z.object({
  kind: z.literal('detach'),
  person: behalfOf,
  entry: z.string(),
  /** Id of the line that attached it. */
  line: z.string(),
  reason: z.string().nullable(),
  words: z.string(),
})
/** A duty item, by its provision or, of the organisation's own, by its id. */
const dutyTarget = z.union([z.strictObject({ ref: z.string() }), z.strictObject({ item: z.string() })])
/** Duty items that an entry may be linked to. */
const linkPayload = z.object({
  kind: z.literal('link'),
  person: behalfOf,
  entry: z.string(),
  /** What a button's number points into. */
  offered: z.array(dutyTarget).min(1),
  words: z.string(),
})
/** An item of the organisation's own that is to be added to a list. */
const itemPayload = z.object({
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
/** An item of the organisation's own that is to end on a day, or (null) to be taken off the list. */
const endItemPayload = z.object({
  kind: z.literal('enditem'),
  person: behalfOf,
  item: z.string(),
  to: z.string().nullable(),
})
/** For an official: ids of the lines that staff wrote down and the official may confirm. */
const affirmPayload = z.object({ kind: z.literal('affirm'), lines: z.array(z.string()).min(1) })
/** For an owner: whom to invite. */
const invitePayload = z.object({
  kind: z.literal('invite'),
  asking: z.enum(['role', 'region', 'unit', 'confirm']),
  role: z.enum(['official', 'staff']).nullable(),
  /** Id of a regulation, null for any; settled once `regionSaid`. */
  region: z.string().nullable(),
  regionSaid: z.boolean(),
  /** null for none; settled once `unitSaid`. */
  unit: z.string().nullable(),
  unitSaid: z.boolean(),
  /** Units offered; what a button's number points into. */
  units: z.array(z.string()),
})
/** For an owner: open invitations to revoke by their codes, or members to remove by their ids. */
const managePayload = z.object({
  kind: z.literal('manage'),
  what: z.enum(['invitations', 'members']),
  /** What a button's number points into. */
  offered: z.array(z.string()),
  /** The member whose removal waits for its confirmation. */
  picked: z.string().nullable(),
})
/** A sentence said in a group that its person may go on with in private; it waits for nothing else. */
const carryPayload = z.object({
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

/** For whoever wants what is kept of them deleted, the record aside. */
const erasePayload = z.object({ kind: z.literal('erase') })

const cardPayload = z.discriminatedUnion('kind', [
  erasePayload,
  logPayload,
  amendPayload,
  planPayload,
  wishPayload,
  postPayload,
  leavePayload,
  invitePayload,
  managePayload,
  agreePayload,
  delegatesPayload,
  applyPayload,
  behalfPayload,
  heardPayload,
  carryPayload,
  linkPayload,
  itemPayload,
  endItemPayload,
  affirmPayload,
  attachPayload,
  detachPayload,
])

export type LogCard = z.infer<typeof logPayload>
export type AmendCard = z.infer<typeof amendPayload>
export type PlanCard = z.infer<typeof planPayload>
export type WishCard = z.infer<typeof wishPayload>
export type PostCard = z.infer<typeof postPayload>
export type LeaveCard = z.infer<typeof leavePayload>
export type InviteCard = z.infer<typeof invitePayload>
export type ManageCard = z.infer<typeof managePayload>
export type AgreeCard = z.infer<typeof agreePayload>
export type DelegatesCard = z.infer<typeof delegatesPayload>
export type ApplyCard = z.infer<typeof applyPayload>
export type BehalfCard = z.infer<typeof behalfPayload>
export type HeardCard = z.infer<typeof heardPayload>
export type EraseCard = z.infer<typeof erasePayload>
export type CarryCard = z.infer<typeof carryPayload>
export type AttachCard = z.infer<typeof attachPayload>
export type DetachCard = z.infer<typeof detachPayload>
export type LinkCard = z.infer<typeof linkPayload>
export type ItemCard = z.infer<typeof itemPayload>
export type EndItemCard = z.infer<typeof endItemPayload>
export type AffirmCard = z.infer<typeof affirmPayload>
export type CardPayload = z.infer<typeof cardPayload>

/** A card as kept: it survives a restart and is settled once. */
export interface OpenCard<P extends CardPayload = CardPayload> {
  id: string
  payload: P
}

/** @throws {z.ZodError} where a row was not written by this version's {@link keepCard}. */
export function readCard(row: PendingRow): OpenCard {
  return { id: row.id, payload: cardPayload.parse(JSON.parse(row.payload)) }
}

/**
 * Keeps a new card for who speaks, or for `owner`; `replacing` is settled first, so that its buttons are old from then
 * on.
 */
export async function keepCard<P extends CardPayload>(
  turn: Turn,
  payload: P,
  replacing?: string,
  owner: string = turn.by,
): Promise<OpenCard<P>> {
  const at = turn.now.toISOString()
  if (replacing) await turn.parts.store.settlePending(replacing, 'replaced', at)
  const id = turn.parts.newId()
  await turn.parts.store.addPending({
    id,
    person: owner,
    kind: payload.kind,
    payload: JSON.stringify(payload),
    createdAt: at,
  })
  return { id, payload }
}

/** Settles the person's other open cards of a kind: asking twice for one thing, an old card would take the answer. */
export async function replaceCards(turn: Turn, kind: CardPayload['kind']): Promise<void> {
  for (const row of await turn.parts.store.openPending(turn.by)) {
    if (row.kind === kind) await turn.parts.store.settlePending(row.id, 'replaced', turn.now.toISOString())
  }
}

/** Settles a card. False where it was settled before: nothing may be done with it again. */
export function settleCard(turn: Turn, id: string, outcome: string): Promise<boolean> {
  return turn.parts.store.settlePending(id, outcome, turn.now.toISOString())
}
