import type { Block, Reply } from '../reply/index.ts'
import { type Understanding, understand } from '../understanding/index.ts'
import { type CardAction, parseAction } from './actions.ts'
import {
  answerCard,
  buttonNamed,
  type OpenCard,
  openAmendCard,
  openLogCard,
  openPlanCard,
  openPostCard,
  planBlocks,
  tapCard,
  waitingBlock,
  waitingCard,
  wordsAccepted,
} from './cards/index.ts'
import { readCommand } from './commands.ts'
import { isDueQuery, readDueQuery } from './due-query.ts'
import { obey } from './obey.ts'
import { postKeysOn, type Turn } from './turn.ts'
import { answerReply } from './views/answer-view.ts'
import { chatReply } from './views/chat-view.ts'
import { dutiesReply } from './views/duties-view.ts'
import { entryReply, ledgerReply } from './views/ledger-view.ts'
import { whyReply } from './views/why-view.ts'
import { activitiesNamed } from './views/words.ts'

/** The replies to what a person typed. */
export async function respond(turn: Turn, text: string): Promise<Reply[]> {
  const action = await actionTyped(turn, text)
  return action ? tap(turn, action) : respondToWords(turn, text)
}

/** The replies to a tap on a card's button. Words heard or forwarded are answered as if they had been typed. */
export async function tap(turn: Turn, action: CardAction): Promise<Reply[]> {
  const accepted = await wordsAccepted(turn, action)
  return accepted ? respondToWords(accepted.turn, accepted.text) : [await tapCard(turn, action)]
}

async function respondToWords(turn: Turn, text: string): Promise<Reply[]> {
  const command = readCommand(text)
  if (command) return [await obey(turn, command)]
  const card = await waitingCard(turn)
  const answered = card && (await answerCard(turn, card, text))
  if (answered) return [answered]
  return [remindOf(turn, card, await respondToMessage(turn, text))]
}

/** The reply to words that are no answer to a card, whatever card waits. */
export async function respondAnew(turn: Turn, text: string): Promise<Reply> {
  return remindOf(turn, await waitingCard(turn), await respondToMessage(turn, text))
}

/** What a card's button does that was typed out instead of tapped, where the last reply showed it. */
async function actionTyped(turn: Turn, text: string): Promise<CardAction | null> {
  const last = (await turn.parts.store.messages(turn.person, 1)).at(0)
  if (last?.from !== 'assistant') return null
  const button = buttonNamed((JSON.parse(last.body) as Reply).buttons.flat(), text)
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
  if (isDueQuery(text)) return dueReply(turn, text)
  const context = { today: turn.today, posts: postKeysOn(turn, turn.today) }
  const understood: Understanding = understand(text, context, turn.parts.knowledge)
  switch (understood.intent) {
    case 'log':
      return openLogCard(turn, understood, text)
    case 'plan':
      return openPlanCard(turn, understood, text)
    case 'correct':
    case 'void':
      return openAmendCard(turn, understood.intent, understood, text)
    case 'due':
      return dueReply(turn, text)
    case 'question':
      return answerReply(turn, text)
    case 'chat':
      return chatReply(turn, text)
  }
}

async function dueReply(turn: Turn, text: string): Promise<Reply> {
  const query = readDueQuery(text, turn.today)
  const activities = activitiesNamed(turn, text)
  if (query.view === 'entry') return entryReply(turn, query.seq)
  if (query.view === 'ledger') return ledgerReply(turn, query, activities)
  if (turn.tenures.length === 0) return openPostCard(turn, '先登记岗位，才知道有哪些职责。')
  if (query.view === 'why') return whyReply(turn, query, activities)
  const duties = dutiesReply(turn, query, activities)
  const plans: Block[] = activities.length > 0 ? [] : await planBlocks(turn)
  return { ...duties, blocks: [...duties.blocks, ...plans] }
}
