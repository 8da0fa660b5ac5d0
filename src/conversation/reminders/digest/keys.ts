import { type CivilDate, isCivilDate } from '../../../calendar/index.ts'

/** What a row of the outbox brings up: the digest of a chat's day, or reminders that a person wished for at a time. */
export type DigestKey =
  | { type: 'digest'; subscription: string; day: CivilDate }
  | { type: 'own'; first: string; day: CivilDate }

/** `r:SUBSCRIPTION:DAY`: one a chat and day. */
export function digestKey(subscription: string, day: CivilDate): string {
  return `r:${subscription}:${day}`
}

/** What all digests of a subscription begin with. */
export function digestPrefix(subscription: string): string {
  return `r:${subscription}:`
}

/** `o:ID:DAY`, by the first of the reminders that go together: one try a day. */
export function ownKey(first: string, day: CivilDate): string {
  return `o:${first}:${day}`
}

/** Reads what the functions above wrote; null for any other row's key. */
export function readDigestKey(key: string): DigestKey | null {
  const [, kind, id, day] = /^([ro]):([A-Za-z0-9-]+):(\d{4}-\d{2}-\d{2})$/.exec(key) ?? []
  if (id === undefined || day === undefined || !isCivilDate(day)) return null
  return kind === 'r' ? { type: 'digest', subscription: id, day } : { type: 'own', first: id, day }
}
