import type { CivilDate } from '../../../calendar/index.ts'
import type { DateWords } from '../../vocabulary/index.ts'
import { anyOf } from '../../vocabulary/index.ts'
import { feastDay, lunarDay } from '../feasts.ts'
import type { DayExpr } from '../mention.ts'
import { NUMBER, numberOf, YEAR, yearOf } from '../numbers.ts'
import type { DateRule } from './rule.ts'
import { one, rule, vague, yearNow } from './rule.ts'

/** Holidays and days of the lunar calendar: 元旦, 国庆节当天, 正月初六. */
export function feastRules(words: DateWords): DateRule[] {
  const day = anyOf(words['holiday-day'])
  const span = anyOf(words['holiday-span'])
  const names = words.holidays.flatMap((holiday) => holiday.names.map((name) => [name, holiday] as const))
  const byName = new Map(names)
  // 五一路、八一小学、十一中 are names; 十一月 and 十一点 are numbers.
  const notName =
    '(?!宣传|活动|主题|庆祝|联欢|表彰|晚会|路|街|大道|广场|小学|中学|学校|水库|矿|村|社区|公园|煤|新村|厂|月|点|个|家|处|次|日|号|届|人|名|条|项|年|中|万|亿|层|楼|区|台|大队|渠|劳动奖|学社)'
  const expr = (name: string, year: string | undefined, today: CivilDate): DayExpr => {
    const holiday = byName.get(name)
    if (!holiday) return { kind: 'none', reason: `“${name}”定不到具体哪一天` }
    const of = (y: number) => feastDay(holiday, y)
    return year
      ? { kind: 'feast', name, of, year: yearOf(year, yearNow(today)) }
      : { kind: 'feast', name, of }
  }
  return [
    rule(
      `(?<!第|[一二三四五六七八九十]|\\d)(?:${YEAR}\\s*的?)?(${anyOf([...byName.keys()])})(?:节)?(${day})?((?:的?[一二三四五六七八两\\d]天)?${span})?${notName}`,
      (m, today) => {
        const [, year, name = '', definite, wide] = m
        const lunarNumeral = /^(十一|五一|二月二|五四|三八|六一|七一|八一)$/.test(name)
        if (lunarNumeral && !definite && !wide) return null
        if (wide && !definite) return vague(`“${m[0]}”是一段时间，定不到具体哪一天`)
        if (byName.get(name)?.needsDay && !definite) return vague(`“${m[0]}”是一段假期，定不到具体哪一天`)
        return one(expr(name, year, today))
      },
    ),
    rule(
      `(?:农历|阴历|旧历)?(正|腊|冬|${NUMBER})月\\s*(初[一二三四五六七八九十]|廿[一二三四五六七八九]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|三十|十五)(?![月日号\\d])`,
      (m) => {
        const lunarOnly = /^(农历|阴历|旧历|正|腊|冬)/.test(m[0]) || /初|廿/.test(m[3] as string)
        if (!lunarOnly) return null
        const month = { 正: 1, 冬: 11, 腊: 12 }[m[1] as string] ?? numberOf(m[1] as string)
        const number = (m[3] as string).replace('初', '').replace('廿', '二十')
        return one({
          kind: 'feast',
          name: m[0],
          of: (year) => lunarDay(month >= 11 ? year - 1 : year, month, numberOf(number)),
        })
      },
    ),
  ]
}
