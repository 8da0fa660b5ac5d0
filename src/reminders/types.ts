/**
 * What is due to be reminded of, on which day and why: values in, values out. Nothing here reads a clock, a store or a
 * chat. Days are civil dates and times `HH:MM` on the wall clock of Asia/Shanghai.
 */
import type { CivilDate, Workdays } from '../calendar/index.ts'
import type { DutyRecord, DutyRules } from '../duties/index.ts'

/** `HH:MM`, 00:00 to 23:59. */
export type WallTime = string

/**
 * The occasions on which one obligation of one period is brought up, in the order in which they come: the first
 * workday on which it can be done, 30 … 1 days before the last day of the period, that last day, and the first workday
 * after it for what was missed.
 */
export type Stage = 'opening' | '30' | '14' | '7' | '3' | '1' | 'last' | 'missed'

/** What a chat has chosen; what it has not is the default. */
export interface ReminderSettings {
  /** A value as well: never changed in place. */
  stages: readonly Stage[]
  time: WallTime
  /** Nothing is sent from `from` up to, but not including, `to`; it may span midnight. Both alike: no quiet hours. */
  quiet: { from: WallTime; to: WallTime }
}

export interface GroupSettings extends ReminderSettings {
  /** Ids of regulations; empty for those of the members' posts. */
  regulations: readonly string[]
  /** Posts (`REG:POST`) that are reminded of whether or not anybody who holds them takes part; empty: the members' own. */
  posts: readonly string[]
  /** `names`: those who allowed it for this group are named. Everybody else is only counted. */
  naming: 'counts' | 'names'
}

/** One chat that is reminded, with whoever it is reminded of. */
export interface Subscription {
  /** Stays the same when the chat moves. */
  id: string
  /** Address of the chat: `tg:12345`, `tg:-100123`, `local`. */
  chat: string
  kind: 'private' | 'group'
  /** Stages of earlier days are over: nothing is made up for. */
  since: CivilDate
  settings: ReminderSettings | GroupSettings
  /** Of a private chat its person; of a group those who take part. */
  people: readonly string[]
  /**
   * Days on which people came: nothing is made up for of before, nor is a period that was over by then said to have
   * been missed. Who is not named took part all along.
   */
  joined?: ReadonlyMap<string, CivilDate>
}

/** One reminder: one obligation of one person in one period, at one stage, in one chat. */
export interface Reminder {
  /** Chat, person, obligation, period and stage, joined by `|`. */
  key: string
  chat: string
  subscription: string
  /** null where it is for a post that nobody in the group holds. */
  person: string | null
  obligation: string
  /** Of the holders' posts that it binds (`REG:POST`), in code-unit order: one activity counts for all of them. */
  posts: readonly string[]
  /** 2026-Q4, 2026-H2, 2026 */
  period: string
  /** First and last day of the period, both included. */
  start: CivilDate
  end: CivilDate
  stage: Stage
  /** The workday on which the stage falls. */
  day: CivilDate
  time: WallTime
}

/** What the planner rests on. */
export interface PlanInput {
  rules: DutyRules
  workdays: Workdays
  subscription: Subscription
  /** Of everybody in `subscription.people`. Rules and records are values: another one is given, none is changed. */
  records: ReadonlyMap<string, DutyRecord>
}

/** A reminder that was stored to be sent and that has not failed. */
export interface HandledReminder {
  person: string | null
  obligation: string
  start: CivilDate
  stage: Stage
}
