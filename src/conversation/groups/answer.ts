import type { Block, Reply } from '../../reply/index.ts'
import { sanitize } from '../../text/index.ts'
import { parseAction } from '../actions.ts'
import { heardBlock } from '../cards/index.ts'
import { tooMany } from '../members/guest-view.ts'
import { foundByContext } from '../model/follow.ts'
import { readReminderAction } from '../reminders/actions.ts'
import { tapDigest } from '../reminders/digest/buttons.ts'
import { asksForGroupPanel, isForAdministrators, isTooFast } from '../reminders/group/admin.ts'
import { groupPanel, tapGroupPanel } from '../reminders/group/panel.ts'
import { EXPIRED, passing, sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import type { IncomingMessage } from '../types.ts'
import { unreadable } from '../unreadable.ts'
import { type Found, find, replyOf } from '../views/answer-view.ts'
import { articleReply } from '../views/article-view.ts'
import { regulationsReply } from '../views/regulations-view.ts'
import { carryOver } from './carry.ts'
import { isAllowed, noteAsked } from './consent.ts'
import { dutiesInGroup } from './duties.ts'
import { groupHelp } from './greeting.ts'
import { publicAnswer } from './public-answer.ts'
import { speaksForItself } from './speaker.ts'
import { readWish, type Wish } from './wish.ts'

/**
 * The replies to what was said or tapped in a group. Everybody reads them: nothing in them rests on anybody's record,
 * but for the own duties of who speaks where that person allowed it for this group.
 */
export async function answerInGroup(turn: Turn, message: IncomingMessage): Promise<Reply[]> {
  const full = turn.group?.administrator ? panelLimit(turn) : otherLimit(turn, message)
  if (full) return full
  const action = message.tap === undefined ? null : parseAction(message.tap)
  if (action?.type === 'open') return [articleReply(turn, action.ref)]
  const reminder = message.tap === undefined ? null : readReminderAction(message.tap)
  if (reminder?.type === 'digest') return [await tapDigest(turn, reminder)]
  if (reminder?.type === 'panel') return [await tapGroupPanel(turn, reminder)]
  if (message.tap !== undefined && action?.type !== 'say') {
    return [passing(EXPIRED)]
  }
  const words = sanitize(action?.type === 'say' ? action.text : (message.text ?? '')).trim()
  const refused = words === '' ? null : unreadable(words, false)
  return refused ? refused.replies : [await respondInGroup(turn, words, message.via)]
}

const TOO_FAST = '操作太快了，请过一分钟再试。'

/** Who was not asked about may be an administrator: then it was too fast for asking. */
function otherLimit(turn: Turn, message: IncomingMessage): Reply[] | null {
  const full = guestLimit(turn, message.tap !== undefined)
  if (full) return full
  const unasked = turn.group?.administrator === undefined && isForAdministrators(message)
  return unasked && isTooFast(turn.limits, message) ? [passing(TOO_FAST)] : null
}

/**
 * Guests may ask as much as in private, both together; what is beyond is left unanswered once it has been said, so
 * that one person's flood does not become the bot's. A tap is answered where its person alone sees it.
 */
function guestLimit({ standing, limits, by, now, group }: Turn, tapped: boolean): Reply[] | null {
  if (standing.role !== 'guest') return null
  const full = limits.guestMessages.full(by, now)
  if (full === null) {
    limits.guestMessages.count(by, now)
    return null
  }
  if (tapped) return [tooMany(full)]
  const key = `${group?.address} ${by}`
  if (limits.toldInGroup.full(key, now)) return []
  limits.toldInGroup.count(key, now)
  return [tooMany(full)]
}

/** An administrator at the panel need not be invited, and taps more often than a guest may ask. */
function panelLimit({ limits, now, group }: Turn): Reply[] | null {
  const key = group?.address ?? ''
  if (limits.panel.full(key, now)) return [passing(TOO_FAST)]
  limits.panel.count(key, now)
  return null
}

async function respondInGroup(turn: Turn, words: string, via: IncomingMessage['via']): Promise<Reply> {
  if (asksForGroupPanel(words)) return groupPanel(turn)
  const by = await foundByContext(turn, words)
  if (by) return answer(turn, by.found, words, via, [by.note])
  const wish = readWish(turn, words)
  switch (wish.type) {
    case 'help':
      return groupHelp()
    case 'thanks':
      return sentence('不客气。')
    case 'regulations':
      return regulationsReply(turn)
    case 'clear':
      turn.parts.recent?.forget(turn.group?.address ?? '', turn.by)
      return sentence('您在本群问过的话不再记着；群里的消息请在群里删。')
    case 'question':
      return answer(turn, find(turn, wish.question), words, via)
    case 'chat':
      return ofChat(turn, words, via)
    case 'personal':
      return personal(turn, wish, words, via)
    case 'card':
      return sentence('卡片只在私聊里，请到私聊里点它的按钮。')
    case 'start':
      return sentence('这一步只能在与照单的私聊里进行。')
    case 'panel':
      return groupPanel(turn)
    case 'unknown':
      return sentence(`没有“/${wish.name.slice(0, 32)}”这个命令；在群里可用 /ask、/duties、/remind、/help。`)
  }
}

async function ofChat(turn: Turn, words: string, via: IncomingMessage['via']): Promise<Reply> {
  const found = find(turn, words)
  return found.answer.trace.asks ? answer(turn, found, words, via) : groupHelp()
}

async function answer(
  turn: Turn,
  found: Found,
  words: string,
  via: IncomingMessage['via'],
  above: Block[] = [],
): Promise<Reply> {
  const { reply: answered, cut } = publicAnswer(replyOf(turn, found))
  const heard = via === 'voice' ? [heardBlock(words, via)] : []
  const given = { ...answered, blocks: [...heard, ...above, ...answered.blocks] }
  // A channel shortens further what it shows a group, so that every answer has the way to the whole of it.
  if (found.answer.refused && !cut) return given
  const more = await carryOver(turn, { words: found.asked.question, via, asksDuties: false, open: true })
  return { ...given, buttons: [...given.buttons, [more]] }
}

async function personal(
  turn: Turn,
  { duties }: Wish & { type: 'personal' },
  words: string,
  via: IncomingMessage['via'],
): Promise<Reply> {
  if (speaksForItself(turn)) {
    return sentence('以群或频道的身份发言时认不出是谁，个人履职请直接到私聊里说。')
  }
  const asksDuties = duties !== null
  const button = await carryOver(turn, { words, via, asksDuties })
  if (duties !== null) {
    if ((await isAllowed(turn)) && turn.tenures.length > 0) {
      return { ...dutiesInGroup(turn, duties, words), buttons: [[button]] }
    }
    await noteAsked(turn)
  }
  const text =
    button.url === undefined
      ? '个人履职的内容不在群里记录和显示，请到私聊里说。'
      : '个人履职的内容不在群里记录和显示，请到私聊继续，刚才的话会带过去。'
  return { ...sentence(text), buttons: [[button]] }
}
