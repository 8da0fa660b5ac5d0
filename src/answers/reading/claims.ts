/** What a question claims: a period, a number of times, a day. */
import { everyUnit } from '../../calendar/index.ts'
import { parseNumeral } from '../../text/index.ts'
import type { ClaimUnit, QuestionLanguage } from '../language/index.ts'

/** 每月1次 → month, 1; 每半年 → half-year, null; 每两个月1次 → 2 of month, 1. */
export interface FrequencyClaim {
  unit: ClaimUnit
  /** So many units, mostly 1. */
  every: number
  count: number | null
  words: string
}

/** 2018年11月17日, or only the year, or year and month. */
export interface DateClaim {
  year: number
  month: number | null
  day: number | null
  words: string
}

const NUMBER = '[0-9〇零一二两三四五六七八九十]+'
/** A choice (按月还是按季) or an open question (几次) claims nothing. */
const OPEN = /^.{0,14}?(?:几|多少|多久)|还是/

/** Frequencies that the text states, in order; those that it asks for are none. */
export function frequencyClaims(
  text: string,
  { periods }: Pick<QuestionLanguage, 'periods'>,
): FrequencyClaim[] {
  const known = Object.entries(periods) as [ClaimUnit, string[]][]
  const unitOf = (word: string) => known.find(([, words]) => words.includes(word))?.[0]
  const unitWords = known
    .flatMap(([, words]) => words)
    .sort((a, b) => b.length - a.length)
    .join('|')
  const every = new RegExp(
    `(?:(?:每(${NUMBER})?|按|一|1|是)个?|(?<=[^上下前后])(?=半年))(${unitWords})(?:度)?(?:去|来|都|要|得|需|至少|最少|应当|必须|主持|召开|组织|安排|开|带队|检查|调研|里|内|做|搞|，)*(${NUMBER})?(?:次|回|轮|场|遍)?`,
    'g',
  )
  if (/还是/.test(text)) return []
  const claims: FrequencyClaim[] = []
  for (const match of text.matchAll(every)) {
    const [words, several, word, times] = match
    const unit = unitOf(word as string)
    // 哪一天, 一日 are days and no frequency.
    if (unit === undefined || (unit === 'day' && !words.startsWith('每'))) continue
    if (OPEN.test(text.slice(match.index + words.length - (times?.length ?? 0)))) continue
    const later = new RegExp(`^.{0,14}?(${NUMBER})(?:次|回|轮|场|遍)`).exec(
      text.slice(match.index + words.length),
    )
    const number = times ?? later?.[1]
    const units = several === undefined ? 1 : Math.max(1, parseNumeral(several) ?? 1)
    claims.push({ unit, every: units, count: number === undefined ? null : parseNumeral(number), words })
  }
  return claims
}

/** Days, months or years that the text names with a year. */
export function dateClaims(text: string): DateClaim[] {
  return [
    ...text.matchAll(
      /(20\d\d|二〇[〇零一二三四五六七八九]{2})年(?:([0-9一二三四五六七八九十]+)月(?:([0-9一二三四五六七八九十]+)[日号])?)?/g,
    ),
  ].map(([words, year, month, day]) => ({
    year: parseNumeral(year as string) ?? 0,
    month: month === undefined ? null : parseNumeral(month),
    day: day === undefined ? null : parseNumeral(day),
    words,
  }))
}

/** 每月1次, 每半年. */
export function claimWords({ unit, every, count }: FrequencyClaim): string {
  return `${everyUnit(unit, every)}${count === null ? '' : `${count}次`}`
}
