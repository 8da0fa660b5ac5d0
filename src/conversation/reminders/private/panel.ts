import { addDays, type CivilDate, timeOfDay } from '../../../calendar/index.ts'
import { isQuiet, STAGES } from '../../../reminders/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import type { OwnReminderRow, SubscriptionRow } from '../../../storage/index.ts'
import { nameOfGroup } from '../../groups/group-name.ts'
import type { Turn } from '../../turn.ts'
import { panelAction } from '../actions.ts'
import { STAGE_NAMES } from '../choices.ts'
import { ownReminderText } from '../own/list.ts'
import { momentText, timeText } from '../own/words.ts'
import { remindingParts } from '../parts.ts'
import { isPaused, keptSettings, settingsOf } from '../settings.ts'

/** Own reminders beyond these are told by their number. */
const MOST_SHOWN = 20

/** A button of the private panel; `subscription` is `new` where there is none yet. */
export function panelButton(row: SubscriptionRow | null) {
  return (label: string, op: string, arg?: string): Button => ({
    label,
    action: panelAction(op, row?.id ?? 'new', arg),
  })
}

/**
 * What who speaks is reminded of in private, and the buttons that change it. Writes nothing.
 * @param said what was just done, shown first.
 */
export async function privatePanel(turn: Turn, said: string | null = null): Promise<Reply> {
  const { store } = turn.parts
  const row = await store.subscriptionOf(turn.by)
  const own = await store.ownReminders(turn.by)
  const groups = await store.participations(turn.by)
  const names = await Promise.all(groups.map(({ address }) => nameOfGroup(turn, address)))
  const shown = own.slice(0, MOST_SHOWN)
  const button = panelButton(row)
  return reply({
    blocks: [
      ...(said === null ? [] : [{ type: 'lead', text: said } satisfies Block]),
      { type: said === null ? 'lead' : 'text', text: stateText(turn, row) },
      ...(row?.state === 'on' ? [{ type: 'note', text: stagesText(row) } satisfies Block] : []),
      ...ownBlocks(turn, own),
      ...(names.length === 0
        ? []
        : [
            { type: 'heading', text: '参加的群提醒' } satisfies Block,
            { type: 'list', items: names } satisfies Block,
          ]),
      {
        type: 'note',
        text: '想到什么事都可以说一声，如“提醒我周五前交材料”；时间也可以直接说，如“提醒改到8点半”',
      },
    ],
    buttons: [
      switches(turn, row),
      ...(row?.state === 'on'
        ? [
            [
              button(`时间 ${timeText(row.time)}`, 'mypage', 'time'),
              button('提醒日', 'mypage', 'stages'),
              button('免打扰', 'mypage', 'quiet'),
            ],
          ]
        : []),
      shown.map(({ id }, index) => ({ label: `撤回第${index + 1}条`, action: panelAction('mydrop', id) })),
      ...groups.map(({ id }, index) => [
        { label: `退出「${names[index]}」`, action: panelAction('myleave', id) },
      ]),
    ].filter((each) => each.length > 0),
  })
}

function switches(turn: Turn, row: SubscriptionRow | null): Button[] {
  const button = panelButton(row)
  if (row?.state !== 'on' && row?.state !== 'paused')
    return [{ ...button('开启提醒', 'myon'), primary: true }]
  const pause =
    pausedUntil(turn, row) !== null || row.state === 'paused'
      ? { ...button('现在恢复', 'myresume'), primary: true as const }
      : button('暂停几天', 'mypage', 'pause')
  return [pause, button('关闭提醒', 'myoff')]
}

function ownBlocks(turn: Turn, own: readonly OwnReminderRow[]): Block[] {
  if (own.length === 0) return []
  const items = own
    .slice(0, MOST_SHOWN)
    .map((each, index) => `第${index + 1}条：${ownReminderText(each, turn.today)}`)
  if (own.length > MOST_SHOWN) items.push(`另有 ${own.length - MOST_SHOWN} 条`)
  return [
    { type: 'heading', text: '您要我提醒的' },
    { type: 'list', items },
  ]
}

/** In one sentence whether, when and when not. */
export function stateText(turn: Turn, row: SubscriptionRow | null): string {
  if (row === null || row.state === 'off') {
    if (row && keptSettings(row).chosen) return '履职提醒已关闭，期限前不会主动发消息；您自己定的提醒照常。'
    return turn.tenures.length === 0
      ? '履职提醒还没有开启：登记岗位后，期限前我会主动发消息提醒您。'
      : '履职提醒还没有开启。开启后，期限前我会主动发消息提醒您。'
  }
  if (row.state === 'paused') return '履职提醒已暂停。'
  const until = pausedUntil(turn, row)
  if (until !== null) return `履职提醒已暂停，${momentText(until, row.time, turn.today)}恢复。`
  return `履职提醒已开启：有到期的事才发，工作日 ${timeText(row.time)}，每天最多一条；${quietText(settingsOf(row).quiet)}`
}

export function quietText({ from, to }: { from: string; to: string }): string {
  return from === to ? '没有设免打扰。' : `免打扰：${quietHours({ from, to })}。`
}

/** 21:00至次日8:00 */
export function quietHours({ from, to }: { from: string; to: string }): string {
  return `${timeText(from)}至${from < to ? '' : '次日'}${timeText(to)}`
}

function stagesText(row: SubscriptionRow): string {
  const { stages } = settingsOf(row)
  if (stages.length === STAGES.length) return '提醒日：期初、到期前30/14/7/3/1天、最后一天、逾期次日'
  return `提醒日：${STAGES.filter((each) => stages.includes(each))
    .map((each) => STAGE_NAMES[each])
    .join('、')}`
}

/** The day on which what was paused goes on; null where nothing is paused. */
export function pausedUntil(turn: Turn, row: SubscriptionRow): CivilDate | null {
  return row.state === 'on' && isPaused(row, turn.today) ? keptSettings(row).pausedUntil : null
}

/** When the next digest comes, in one sentence. */
export function nextText(turn: Turn, row: SubscriptionRow): string {
  const { workdays } = remindingParts(turn.parts)
  const now = timeOfDay(turn.now)
  const unplanned = row.plannedDay === turn.today ? addDays(turn.today, 1) : turn.today
  const first = pausedUntil(turn, row) ?? unplanned
  const over = first === turn.today && row.time <= now
  if (over && workdays.isWorkday(first) && !isQuiet(now, settingsOf(row).quiet))
    return '今天的马上看一次，有到期的事就发。'
  return `下一次是${momentText(workdays.onOrAfter(over ? addDays(first, 1) : first), row.time, turn.today)}。`
}

/** Back to the panel's first page. */
export function backRow(row: SubscriptionRow | null): Button[] {
  return [panelButton(row)('返回', 'myhome')]
}
