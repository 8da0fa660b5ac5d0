import { parseNumeral } from '../text/index.ts'
import type { DraftUnit } from './types.ts'
import { type DraftingVocabulary, oneOf } from './vocabulary.ts'

/** Words of a period: 每季度, 每两年, 半年（一次）, （1次）/年. */
export interface PeriodMark {
  kind: 'period'
  start: number
  end: number
  words: string
  n: number
  unit: DraftUnit
  /** The words as the vocabulary has them: 季度, 旬, 学期. */
  unitWords: string
  /** 每三至五年: read as the longer one. */
  span: boolean
  /** Days of it that are named, one time each: 每周一、周四. */
  days?: string[]
  /** `each` 每…, `by` 按季度, `bare` 半年一次, `slash` 次/年. */
  form: 'each' | 'by' | 'bare' | 'slash'
}

/** A number of times: 1次, 不少于2次, 一至两次, 3次以上. */
export interface CountMark {
  kind: 'count'
  start: number
  end: number
  words: string
  /** The least of a range. */
  n: number
  range: boolean
  floor: boolean
  ceiling: boolean
  /** The number is of days that are given to it: 安排1天接访. */
  days?: boolean
  /** 每2小时巡查一次: the number belongs to a rhythm finer than any period. */
  finer?: boolean
}

export type Mark = PeriodMark | CountMark

/** No line of a regulation has as many; what follows is left to be accounted for as phrases. */
const MOST_MARKS = 200

