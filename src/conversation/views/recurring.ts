/** Words for what comes round often and is told once: how the period of today stands, and how many went well. */
import { type CalendarUnit, formatShort, holds, periodOf } from '../../calendar/index.ts'
import type { DutyEntry, Recurrence } from '../../duties/index.ts'
import type { DutyCard } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import { entryPeriod, frequencyText, obligationOf } from './words.ts'

const THIS: Record<CalendarUnit, string> = {
  day: '今天',
  week: '本周',
  month: '本月',
  quarter: '本季度',
  'half-year': '本半年',
  year: '今年',
}

const COUNTED: Partial<Record<CalendarUnit, string>> = { day: '天', week: '周', month: '个月' }

/** 本季度, where the days are those of the quarter that holds today; 这段时间 for any other. */
export function spanName(turn: Turn, from: string, to: string): string {
  const units = Object.keys(THIS) as CalendarUnit[]
  const unit = units.find((each) => {
    const { start, end } = periodOf(each, turn.today)
    return start === from && end === to
  })
  return unit ? THIS[unit] : '这段时间'
}

/** 今天（11月24日）, 本周（11月23日至29日）, 本月（11月）; of a period that is not today's 每周至少1次. */
export function recurringTitle(turn: Turn, entry: DutyEntry): string {
  const { period, every, ...rule } = obligationOf(turn, entry)
  if (!holds(entry, turn.today)) return frequencyText({ period, every, ...rule })
  const name = entryPeriod(turn, entry)
  if (every > 1) return name
  // What follows the year, and what a week's name has in brackets.
  const short = /（(.+)）/.exec(name)?.[1] ?? name.replace(/^\d+年/, '')
  return `${THIS[period]}（${short}）`
}

/**
 * Of the period of today 未完成，11月29日前，还有 5 天, and as a remark how the others went: 本季度已过 8 周，其中 7 周已完成，
 * 1 周没有足够的记录. Where an earlier one stands for them all, the other way round.
 */
export function recurringState(
  turn: Turn,
  entry: DutyEntry,
  { recurrence, span }: { recurrence: Recurrence; span: string },
  stateText: (entry: DutyEntry) => string,
): Pick<DutyCard, 'stateText' | 'remark'> {
  const { past, current, next } = recurrence
  const { period, every } = obligationOf(turn, entry)
  const soon = current?.status === 'met' && next && period !== 'day'
  const then = soon ? `；下一次 ${formatShort(next.end, turn.today)}前` : ''
  const now = current ? `${stateText(current)}${then}` : null
  const before = past.length > 0 ? tally(turn, entry, past, span) : null
  if (before === null) return { stateText: now ?? stateText(entry) }
  if (now === null) return { stateText: before }
  if (current === entry) return { stateText: now, remark: before }
  return { stateText: before, remark: `${every === 1 ? THIS[period] : '本期'}${now}` }
}

function tally(turn: Turn, entry: DutyEntry, past: readonly DutyEntry[], span: string): string {
  const { period, every } = obligationOf(turn, entry)
  const unit = (every === 1 ? COUNTED[period] : undefined) ?? '期'
  const met = past.filter(({ status }) => status === 'met').length
  const short = past.length - met
  const all = past.length === 1 ? '' : '都'
  const went =
    short === 0
      ? `${all}已完成`
      : met === 0
        ? `${all}没有足够的记录`
        : `其中 ${met} ${unit}已完成，${short} ${unit}没有足够的记录`
  return `${span}已过 ${past.length} ${unit}，${went}`
}
