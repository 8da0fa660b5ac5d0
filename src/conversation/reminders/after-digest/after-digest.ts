import { type Button, type Reply, reply } from '../../../reply/index.ts'
import { readWords } from '../../read-words.ts'
import { say, sentence } from '../../say.ts'
import type { Turn } from '../../turn.ts'
import { tenureLabel } from '../../turn.ts'
import { activityName } from '../../views/words.ts'
import { digestAction, readReminderAction } from '../actions.ts'
import { tapDigest } from '../digest/buttons.ts'
import { openReminderCard } from '../own/card.ts'
import { readReminderWish } from '../own/wish.ts'
import { panelWishOf } from '../private/words.ts'
import { recordDone } from './done.ts'
import type { AfterDigest } from './said.ts'
import { type DigestTap, digestShown, namedIn, type ShownDigest, stillOpen } from './shown.ts'
import { readAfterDigest } from './words.ts'

const NOTED_NOTHING = '好的。做完后点“我已完成（记录）”，或者说一声是哪天做的。'
const NOT_YET = '好的，没有记录任何内容。做完以后说一声是哪天做的，我再记。'
const OWN_DONE =
  '好的。这是您自己定的提醒，不用记台账；要记履职，请说做了什么、哪一天，例如“今天带队检查了鑫达化工厂”。'
const OWN_HEARD = '好的。'
const OWN_MUTE = '好的。这条已经提醒过，不会再提醒。'
const MUTE_MORE = '明天起照常；以后都不要，请说“关闭提醒”。'
const NO_ONE_ALONE =
  '单独一项不能关掉：它来自登记的岗位在规定里的职责，记录完成后就不再提醒。岗位登记得不对，可以在“我的岗位”里改；提醒的时间和时点可以改，也可以暂停或关闭全部提醒，都在“提醒设置”里。'
/** Names beyond these are left out of a reminder's words. */
const MOST_NAMED = 3

export type { AfterDigest }

/** What a button of a digest or of what follows it does, whose label was typed instead of tapped; null for no such. */
export async function typedOnDigest(
  turn: Turn,
  buttons: readonly Button[],
  text: string,
): Promise<Reply | null> {
  const button = buttons.find(({ label }) => label === text)
  const action = button ? readReminderAction(button.action) : null
  if (turn.group || action?.type !== 'digest') return null
  return lasting(await tapDigest(turn, action))
}

/** The reply to words about the digest shown last; null where none was, or they are about anything else. */
export async function replyAfterDigest(turn: Turn, text: string): Promise<Reply | null> {
  const about = await aboutDigest(turn, text)
  return about && answer(turn, about.said, about.shown, text)
}

/** What {@link replyAfterDigest} would reply to; null where it has no reply. Writes nothing. */
export async function saidAfterDigest(turn: Turn, text: string): Promise<AfterDigest | null> {
  return (await aboutDigest(turn, text))?.said ?? null
}

async function aboutDigest(
  turn: Turn,
  text: string,
): Promise<{ said: AfterDigest; shown: ShownDigest } | null> {
  if (turn.group || turn.person !== turn.by) return null
  const said = readAfterDigest(text, turn.saidOn ?? turn.today)
  // 以后都不要提醒 is said of the settings, digest or not.
  if (said?.type !== 'mute' && said?.type !== 'not-mine' && panelWishOf(text, turn.today)) return null
  const shown = said && (await digestShown(turn))
  if (!said || !shown) return null
  return said.type === 'done' && !isOfDigest(turn, said, shown, text) ? null : { said, shown }
}

/** A report in full (昨天带队检查了鑫达化工厂) is one, digest or not; and what is named must stand in the digest. */
function isOfDigest(
  turn: Turn,
  said: Extract<AfterDigest, { type: 'done' }>,
  shown: ShownDigest,
  text: string,
): boolean {
  const { intent, activities } = readWords(turn, text)
  const full = activities.every(({ activity }) => activity !== null)
  if (intent === 'log' && full && (said.told || activities.some(({ place }) => place !== null))) return false
  if (!shown.tap) return said.named.length === 0
  return said.named.every((name) => namedIn(turn, name, shown.activities).length > 0)
}

async function answer(turn: Turn, said: AfterDigest, shown: ShownDigest, text: string): Promise<Reply> {
  const { tap } = shown
  if (said.type === 'later') return laterOf(turn, shown, said.words)
  if (!tap) return ofWishes(said)
  switch (said.type) {
    case 'done':
      return lasting(await recordDone(turn, said, { ...shown, tap }, text))
    case 'mute':
      return muted(turn, tap)
    case 'details':
      return lasting(await tapDigest(turn, { ...tap, op: 'more', arg: null }))
    case 'not-mine':
      return notMine(turn, tap)
    case 'not-yet':
      return withButtons(sentence(NOT_YET), tap)
    case 'heard':
      return withButtons(sentence(NOTED_NOTHING), tap)
  }
}

/** What of 照单 stands in the history for good: it was typed, and not tapped. */
function lasting({ passing: _, ...kept }: Reply): Reply {
  return kept
}

async function muted(turn: Turn, tap: DigestTap): Promise<Reply> {
  const done = lasting(await tapDigest(turn, { ...tap, op: 'mute', day: turn.today, arg: null }))
  return { ...done, blocks: [...done.blocks, { type: 'note', text: MUTE_MORE }] }
}

function notMine(turn: Turn, tap: DigestTap): Reply {
  const posts = turn.tenures.filter(({ to }) => to === null).map((tenure) => tenureLabel(turn, tenure))
  return reply({
    blocks: [
      { type: 'lead', text: NO_ONE_ALONE },
      ...(posts.length > 0 ? [{ type: 'note' as const, text: `现在登记的岗位：${posts.join('、')}` }] : []),
    ],
    buttons: [
      [say('我的岗位'), say('提醒设置')],
      [{ label: '今天不再提醒', action: digestAction('mute', tap.subscription, tap.day) }],
    ],
  })
}

function withButtons(given: Reply, { subscription, day }: DigestTap): Reply {
  const button = (label: string, op: 'done' | 'more'): Button => ({
    label,
    action: digestAction(op, subscription, day),
  })
  return { ...given, buttons: [[button('我已完成（记录）', 'done'), button('详情', 'more')]] }
}

/** A digest of nothing but what its person wished to be told. */
function ofWishes(said: Exclude<AfterDigest, { type: 'later' }>): Reply {
  if (said.type === 'done') return sentence(OWN_DONE)
  if (said.type === 'mute' || said.type === 'not-mine') return sentence(OWN_MUTE)
  return sentence(OWN_HEARD)
}

/** Offers a reminder of one's own about what the digest brought up and is still open. */
async function laterOf(turn: Turn, shown: ShownDigest, words: string): Promise<Reply> {
  const still = stillOpen(turn, shown)
  const names = (still.length > 0 ? still : shown.activities).map((id) => activityName(turn, id))
  const all = names.length > 0 ? names : shown.wishes
  const what = `${all.slice(0, MOST_NAMED).join('、')}${all.length > MOST_NAMED ? `等${all.length}项` : ''}`
  const [only, second] = names
  const wish = readReminderWish(words, turn.saidOn ?? turn.today) ?? readReminderWish('提醒我办', turn.today)
  if (!wish) return sentence(NOTED_NOTHING)
  return openReminderCard(turn, { ...wish, text: what }, only && !second ? `提醒我${only}` : '')
}
