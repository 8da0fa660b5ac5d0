/** Who is reminded, of what they were reminded, and their own reminders. See port.ts for what holds for every method. */
import type { CivilDate } from '../calendar/index.ts'
import type { OutRow } from './port-channels.ts'

/** A chat that is reminded. One a chat, for good: it is switched off, never removed. */
export interface SubscriptionRow {
  /** 8–40 letters, digits or hyphens; stays the same when the chat moves. */
  id: string
  address: string
  kind: 'private' | 'group'
  state: 'on' | 'paused' | 'off'
  /** First day of which anything may be sent. */
  since: CivilDate
  /** `HH:MM` in Asia/Shanghai at which the day's digest is made. */
  time: string
  /** Forum topic that it is sent to; left behind when the chat moves. */
  thread: number | null
  /** JSON of the rest of the settings. */
  settings: string
  /** Day for which the digest was made, or found not to be needed, last of all; null where it never was. */
  plannedDay: CivilDate | null
  updatedAt: string
}

/** One obligation of a digest. `person` is empty where it is nobody's, `start` the first day of its period. */
export interface ReminderItemRow {
  subscription: string
  person: string
  obligation: string
  start: CivilDate
  stage: string
  /** The workday on which the stage falls. */
  day: CivilDate
  /** `key` of the row of the outbox that it goes out with. */
  digest: string
}

/** A reminder that a person wished for. Never edited: it is taken back, and a new one takes its place. */
export interface OwnReminderRow {
  id: string
  person: string
  day: CivilDate
  /** `HH:MM`; null: with the digest of the day. */
  time: string | null
  text: string
  activity: string | null
  /** Day for which the activity is planned; null where it is none. */
  plannedFor: CivilDate | null
  createdAt: string
  /** null unless its person took it back. */
  cancelledAt: string | null
  /** `key` of the row of the outbox that it goes out with, once it is stored there. */
  digest: string | null
}

export type NewOwnReminder = Omit<OwnReminderRow, 'cancelledAt' | 'digest'>

export interface ReminderStore {
  subscription(id: string): Promise<SubscriptionRow | null>
  subscriptionOf(address: string): Promise<SubscriptionRow | null>
  /** Last write wins, `plannedDay` included; `id`, `address` and `kind` of a known one are not changed. */
  putSubscription(row: SubscriptionRow): Promise<void>
  /** Those in state `on`, in order of `id`, beyond `after` if given. */
  subscriptions(limit: number, after?: string): Promise<SubscriptionRow[]>
  /**
   * Those in state `on`, not planned for `day`, whose time is not after `time`, of chats that are not
   * known to be inactive; in order of time, then id. `prefix` narrows to addresses that begin so, null to those of no
   * channel (without `:`).
   */
  subscriptionsDue(
    at: { day: CivilDate; time: string },
    prefix: string | null,
    limit: number,
  ): Promise<SubscriptionRow[]>
  /** True where this call marked the day as planned; false where it was already. Clocks jump: any other day may follow. */
  markPlanned(id: string, day: CivilDate): Promise<boolean>

  /** Who takes part in a group's reminders, in the order in which they came. */
  participants(subscription: string): Promise<{ person: string; at: string }[]>
  /** The groups' subscriptions that the person takes part in. */
  participations(person: string): Promise<SubscriptionRow[]>
  /** Appends where it changes anything, and gives whether it does. Refused for a private chat. */
  setParticipant(subscription: string, person: string, joined: boolean, at: string): Promise<boolean>

  /**
   * Stores what a digest brings up. An item stored before (same subscription, person, obligation, start, stage) goes
   * with the new digest from now on.
   */
  addReminderItems(rows: ReminderItemRow[]): Promise<void>
  /** Items with a `start` of `from` or later whose digest waits or was sent. */
  handledItems(subscription: string, from: CivilDate): Promise<ReminderItemRow[]>
  digestItems(digest: string): Promise<ReminderItemRow[]>
  /** The digest went out without these: they are not handled. */
  dropReminderItems(
    digest: string,
    items: Pick<ReminderItemRow, 'person' | 'obligation' | 'start'>[],
  ): Promise<void>
  /** The row of the outbox of this key, whatever its state; null where there is none. */
  outgoing(key: string): Promise<OutRow | null>
  /** Rows of the outbox that wait and whose key begins with `prefix`. */
  waitingByKey(prefix: string): Promise<OutRow[]>

  /** All or none; an id that is taken is refused. */
  addOwnReminders(rows: NewOwnReminder[]): Promise<void>
  ownReminder(id: string): Promise<OwnReminderRow | null>
  /**
   * Those that stand, in order of day and time (none: first): not taken back, and neither waiting nor sent with a
   * digest. One whose digest failed stands again.
   */
  ownReminders(person: string): Promise<OwnReminderRow[]>
  /**
   * Those that stand and whose day and time have come, in order of day, time and id; one without a time counts as one
   * of `without`. `prefix` as in `subscriptionsDue`, of the person's id; where the person's private chat is known to be
   * inactive they wait, since others would otherwise wait behind them for good.
   */
  ownRemindersDue(
    at: { day: CivilDate; time: string; without: string },
    prefix: string | null,
    limit: number,
  ): Promise<OwnReminderRow[]>
  /** Puts those that stand with a digest. */
  putWithDigest(ids: string[], digest: string): Promise<void>
  /** What goes with a digest and was not taken back since. */
  ownRemindersOf(digest: string): Promise<OwnReminderRow[]>
  /** True where this call took it back; false where it was taken back or sent before, or never was. */
  cancelOwnReminder(id: string, at: string): Promise<boolean>
}
