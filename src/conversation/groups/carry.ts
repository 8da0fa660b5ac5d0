import { civilDateOf } from '../../calendar/index.ts'
import type { Button } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { type CarryCard, keepCard, readCard, settleCard } from '../cards/card.ts'
import type { Turn } from '../turn.ts'
import type { IncomingMessage } from '../types.ts'

/** How long a sentence said in a group can be gone on with in private, both ends included. */
export const CARRIED_FOR_MS = 24 * 60 * 60 * 1000
/** Beyond these the oldest sentences of a person expire. */
const MOST_OPEN = 10
const PAYLOAD = /^\/start\s+g-([A-Za-z0-9-]{8,40})$/i

/**
 * Keeps what was said in a group for its person and gives the button that goes on with it in private. Where a channel
 * cannot open an address, the button says what is to be sent there.
 * @param said.asksDuties whether it asks for the own duties, which a person may allow to be shown in the group.
 * @param said.open for a question about the regulations: whoever reads the group may go on with it.
 */
export async function carryOver(
  turn: Turn,
  said: { words: string; via: IncomingMessage['via']; asksDuties: boolean; open?: boolean },
): Promise<Button> {
  await expireOld(turn)
  const card = await keepCard(turn, {
    kind: 'carry',
    words: said.words,
    via: said.via ?? null,
    group: turn.group?.address ?? '',
    asksDuties: said.asksDuties,
    ...(said.open ? { open: true } : {}),
    at: turn.now.toISOString(),
  } satisfies CarryCard)
  const payload = `g-${card.id}`
  const url = turn.parts.linkTo?.(payload) ?? null
  return { label: '到私聊继续', action: sayAction(`/start ${payload}`), ...(url === null ? {} : { url }) }
}

async function expireOld(turn: Turn): Promise<void> {
  const open = (await turn.parts.store.openPending(turn.by)).filter((row) => row.kind === 'carry')
  const old = open.filter((row, index) => index >= MOST_OPEN - 1 || isPast(turn, row.createdAt))
  for (const row of old) await settleCard(turn, row.id, 'expired')
}

function isPast(turn: Turn, at: string): boolean {
  return turn.now.getTime() - new Date(at).getTime() > CARRIED_FOR_MS
}

/** The id of what is carried over that `/start g-ID` names; null for any other text. */
export function carriedId(text: string): string | null {
  return PAYLOAD.exec(text)?.[1] ?? null
}

/** Why a sentence cannot be gone on with: there is none of this id, it is another person's, taken up, too old. */
export type NotCarried = 'unknown' | 'other' | 'done' | 'past'

/**
 * Takes a carried sentence up: once, by the person who said it; a question that is open to all by anyone, and again.
 * Somebody else's stays theirs.
 */
export async function takeUp(turn: Turn, id: string): Promise<CarryCard | NotCarried> {
  const row = await turn.parts.store.pending(id)
  if (row?.kind !== 'carry') return 'unknown'
  const card = readCard(row).payload as CarryCard
  if (!card.open && row.person !== turn.by) return 'other'
  if (row.settledAt !== null) return row.outcome === 'confirmed' ? 'done' : 'past'
  if (isPast(turn, row.createdAt)) {
    await settleCard(turn, id, 'expired')
    return 'past'
  }
  if (card.open) return card
  return (await settleCard(turn, id, 'confirmed')) ? card : 'done'
}

/**
 * The turn in which carried words are read: 今天 in them is the day on which they were said, while everything else
 * (deadlines, what counts as late) is as of now. Words that are still to be confirmed keep their own instant.
 */
export function turnOf(turn: Turn, { at, via }: CarryCard): Turn {
  const now = new Date(at)
  const saidOn = civilDateOf(now)
  return via === null ? { ...turn, saidOn } : { ...turn, now, today: saidOn }
}
