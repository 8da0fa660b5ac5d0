import { civilDateOf, timeOfDay } from '../../../calendar/index.ts'
import type { Reply } from '../../../reply/index.ts'
import { understand } from '../../../understanding/index.ts'
import { keepCard, type OpenCard, readCard, settleCard, type WishCard } from '../../cards/card.ts'
import { sentence } from '../../say.ts'
import { postKeysOn, type Turn } from '../../turn.ts'
import { showWish, timesOf } from './card-view.ts'
import type { ReminderWish } from './wish.ts'

export const ONCE =
  '现在只能定一次性的提醒，不能每天、每周重复。可以定最近的一次，例如“提醒我下周一上午9点开例会”；履职期限每个周期都会自动提醒。'
/** UTF-16 units of what is kept. */
export const LONGEST_TEXT = 200
export const TOO_LONG = `要提醒的话太长了，请缩到 ${LONGEST_TEXT} 个字以内。`

/** Offers to keep a wish of who speaks: day and time are shown, and asked for where they are not clear. */
export async function openReminderCard(speaker: Turn, wish: ReminderWish, words: string): Promise<Reply> {
  // A wish is the speaker's own, whoever's record is looked at.
  const turn = { ...speaker, person: speaker.by }
  if (wish.every) return sentence(ONCE)
  if (wish.text.length > LONGEST_TEXT) return sentence(TOO_LONG)
  await dropUnsaid(turn)
  const card = await keepCard(turn, { kind: 'wish' as const, ...contentOf(turn, wish, words) })
  return showAsked(turn, card, wish)
}

/**
 * Keeps a card for a wish that stands beside a report, to be shown under what is said of that; null where it cannot be
 * one.
 */
export async function keepWishBeside(
  speaker: Turn,
  wish: ReminderWish,
  words: string,
): Promise<OpenCard<WishCard> | null> {
  const turn = { ...speaker, person: speaker.by }
  if (wish.every || wish.text === '' || wish.text.length > LONGEST_TEXT) return null
  await dropUnsaid(turn)
  return keepCard(turn, { kind: 'wish' as const, ...contentOf(turn, wish, words) })
}

/** The card, or the question for what is not clear. */
export function showAsked(
  turn: Turn,
  card: OpenCard<WishCard>,
  { note, timeNote }: Doubts,
): Promise<Reply> | Reply {
  if (card.payload.text !== '' && note === null && timeNote !== null) return timesOf(card, timeNote)
  return showWish(turn, card, note)
}

type Doubts = Pick<ReminderWish, 'note' | 'timeNote'>

/** A card that asks what to be reminded of is done with by the next wish. */
async function dropUnsaid(turn: Turn): Promise<void> {
  const rows = await turn.parts.store.openPending(turn.by)
  for (const { id, payload } of rows.map(readCard)) {
    if (payload.kind === 'wish' && payload.text === '') await settleCard(turn, id, 'replaced')
  }
}

export function contentOf(
  turn: Turn,
  wish: ReminderWish,
  words: string,
): Pick<WishCard, 'text' | 'activity' | 'told'> {
  const { before, ahead } = wish
  const at = wish.after === null ? null : new Date(turn.now.getTime() + wish.after * 60_000)
  const told = {
    day: at ? civilDateOf(at) : wish.day,
    time: at ? timeOfDay(at) : wish.time,
    before,
    ahead,
    exact: false,
  }
  return { text: wish.text, activity: activityIn(turn, words), told }
}

/** The one activity of the list that the words plan: what is recorded of it until then is not asked for again. */
function activityIn(turn: Turn, words: string): string | null {
  const context = { today: turn.today, posts: postKeysOn(turn, turn.today) }
  const { planned } = understand(words, context, turn.parts.knowledge)
  const [only, second] = planned
  return !only || second || only.activity === 'other' ? null : only.activity
}
