import { z } from 'zod'
import type { PendingRow } from '../../storage/index.ts'
import type { Turn } from '../turn.ts'
import {
  affirmPayload,
  agreePayload,
  applyPayload,
  behalfPayload,
  delegatesPayload,
} from './payloads/behalf.ts'
import { endItemPayload, itemPayload, linkPayload } from './payloads/checklist.ts'
import { attachPayload, detachPayload } from './payloads/evidence.ts'
import { invitePayload, managePayload } from './payloads/members.ts'
import { erasePayload, leavePayload, postPayload } from './payloads/post.ts'
import {
  amendPayload,
  carryPayload,
  heardPayload,
  logPayload,
  planPayload,
  wishPayload,
} from './payloads/record.ts'

export type { AffirmCard, AgreeCard, ApplyCard, BehalfCard, DelegatesCard } from './payloads/behalf.ts'
export type { EndItemCard, ItemCard, LinkCard } from './payloads/checklist.ts'
export type { AttachCard, DetachCard } from './payloads/evidence.ts'
export type { InviteCard, ManageCard } from './payloads/members.ts'
export type { EraseCard, LeaveCard, PostCard } from './payloads/post.ts'
export type { AmendCard, CarryCard, HeardCard, LogCard, PlanCard, WishCard } from './payloads/record.ts'
export type { DraftItem } from './payloads/shared.ts'

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
