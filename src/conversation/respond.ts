import { type Block, type Reply, reply } from '../reply/index.ts'
import { understand } from '../understanding/index.ts'
import {
  answerCard,
  openAmendCard,
  openLeaveCard,
  openLogCard,
  openPlanCard,
  openPostCard,
  planBlocks,
  postFromTitle,
  tapCard,
  waitingCard,
} from './cards/index.ts'
import { type Command, readCommand } from './commands.ts'
import { readDueQuery } from './due-query.ts'
import { tenureDay } from './tenure-day.ts'
import { postKeysOn, type Turn, tenureLabel } from './turn.ts'
import { answerReply } from './views/answer-view.ts'
import { dutiesReply } from './views/duties-view.ts'
import { helpReply, welcomeReply } from './views/help-view.ts'
import { ledgerReply } from './views/ledger-view.ts'
import { postsReply } from './views/posts-view.ts'
import { regulationsReply } from './views/regulations-view.ts'
import { whyReply } from './views/why-view.ts'

/** The replies to what a person typed. */
export async function respond(turn: Turn, text: string): Promise<Reply[]> {
  const command = readCommand(text)
  if (command) return [await obey(turn, command)]
  const card = await waitingCard(turn)
  const answered = card && (await answerCard(turn, card, text))
  if (answered) return [answered]
  return [await respondToMessage(turn, text)]
}

async function respondToMessage(turn: Turn, text: string): Promise<Reply> {
  const understood = understand(
    text,
    { today: turn.today, posts: postKeysOn(turn, turn.today) },
    turn.parts.knowledge,
  )
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
  if (query.view === 'ledger') return ledgerReply(turn, query, activitiesNamed(turn, text))
  if (turn.tenures.length === 0) return openPostCard(turn, '先登记岗位，才知道有哪些职责。')
  if (query.view === 'why') return whyReply(turn, query)
  const duties = dutiesReply(turn, query)
  return { ...duties, blocks: [...duties.blocks, ...(await planBlocks(turn))] }
}

/** The kinds of activity that a question about the ledger names, by their own names or the main word of it. */
function activitiesNamed(turn: Turn, text: string): string[] {
  return turn.parts.knowledge.activities.filter((each) => text.includes(each.name)).map((each) => each.id)
}

/** No report, no plan, no question about duties: the law is tried, and else it is said that nothing was recorded. */
function chatReply(turn: Turn, text: string): Reply {
  const answer = answerReply(turn, text)
  if (answer.citations.length > 0) {
    const note: Block = { type: 'note', text: '这句话没有作为履职活动记录' }
    return { ...answer, blocks: [...answer.blocks, note] }
  }
  return reply({
    blocks: [
      { type: 'lead', text: '没有记录任何内容。' },
      {
        type: 'text',
        text: '记履职请说做了什么，例如“今天带队检查了化工厂”；问规定请直接提问；输入“帮助”看能做什么。',
      },
    ],
  })
}

async function obey(turn: Turn, command: Command): Promise<Reply> {
  switch (command.type) {
    case 'help':
      return helpReply()
    case 'hello':
      return welcomeReply(turn, await planBlocks(turn))
    case 'thanks':
      return reply({ blocks: [{ type: 'lead', text: '不客气。有履职活动随时告诉我。' }] })
    case 'posts':
      return postsReply(turn)
    case 'add-post':
      return openPostCard(turn, '')
    case 'regulations':
      return regulationsReply(turn)
    case 'clear':
      await turn.parts.store.clearMessages(turn.person)
      return reply({ blocks: [{ type: 'lead', text: '对话已清空，台账和岗位没有变动。' }] })
    case 'confirm':
    case 'cancel':
      return tapWaiting(turn, command.type === 'confirm' ? 'ok' : 'cancel')
    case 'remove-post':
      return leave(turn, '', null, true)
    case 'left-post':
      return leave(turn, command.words, tenureDay(command.until, turn.today), false)
    case 'took-post': {
      const since = command.since ? tenureDay(command.since, turn.today) : null
      return (
        (await postFromTitle(turn, command.words, since, null)) ?? openPostCard(turn, '没有认出这个职务。')
      )
    }
  }
}

/** 确认 or 取消 typed instead of tapped: meant for the newest card that waits. */
async function tapWaiting(turn: Turn, op: 'ok' | 'cancel'): Promise<Reply> {
  const card = await waitingCard(turn)
  if (card) return tapCard(turn, { type: 'card', card: card.id, op, arg: null })
  const text = op === 'ok' ? '没有等待确认的内容。' : '没有进行中的操作。'
  return reply({ blocks: [{ type: 'lead', text }] })
}

async function leave(turn: Turn, words: string, to: string | null, withdraw: boolean): Promise<Reply> {
  const held = turn.tenures.filter((tenure) => withdraw || tenure.to === null)
  const named = held.filter((tenure) => tenure.title && words.includes(tenure.title))
  const meant = named.length > 0 ? named : held
  const [first, second] = meant
  if (!first) return reply({ blocks: [{ type: 'lead', text: '没有登记在任的岗位。' }] })
  if (!second) return openLeaveCard(turn, first, to, withdraw)
  const buttons = meant.map((tenure) => [
    {
      label: tenureLabel(turn, tenure),
      action: `s:${withdraw ? '删除岗位登记' : '不再担任'}${tenure.title ?? tenureLabel(turn, tenure)}`,
    },
  ])
  return reply({ blocks: [{ type: 'lead', text: '是哪一个岗位？' }], buttons })
}