/** Finds the periods and the counts of a text, in order. Compiled once per vocabulary. */
export function createMarkReader(vocabulary: DraftingVocabulary): (text: string, from: number) => Mark[] {
  const { number } = vocabulary
  const { periods } = vocabulary.words
  const unitOf = new Map(
    periods.units.flatMap(({ words, unit, times }) => words.map((word) => [word, { unit, times }] as const)),
  )
  const unit = oneOf([...unitOf.keys()])
  const not = `(?!${oneOf(periods.notBefore)})`
  const gap = '[-—－～~至到、]'
  const each = new RegExp(
    `(?<form>每隔?|按(?!照|时)|逐)(?:一)?(?:个(?!工作日))?(?<n>${number})?(?:${gap}(?<to>${number}))?个?(?<unit>${unit})${not}`,
    'g',
  )
  const floor = oneOf(periods.floor)
  const before = oneOf(periods.floor.filter((word) => !word.endsWith('以上')))
  const times = `${number}(?:${gap}${number})?${oneOf(periods.measures)}`
  const bare = new RegExp(
    `(?:(?<![每上下第0-9０-９〇零一二两三四五六七八九十])(?<n>[一两二三五1235全])|(?<![满每上下本当同前近首按第去今明后次任0-9０-９〇零一二两三四五六七八九十全个半]))个?(?<unit>半年|学年|学期|季度|年度|年|月度?|周)(?:内|之内|里)?(?=(?:应当|一般|原则上|要|须|${before})*${times}|[^，。；、]{0,12}?${before}[^，。；、]{0,16}?${times}|(?<=半年|季度)${oneOf(vocabulary.words.duties.verbs)}[^，。；、的]{0,4}${times})`,
    'g',
  )
  // 应急预案至少五年修订一次
  const spaced = new RegExp(
    `(?<=${before})(?<n>${number})个?(?<unit>${unit})(?=[^，。；、]{1,10}${times})`,
    'g',
  )
  const halves = /(?:每年度?的?)?(?:上半年[、和及与]|上、?)下(?<unit>半年)(?=[^，。；]{0,8}(?:各|分别|均))/g
  const slash = new RegExp(`(?<=次)[/／每](?<n>)(?<unit>${unit})`, 'g')
  const measure = oneOf(periods.measures)
  const event = oneOf(periods.eventMeasures)
  const count = new RegExp(
    `(?<![${periods.notAfterCount.join('')}]|[0-9０-９〇零一二两三四五六七八九十百.．])(?<n>${number})(?:${gap}(?<to>${number}))?(?:(?<measure>${measure})(?!${oneOf(periods.notCounts)})|(?<event>${event})(?!间|限|末|初|满))(?<over>[（(]?(?:及|或者?|含)?以上[）)]?)?`,
    'g',
  )
  const daily = new RegExp(
    `${oneOf(periods.dayDuties)}(?:时间|${before})*(?<n>${number})个?(?:工作日|天|日)(?![前后内之以])`,
    'g',
  )
  const short = oneOf(periods.onceDeeds.filter((word) => word.length === 1))
  const long = oneOf(periods.onceDeeds.filter((word) => word.length > 1))
  const said = `${short}(?:[，。、；和及]|$)`
  const weekdays = new RegExp(
    `^[一二三四五六日天](?!${said}|${measure}|${event}|[个天名])(?:[、和及](?:每?周|每?星期)?[一二三四五六日天])*`,
  )
  const once = new RegExp(`^一(?=${said}|${long})(?!${measure})`)
  const finer = new RegExp(`每隔?(?:${number})?个?${oneOf(periods.finer)}[^，。；每]*$`)
  const held = /(?:举办|编发|编印|印发|刊发|组织|开展|召开|举行|进行|参加|开|办|讲)[^，。；、]{0,8}$/
  const floorBefore = new RegExp(`${floor}[^，。；]{0,24}$`)
  const ceilingBefore = new RegExp(`${oneOf(periods.ceiling)}[^，。；]{0,4}$`)
  return (text, from) => {
    const marks: Mark[] = []
    for (const pattern of [halves, each, bare, spaced, slash]) {
      for (const match of text.matchAll(pattern)) {
        const mark = periodOf(
          match,
          pattern === each || pattern === halves ? null : pattern === slash ? 'slash' : 'bare',
        )
        if (mark === null || mark.start < from) continue
        if (marks.length >= MOST_MARKS) break
        if (marks.some((other) => mark.start < other.end && other.start < mark.end)) continue
        marks.push(mark)
      }
    }
    for (const period of [...marks] as PeriodMark[]) {
      const rest = text.slice(period.end)
      const named = period.unit === 'week' ? (weekdays.exec(rest)?.[0] ?? '') : ''
      if (named !== '') nameDays(period, named)
      else if (period.form === 'each' && once.test(rest)) marks.push(onceAt(period.end))
    }
    for (const match of text.matchAll(daily)) {
      const mark = daysOf(match)
      if (mark !== null && mark.start >= from) marks.push(mark)
    }
    for (const match of text.matchAll(count)) {
      const mark = countOf(match, text)
      if (mark === null || mark.start < from) continue
      if (marks.length >= 2 * MOST_MARKS) break
      if (marks.some((other) => mark.start < other.end && other.start < mark.end)) continue
      marks.push(mark)
    }
    // 《每日检查记录》 is the name of a thing.
    const names = [...text.matchAll(/《[^《》]{1,60}》/g)].map(
      ({ index, 0: name }) => [index, index + name.length] as const,
    )
    return marks
      .filter(({ start, end }) => !names.some(([from, to]) => from <= start && end <= to))
      .sort((a, b) => a.start - b.start)
  }

  function periodOf(match: RegExpExecArray, form: 'bare' | 'slash' | null): PeriodMark | null {
    const groups = match.groups as Record<string, string | undefined>
    const words = groups.unit as string
    const known = unitOf.get(words) ?? unitOf.get(words.replace(/度$/, ''))
    if (known === undefined) return null
    // 年内, 全年, 月度 speak of a period; 月, 年 alone hardly ever.
    if (form === 'bare' && groups.n === undefined && /^[年月周]$/.test(words) && !/内/.test(match[0]))
      return null
    const said = groups.n === '全' || !groups.n ? 1 : parseNumeral(groups.n)
    const to = groups.to === undefined ? null : parseNumeral(groups.to)
    const n = to ?? said
    if (n === null || n < 1 || n > 100) return null
    return {
      kind: 'period',
      start: match.index,
      end: match.index + match[0].length,
      words: match[0],
      n: n * known.times,
      unit: known.unit,
      unitWords: words,
      span: to !== null,
      form: form ?? (/^[按逐]/.test(match[0]) ? 'by' : 'each'),
    }
  }

  function nameDays(period: PeriodMark, named: string): void {
    period.end += named.length
    const days = [...named].filter((c) => !'、和及每周星期'.includes(c))
    period.days = days
  }

  function daysOf(match: RegExpExecArray): CountMark | null {
    const words = match.groups?.n as string
    const n = parseNumeral(words)
    if (n === null || n < 1 || n > 366) return null
    const start = match.index + match[0].lastIndexOf(words)
    const floor = vocabulary.floor.test(match.input.slice(Math.max(0, match.index - 6), start))
    const end = match.index + match[0].length
    return { ...onceAt(start), end, words: match.input.slice(start, end), n, floor, days: true }
  }

  function countOf(match: RegExpExecArray, text: string): CountMark | null {
    const groups = match.groups as Record<string, string | undefined>
    const n = parseNumeral(groups.n as string)
    const to = groups.to === undefined ? null : parseNumeral(groups.to)
    if (n === null || n < 1 || n > 1000) return null
    const ahead = text.slice(Math.max(0, match.index - 30), match.index)
    if (groups.event !== undefined && !held.test(ahead) && !floorBefore.test(ahead)) return null
    return {
      kind: 'count',
      start: match.index,
      end: match.index + match[0].length,
      words: match[0],
      n: to === null ? n : Math.min(n, to),
      range: to !== null,
      floor: floorBefore.test(ahead) || groups.over !== undefined,
      finer: finer.test(ahead),
      ceiling: ceilingBefore.test(ahead) || /^以[下内]/.test(text.slice(match.index + match[0].length)),
    }
  }
}

/** 每日一查: once, and the deed follows. */
function onceAt(at: number): CountMark {
  return { kind: 'count', start: at, end: at, words: '一', n: 1, range: false, floor: false, ceiling: false }
}
