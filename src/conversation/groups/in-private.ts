import type { Reply } from '../../reply/index.ts'
import type { CarryCard } from '../cards/card.ts'
import { heardBlock } from '../cards/index.ts'
import { asksToLeaveGroup } from '../reminders/group/admin.ts'
import { answerJoinWish, type JoinWish, joinedView, readJoinWish } from '../reminders/group/join.ts'
import { EXPIRED, passing } from '../say.ts'
import type { Turn } from '../turn.ts'
import type { IncomingMessage } from '../types.ts'
import { answerReply } from '../views/answer-view.ts'
import { carriedId, type NotCarried, takeUp, turnOf } from './carry.ts'
import { asksForView, consentOffer, consentView, readConsentAction, setShown } from './consent.ts'

/** What to keep as said by the person (null: nothing), and the replies. */
export interface Answered {
  said: string | null
  replies: Reply[]
}

/**
 * Answers what in private has to do with groups: a sentence carried over from one (`/start g-ID`), which goes on as if
 * it had just been typed, their reminders (`/start j-ID`, `l-ID`), and what may be shown in them. null for everything
 * else.
 * @param goOn answers the carried sentence as any other.
 */
export async function answerOfGroups<A extends Answered>(
  turn: Turn,
  message: IncomingMessage,
  goOn: (turn: Turn, message: IncomingMessage) => Promise<A>,
): Promise<A | Answered | null> {
  const text = message.text?.trim() ?? ''
  const id = carriedId(text)
  if (id !== null) return goOnWith(turn, message, await takeUp(turn, id), goOn)
  const joins = readJoinWish(message)
  if (joins) return { said: SAID[joins.wants], replies: [await answerJoinWish(turn, joins)] }
  // A guest has no duties that could be shown.
  if (turn.standing.role === 'guest') return null
  if (asksForView(text)) return { said: text, replies: [await consentView(turn)] }
  if (asksToLeaveGroup(text)) return { said: text, replies: [await joinedView(turn)] }
  const wish = message.tap === undefined ? null : readConsentAction(message.tap)
  if (wish === null) return null
  return {
    said: wish.given ? '允许在群里显示我的职责' : '不再在群里显示我的职责',
    replies: [await setShown(turn, wish)],
  }
}

/** How a wish about a group's reminders reads in the history. */
const SAID: Record<JoinWish['wants'], string> = {
  join: '我要参加群提醒',
  take: '参加群提醒',
  decline: '不参加群提醒',
  leave: '退出群提醒',
}

/** Nothing of the sentence itself: whoever taps may be somebody else. */
const WHY_NOT: Record<NotCarried, string> = {
  unknown: EXPIRED,
  other: '群里的这个按钮是给发言人本人的。您有什么要问，请直接在这里说。',
  done: '群里的那句话已经在这里接着说过了，没有重复处理。还要问或要记，请直接说。',
  past: '群里的那句话时间太久，没有带过来，请在这里重新说一遍。',
}

/** Whoever tapped may not have said it: nothing but the question is answered, whatever card waits for words here. */
function askedOpenly(turn: Turn, carried: CarryCard): Answered {
  const { words, via } = carried
  // Of somebody who was a member before, no post is looked at.
  const asker = turn.standing.role === 'guest' ? { ...turn, tenures: [] } : turn
  const answer = answerReply(turnOf(asker, carried), words)
  const heard = via === 'voice' ? [heardBlock(words, via)] : []
  return { said: words, replies: [{ ...answer, blocks: [...heard, ...answer.blocks] }] }
}

async function goOnWith<A extends Answered>(
  turn: Turn,
  message: IncomingMessage,
  carried: CarryCard | NotCarried,
  goOn: (turn: Turn, message: IncomingMessage) => Promise<A>,
): Promise<A | Answered> {
  if (typeof carried === 'string') {
    return {
      said: null,
      replies: [passing(WHY_NOT[carried])],
    }
  }
  if (carried.open) return askedOpenly(turn, carried)
  const { words, via, group, asksDuties } = carried
  const { via: _, ...rest } = message
  const answered = await goOn(turnOf(turn, carried), {
    ...rest,
    text: words,
    ...(via === null ? {} : { via }),
  })
  const offer = asksDuties ? await consentOffer(turn, group) : null
  const last = answered.replies.at(-1)
  if (offer === null || last === undefined) return answered
  return {
    ...answered,
    replies: [...answered.replies.slice(0, -1), { ...last, buttons: [...last.buttons, [offer]] }],
  }
}
