import { understand } from '../../understanding/index.ts'
import { type DueQuery, isDueQuery, readDueQuery } from '../due-query.ts'
import { readCommandIn } from '../read-words.ts'
import { asksForGroupPanel, asksToLeaveGroup } from '../reminders/group/admin.ts'
import { readReminderWish } from '../reminders/own/wish.ts'
import type { Turn } from '../turn.ts'
import { asksForView } from './consent.ts'

type DutiesQuery = DueQuery & { view: 'duties' }

/** What words said in a group want, as far as it decides what may be answered there. */
export type Wish =
  /** For everybody. */
  | { type: 'help' | 'thanks' | 'regulations' | 'clear' }
  | { type: 'question'; question: string }
  /** Neither a wish nor surely a question: answered where the regulations have something to say. */
  | { type: 'chat' }
  /** Somebody's own: `duties` where it asks for the speaker's own duties, which may be allowed. */
  | { type: 'personal'; duties: DutiesQuery | null }
  /** 确认, 取消: means a card, and cards stand in private alone. */
  | { type: 'card' }
  /** `/start PAYLOAD`, which does something in private alone. */
  | { type: 'start' }
  /** The settings of the group's own reminders, for its administrators. */
  | { type: 'panel' }
  | { type: 'unknown'; name: string }

const SPAN =
  '(?:今年|本?年度|全年|年底前?|[上下]半年|[本这上下]个?(?:季度?|月|周)|第?[一二三四1-4]季度|[一二三四1-4]季度)'
/** Without 我 only what names nobody else: 还差什么, 本季度要做什么. */
const NOBODY_ELSE = new RegExp(
  `^${SPAN}?(?:还|都)?(?:有)?(?:差|缺|欠|剩|要做|该做|没做|没完成|未完成)[^，。]{0,4}$`,
)
const OWN = /我(?!们)|本人/

/** Reads what words said in a group want; the speaker's record plays no part in it. */
export function readWish(turn: Turn, text: string): Wish {
  if (text === '') return { type: 'help' }
  if (asksForGroupPanel(text)) return { type: 'panel' }
  if (asksForView(text) || asksToLeaveGroup(text)) return { type: 'personal', duties: null }
  const command = readCommandIn(turn.parts, text)
  switch (command?.type) {
    case undefined:
      return ofWords(turn, text)
    case 'help':
    case 'thanks':
    case 'regulations':
    case 'clear':
      return { type: command.type }
    case 'hello':
      return { type: 'help' }
    case 'ask':
      return command.words === '' ? { type: 'help' } : { type: 'question', question: command.words }
    case 'duties':
      return { type: 'personal', duties: dutiesIn(turn, command.words) }
    case 'confirm':
    case 'cancel':
      return { type: 'card' }
    case 'start':
      return { type: 'start' }
    case 'unknown':
      return { type: 'unknown', name: command.name }
    default:
      return { type: 'personal', duties: null }
  }
}

function ofWords(turn: Turn, text: string): Wish {
  if (readReminderWish(text, turn.today)) return { type: 'personal', duties: null }
  const { intent } = understand(text, { today: turn.today, posts: [] }, turn.parts.knowledge)
  if (intent === 'due' || isDueQuery(text)) {
    const own = OWN.test(text) || NOBODY_ELSE.test(text.replace(/[\s?？。！!]+$/u, ''))
    return { type: 'personal', duties: own ? dutiesIn(turn, text) : null }
  }
  if (intent === 'question') return { type: 'question', question: text }
  return intent === 'chat' ? { type: 'chat' } : { type: 'personal', duties: null }
}

function dutiesIn(turn: Turn, text: string): DutiesQuery | null {
  const query = readDueQuery(text, turn.today)
  return query.view === 'duties' ? query : null
}
