import type { CivilDate } from '../calendar/index.ts'

export type Intent = 'log' | 'plan' | 'question' | 'due' | 'correct' | 'void' | 'chat'

/** What a message is read against. */
export interface UnderstandContext {
  /** The civil day in Asia/Shanghai on which the message was written. */
  today: CivilDate
  /** Posts of the account, as `REG:POST`; they decide where wording fits two activities. */
  posts: readonly string[]
  /** The day of what names none: `today` where it is told (default), or left open, to be asked for. */
  undated?: 'today' | 'open'
}

/** One activity as understood from a message. `null` = to be asked about. */
export interface UnderstoodActivity {
  /** Activity id of the domain, e.g. `led-inspection`. */
  activity: string | null
  date: CivilDate | null
  /** Words of the message, or null. */
  place: string | null
  count: number
}

export interface Understanding {
  intent: Intent
  /** What is stated to have taken place; empty unless `intent` is `log`. */
  activities: UnderstoodActivity[]
  clarify: null | 'date' | 'activity'
  /** plan: what is to take place (never logged). */
  planned: UnderstoodActivity[]
  /** correct / void: which stored row is meant. `'last'` = the latest one. */
  target?: 'last' | { activity?: string | null; date?: CivilDate | null }
  /** correct: the new values. */
  change?: { activity?: string; date?: CivilDate; place?: string; count?: number }
  /** A person the message says did it, where it is not the writer (王区长…), as written. */
  actor?: string
  /** How each unclear or inferred date was read, in plain Chinese, to be shown to the person. */
  notes: string[]
}

/** A day read from a bare answer such as 昨天, 11月3日, 3号. */
export interface DateAnswer {
  /** null where the words name no single day. */
  date: CivilDate | null
  /** Why there is no single day, or how it was inferred; null where there is nothing to say. */
  note: string | null
}
