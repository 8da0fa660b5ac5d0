import { parseNumeral } from '../../text/index.ts'

/** Source of a day, month or small number, in digits or Chinese numerals. One capture group. */
export const NUMBER = '(\\d{1,2}|[〇零一二两三四五六七八九十]{1,3})'

/** Source of a year with its sign: 2026年, 26年, 二〇二六年, 今年, 去年. One capture group. */
export const YEAR =
  '((?:20\\d{2}|\\d{2}|二[〇零○oO0一二三四五六七八九]{3})\\s*年|今年|去年|前年|明年|后年|本年|上年)'

/** Source of a day of the week after 周, 星期 or 礼拜. One capture group. */
export const WEEKDAY = '([一二三四五六日天七1-7])'

/** Value of a number in digits or numerals; NaN where it is none. */
export function numberOf(text: string): number {
  return parseNumeral(text.replace(/[○oO]/g, '〇')) ?? Number.NaN
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayNumber(text: string): number {
  const at = '一二三四五六日'.indexOf(text)
  if (at >= 0) return at + 1
  return text === '天' || text === '七' ? 7 : Number(text)
}

/** The year that the words name, seen from `thisYear`. */
export function yearOf(words: string, thisYear: number): number {
  const relative: Record<string, number> = {
    今年: 0,
    本年: 0,
    去年: -1,
    上年: -1,
    前年: -2,
    明年: 1,
    后年: 2,
  }
  const shift = relative[words]
  if (shift !== undefined) return thisYear + shift
  const value = numberOf(words.replace(/\s*年$/, ''))
  return value < 100 ? 2000 + value : value
}
