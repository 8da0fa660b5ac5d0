import { type CivilDate, civilDateOf, timeOfDay } from '../../../calendar/index.ts'
import { isQuiet } from '../../../reminders/index.ts'
import type { OutRow, SubscriptionRow } from '../../../storage/index.ts'
import type { DigestNow } from '../../types.ts'
import { standing } from '../allowed.ts'
import { mayBeNamed } from '../group/people.ts'
import { wasDone } from '../own/done.ts'
import type { RemindingParts } from '../parts.ts'
import { followed } from '../records.ts'
import { isPaused, keptSettings, settingsOf } from '../settings.ts'
import { groupDigest } from './for-group.ts'
import { privateDigest, wishesReply } from './for-person.ts'
import { readDigestKey } from './keys.ts'
import { type Left, whatIsLeft } from './left.ts'

/** Why a row is given up; kept with it, so that it can be found out why somebody was not reminded. */
const DROPPED = {
  settled: '已经发过或不再需要',
  dayOver: '当天没有发出，并入下一次',
  quiet: '已到免打扰时段，并入下一次',
  off: '提醒已停止或暂停',
  muted: '对方当天不再要提醒',
  nothing: '要提醒的事都已完成',
} as const

/** What a stored digest says now; see `Reminding.digest`. Writes nothing. */
export async function digestNow(
  parts: RemindingParts,
  { key }: Pick<OutRow, 'key'>,
  now: Date,
): Promise<DigestNow> {
  const read = readDigestKey(key)
  const row = await parts.store.outgoing(key)
  if (read === null || row === null || row.settledAt !== null) return { drop: DROPPED.settled }
  const today = civilDateOf(now)
  // One of a later day was planned before the clock went back.
  if (read.day < today) return { drop: DROPPED.dayOver }
  return read.type === 'own'
    ? ofWishes(parts, key, row.address, now)
    : ofChat(parts, key, read.subscription, now)
}

async function ofChat(parts: RemindingParts, key: string, id: string, now: Date): Promise<DigestNow> {
  const row = await parts.store.subscription(id)
  if (row?.state !== 'on') return { drop: DROPPED.off }
  const today = civilDateOf(now)
  const settings = settingsOf(row)
  if (isPaused(row, today)) return { drop: DROPPED.off }
  if (keptSettings(row).muted === today) return { drop: DROPPED.muted }
  if (isQuiet(timeOfDay(now), settings.quiet)) return { drop: DROPPED.quiet }
  if (!parts.workdays.isWorkday(today)) return { drop: DROPPED.dayOver }
  const { subscription, records } = await followed(parts.store, row, parts.owners)
  const left: Left[] = whatIsLeft(parts, await parts.store.digestItems(key), records, today, subscription)
  const sight = { parts, today, subscription: id }
  if (row.kind === 'group') {
    if (left.length === 0) return { drop: DROPPED.nothing }
    const named = settings.naming === 'names' ? subscription.people : []
    const names = await namesShown(parts, row, named)
    const head = keptSettings(row).anchor ? await parts.store.head() : null
    return { send: groupDigest(sight, left, { names, head }), said: left.map(itemOf) }
  }
  if (subscription.people.length === 0) return { drop: DROPPED.off }
  const wishes = await wishesLeft(parts, key, today)
  if (left.length === 0 && wishes.length === 0) return { drop: DROPPED.nothing }
  return { send: privateDigest(sight, left, wishes), said: left.map(itemOf) }
}

function itemOf({ person, obligation, start }: Left) {
  return { person: person ?? '', obligation: obligation.id, start }
}

/** The names of those who allow to be named in the group's reminders. */
async function namesShown(
  { store }: RemindingParts,
  row: Pick<SubscriptionRow, 'id' | 'address'>,
  people: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const person of people) {
    const name = (await mayBeNamed(store, row, person)) ? (await store.person(person))?.name : null
    if (name) names.set(person, name)
  }
  return names
}

async function ofWishes(parts: RemindingParts, key: string, person: string, now: Date): Promise<DigestNow> {
  const today = civilDateOf(now)
  const row = await parts.store.subscriptionOf(person)
  if (!(await standing(parts, person))) return { drop: DROPPED.off }
  const wishes = await wishesLeft(parts, key, today)
  if (wishes.length === 0) return { drop: DROPPED.nothing }
  // What comes at an hour of its own comes whatever the hour; what is late keeps quiet hours.
  const timely = wishes.some((wish) => wish.day === today && wish.time !== null)
  if (!timely && row && isQuiet(timeOfDay(now), settingsOf(row).quiet)) return { drop: DROPPED.quiet }
  return { send: wishesReply({ parts, today, subscription: row?.id ?? null }, wishes), said: [] }
}

async function wishesLeft({ store }: RemindingParts, key: string, today: CivilDate) {
  const wishes = await store.ownRemindersOf(key)
  const done = await Promise.all(wishes.map((wish) => wasDone(store, wish, today)))
  return wishes.filter((_, index) => !done[index])
}
