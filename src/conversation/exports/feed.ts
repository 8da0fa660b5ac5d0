import { standingOf } from '../../access/index.ts'
import { civilDateOf } from '../../calendar/index.ts'
import type { Parts } from '../turn.ts'
import type { OpenedAttachment } from '../types.ts'
import { hashOfSecret } from './address.ts'
import { calendarSpan } from './span.ts'

/** As {@link hashOfSecret} takes them; anything else is no address. */
const SECRET = /^[A-Za-z0-9_-]{43}$/

/**
 * The calendar at a private address, made now: the current periods and the next twelve months. Looked up by a hash, so
 * that how long it takes tells nothing of the address. null where nobody has this address, or no longer may use 照单.
 * @throws {StoreError | ExportError}
 */
export async function calendarFeed(
  { store, exporter, owners }: Pick<Parts, 'store' | 'exporter' | 'owners'>,
  secret: string,
  now: Date,
): Promise<OpenedAttachment | null> {
  if (!exporter || !SECRET.test(secret)) return null
  const person = await store.calendarPerson(hashOfSecret(secret))
  if (person === null) return null
  const { role } = await standingOf(store, person, owners ?? new Set())
  if (role === 'guest') return null
  return exporter.make({ person, format: 'ics', ...calendarSpan(civilDateOf(now)) }, now)
}
