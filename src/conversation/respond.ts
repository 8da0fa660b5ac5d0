import type { Button, Reply } from '../reply/index.ts'
import { type CardAction, parseAction } from './actions.ts'
import { respondOnBehalf } from './behalf/respond.ts'
import {
  answerCard,
  askedAgain,
  buttonNamed,
  type OpenCard,
  openAmendCard,
  openLogCard,
  openPlanCard,
  retireMisheard,
  tapCard,
  waitingBlock,
  waitingCard,
  wordsAccepted,
} from './cards/index.ts'
import { readReport } from './cards/reason.ts'
import type { Command } from './commands.ts'
import { isDueQuery } from './due-query.ts'
import { dueReply } from './due-reply.ts'
import { evidenceWishNamed } from './evidence/named.ts'
import { obeyEvidence } from './evidence/obey.ts'
import { offerUntaken } from './evidence/receive.ts'
import { buttonsOfLast } from './labelled.ts'
import { replyByContext } from './model/follow.ts'
import { obey } from './obey.ts'
import { readCommandIn, readWords } from './read-words.ts'
import { replyAfterDigest, saidAfterDigest, typedOnDigest } from './reminders/after-digest/after-digest.ts'
import { keepBeside, recallWish } from './reminders/own/beside.ts'
import { openReminderCard } from './reminders/own/card-open.ts'
import { questionAsked, wishSaid } from './reminders/own/said.ts'
import { settleOffered } from './reminders/own/settle.ts'
import { readReminderWish } from './reminders/own/wish.ts'
import { remindReply } from './reminders/private/obey.ts'
import { isAboutReminders, namesReminders } from './reminders/private/questions.ts'
import { panelWishOf } from './reminders/private/words.ts'
import type { Turn } from './turn.ts'
import { answerReply } from './views/answer-view.ts'
import { chatReply } from './views/chat-view.ts'

/** The replies to what a person typed. */
export async function respond(turn: Turn, text: string): Promise<Reply[]> {
  const buttons = await buttonsOfLast(turn)
  const action = actionTyped(buttons, text)
  if (action) return tap(turn, action)
  const onDigest = await typedOnDigest(turn, buttons, text)
  if (onDigest) return [onDigest]
  await retireMisheard(turn, buttons, text)
  return respondToWords(turn, text)
}

/** The replies to a tap on a card's button. Words heard or forwarded are answered as if they had been typed. */
export async function tap(turn: Turn, action: CardAction): Promise<Reply[]> {
  const accepted = await wordsAccepted(turn, action)
  if (accepted) {
    const replies = await respondToWords(accepted.turn, accepted.text)
    return offerUntaken(accepted.turn, replies, accepted.text)
  }
  return [await recallWish(turn, await tapCard(turn, action))]
}

async function respondToWords(turn: Turn, text: string): Promise<Reply[]> {
  const settled = await settleOffered(turn, text)
  if (settled) return [settled]
  if (await saidAfterDigest(turn, text)) return [await respondAfterDigest(turn, text)]
  const command = readCommandIn(turn.parts, text)
  const typed = command && wordsAfter(command)
  if (typed) return respondToWords(turn, typed)
  if (command?.type === 'remind' && !panelWishOf(command.words, turn.today) && command.words) {
    return respondToWish(turn, command.words)
  }
  if (command?.type === 'ask' && command.words) {
    return [remindOf(turn, await waitingCard(turn), answerReply(turn, command.words))]
  }
  // 好的 is no confirmation: what waits is told, so that nobody takes it for recorded.
  if (command?.type === 'thanks') return [remindOf(turn, await waitingCard(turn), await obey(turn, command))]
  if (command?.type === 'confirm' || command?.type === 'cancel')
    return [await recallWish(turn, await obey(turn, command))]
  if (command) return [await obey(turn, command)]
  // Whatever a card asks for, this is said for something else; without a word of what, it is an answer at most.
  const card = await waitingCard(turn)
  const wish = wishSaid(turn, text)
  if (wish && wish.text !== '') return [remindOf(turn, card, await openReminderCard(turn, wish, text))]
  const answered = card && (await answerCard(turn, card, text))
  if (answered) return [answered]
  return [remindOf(turn, card, await respondToMessage(turn, text))]
}

