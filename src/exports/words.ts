/** What several exports say in the same words. Facts alone: what is on record, what is not, how it was counted. */
import {
  type CalendarUnit,
  type CivilDate,
  civilDateOf,
  formatDay,
  periodName,
  periodOf,
  timeOfDay,
} from '../calendar/index.ts'
import type { ItemState } from '../checklist/index.ts'
import type { DutyEntry, NotCountedReason } from '../duties/index.ts'
import type { LedgerKind } from '../storage/index.ts'
import type { Facts } from './facts.ts'

/** Stands at the top of whatever people hand in. */
export const WHAT_IT_SAYS =
  '本台账只列明有记录的和没有记录的；没有记录不等于没有做，是否履职尽责由有权机关认定。'

/** Of a duty item: the worst of its periods, or whether anything is on record for it. */
export const ITEM_STATES: Record<ItemState, string> = {
  met: '各期记录次数已够',
  open: '有一期还在进行，记录次数未够',
  upcoming: '尚未开始',
  missed: '有一期已过，记录次数不够',
  recorded: '有记录',
  none: '没有记录',
}

/** Why an activity does not count; the same words as in the chat. */
export const NOT_COUNTED: Record<NotCountedReason, string> = {
  'other-type': '是另一类活动',
  voided: '已撤销',
  'other-period': '不在本期内',
  'not-in-force': '当天规定尚未施行或已失效',
  'outside-tenure': '当天不在任期内',
  'after-on': '日期还没到',
}

export const LINE_KINDS: Record<LedgerKind, string> = {
  record: '记录',
  correction: '更正为',
  void: '撤销',
  attach: '附上',
  detach: '取下附件',
  link: '关联职责',
  unlink: '取消关联',
  affirm: '本人确认',
}

/** Shown for a person whose name is not known. */
export const NAMELESS = '未留姓名的人'

/** Whose record it is, as a heading says it. */
export function ownerOf({ name }: Pick<Facts, 'name'>): string {
  return name ?? '本人'
}

/** The name of whoever wrote or affirmed a line. */
export function nameOf({ names, person, name }: Facts, id: string): string {
  return names.get(id) ?? (id === person ? ownerOf({ name }) : NAMELESS)
}

/** 带队检查 */
export function activityName({ knowledge }: Pick<Facts, 'knowledge'>, id: string): string {
  return knowledge.activities.find((activity) => activity.id === id)?.name ?? id
}

/** What is still missing of a period, and until when: 还差 1 次，12月31日前 (days are full: an export is read later). */
export function entryState(entry: Pick<DutyEntry, 'status' | 'required' | 'done' | 'start' | 'end'>): string {
  const missing = `还差 ${entry.required - entry.done} 次`
  switch (entry.status) {
    case 'met':
      return '记录次数已够'
    case 'open':
      return `本期还在进行，${missing}，到${formatDay(entry.end)}为止`
    case 'upcoming':
      return `尚未开始，${formatDay(entry.start)}起`
    case 'missed':
      return `本期已过，记录次数不够，${missing}`
  }
}

const UNITS: CalendarUnit[] = ['year', 'half-year', 'quarter', 'month', 'week', 'day']

/** 2026年第四季度; of days that are no period of the calendar 2026年1月5日至2026年1月18日. */
export function nameOfDays({ start, end }: { start: CivilDate; end: CivilDate }): string {
  for (const unit of UNITS) {
    const period = periodOf(unit, start)
    if (period.start === start && period.end === end) return periodName(period)
  }
  return spanText(start, end)
}

/** 2026年1月1日至2026年12月31日 */
export function spanText(from: CivilDate, to: CivilDate): string {
  return from === to ? formatDay(from) : `${formatDay(from)}至${formatDay(to)}`
}

/** 2026年11月22日 09:30, in Asia/Shanghai. */
export function momentText(at: Date): string {
  return `${formatDay(civilDateOf(at))} ${timeOfDay(at)}`
}

/** 区长（枣庄办法：区（市）政府主要负责人） */
export function postText(
  { knowledge }: Pick<Facts, 'knowledge'>,
  tenure: { regulation: string; post: string; title: string | null },
): string {
  const name = knowledge.post(tenure.regulation, tenure.post)?.name ?? tenure.post
  const shortName = knowledge.pack(tenure.regulation)?.meta.shortName ?? tenure.regulation
  return tenure.title ? `${tenure.title}（${shortName}：${name}）` : `${name}（${shortName}）`
}
