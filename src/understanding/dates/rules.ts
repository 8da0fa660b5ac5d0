import type { CivilDate } from '../../calendar/index.ts'
import { addDays, datePartsOf, isCalendarDay } from '../../calendar/index.ts'
import type { DateWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'
import { feastDay, lunarDay } from './feasts.ts'
import type { DateMention, DayExpr, Hint } from './mention.ts'
import { NUMBER, numberOf, WEEKDAY, weekdayNumber, YEAR, yearOf } from './numbers.ts'

/** What a rule makes of its match: a mention without its place in the text. */
export type Built = Pick<DateMention, 'kind' | 'days'> &
  Partial<Pick<DateMention, 'hint' | 'ahead' | 'tonight'>>

/** A pattern of the date grammar. Rules are tried in order at each position; the first that builds wins. */
export interface DateRule {
  /** Sticky. */
  pattern: RegExp
  build: (match: RegExpExecArray, today: CivilDate) => Built | null
}

const one = (expr: DayExpr): Built => ({ kind: 'days', days: [expr] })
const vague = (reason: string, more: Partial<Built> = {}): Built => ({
  kind: 'vague',
  days: [{ kind: 'none', reason }],
  ...more,
})
const stretch = (reason: string, more: Partial<Built> = {}): Built => ({
  ...vague(reason, more),
  kind: 'stretch',
})
const rule = (source: string, build: DateRule['build']): DateRule => ({
  pattern: new RegExp(source, 'y'),
  build,
})

/** The rules, with the characters at which any of them may begin. */
export interface DateGrammar {
  rules: readonly DateRule[]
  starts: ReadonlySet<string>
}

/** 20 is read where a further day with its sign follows: 3、5、8号, 3到5号, 11月3-5日. */
const MORE_DAYS = `(?=\\s*(?:[-~—–―至到、,和及与跟]|[\\d一二三四五六七八九十]|[号日])+\\s*(?:第)?${NUMBER}\\s*[号日])`
const NOT_AFTER_NUMBER = '(?<![\\d第〔〕\\[\\]编字一二三四五六七八九十零〇]|\\d[.:/])'
const NOT_BEFORE_UNIT =
  '(?![\\d.]|\\s*(?:[月万亿元米吨级度倍%处家个人次点时名项年层楼岁套台辆户起条件份只张斤里股]|平方|公里|亩|天|小时|分|毫|厘|mm|kg|m\\b))'

/**
 * The grammar of days as people write them in Chinese, for what a general date library misreads (周三上午, 三季度,
 * 上个月15号, 本月初).
 */
export function dateGrammar(words: DateWords): DateGrammar {
  const rules = [
    ...absoluteRules(),
    ...relativeRules(words),
    ...feastRules(words),
    ...weekRules(),
    ...vagueRules(words),
    ...monthRules(words),
  ]
  const named = [
    ...Object.values(words.relative).flat(),
    ...Object.values(words.anchored).flat(),
    ...words.vague,
    ...words['vague-future'],
    ...words.holidays.flatMap((holiday) => holiday.names),
  ]
  return { rules, starts: new Set([...SIGNS, ...named.map((word) => word[0] as string)]) }
}

/** First characters of what the grammar itself spells out. */
const SIGNS = '0123456789〇零一二两三四五六七八九十今去前明后本上下这当大正腊冬农阴旧第近过连接周星礼双Qq'

function absoluteRules(): DateRule[] {
  const full = (m: RegExpExecArray): Built | null => fullDay(Number(m[1]), Number(m[2]), Number(m[3]))
  return [
    rule('(20\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?)?', full),
    rule('(?<!\\d)(20\\d{2})([01]\\d)([0-3]\\d)(?!\\d)', (m) =>
      isCalendarDay(Number(m[1]), Number(m[2]), Number(m[3])) ? full(m) : null,
    ),
    rule(`${YEAR}\\s*的?\\s*${NUMBER}\\s*月\\s*份?\\s*${NUMBER}(?:\\s*[日号]|${MORE_DAYS})`, (m, today) =>
      fullDay(yearOf(m[1] as string, yearNow(today)), numberOf(m[2] as string), numberOf(m[3] as string)),
    ),
  ]
}

function fullDay(year: number, month: number, day: number): Built {
  return one({ kind: 'calendar', year, month, day })
}

function relativeRules({ relative, anchored }: DateWords): DateRule[] {
  const offsets = Object.entries(relative).flatMap(([days, names]) =>
    names.map((name) => [name, Number(days)] as const),
  )
  const byName = new Map(offsets)
  const anchors = new Map(
    Object.entries(anchored).flatMap(([d, names]) => names.map((n) => [n, Number(d)] as const)),
  )
  return [
    rule(`(${anyOf([...byName.keys()])})(?:的)?`, (m, today) => {
      const word = m[1] as string
      const tonight = /^今(晚|夜)/.test(word)
      return {
        ...one({ kind: 'day', date: addDays(today, byName.get(word) ?? 0) }),
        ...(tonight ? { tonight } : {}),
      }
    }),
    rule(`(?<![第\\d前近这])${NUMBER}\\s*天\\s*(?:之前|以前|前)(?![往去来期])`, (m, today) =>
      numberOf(m[1] as string) > 0
        ? one({ kind: 'day', date: addDays(today, -numberOf(m[1] as string)) })
        : null,
    ),
    rule(`${NUMBER}\\s*天\\s*(?:之后|以后|后)`, (m, today) =>
      one({ kind: 'day', date: addDays(today, numberOf(m[1] as string)) }),
    ),
    rule('(昨今|今明|明后|前昨)两[天日]', (m, today) => {
      const first = { 昨今: -1, 今明: 0, 明后: 1, 前昨: -2 }[m[1] as string] ?? 0
      return {
        kind: 'days',
        days: [first, first + 1].map((days) => ({ kind: 'day', date: addDays(today, days) })),
      }
    }),
    rule(`(${anyOf([...anchors.keys()])})`, (m) =>
      one({ kind: 'anchored', days: anchors.get(m[1] as string) ?? 0 }),
    ),
  ]
}

function feastRules(words: DateWords): DateRule[] {
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
      `(?<!第|[一二三四五六七八九十]|\\d)(?:${YEAR}\\s*的?)?(${anyOf([...byName.keys()])})(?:节)?(${day})?(${span})?${notName}`,
      (m, today) => {
        const [, year, name = '', definite, wide] = m
        const lunarNumeral = /^(十一|五一|二月二)$/.test(name)
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

function weekRules(): DateRule[] {
  const week = '(上上个?|上一?个?|前一?个?|这一?个?|本|下下个?|下一?个?)?'
  const sign = '(?:周|星期|礼拜)'
  const shift = (text: string | undefined): number | undefined => {
    if (!text) return undefined
    if (text.startsWith('上上')) return -2
    if (text.startsWith('下下')) return 2
    if (/^[上前]/.test(text)) return -1
    return text.startsWith('下') ? 1 : 0
  }
  return [
    rule(`(?<![每两几\\d一])${week}${sign}${WEEKDAY}(?![次个号月日例\\d])(?!到两|天|年|期)`, (m) => {
      const at = shift(m[1])
      const day = weekdayNumber(m[2] as string)
      return one(at === undefined ? { kind: 'weekday', day } : { kind: 'weekday', week: at, day })
    }),
    rule(`(上上个?|上一?个?|这一?个?|本|下下个?|下一?个?)${sign}(?!${WEEKDAY}(?!个)|末|边|围|转)`, (m) => {
      const at = shift(m[1]) ?? 0
      return stretch(`“${m[0]}”有七天，定不到具体哪一天`, {
        hint: { week: at },
        ...(at > 0 ? { ahead: true } : {}),
      })
    }),
  ]
}

const MONTH_SHIFT: Record<string, number> = { 上上: -2, 上: -1, 本: 0, 这: 0, 当: 0, 下: 1, 下下: 2 }

function monthRules({ numbered }: DateWords): DateRule[] {
  const rel = '(上上|上|本|这|当|下下|下)(?:一)?个?月'
  const notNumbered = `(?!\\s*${anyOf(numbered)}|公(?!示|布|开)|文(?!明|化|旅|体)|煤层)`
  const shifted = (m: RegExpExecArray): number => MONTH_SHIFT[m[1] as string] ?? 0
  const unlessDay = `(?!\\s*份?\\s*${NUMBER}\\s*[日号])`
  return [
    rule(`${rel}(?:份)?\\s*的?\\s*${NUMBER}(?:\\s*[日号]|${MORE_DAYS})`, (m) =>
      one({ kind: 'calendar', monthShift: shifted(m), day: numberOf(m[2] as string) }),
    ),
    rule(
      '(?<![\\d第〔〕])(\\d{1,2})月(\\d{1,2}(?:[、,和]\\d{1,2})+)(?![\\d月号日]|\\s*[家个处项次名起])',
      (m) => ({
        kind: 'days',
        days: (m[2] as string)
          .split(/[、,和]/)
          .map((day) => ({ kind: 'calendar', month: Number(m[1]), day: Number(day) })),
      }),
    ),
    rule(
      `(?:${rel}|(?:${YEAR}\\s*)?${NUMBER}月份?)\\s*的?\\s*(最后一天|最末一天|第一天|头一天)`,
      (m, today) => {
        const first = /第|头/.test(m[4] as string)
        const now = datePartsOf(today)
        const month = m[1] ? now.month + shifted(m) : numberOf(m[3] as string)
        const year = m[2] ? yearOf(m[2], now.year) : !m[1] && month > now.month ? now.year - 1 : now.year
        const start = new Date(Date.UTC(year, first ? month - 1 : month, first ? 1 : 0))
        return one({ kind: 'day', date: start.toISOString().slice(0, 10) })
      },
    ),
    rule(
      `(?<![\\d第〔〕\\[\\]编字一二三四五六七八九十零〇]|\\d[:/])${NUMBER}\\s*月\\s*份?\\s*${NUMBER}(?:\\s*[日号](?!内)|${MORE_DAYS}|(?=[带率去到在主召组上下开陪参不,。]|$))`,
      (m) => one({ kind: 'calendar', month: numberOf(m[1] as string), day: numberOf(m[2] as string) }),
    ),
    rule(
      `(?<![连续为期近过去每第字年编])(?!两)${NOT_AFTER_NUMBER}${NUMBER}\\s*[号日](?![内游后]|之内|之后)${notNumbered}`,
      (m) => one({ kind: 'calendar', day: numberOf(m[1] as string) }),
    ),
    rule(
      `(?<![连续为期近过去每第字年月])${NOT_AFTER_NUMBER}${NUMBER}(?!\\s*月)${MORE_DAYS}${notNumbered}`,
      (m) => one({ kind: 'calendar', day: numberOf(m[1] as string) }),
    ),
    rule(
      '(?<![\\d./a-zA-Z])(1[0-2]|0?[1-9])([./-])(3[01]|[12]\\d|0?[1-9])' +
        NOT_BEFORE_UNIT +
        '(?!\\2\\d|:\\d|号|日|[,、]\\d+[号日])',
      (m) => {
        if (m[2] === '.' && !atStart(m)) return null
        if (m[2] === '-' && !atStart(m)) return null
        return one({ kind: 'calendar', month: Number(m[1]), day: Number(m[3]) })
      },
    ),
    rule(`${rel}(?:份)?`, (m) => {
      const shift = shifted(m)
      return stretch(`“${m[0]}”定不到具体哪一天`, {
        hint: { monthShift: shift },
        ...(shift > 0 ? { ahead: true } : {}),
      })
    }),
    rule(`(?:${YEAR}\\s*)?${NOT_AFTER_NUMBER}${NUMBER}月(?:份|间)?${unlessDay}`, (m, today) => {
      const month = numberOf(m[2] as string)
      if (!(month >= 1 && month <= 12)) return null
      const hint: Hint = m[1] ? { month, year: yearOf(m[1], yearNow(today)) } : { month }
      return stretch(`“${m[0]}”定不到具体哪一天`, { hint })
    }),
    rule(`${YEAR}(?:度)?(?!\\s*${NUMBER}\\s*月)`, (m, today) => {
      const year = yearOf(m[1] as string, yearNow(today))
      return stretch(`“${m[0]}”定不到具体哪一天`, {
        hint: { year },
        ...(year > yearNow(today) ? { ahead: true } : {}),
      })
    }),
  ]
}

function vagueRules(words: DateWords): DateRule[] {
  const quarter = '(?:第?[一二三四1-4]季度|上半年|下半年|前三季度|[qQ][1-4])'
  const near = '(?:上个?|本|这个?|下个?|当)季度?(?![节])'
  return [
    rule(
      `(?:${YEAR}\\s*)?(?:(?:上上|上|本|这|当|下)个?月|${NUMBER}月份?)\\s*(?:上旬|中旬|下旬|月?初(?![一二三四五六七八九十])|月?底|月?末|中(?!旬|国|心|央|学|午|型|小)|上中旬|中下旬)`,
      (m, today) => {
        const month = m[2] === undefined ? 0 : numberOf(m[2])
        const ahead = /下/.test(m[0].slice(0, 1)) || (m[1] === undefined && month > datePartsOf(today).month)
        return vague(`“${m[0]}”定不到具体哪一天`, ahead ? { ahead } : {})
      },
    ),
    rule(`(?:${YEAR}\\s*)?${quarter}(?:度)?`, (m, today) => {
      const ahead = m[1] !== undefined && yearOf(m[1], yearNow(today)) > yearNow(today)
      const year = m[1] === undefined ? yearOfStretch(m[0], today) : yearOf(m[1], yearNow(today))
      const hint = { hint: { year } }
      return stretch(`“${m[0]}”定不到具体哪一天`, { ...hint, ...(ahead ? { ahead } : {}) })
    }),
    rule(`${YEAR}\\s*的?(最后一天|第一天|头一天)`, (m, today) => {
      const year = yearOf(m[1] as string, yearNow(today))
      return one({ kind: 'day', date: /最后/.test(m[2] as string) ? `${year}-12-31` : `${year}-01-01` })
    }),
    rule(near, (m) => stretch(`“${m[0]}”定不到具体哪一天`, m[0].startsWith('下') ? { ahead: true } : {})),
    rule(anyOf(words['vague-future']), (m) => vague(`“${m[0]}”定不到具体哪一天`, { ahead: true })),
    rule(`(?:${YEAR}\\s*)?${anyOf(words.vague)}(?!数|清|结|报|审|述|来|去)`, (m) =>
      vague(`“${m[0]}”定不到具体哪一天`),
    ),
    rule(`(?:前|后|近|这|过去|上|连续|接连|连着)\\s*${NUMBER}\\s*(?:天|日|周|个?星期|个月)(?![前后])`, (m) =>
      vague(`“${m[0]}”定不到具体哪一天`),
    ),
    rule('(?:上个?|这个?|本|下个?)?(?:周|双休)末', (m) => vague(`“${m[0]}”有两天，定不到具体哪一天`)),
  ]
}

/** Whether a bare M.D or M-D stands where a date would: at the start, after white space, an opening mark or 是、到、于. */
function atStart(match: RegExpExecArray): boolean {
  const before = match.input[match.index - 1]
  return before === undefined || /[\s,。;:、([【|至到和及于在是成为应~\t*•号了]/.test(before)
}

/** 上半年 or 四季度 without a year: the latest that has begun. */
function yearOfStretch(words: string, today: CivilDate): number {
  const { year, month } = datePartsOf(today)
  const quarter = '一二三四'.indexOf(/[一二三四]/.exec(words)?.[0] ?? '一')
  const begins = /下半年/.test(words) ? 7 : /季度/.test(words) && !/前/.test(words) ? quarter * 3 + 1 : 1
  return begins <= month ? year : year - 1
}

function yearNow(today: CivilDate): number {
  return datePartsOf(today).year
}
