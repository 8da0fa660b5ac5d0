import type { CivilDate } from '../calendar/index.ts'
import type { DateGrammar } from './dates/index.ts'
import { resolveMention, scanDates } from './dates/index.ts'
import { isEnglish } from './english.ts'
import { prepare } from './text/prepare.ts'
import type { DateAnswer } from './types.ts'

const FILLER =
  /^(?:[\s,。!:;~、]|是|应该|应|改|成|为|到|在|的|那天|日期|时间|上午|下午|晚上|早上|了|吧|啊|哦|就|就是|记|错|不|对|说|我|左右|开|去|检查|呢|嗯|请|帮|按|算|from|since|until|on|自|从|起|至今|到任|离任|任职|上任|开始)*$/

/** Reads a bare answer to the question for a day (昨天, 11月3日, 3号, 改成上周三). */
export function answerDate(
  text: string,
  today: CivilDate,
  rules: DateGrammar,
  english: (text: string) => CivilDate | null,
): DateAnswer {
  const { norm } = prepare(text, (plain) => plain)
  if (norm.length > 40) return { date: null, note: null }
  if (isEnglish(norm)) return { date: english(norm), note: null }
  const mentions = scanDates(norm, today, rules)
  const rest = mentions.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), norm)
  if (mentions.length !== 1 || !FILLER.test(rest)) return { date: null, note: null }
  const days = resolveMention(mentions[0] as (typeof mentions)[number], { today, tense: 'past' })
  if (days.length !== 1) return { date: null, note: '这里要填一个日子' }
  return { date: days[0]?.date ?? null, note: days[0]?.note ?? null }
}
