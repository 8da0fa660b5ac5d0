import type { Reply } from '../../reply/index.ts'
import { sanitize } from '../../text/index.ts'
import { understand } from '../../understanding/index.ts'
import { type Action, parseAction } from '../actions.ts'
import { readBehalfCommand } from '../behalf/commands.ts'
import { heardBlock } from '../cards/heard-card.ts'
import type { Command } from '../commands.ts'
import { isDueQuery } from '../due-query.ts'
import { labelled } from '../labelled.ts'
import { replyByContext } from '../model/follow.ts'
import { eraseNow, keptReply } from '../personal/reply.ts'
import { readCommandIn } from '../read-words.ts'
import { EXPIRED, passing, sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import type { IncomingMessage } from '../types.ts'
import { type Answered, unreadable } from '../unreadable.ts'
import { answerReply, find, replyOf } from '../views/answer-view.ts'
import { articleReply } from '../views/article-view.ts'
import { regulationsReply } from '../views/regulations-view.ts'
import { guestChat, guestHelp, guestWelcome, needsInvitation, numberText, tooMany } from './guest-view.ts'
import { isCarried, isCode, triesLeft, useCode } from './redeem.ts'

/**
 * The whole of what somebody without an invitation can do: ask about the regulations, read them, and join with a code.
 * Nothing here opens a card or writes anything, but for the code that lets them in.
 * @param carried answers what was carried over from a group, as far as the message names it; with `carriedOn` the
 * message is such words themselves, counted with the message that named them.
 */
export async function answerGuest(
  member: Turn,
  message: IncomingMessage,
  { carried, carriedOn }: { carried: () => Promise<Answered | null>; carriedOn: boolean },
): Promise<Answered> {
  // Whoever was a member before has a record; none of it is looked at for a guest.
  const turn: Turn = { ...member, tenures: [], entries: [] }
  const action = message.tap === undefined ? null : parseAction(message.tap)
  const typed = message.tap === undefined ? sanitize(message.text ?? '').trim() : null
  const text = action?.type === 'say' ? action.text : typed
  const command = text === null ? null : readCommandIn(turn.parts, text)
  const counted = turn.limits.guestMessages
  // Whoever asked a lot and is invited then must not wait for tomorrow; codes have a limit of their own.
  if (command?.type === 'start' && isCode(command.payload)) {
    if (!triesLeft(turn)) return unkept(await useCode(member, command.payload))
    return { said: text, replies: [await useCode(member, command.payload)] }
  }
  const full = carriedOn ? null : counted.full(turn.by, turn.now)
  if (full) return unkept(tooMany(full))
  if (!carriedOn) counted.count(turn.by, turn.now)
  if (text === null) return { said: null, replies: [ofTap(turn, action)] }
  if (command?.type === 'start') {
    const other = isCarried(command.payload) ? guestWelcome(turn) : await useCode(member, command.payload)
    return (await carried()) ?? { said: text, replies: [other] }
  }
  const refused = unreadable(text, message.via === 'voice')
  if (refused) return refused
  const given = command ? await obeyGuest(turn, command) : await ofText(turn, text)
  // Of a recording it must be seen whether it was heard right.
  const heard = message.via === 'voice' ? [heardBlock(text, 'voice')] : []
  return { said: text, replies: [{ ...given, blocks: [...heard, ...given.blocks] }] }
}

function unkept(given: Reply): Answered {
  return { said: null, replies: [given], unkept: true }
}

function ofTap(turn: Turn, action: Action | null): Reply {
  if (action?.type === 'open') return articleReply(turn, action.ref)
  if (action?.type === 'card') return needsInvitation(turn)
  return passing(EXPIRED)
}

async function obeyGuest(turn: Turn, command: Command): Promise<Reply> {
  switch (command.type) {
    case 'help':
      return guestHelp(turn)
    case 'hello':
      return guestWelcome(turn)
    case 'thanks':
      return sentence('不客气。')
    case 'regulations':
      return regulationsReply(turn)
    case 'ask':
      return command.words === '' ? guestChat() : answerReply(turn, command.words)
    case 'cancel':
      return sentence('没有进行中的操作。')
    case 'clear':
      await turn.parts.store.clearMessages(turn.person)
      return sentence('对话已清空。')
    case 'kept':
      return keptReply()
    case 'erase':
      return eraseNow(turn)
    case 'my-number':
      return sentence(numberText(turn) ?? '请在私聊里问。')
    case 'unknown':
      return sentence(`没有“/${command.name.slice(0, 32)}”这个命令；现在可用的有 /ask、/help、/start。`)
    default:
      return needsInvitation(turn)
  }
}

async function ofText(turn: Turn, text: string): Promise<Reply> {
  const tapped = await labelled(turn, text)
  if (tapped?.type === 'card' || readBehalfCommand(text) || TO_JOIN.test(text)) return needsInvitation(turn)
  if (tapped?.type === 'open') return articleReply(turn, tapped.ref)
  const byContext = await replyByContext(turn, text)
  if (byContext) return byContext
  const { intent } = understand(text, { today: turn.today, posts: [] }, turn.parts.knowledge)
  const found = find(turn, text)
  const { answer } = found
  const record = intent !== 'question' && intent !== 'chat' && intent !== 'due'
  if (record || intent === 'due' || isDueQuery(text)) {
    // What somebody else must do is public even where it is worded like a look at the own record.
    const asks = answer.trace.asks || !record
    const own = OWN.test(text)
    return asks && !answer.refused && !own ? replyOf(turn, found) : needsInvitation(turn, !own)
  }
  return intent === 'question' || answer.trace.asks || !answer.refused ? replyOf(turn, found) : guestChat()
}

/** 怎么加入, 我要邀请码, 邀请码从哪来 */
const TO_JOIN =
  /^(?:我|请问)?(?:(?:要|想要?|没有|需要|申请|怎么[样]?|如何)?(?:才能|能|可以)?(?:申请|获得|拿到?|要|得到)?(?:一个)?邀请码?(?:[在从]?(?:哪里?|哪儿).{0,3}|怎么.{1,4})?|(?:要|想|申请|怎么|如何)(?:才能|能|可以)?(?:加入|注册|登录|开通|开始用|使用)(?:照单)?)[吗呢啊]?[?？。！!]*$/u

/** Words by which a person asks about themselves; what is asked of a case that happened to them is public still. */
const OWN = /^(?!.*(?:问责|追责|处理|处分|责任|免责)).*(?:我|本人|咱|台账)/su
