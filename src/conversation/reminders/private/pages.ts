import { addDays, addMonths, type CivilDate, weekdayOf } from '../../../calendar/index.ts'
import { isQuiet, STAGES, type WallTime } from '../../../reminders/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import type { SubscriptionRow } from '../../../storage/index.ts'
import type { Turn } from '../../turn.ts'
import { DIGEST_TIMES, STAGE_NAMES } from '../choices.ts'
import { momentText, timeText } from '../own/words.ts'
import { settingsOf } from '../settings.ts'
import { backRow, panelButton, quietHours } from './panel.ts'
import type { Page } from './panel-wish.ts'
import { freshSubscription } from './subscription.ts'

const QUIET: readonly [WallTime, WallTime][] = [
  ['21:00', '08:00'],
  ['20:00', '08:00'],
  ['22:00', '07:00'],
  ['18:00', '08:30'],
]

export function isPage(word: string | null): word is Page {
  return word === 'time' || word === 'stages' || word === 'quiet' || word === 'pause'
}

/** One page of the private panel: what can be chosen, and what is. */
export async function panelPage(turn: Turn, page: Page, said: string | null = null): Promise<Reply> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  const { lead, note, buttons } = PAGES[page](turn, row)
  const blocks: Block[] = [
    ...(said === null ? [] : [{ type: 'lead', text: said } satisfies Block]),
    { type: said === null ? 'lead' : 'text', text: lead },
    { type: 'note', text: note },
  ]
  return reply({ blocks, buttons: [...buttons, backRow(row)] })
}

interface Content {
  lead: string
  note: string
  buttons: Button[][]
}

const PAGES: Record<Page, (turn: Turn, row: SubscriptionRow | null) => Content> = {
  time: timePage,
  stages: stagesPage,
  quiet: quietPage,
  pause: pausePage,
}

/** What is chosen carries a mark. */
const marked = (label: string, chosen: boolean) => (chosen ? `✓ ${label}` : label)

function timePage(turn: Turn, row: SubscriptionRow | null): Content {
  const { time, ...rest } = row ?? freshSubscription(turn, turn.by)
  const { quiet } = settingsOf({ time, ...rest })
  const button = panelButton(row)
  return {
    lead: `每天的提醒在几点发？现在是 ${timeText(time)}。`,
    note: '也可以直接说，如“提醒改到8点半”',
    buttons: [
      DIGEST_TIMES.filter((each) => !isQuiet(each, quiet)).map((each) =>
        button(marked(timeText(each), each === time), 'mytime', each.replace(':', '')),
      ),
    ],
  }
}

function stagesPage(turn: Turn, row: SubscriptionRow | null): Content {
  const { stages } = settingsOf(row ?? freshSubscription(turn, turn.by))
  const button = panelButton(row)
  return {
    lead: '期限前后的哪些时候提醒？点一下打开或关掉。',
    note: '落在休息日的提前到前一个工作日，期初和逾期次日顺延到后一个工作日；已经完成的不再提醒',
    buttons: [
      STAGES.map((stage) => {
        const on = stages.includes(stage)
        return button(marked(STAGE_NAMES[stage], on), 'mystage', `${stage}-${on ? 'off' : 'on'}`)
      }),
    ],
  }
}

function quietPage(turn: Turn, row: SubscriptionRow | null): Content {
  const { quiet, time } = settingsOf(row ?? freshSubscription(turn, turn.by))
  const button = panelButton(row)
  const presets = QUIET.filter(([from, to]) => !isQuiet(time, { from, to })).map(([from, to]) =>
    button(
      marked(`${timeText(from)}至次日${timeText(to)}`, quiet.from === from && quiet.to === to),
      'myquiet',
      `${from}-${to}`.replaceAll(':', ''),
    ),
  )
  return {
    lead: `什么时候免打扰？现在${quiet.from === quiet.to ? '没有设' : `是${quietHours(quiet)}`}。`,
    note: '您自己定了钟点的提醒不受免打扰限制',
    buttons: [presets, [button(marked('不设', quiet.from === quiet.to), 'myquiet', 'none')]],
  }
}

function pausePage(turn: Turn, row: SubscriptionRow | null): Content {
  const { today } = turn
  const button = panelButton(row)
  const monday = addDays(today, 8 - weekdayOf(today))
  const nextMonth = addMonths(`${today.slice(0, 7)}-01`, 1)
  const days: [string, CivilDate][] = [
    ['到明天', addDays(today, 1)],
    ['到下周一', monday],
    ['一周', addDays(today, 7)],
    ['两周', addDays(today, 14)],
    ['到下月1日', nextMonth],
  ]
  const once = days.filter(([, day], index) => days.findIndex(([, other]) => other === day) === index)
  return {
    lead: '暂停到哪一天？到那天恢复，期间到期的事那天一并提醒。',
    note: `也可以直接说，如“暂停提醒到${momentText(nextMonth, null, today).replace(/（.*/u, '')}”`,
    buttons: [once.map(([label, day]) => button(label, 'mypause', day))],
  }
}
