import { earliestStart } from '../../../reminders/index.ts'
import { type Block, type Reply, reply } from '../../../reply/index.ts'
import type { SubscriptionRow } from '../../../storage/index.ts'
import { openLogCard } from '../../cards/index.ts'
import { owedNow } from '../../counting.ts'
import { EXPIRED, passing, sentence } from '../../say.ts'
import type { Turn } from '../../turn.ts'
import { dutyCard } from '../../views/duty-card.ts'
import { activityName, citationOf, obligationOf } from '../../views/words.ts'
import { digestAction, type ReminderAction } from '../actions.ts'
import { remindingParts } from '../parts.ts'
import { followed } from '../records.ts'
import { keptSettings, writeSettings } from '../settings.ts'
import { digestKey } from './keys.ts'
import { type Left, whatIsLeft } from './left.ts'

type Tap = Extract<ReminderAction, { type: 'digest' }>

const NOTHING_OPEN = '提醒里的事都已有记录。还要记别的，请直接说，例如“今天带队检查了鑫达化工厂”。'

/** A tap on a button under a digest, in private or in a group. The rights are looked at now, not when it was drawn. */
export async function tapDigest(turn: Turn, tap: Tap): Promise<Reply> {
  const row = await turn.parts.store.subscription(tap.subscription)
  const here = turn.group?.address ?? turn.by
  if (row?.address !== here) return passing(EXPIRED)
  if (tap.op === 'mute')
    return tap.day === turn.today
      ? mute(turn, row)
      : passing('这是前些天的提醒，已经过去了；今天的请点今天那条。')
  if (turn.group) return tap.op === 'more' ? publicDetails(turn, row, tap) : passing(EXPIRED)
  return tap.op === 'more' ? ownDetails(turn, row, tap) : done(turn, row, tap)
}

/** Nothing more is sent to the chat today. In a group only an administrator may say so for everybody. */
async function mute(turn: Turn, row: SubscriptionRow): Promise<Reply> {
  if (turn.group) {
    if (turn.group.administrator === null) return passing('暂时无法向 Telegram 核实管理员身份，请稍后再试。')
    if (turn.group.administrator !== true) return passing('只有群管理员可以停掉今天的群提醒。')
  }
  const settings = writeSettings({ ...keptSettings(row), muted: turn.today })
  await turn.parts.store.putSubscription({ ...row, settings, updatedAt: turn.now.toISOString() })
  return passing('好的，今天不再提醒。')
}

/** What of a digest still stands, of the one person or of all. */
async function leftOf(turn: Turn, row: SubscriptionRow, tap: Tap, person: string | null): Promise<Left[]> {
  const parts = remindingParts(turn.parts)
  const items = await parts.store.digestItems(digestKey(tap.subscription, tap.day))
  const meant = person === null ? items : items.filter((item) => item.person === person)
  const { subscription, records } = await followed(parts.store, row, parts.owners)
  return whatIsLeft(parts, meant, records, turn.today, subscription)
}

async function ownDetails(turn: Turn, row: SubscriptionRow, tap: Tap): Promise<Reply> {
  const left = await leftOf(turn, row, tap, turn.by)
  const duties = left.flatMap(({ entry }) => (entry ? [entry] : []))
  if (duties.length === 0) return sentence(NOTHING_OPEN, '本季度我要做什么')
  return reply({
    blocks: [
      { type: 'lead', text: '提醒的事项和条文原文：' },
      ...duties.map((entry): Block => ({ type: 'duty', duty: dutyCard(turn, entry) })),
    ],
    buttons: [
      [{ label: '我已完成（记录）', action: digestAction('done', tap.subscription, tap.day), primary: true }],
    ],
  })
}

/** The law's words of what a group is reminded of; nothing of anybody. */
async function publicDetails(turn: Turn, row: SubscriptionRow, tap: Tap): Promise<Reply> {
  const left = await leftOf(turn, row, tap, null)
  const obligations = [...new Set(left.map(({ obligation }) => obligation))]
  if (obligations.length === 0) return passing('提醒里的事都已完成。')
  return reply({
    blocks: [
      { type: 'lead', text: '提醒所依据的条文：' },
      ...obligations.map((each): Block => ({ type: 'quote', citation: citationOf(turn, each) })),
      { type: 'note', text: '自己的完成情况请在私聊里看' },
    ],
  })
}

/** Opens the card to record what is still open; asks which where there are several. */
async function done(turn: Turn, row: SubscriptionRow, tap: Tap): Promise<Reply> {
  const duties = await leftOf(turn, row, tap, turn.by)
  const wishes = await turn.parts.store.ownRemindersOf(digestKey(tap.subscription, tap.day))
  const activities = [
    ...duties.map(({ obligation }) => obligation.activity),
    ...wishes.flatMap((wish) => wish.activity ?? []),
  ]
  return recordOne(turn, activities, tap)
}

/** Opens the card for what the tap names, for the only activity there is, or asks which. */
async function recordOne(
  turn: Turn,
  activities: readonly string[],
  tap: Pick<Tap, 'subscription' | 'day' | 'arg'>,
): Promise<Reply> {
  const all = [...new Set(activities)]
  const chosen = tap.arg === null ? (all.length === 1 ? all[0] : undefined) : tap.arg
  if (chosen !== undefined) return openCard(turn, chosen)
  if (all.length === 0) return sentence(NOTHING_OPEN, '本季度我要做什么')
  return reply({
    blocks: [{ type: 'lead', text: '完成了哪一项？' }],
    buttons: all.map((activity) => [
      {
        label: activityName(turn, activity),
        action: digestAction('done', tap.subscription, tap.day, activity),
      },
    ]),
  })
}

async function openCard(turn: Turn, activity: string): Promise<Reply> {
  if (!turn.parts.knowledge.activities.some(({ id }) => id === activity)) return passing(EXPIRED)
  const item = { activity, date: null, place: null, count: 1 }
  const understood = {
    intent: 'log' as const,
    activities: [item],
    clarify: 'date' as const,
    planned: [],
    notes: [],
  }
  return openLogCard(turn, understood, `我已完成：${activityName(turn, activity)}`)
}

/**
 * Goes on in private from a group's digest (`/start d-ID`): with what the person still owes of the latest one, or,
 * where that is done, of all.
 */
export async function recordFromGroup(turn: Turn, subscription: string): Promise<Reply> {
  const owed = owedNow(turn)
  const latest = await latestItems(turn, subscription)
  const meant = owed.filter((entry) =>
    latest.some((item) => item.obligation === entry.obligation && item.start === entry.start),
  )
  const activities = (meant.length > 0 ? meant : owed).map((entry) => obligationOf(turn, entry).activity)
  const mine = await turn.parts.store.subscriptionOf(turn.by)
  return recordOne(turn, activities, { subscription: mine?.id ?? '', day: turn.today, arg: null })
}

/** What the latest digest of a subscription brought up of the person. */
async function latestItems(turn: Turn, subscription: string) {
  const from = earliestStart(turn.parts.rules, turn.today)
  const items = await turn.parts.store.handledItems(subscription, from)
  const last = items
    .map(({ digest }) => digest)
    .sort()
    .at(-1)
  return items.filter((item) => item.digest === last && item.person === turn.by)
}
