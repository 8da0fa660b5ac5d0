import { type Reply, reply } from '../../reply/index.ts'
import type { CarryCard } from '../cards/card.ts'
import type { Turn } from '../turn.ts'
import type { IncomingMessage } from '../types.ts'
import { carriedId, takeUp, turnOf } from './carry.ts'
import { asksForView, consentOffer, consentView, readConsentAction, setShown } from './consent.ts'

/** What to keep as said by the person (null: nothing), and the replies. */
export interface Answered {
  said: string | null
  replies: Reply[]
}

/**
 * Answers what in private has to do with groups: a sentence carried over from one (`/start g-ID`), which goes on as if
 * it had just been typed, and what may be shown in them. null for everything else.
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
  // A guest has no duties that could be shown.
  if (turn.standing.role === 'guest') return null
  if (asksForView(text)) return { said: text, replies: [await consentView(turn)] }
  const wish = message.tap === undefined ? null : readConsentAction(message.tap)
  if (wish === null) return null
  return {
    said: wish.given ? '允许在群里显示我的职责' : '不再在群里显示我的职责',
    replies: [await setShown(turn, wish)],
  }
}

async function goOnWith<A extends Answered>(
  turn: Turn,
  message: IncomingMessage,
  carried: CarryCard | null,
  goOn: (turn: Turn, message: IncomingMessage) => Promise<A>,
): Promise<A | Answered> {
  if (carried === null) {
    const expired = reply({ blocks: [{ type: 'lead', text: '此操作已过期，请重新说一遍。' }], passing: true })
    return { said: null, replies: [expired] }
  }
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
