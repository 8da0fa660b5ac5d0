import type { CivilDate } from '../../../calendar/index.ts'
import type { DutyItemRow } from '../../../storage/index.ts'
import { foldWidth, parseNumeral } from '../../../text/index.ts'
import { dayIn } from '../../tenures/day.ts'

/** What words say of an item of the organisation's own; null where they do not say it. */
export interface SaidItem {
  text: string | null
  source: string | null
  sourceDate: CivilDate | null
  frequency: DutyItemRow['frequency']
  /** First day on which it holds. */
  from: CivilDate | null
}

const UNITS: [RegExp, NonNullable<DutyItemRow['frequency']>['period']][] = [
  [/^(?:日|天)$/, 'day'],
  [/^(?:周|星期|礼拜)$/, 'week'],
  [/^(?:月|个月)$/, 'month'],
  [/^(?:季度?|个季度)$/, 'quarter'],
  [/^半年$/, 'half-year'],
  [/^年度?$/, 'year'],
]
const NUMBER = '[\\d一二两三四五六七八九十]{1,3}'
/** 每月…至少1次, 每两个月一次, 每季度不少于两次. */
const EACH = new RegExp(`每(${NUMBER})?(半年|个?季度?|个?月|年度?|周|星期|礼拜|[日天])`)
const TIMES = new RegExp(`(${NUMBER})\\s*(?:次|遍|回)`)
/** Of a period with 每 and without a number once is meant: 每月听取汇报. */
const ONCE = 1
const SOURCE = /[，,。;；\s]*来源(?:是|为)?\s*[:：]?\s*|[，,。;；\s]+(?:依据|出处|文件)(?:是|为)?\s*[:：]\s*/
export const FROM = /[，,。;；]?\s*(?:从|自)([^，,。;；]{2,16}?)(?:起|开始)(?:执行|计算|算)?/
const DAY = /[，,]?\s*(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号](?:印发|发文|发布|下发|部署)?/

/** Reads what was said of an item: text first, then 来源 with its day, and 从…起. `today` is a civil day. */
export function readItem(words: string, today: CivilDate): SaidItem {
  const said = words.trim()
  const since = FROM.exec(said)
  const from = since ? dayIn(since[1] as string, today) : null
  const without = from === null || !since ? said : said.replace(since[0], '')
  const at = SOURCE.exec(without)
  const text = tidy(at ? without.slice(0, at.index) : without)
  const rest = at ? without.slice(at.index + at[0].length) : ''
  const { source, sourceDate } = readSource(rest, today)
  return { text: text === '' ? null : text, source, sourceDate, frequency: frequencyIn(text), from }
}

/** 区委办〔2026〕5号，2026年1月10日 */
export function readSource(
  words: string,
  today: CivilDate,
): { source: string | null; sourceDate: CivilDate | null } {
  const day = DAY.exec(words)
  const sourceDate = day ? dayIn(day[0], today) : null
  const source = tidy(day && sourceDate !== null ? words.replace(day[0], '') : words)
  return { source: source === '' ? null : source, sourceDate }
}

/** How often words ask for something; null where they name no period with 每. */
export function frequencyIn(words: string): DutyItemRow['frequency'] {
  const text = foldWidth(words)
  if (uncountableIn(text) !== null) return null
  const each = EACH.exec(text)
  if (!each) return null
  const unit = UNITS.find(([pattern]) => pattern.test((each[2] as string).replace(/^个(?=季|月)/, '')))
  if (!unit) return null
  const every = each[1] === undefined ? 1 : (parseNumeral(each[1]) ?? 1)
  const times = TIMES.exec(text.slice(each.index + each[0].length))
  const count = times ? (parseNumeral(times[1] as string) ?? ONCE) : ONCE
  return count < 1 || every < 1 ? null : { count, period: unit[1], every }
}

/** How often words ask for something in a way that is not counted (每旬, 每半个月); null where they name none. */
export function uncountableIn(words: string): string | null {
  return (
    /每(?:一|两|[上中下])?(?:半个月|半月|旬|学期|小时|半天|班|汛期|节假日|逢[^，,。；]{1,6})/.exec(
      foldWidth(words),
    )?.[0] ?? null
  )
}

function tidy(words: string): string {
  return words.replace(/^[\s，,。;；:：]+|[\s，,。;；:：]+$/gu, '')
}
