import { type CivilDate, formatChinese, isCivilDate } from '../calendar/index.ts'

/** What is to be recorded of one activity. */
export interface ActivityDraft {
  /** Activity id, e.g. `led-inspection`. */
  activity: string
  date: CivilDate
  place: string | null
  /** How many times on that day. */
  count: number
}

export const maxCount = 99
/** In characters, as a reader counts them (code points). */
export const maxPlaceLength = 200

/**
 * What forbids a draft, as sentences for the person; empty where nothing does. `today` is the day in Asia/Shanghai,
 * `activities` the ones known.
 */
export function draftProblems(
  draft: ActivityDraft,
  today: CivilDate,
  activities: readonly { id: string }[],
): string[] {
  const known = activities.some((activity) => activity.id === draft.activity)
  return [...(known ? [] : [unknownActivity]), ...valueProblems(draft, today)]
}

const unknownActivity = '还不知道是哪一类活动，请先选定类型。'

/** The same without a look at the activity. */
export function valueProblems(draft: ActivityDraft, today: CivilDate): string[] {
  const problems: string[] = []
  if (!isCivilDate(draft.date)) problems.push('还不知道是哪一天，请先给出日期，如 11月3日。')
  else if (draft.date > today) {
    problems.push(`${formatChinese(draft.date)}还没有到，只能记录已经发生的活动；请改日期，或到那天再记。`)
  }
  if (!Number.isInteger(draft.count) || draft.count < 1 || draft.count > maxCount) {
    problems.push(`次数应为 1 到 ${maxCount} 的整数，请改次数。`)
  }
  if ([...(draft.place ?? '')].length > maxPlaceLength) {
    problems.push(`地点请写在 ${maxPlaceLength} 字以内。`)
  }
  return problems
}