async function respondAfterDigest(turn: Turn, text: string): Promise<Reply> {
  const card = await waitingCard(turn)
  const given = (await replyAfterDigest(turn, text)) as Reply
  const settled = card && (await turn.parts.store.pending(card.id))?.settledAt !== null
  return settled ? given : remindOf(turn, card, given)
}

/** /remind 周五前开会; what tells of no wish is taken as if it had been said alone. */
async function respondToWish(turn: Turn, words: string): Promise<Reply[]> {
  const { intent } = readWords(turn, words)
  const told = intent === 'log' || intent === 'correct' || intent === 'void'
  const wish =
    wishSaid(turn, words) ?? (told ? null : readReminderWish(`提醒我${words}`, turn.saidOn ?? turn.today))
  return wish ? [await openReminderCard(turn, wish, words)] : respondToWords(turn, words)
}

/** Words after a command that mean the same without it: /log 今天带队检查. */
function wordsAfter(command: Command): string | null {
  return (command.type === 'log' || command.type === 'plans') && command.words ? command.words : null
}

/** The reply to words that are no answer to a card, whatever card waits. */
export async function respondAnew(turn: Turn, text: string): Promise<Reply> {
  return remindOf(turn, await waitingCard(turn), await respondToMessage(turn, text))
}

/** What a card's button does that was typed out instead of tapped. */
function actionTyped(buttons: readonly Button[], text: string): CardAction | null {
  const button = buttonNamed(buttons, text)
  const action = button ? parseAction(button.action) : null
  return action?.type === 'card' ? action : null
}

/** A report that waits for its confirmation is not dropped without a word when something else is said. */
function remindOf(turn: Turn, card: OpenCard | null, given: Reply): Reply {
  const waiting = card ? waitingBlock(turn, card) : null
  if (!waiting) return given
  return { ...given, blocks: [...given.blocks, waiting.block], buttons: [...given.buttons, waiting.buttons] }
}

async function respondToMessage(turn: Turn, text: string): Promise<Reply> {
  const wish = wishSaid(turn, text)
  if (wish) return openReminderCard(turn, wish, text)
  const asked = questionAsked(turn, text)
  if (asked) return isDueQuery(asked) ? dueReply(turn, asked) : answerReply(turn, asked)
  const beside = await keepBeside(turn, text)
  const given = await respondToReport(turn, text)
  return beside ? beside(given) : given
}

async function respondToReport(turn: Turn, text: string): Promise<Reply> {
  const ofNamed = await evidenceWishNamed(turn, text)
  if (ofNamed) return obeyEvidence(turn, ofNamed, text)
  const behalf = await respondOnBehalf(turn, text)
  if (behalf) return behalf
  const byContext = await replyByContext(turn, text)
  if (byContext) return byContext
  if (isDueQuery(text)) return dueReply(turn, text)
  const understood = turn.considered?.understood ?? readReport(turn, text)
  switch (understood.intent) {
    case 'log':
      return openLogCard(turn, understood, text)
    case 'plan':
      return openPlanCard(turn, understood, text)
    case 'correct':
    case 'void':
      // What names a reminder is none of the ledger.
      if (namesReminders(text)) return remindReply(turn, text)
      return openAmendCard(turn, understood.intent, understood, text)
    case 'due':
      return dueReply(turn, text)
    case 'question':
      return answerReply(turn, text)
    case 'chat':
      if (isAboutReminders(text)) return remindReply(turn, text)
      return (await askedAgain(turn)) ?? chatReply(turn, text)
  }
}
