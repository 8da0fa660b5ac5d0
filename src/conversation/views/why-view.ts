import { type CivilDate, formatMonthDay, formatShort } from '../../calendar/index.ts'
import {
  type DutyEntry,
  type DutyTrace,
  dutiesFor,
  explain,
  gather,
  type NotCountedReason,
} from '../../duties/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { recordOf } from '../counting.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { activityName, citationOf, entryPeriod, obligationOf, readingOf } from './words.ts'

const REASONS: Record<NotCountedReason, string> = {
  'other-type': '是另一类活动',
  voided: '已撤销',
  'other-period': '不在本期内',
  'not-in-force': '当天规定尚未施行或已失效',
  'outside-tenure': '当天不在任期内',
  'after-on': '日期还没到',
}

/** How each duty of a span was counted: window, activities counted, those not counted and why, the rule's words. */
export function whyReply(
  turn: Turn,
  query: { from: CivilDate; to: CivilDate; name: string },
  activities: string[],
): Reply {
  const record = recordOf(turn)
  const { rules } = turn.parts
  const { entries, recurring } = gather(rules, dutiesFor(rules, record, query, turn.today))
  const blocks = entries
    .filter((entry) => entry.status !== 'upcoming')
    .filter((entry) => activities.length === 0 || activities.includes(obligationOf(turn, entry).activity))
    .flatMap((standing) => {
      const recurrence = recurring.get(standing)
      const entry = recurrence?.current ?? standing
      return [
        ...traceBlocks(turn, explain(rules, { ...record, on: turn.today }, entry)),
        ...(recurrence ? othersBlocks(turn, recurrence.past) : []),
      ]
    })
  if (blocks.length === 0) return sentence(`${query.name}没有需要计数的职责。`)
  return reply({
    blocks: [{ type: 'lead', text: `${query.name}，逐项说明是怎样计数的：` }, ...blocks],
  })
}

/** Periods beyond these are told by their number. */
const MOST_PERIODS = 12

/** Of what comes round often, the periods before today's that have not enough records. */
function othersBlocks(turn: Turn, past: readonly DutyEntry[]): Block[] {
  const short = past.filter(({ status }) => status === 'missed')
  if (past.length === 0) return []
  if (short.length === 0) return [{ type: 'note', text: `此前 ${past.length} 期次数都已够` }]
  const shown = short.slice(-MOST_PERIODS)
  const rest = short.length - shown.length
  return [
    {
      type: 'text',
      text: `此前 ${past.length} 期中，次数够的 ${past.length - short.length} 期，不够的 ${short.length} 期${rest > 0 ? `（列出最近 ${shown.length} 期）` : ''}：`,
    },
    {
      type: 'list',
      items: shown.map((entry) => `${entryPeriod(turn, entry)}，计入 ${entry.done} 次`),
    },
  ]
}

function traceBlocks(turn: Turn, trace: DutyTrace): Block[] {
  const { entry } = trace
  const obligation = obligationOf(turn, entry)
  const reading = readingOf(obligation)
  const windows = trace.windows.map(
    (w) => `${formatShort(w.from, turn.today)}至${formatShort(w.to, turn.today)}`,
  )
  const counted = trace.counted.map((activity) => formatMonthDay(activity.date)).join('、') || '无'
  const verdict = entry.done >= entry.required ? '次数已够' : `还差 ${entry.required - entry.done} 次`
  const missed = trace.notCounted
    .filter((each) => each.reason !== 'other-type')
    .map((each) => `${formatShort(each.activity.date, turn.today)}的一次不计：${REASONS[each.reason]}`)
  return [
    { type: 'heading', text: `${activityName(turn, obligation.activity)} · ${entryPeriod(turn, entry)}` },
    {
      type: 'text',
      text: `要求 ${entry.required} 次，计入 ${entry.done} 次（${counted}），${verdict}。计数的日期范围：${windows.join('、') || '无'}。`,
    },
    ...(missed.length > 0 ? [{ type: 'list', items: missed } satisfies Block] : []),
    { type: 'quote', citation: citationOf(turn, obligation) },
    ...(reading ? [{ type: 'note', text: `条文的读法：${reading}` } satisfies Block] : []),
  ]
}
