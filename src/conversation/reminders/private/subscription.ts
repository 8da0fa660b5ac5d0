import type { SubscriptionRow } from '../../../storage/index.ts'
import type { Turn } from '../../turn.ts'
import { DEFAULT_TIME, keptSettings } from '../settings.ts'

/**
 * Sees to it that the person of the turn's record is reminded in private: where there is no subscription yet one is
 * made that is on from today; one that is off only because there was no post goes on. What its person switched off
 * stays off.
 * @returns the subscription as it is from now on; null for a guest, who is never reminded.
 */
export async function ensurePrivateSubscription(turn: Turn): Promise<SubscriptionRow | null> {
  if (turn.standing.role === 'guest') return null
  const row = await turn.parts.store.subscriptionOf(turn.person)
  if (row && (row.state !== 'off' || keptSettings(row).chosen)) return row
  return put(turn, { ...(row ?? freshSubscription(turn, turn.person)), state: 'on', since: turn.today })
}

/**
 * A subscription for who speaks, so that there is one to keep choices in: without a post it is off, and no digest of
 * duties begins by itself.
 */
export async function ownSubscription(turn: Turn): Promise<SubscriptionRow> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  if (row) return row
  const tenures = await turn.parts.store.tenures(turn.by)
  const state = tenures.some(({ to }) => to === null || to >= turn.today) ? 'on' : 'off'
  return put(turn, { ...freshSubscription(turn, turn.by), state })
}

/** A subscription of a private chat with nothing chosen; it is not stored. */
export function freshSubscription(turn: Turn, person: string): SubscriptionRow {
  return {
    id: turn.parts.newId(),
    address: person,
    kind: 'private',
    state: 'off',
    since: turn.today,
    time: DEFAULT_TIME,
    thread: null,
    settings: '{}',
    plannedDay: null,
    updatedAt: turn.now.toISOString(),
  }
}

async function put(turn: Turn, row: SubscriptionRow): Promise<SubscriptionRow> {
  const written = { ...row, updatedAt: turn.now.toISOString() }
  await turn.parts.store.putSubscription(written)
  return written
}
