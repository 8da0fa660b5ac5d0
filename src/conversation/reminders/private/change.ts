import { addMonths, type CivilDate } from '../../../calendar/index.ts'
import { isQuiet, STAGES, type Stage, type WallTime } from '../../../reminders/index.ts'
import type { Reply } from '../../../reply/index.ts'
import type { SubscriptionRow } from '../../../storage/index.ts'
import { nameOfGroup } from '../../groups/group-name.ts'
import { EXPIRED, passing } from '../../say.ts'
import type { Turn } from '../../turn.ts'
import { STAGE_NAMES } from '../choices.ts'
import { digestKey } from '../digest/keys.ts'
import { leave } from '../group/people.ts'
import { momentText, timeText } from '../own/words.ts'
import { type KeptSettings, keptSettings, writeSettings } from '../settings.ts'
import { nextText, pausedUntil, privatePanel, quietHours, quietText } from './panel.ts'
import { freshSubscription } from './subscription.ts'

type Change = Partial<Pick<SubscriptionRow, 'state' | 'since' | 'time' | 'plannedDay'>> & {
  settings?: Partial<KeptSettings>
}

/** Writes a change of the private subscription of who speaks, made where there is none. */
async function write(turn: Turn, row: SubscriptionRow | null, change: Change): Promise<SubscriptionRow> {
  const old = row ?? freshSubscription(turn, turn.by)
  const { settings: chosen, ...rest } = change
  const settings = chosen ? writeSettings({ ...keptSettings(old), ...chosen }) : old.settings
  const next = { ...old, ...rest, settings, updatedAt: turn.now.toISOString() }
  await turn.parts.store.putSubscription(next)
  return next
}

/** Today where the digest of the day is made already, be it on its way; else null: it is still to be made. */
async function plannedToday(turn: Turn, row: SubscriptionRow | null): Promise<CivilDate | null> {
  if (row === null) return null
  return (await turn.parts.store.outgoing(digestKey(row.id, turn.today))) === null ? null : turn.today
}

/** Reminds from today on, be it off, paused or on already. */
export async function switchOn(turn: Turn): Promise<Reply> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  const wasOn = row?.state === 'on' || row?.state === 'paused'
  const paused = row !== null && pausedUntil(turn, row) !== null
  if (row?.state === 'on' && !paused) return privatePanel(turn, `提醒已经开启。${nextText(turn, row)}`)
  const next = await write(turn, row, {
    state: 'on',
    ...(wasOn ? {} : { since: turn.today }),
    plannedDay: paused || !wasOn ? await plannedToday(turn, row) : (row?.plannedDay ?? null),
    settings: { chosen: true, pausedUntil: null },
  })
  return privatePanel(turn, `好的，提醒已${wasOn ? '恢复' : '开启'}。${nextText(turn, next)}`)
}

export async function switchOff(turn: Turn): Promise<Reply> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  await write(turn, row, { state: 'off', settings: { chosen: true } })
  return privatePanel(turn, '好的，不再发履职提醒。随时可以说“开启提醒”。')
}

/** Nothing before `until`, on which it goes on. */
export async function pauseUntil(turn: Turn, until: CivilDate): Promise<Reply> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  if (row?.state !== 'on' && row?.state !== 'paused') {
    return privatePanel(turn, '提醒没有开启，不用暂停。')
  }
  if (until <= turn.today) return privatePanel(turn, '暂停到哪一天？请说今天以后的日子。')
  if (until > addMonths(turn.today, 12)) return privatePanel(turn, '最多暂停一年；不要了可以说“关闭提醒”。')
  const next = await write(turn, row, { state: 'on', settings: { pausedUntil: until } })
  return privatePanel(turn, `好的，暂停提醒。${nextText(turn, next)}`)
}

export async function setTime(turn: Turn, time: WallTime): Promise<Reply> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  const { quiet } = keptSettings(row ?? freshSubscription(turn, turn.by))
  if (isQuiet(time, quiet)) {
    return privatePanel(
      turn,
      `没有改：${timeText(time)} 在免打扰时间内（${quietHours(quiet)}），请先改免打扰。`,
    )
  }
  const next = await write(turn, row, { time })
  const when = next.state === 'on' ? nextText(turn, next) : '提醒现在没有开启。'
  return privatePanel(turn, `好的，改到 ${timeText(time)}。${when}`)
}

/** Nothing is sent from `from` to `to`; both alike for none. */
export async function setQuiet(turn: Turn, quiet: { from: WallTime; to: WallTime }): Promise<Reply> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  const { time } = row ?? freshSubscription(turn, turn.by)
  if (isQuiet(time, quiet)) {
    return privatePanel(turn, `没有改：每天的提醒在 ${timeText(time)}，正在这个时段内，请先改时间。`)
  }
  await write(turn, row, { settings: { quiet } })
  return privatePanel(turn, `好的，${quietText(quiet)}`)
}

/** Whether a stage is brought up; at least one is. */
export async function setStage(turn: Turn, stage: Stage, on: boolean): Promise<string> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  const { stages } = keptSettings(row ?? freshSubscription(turn, turn.by))
  const next = STAGES.filter((each) => (each === stage ? on : stages.includes(each)))
  if (next.length === 0) return '至少留一个提醒日；都不要，请关闭提醒。'
  await write(turn, row, { settings: { stages: next } })
  return on ? `好的，${STAGE_NAMES[stage]}提醒。` : `好的，${STAGE_NAMES[stage]}不提醒。`
}

/** Takes one's own reminder back; anybody else's stays. */
export async function dropOwn(turn: Turn, id: string): Promise<Reply> {
  const { store } = turn.parts
  const row = await store.ownReminder(id)
  if (row?.person !== turn.by) return passing(EXPIRED)
  const dropped = await store.cancelOwnReminder(id, turn.now.toISOString())
  const what = `${momentText(row.day, row.time, turn.today)} ${row.text}`
  return privatePanel(turn, dropped ? `已撤回：${what}。` : '这条提醒已经撤回或者发过了。')
}

/** Takes part in a group's reminders no longer; nothing where one does not. */
export async function leaveGroup(turn: Turn, id: string): Promise<Reply> {
  const { store } = turn.parts
  const row = (await store.participations(turn.by)).find((each) => each.id === id)
  if (!row) return privatePanel(turn, '您现在没有参加这个群的提醒。')
  await leave(store, id, turn.by, turn.now)
  return privatePanel(turn, `已退出「${await nameOfGroup(turn, row.address)}」的提醒，那里不再计入您。`)
}
