import { z } from 'zod'
import type { CivilDate } from '../../calendar/index.ts'
import {
  type GroupSettings,
  type ReminderSettings,
  STAGES,
  type Subscription,
} from '../../reminders/index.ts'
import type { SubscriptionRow } from '../../storage/index.ts'

/** When the day's digest goes out where nothing else was chosen. */
export const DEFAULT_TIME = '09:00'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const stages = z.array(z.enum(STAGES))
const quiet = z.object({ from: time, to: time })

/** What is kept of a subscription's settings beside its time and topic; what is not there is the default. */
const kept = z.object({
  stages: stages.default([...STAGES]),
  quiet: quiet.default({ from: '21:00', to: '08:00' }),
  regulations: z.array(z.string()).default([]),
  posts: z.array(z.string()).default([]),
  naming: z.enum(['counts', 'names']).default('counts'),
  /** Whether digests of a group carry the head of the ledger. */
  anchor: z.boolean().default(false),
  /** The civil day for which its people wanted nothing more. */
  muted: z.string().nullable().default(null),
  /** The day on which what is paused goes on; nothing is sent before. */
  pausedUntil: z.string().nullable().default(null),
  /** Whether its person switched a private chat on or off; else it goes on with the first post. */
  chosen: z.boolean().default(false),
})

/** All that can be chosen for a chat, its time and topic apart. */
export type KeptSettings = z.infer<typeof kept>

/** @throws {z.ZodError} where the row was not written by {@link writeSettings}. */
export function keptSettings(row: Pick<SubscriptionRow, 'settings'>): KeptSettings {
  return kept.parse(JSON.parse(row.settings))
}

/** Whether what is switched on goes on only after the day. */
export function isPaused(row: Pick<SubscriptionRow, 'settings'>, day: CivilDate): boolean {
  const { pausedUntil } = keptSettings(row)
  return pausedUntil !== null && day < pausedUntil
}

/** Whether no digest is to be sent on a day: it is paused, or its people wanted nothing more that day. */
export function isSilent(row: Pick<SubscriptionRow, 'settings'>, day: CivilDate): boolean {
  return keptSettings(row).muted === day || isPaused(row, day)
}

/** The settings as they are stored; what is left out is the default. */
export function writeSettings(settings: Partial<KeptSettings>): string {
  return JSON.stringify(kept.parse(settings))
}

/** The subscription as the planner takes it. */
export function subscriptionOf(row: SubscriptionRow, people: readonly string[]): Subscription {
  const settings = settingsOf(row)
  const { id, address: chat, kind, since } = row
  return { id, chat, kind, since, settings, people }
}

/** A row's settings, the defaults filled in. */
export function settingsOf(
  row: Pick<SubscriptionRow, 'time' | 'settings'>,
): ReminderSettings & GroupSettings {
  const { stages: chosen, quiet: hours, regulations, posts, naming } = keptSettings(row)
  return { stages: chosen, time: row.time, quiet: hours, regulations, posts, naming }
}
