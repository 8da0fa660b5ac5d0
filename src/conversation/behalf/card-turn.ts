import type { Reply } from '../../reply/index.ts'
import { type OpenCard, settleCard } from '../cards/card.ts'
import { sentence } from '../say.ts'
import { type Turn, turnFor } from '../turn.ts'
import { PRIVATELY } from './refusals.ts'
import { mayActFor } from './rights.ts'

/**
 * The turn over the record that a card is about: the speaker's own, or that of an official for whom the speaker may
 * act at this very moment. Null where the speaker may not, or no longer.
 */
export async function turnOfCard(speaker: Turn, card: OpenCard): Promise<Turn | null> {
  const person = 'person' in card.payload ? card.payload.person : undefined
  if (person === undefined) return speaker
  if (speaker.group || !(await mayActFor(speaker.parts.store, speaker.by, person))) return null
  return turnFor(speaker, person)
}

/** Says so, and closes a card that can no longer lead to anything. */
export async function noLonger(speaker: Turn, card: OpenCard): Promise<Reply> {
  if (speaker.group) return sentence(PRIVATELY)
  await settleCard(speaker, card.id, 'expired')
  return sentence('本人的代录同意已经结束，没有记录或改动任何内容。')
}
