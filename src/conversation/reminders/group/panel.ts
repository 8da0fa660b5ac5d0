import type { Reply } from '../../../reply/index.ts'
import type { SubscriptionRow } from '../../../storage/index.ts'
import { carryOver } from '../../groups/carry.ts'
import { speaksForItself } from '../../groups/speaker.ts'
import { EXPIRED, passing, sentence } from '../../say.ts'
import type { Turn } from '../../turn.ts'
import type { ReminderAction } from '../actions.ts'
import { DEFAULT_TIME, writeSettings } from '../settings.ts'
import { beforeStart, defaultsText } from './home.ts'
import { joinButton } from './join-links.ts'
import { operate } from './operate.ts'
import { showPage } from './pages.ts'

const NOT_ASKED = '暂时无法向Telegram核实您是不是本群管理员，请稍后再试；一直不行的，请先把我设为本群管理员。'

/** The panel of a group's reminders, for its administrators; others are told how to take part. */
export async function groupPanel(turn: Turn): Promise<Reply> {
  const row = await rowOf(turn)
  if (turn.group?.administrator === false) return forOthers(turn, row)
  if (turn.group?.administrator !== true) return sentence(NOT_ASKED)
  if (row) return showPage(turn, row, { name: 'home' })
  return beforeStart('new', defaultsText({ time: DEFAULT_TIME, settings: writeSettings({}) }))
}

/**
 * What a button of the panel does, in place of the panel. Every button says the state that it brings about, never a
 * change of whatever is there: tapped twice, by two at once, or on an old panel, it does the same.
 */
export async function tapGroupPanel(
  turn: Turn,
  { op, subscription, arg }: Extract<ReminderAction, { type: 'panel' }>,
): Promise<Reply> {
  if (turn.group?.administrator === false) {
    return passing('提醒的设置只有群管理员能改；要参加，请点“我要参加”。')
  }
  if (turn.group?.administrator !== true) return passing(NOT_ASKED)
  const known = await rowOf(turn)
  // A button of another group's panel, forged or shown where it does not belong.
  if (subscription !== 'new' && subscription !== known?.id) return passing(EXPIRED)
  const done = await operate(turn, known ?? newRow(turn), op, arg)
  if (done === null) return passing(EXPIRED)
  if (known === null || done.row !== known) await turn.parts.store.putSubscription(done.row)
  return { ...(await showPage(turn, done.row, done.page, done.note)), replaces: true }
}

async function rowOf({ parts, group }: Turn): Promise<SubscriptionRow | null> {
  const row = group && (await parts.store.subscriptionOf(group.address))
  return row?.kind === 'group' ? row : null
}

function newRow(turn: Turn): SubscriptionRow {
  return {
    id: turn.parts.newId(),
    address: turn.group?.address ?? '',
    kind: 'group',
    state: 'off',
    since: turn.today,
    time: DEFAULT_TIME,
    thread: turn.group?.thread ?? null,
    settings: writeSettings({}),
    plannedDay: null,
    updatedAt: turn.now.toISOString(),
  }
}

/** Whoever is no administrator may take part, and has reminders of their own. */
async function forOthers(turn: Turn, row: SubscriptionRow | null): Promise<Reply> {
  const on = row !== null && row.state !== 'off'
  const text = on
    ? '本群的提醒由群管理员设置；您可以参加，也可以到私聊设置自己的提醒。'
    : '本群的提醒要由群管理员开启；您自己的提醒可以到私聊设置。'
  const join = on ? [[joinButton(turn, row.id)]] : []
  if (speaksForItself(turn)) return { ...sentence(text), buttons: join }
  const own = await carryOver(turn, { words: '/remind', via: undefined, asksDuties: false })
  return { ...sentence(text), buttons: [...join, [own]] }
}
