/** Words of periods and their states, as short as a picture needs them. */
import {
  type CalendarUnit,
  type CivilDate,
  datePartsOf,
  daysInMonth,
  formatDay,
  formatMonthDay,
  formatShort,
  periodName,
  periodOf,
} from '../../calendar/index.ts'
import type { DutyEntry, DutyStatus } from '../../duties/index.ts'

export const STATE_WORDS: Record<DutyStatus, string> = {
  met: '已完成',
  open: '进行中',
  missed: '记录不足',
  upcoming: '未开始',
}

/** What the legend says of each. */
export const LEGEND: [DutyStatus, string][] = [
  ['met', '已完成'],
  ['open', '进行中（期限未到，还差次数）'],
  ['missed', '记录不足（期限已过）'],
  ['upcoming', '未开始'],
]

const UNITS: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'half-year', 'year']

const COUNTED: Record<CalendarUnit, string> = {
  day: '天',
  week: '周',
  month: '个月',
  quarter: '个季度',
  'half-year': '个半年',
  year: '年',
}

/** The unit of the calendar that has just these days; null for none. */
export function unitOf(from: CivilDate, to: CivilDate): CalendarUnit | null {
  const is = (unit: CalendarUnit) => {
    const { start, end } = periodOf(unit, from)
    return start === from && end === to
  }
  return UNITS.find(is) ?? null
}

/** How many periods there are, in words: 3个季度, 12周, 2期. */
export function periodsText(count: number, { start, end }: Pick<DutyEntry, 'start' | 'end'>): string {
  const unit = unitOf(start, end)
  return `${count}${unit ? COUNTED[unit] : '期'}`
}

/** 第四季度, 下半年, 全年, 11月, 11月3日至9日: without the year. */
export function shortPeriod(from: CivilDate, to: CivilDate): string {
  const unit = unitOf(from, to)
  if (unit === null) return severalUnits(from, to)
  if (unit === 'year') return '全年'
  const name = periodName({ unit, start: from, end: to })
  return /（(.+)）/.exec(name)?.[1] ?? name.replace(/^\d+年/, '')
}

/** 2025年至2027年, 11月至12月, 11月2日至15日; with the years where they differ. */
function severalUnits(from: CivilDate, to: CivilDate): string {
  const [first, last] = [datePartsOf(from), datePartsOf(to)]
  const year = first.year === last.year ? ['', ''] : [`${first.year}年`, `${last.year}年`]
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return `${first.year}年至${last.year}年`
  const whole = first.day === 1 && last.day === daysInMonth(last.year, last.month)
  if (whole) return `${year[0]}${first.month}月至${year[1]}${last.month}月`
  return `${year[0]}${formatMonthDay(from)}至${year[1]}${formatMonthDay(to)}`
}

/** 2026年第四季度（10月1日至12月31日）; of days that are no period both of them. */
export function spanName(from: CivilDate, to: CivilDate): string {
  const unit = unitOf(from, to)
  const days = `${formatDay(from)}至${formatShort(to, from)}`
  if (unit === null) return days
  const name = periodName({ unit, start: from, end: to })
  return unit === 'quarter' || unit === 'half-year'
    ? `${name}（${formatMonthDay(from)}至${formatMonthDay(to)}）`
    : name
}

/** How a rule stands over its periods, in order of time; `on` is the day of judgement. */
export function stateOfRule(entries: readonly DutyEntry[], on: CivilDate): string {
  const [only, second] = entries
  if (!only) return ''
  if (!second) return stateOfOne(only, on)
  const parts = (['met', 'missed', 'open', 'upcoming'] as const).flatMap((status) => {
    const having = entries.filter((entry) => entry.status === status)
    const [first] = having
    if (!first) return []
    const many = periodsText(having.length, first)
    return [
      status === 'open' && having.length === 1
        ? `本期${leftText(first, on)}`
        : `${many}${STATE_WORDS[status]}`,
    ]
  })
  return parts.join('，')
}

function stateOfOne(entry: DutyEntry, on: CivilDate): string {
  const counts = countsText(entry)
  switch (entry.status) {
    case 'met':
      return `已完成，${counts}`
    case 'open':
      return `${leftText(entry, on)}（${counts}）`
    case 'upcoming':
      return `未开始，${formatShort(entry.start, on)}起`
    case 'missed':
      return `${formatShort(entry.end, on)}已过，没有足够的记录（${counts}）`
  }
}

function leftText({ required, done, end }: DutyEntry, on: CivilDate): string {
  return `还差${required - done}次，${end === on ? '今天是最后一天' : `${formatShort(end, on)}前`}`
}

/** 1/1次; what goes beyond is told by itself: 1/1次，共3次. */
export function countsText({ done, required }: Pick<DutyEntry, 'done' | 'required'>): string {
  const most = Math.min(done, required)
  return `${most}/${required}次${done > required ? `，共${done}次` : ''}`
}
