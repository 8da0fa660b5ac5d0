import { formatShort } from '../../calendar/index.ts'
import type { DutyEntry } from '../../duties/index.ts'
import type { UncountedDuty } from '../../knowledge/index.ts'
import type { DutyCard } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import { activityName, citationOf, entryPeriod, obligationOf } from './words.ts'

/** One duty with its state, ready to be shown. */
export function dutyCard(turn: Turn, entry: DutyEntry): DutyCard {
  const obligation = obligationOf(turn, entry)
  return {
    obligation: entry.obligation,
    title: `${activityName(turn, obligation.activity)} · ${entryPeriod(turn, entry)}`,
    state: entry.status,
    stateText: stateText(turn, entry),
    done: entry.done,
    required: entry.required,
    start: entry.start,
    end: entry.end,
    daysLeft: entry.daysLeft,
    partial: entry.partial,
    citation: citationOf(turn, obligation),
    ...(obligation.reading === undefined ? {} : { reading: obligation.reading }),
  }
}

function stateText(turn: Turn, entry: DutyEntry): string {
  const deadline = formatShort(entry.end, turn.today)
  switch (entry.status) {
    case 'met':
      return '已完成'
    case 'open':
      return entry.daysLeft === 0
        ? '未完成，今天是最后一天'
        : `未完成，${deadline}前，还有 ${entry.daysLeft} 天`
    case 'upcoming':
      return `未到期，${formatShort(entry.start, turn.today)}起`
    case 'missed':
      return `${deadline}已过，没有足够的记录`
  }
}

/** A periodic duty to which the text gives no number: shown, never counted. */
export function uncountedCard(turn: Turn, duty: UncountedDuty): DutyCard {
  return {
    obligation: duty.id,
    title: citationOf(turn, duty).label,
    state: 'uncounted',
    stateText: '条文没有规定次数，不计数',
    done: 0,
    required: null,
    start: null,
    end: null,
    daysLeft: null,
    partial: false,
    citation: citationOf(turn, duty),
    reading: duty.reason,
  }
}
