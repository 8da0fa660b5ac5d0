import { formatShort, holds } from '../../calendar/index.ts'
import type { DutyEntry, Recurrence } from '../../duties/index.ts'
import type { UncountedDuty } from '../../knowledge/index.ts'
import type { DutyCard } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import { recurringState, recurringTitle } from './recurring.ts'
import { activityName, citationOf, entryPeriod, obligationOf, readingOf } from './words.ts'

/** One duty with its state, ready to be shown; of one that comes round often how the span went as well. */
export function dutyCard(
  turn: Turn,
  entry: DutyEntry,
  recurring?: { recurrence: Recurrence; span: string },
): DutyCard {
  const obligation = obligationOf(turn, entry)
  const reading = readingOf(obligation)
  return {
    obligation: entry.obligation,
    title: `${activityName(turn, obligation.activity)} · ${recurring ? recurringTitle(turn, entry) : entryPeriod(turn, entry)}`,
    state: entry.status,
    ...(recurring
      ? recurringState(turn, entry, recurring, (one) => stateText(turn, one))
      : { stateText: stateText(turn, entry) }),
    done: entry.done,
    // The words tell how many periods went well; how far one of them came that is over would only confuse.
    required: recurring && !holds(entry, turn.today) && entry.status !== 'upcoming' ? null : entry.required,
    start: entry.start,
    end: entry.end,
    daysLeft: entry.daysLeft,
    partial: entry.partial,
    citation: citationOf(turn, obligation),
    ...(reading === null ? {} : { reading }),
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
