import { matchPosts } from '../knowledge/index.ts'
import { type Reply, reply } from '../reply/index.ts'
import type { TenureRow } from '../storage/index.ts'
import { sayAction } from './actions.ts'
import { openLeaveCard, openPostCard, postFromTitle, tapCard, waitingCard } from './cards/index.ts'
import { obeyChecklist } from './checklist/obey.ts'
import type { Command } from './commands.ts'
import { dueReply } from './due-reply.ts'
import { obeyEvidence } from './evidence/obey.ts'
import { calendarReply } from './exports/address.ts'
import { exportReply } from './exports/obey.ts'
import { isCarried, obeyMember, useCode } from './members/index.ts'
import { EXPORT, keptReply, openEraseCard } from './personal/reply.ts'
import { recordFromGroup } from './reminders/digest/buttons.ts'
import { doneInPrivate } from './reminders/digest/for-group.ts'
import { planBlocks } from './reminders/own/list.ts'
import { remindReply } from './reminders/private/obey.ts'
import { sentence } from './say.ts'
import { dayIn } from './tenures/day.ts'
import { mendSince } from './tenures/take.ts'
import { type Turn, tenureLabel } from './turn.ts'
import { helpReply, unknownReply, welcomeReply } from './views/help-view.ts'
import { plansReply } from './views/plans-view.ts'
import { postsReply } from './views/posts-view.ts'
import { regulationsReply } from './views/regulations-view.ts'

/** Does what was meant for 照单 itself. A command that may carry words (/log …) has none here. */
export async function obey(turn: Turn, command: Command): Promise<Reply> {
  switch (command.type) {
    case 'help':
      return helpReply(turn)
    case 'hello':
      return welcomeReply(turn, await planBlocks(turn))
    case 'thanks':
      return sentence('不客气。有履职活动随时告诉我。')
    case 'posts':
      return postsReply(turn)
    case 'add-post':
      return openPostCard(turn, '')
    case 'regulations':
      return regulationsReply(turn)
    case 'clear':
      await turn.parts.store.clearMessages(turn.person)
      return sentence('对话已清空，台账和岗位没有变动。')
    case 'confirm':
    case 'cancel':
      return tapWaiting(turn, command.type === 'confirm' ? 'ok' : 'cancel')
    case 'remove-post':
      return leave(turn, command.words, true)
    case 'left-post':
      return leave(turn, command.words, false)
    case 'took-post':
      return (await postFromTitle(turn, command.words, null)) ?? openPostCard(turn, '没有认出这个职务。')
    case 'mend-since':
      return mend(turn, command.words)
    case 'start':
      return start(turn, command.payload)
    case 'duties':
      return dueReply(turn, command.words === '' ? '本季度该做什么' : `${command.words}该做什么`)
    case 'ledger':
      return dueReply(turn, `${command.words}台账`)
    case 'log':
      return sentence('请说做了什么、哪一天、在哪里，例如“今天带队检查了鑫达化工厂”。')
    case 'ask':
      return sentence('请直接提问，例如“镇长多久要带队检查一次？”。')
    case 'remind':
      return remindReply(turn, command.words)
    case 'plans':
      return plansReply(await planBlocks(turn))
    case 'kept':
      return keptReply([EXPORT])
    case 'erase':
      return openEraseCard(turn)
    case 'evidence':
      return obeyEvidence(turn, command.wish, command.words)
    case 'of-checklist':
      return obeyChecklist(turn, command.command)
    case 'export':
      return exportReply(turn, command.wish)
    case 'calendar':
      return calendarReply(turn, command.wish)
    case 'unknown':
      return unknownReply(turn, command.name)
    default:
      return obeyMember(turn, command)
  }
}

/** `/start PAYLOAD`: from a group's digest, or an invitation. */
async function start(turn: Turn, payload: string): Promise<Reply> {
  const group = doneInPrivate(payload)
  if (group !== null) return recordFromGroup(turn, group)
  // What is carried over from a group is gone on with before commands are read; what is left of it is a greeting.
  return isCarried(payload) ? welcomeReply(turn, await planBlocks(turn)) : useCode(turn, payload)
}

/** 确认 or 取消 typed instead of tapped: meant for the newest card that waits. */
async function tapWaiting(turn: Turn, op: 'ok' | 'cancel'): Promise<Reply> {
  const card = await waitingCard(turn)
  if (card) return tapCard(turn, { type: 'card', card: card.id, op, arg: null })
  return sentence(op === 'ok' ? '现在没有等待确认的内容。' : '没有进行中的操作。')
}

/** The tenures that the words name, or all where they name no post; empty where they name only posts not held. */
function tenuresMeant(turn: Turn, words: string, among: TenureRow[]): TenureRow[] {
  const byTitle = among.filter((tenure) => tenure.title !== null && words.includes(tenure.title))
  if (byTitle.length > 0) return byTitle
  const named = matchPosts(words, turn.parts.knowledge)
  if (named.length === 0) return among
  return among.filter((tenure) =>
    named.some((match) => match.regulation === tenure.regulation && match.post === tenure.post),
  )
}

async function leave(turn: Turn, words: string, withdraw: boolean): Promise<Reply> {
  const held = turn.tenures.filter((tenure) => withdraw || tenure.to === null)
  if (held.length === 0) return sentence('没有登记在任的岗位。')
  const meant = tenuresMeant(turn, words, held)
  const [first, second] = meant
  if (!first) return sentence('您没有登记过这个岗位。说“我的岗位”可以看已登记的。')
  if (!second)
    return openLeaveCard(turn, first, dayIn(words, turn.saidOn ?? turn.today, first.from), withdraw)
  const verb = withdraw ? '删除岗位登记' : '不再担任'
  const buttons = meant.map((tenure) => [
    {
      label: tenureLabel(turn, tenure),
      action: sayAction(`我${verb}${tenure.title ?? tenureLabel(turn, tenure)}`),
    },
  ])
  return reply({ blocks: [{ type: 'lead', text: '是哪一个岗位？' }], buttons })
}

/** 到任日期错了，是8月10日 */
async function mend(turn: Turn, words: string): Promise<Reply> {
  const [first, second] = tenuresMeant(turn, words, turn.tenures)
  const from = dayIn(words, turn.saidOn ?? turn.today)
  if (!first) return sentence('没有找到您说的岗位。说“我的岗位”可以看已登记的。')
  if (second) return sentence('登记了不止一个岗位，请连职务一起说，如“镇长的到任日期错了，是8月10日”。')
  if (from === null) return sentence('请连正确的日期一起说，如“到任日期错了，是2026年8月10日”。')
  return mendSince(turn, first, from)
}
