import { isDueQuery } from '../../due-query.ts'
import { readWords } from '../../read-words.ts'
import type { Turn } from '../../turn.ts'
import { remindingParts } from '../parts.ts'
import { type ReminderWish, readReminderWish } from './wish.ts'

/** The wish to be reminded that a person says; null for anything else, a report that asks for it besides included. */
export function wishSaid(turn: Turn, text: string): ReminderWish | null {
  const wish = wishIn(turn, text)
  if (!wish || questionAsked(turn, text) !== null) return null
  const isTimed = wish.day !== null || wish.time !== null || wish.after !== null
  if (!isTimed && !wish.every && isDueQuery(text)) return null
  if (!tells(turn, text)) return wish
  const parts = apart(turn, text)
  // Words of the wish itself may read like a report; what stands beside it is one.
  return parts && tells(turn, parts.rest) ? null : wish
}

const wishIn = (turn: Turn, text: string) =>
  readReminderWish(text, turn.saidOn ?? turn.today, remindingParts(turn.parts).workdays)

/** Whether words report, correct or withdraw what was done. */
function tells(turn: Turn, text: string): boolean {
  const { intent } = text === '' ? { intent: 'chat' } : readWords(turn, text)
  return intent === 'log' || intent === 'correct' || intent === 'void'
}

/**
 * The wish that stands beside a report: 今天带队检查了，提醒我下周再去一次; null where there is no report, or no wish. Its text
 * may be empty.
 */
export function wishBeside(turn: Turn, text: string): { wish: ReminderWish; words: string } | null {
  if (!text.includes('提醒') || !tells(turn, text)) return null
  const parts = apart(turn, text)
  return parts && tells(turn, parts.rest) ? parts : null
}

const DONE = /[了过]|[昨今]|前天|上个?[周月]|上星期|刚|已|完成/

/** Whether a clause reports by itself, and not only for want of a word that it is to come: 周五下午3点开会. */
const isDone = (turn: Turn, clause: string) => DONE.test(clause) && tells(turn, clause)

const CLAUSE = /[^，,。；;！!\n]+[，,。；;！!\n]*/g
const ASKS = /提醒(?:一下|一声|下)?我|提醒(?:一下|一声)?[吧啊哦哈呀。.!！~～\s]*$/

/** The clauses of a wish apart from the others; null where no clause is one. */
function apart(turn: Turn, text: string): { wish: ReminderWish; words: string; rest: string } | null {
  const clauses = (text.match(CLAUSE) ?? []).flatMap((clause) => withoutReport(turn, clause))
  const asks = clauses.findIndex((clause) => ASKS.test(clause) && wishIn(turn, clause) !== null)
  if (asks < 0) return null
  let from = asks
  let to = asks + 1
  const own = wishIn(turn, clauses[asks] as string)
  if (own?.text === '' && asks > 0 && !isDone(turn, clauses[asks - 1] as string)) from = asks - 1
  while (to < clauses.length && !isDone(turn, clauses[to] as string)) to++
  const words = clauses.slice(from, to).join('')
  const wish = wishIn(turn, words) ?? own
  const rest = [...clauses.slice(0, from), ...clauses.slice(to)].join('')
  return wish && { wish, words, rest }
}

/** 今天带队检查了提醒我下周再去: the report stands before the words that ask. */
function withoutReport(turn: Turn, clause: string): string[] {
  const at = clause.search(/(?:记得|请|麻烦你?|帮我|到时候?|别忘了)*提醒/)
  if (at <= 0 || !tells(turn, clause.slice(0, at))) return [clause]
  return [clause.slice(0, at), clause.slice(at)]
}

/** What is asked about ends so: 镇长的职责, 带队检查的规定. */
const TOPIC =
  /的?(?:职责|责任|规定|要求|义务|条款|频次|次数|期限|法规|法律|依据|处罚|后果)(?:是什么|有哪些)?[吗么呢吧。.?？!！\s]*$/
const ASKING = /[吗么呢?？]|多久|多少|几次|什么|哪些|是不是|要不要/
const POLITE = /^(?:请|麻烦|帮我|你|您|能不能|能否|可不可以|可以|能|再|给我|[\s,，])*/
const TRIGGER = /[,，。\s]*(?:请|麻烦|帮我|再)*提醒(?:一下|一声|下)?我?(?:一下|一声|下)?[,，:：]?/
const DOES = /^(?:看|查|学|背|读|问|落实|履行|写|报|交|发|准备|整理|核对|完成|去|带(?!队)|把)/

/**
 * The question in words that only put 提醒我 around one: 提醒我镇长的职责, 忘了带队检查会被问责吗，提醒我一下; null for a wish.
 */
export function questionAsked(turn: Turn, text: string): string | null {
  const wish = wishIn(turn, text)
  if (!wish || wish.every || wish.day !== null || wish.time !== null || wish.after !== null) return null
  if (wish.text === '' || wish.note !== null) return null
  const question = text.replace(TRIGGER, '').replace(POLITE, '')
  const ends = /[吗么呢?？][，,。\s]*$/.test(question.replace(TOPIC, '吗'))
  const asks = (ends || ASKING.test(wish.text)) && !DOES.test(wish.text)
  const isQuestion = asks && (TOPIC.test(wish.text) || ASKING.test(wish.text))
  if (!isQuestion) return null
  const bare = question.replace(/[，,。\s]+$/, '')
  // 能提醒我…的规定吗 asks for the reminding, not whether there is one.
  return TOPIC.test(wish.text) ? bare.replace(/[吗么]?[?？]?$/, '') : bare
}
