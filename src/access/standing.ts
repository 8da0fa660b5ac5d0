import type { Store } from '../storage/index.ts'
import type { Standing } from './types.ts'

/** People of a channel have ids with its prefix (`tg:123`); those at the machine have plain names. */
export function isLocal(person: string): boolean {
  return !person.includes(':')
}

/** The number of a person within their channel (`123` of `tg:123`), by which the settings name owners; null at the machine. */
export function numberOf(person: string): string | null {
  return isLocal(person) ? null : person.slice(person.indexOf(':') + 1)
}

/**
 * What the person may do at this moment.
 * @param owners ids of people, from the settings.
 */
export async function standingOf(
  store: Pick<Store, 'member'>,
  person: string,
  owners: ReadonlySet<string>,
): Promise<Standing> {
  if (isLocal(person)) return { role: 'local', region: null, unit: null }
  const member = await store.member(person)
  const place = { region: member?.region ?? null, unit: member?.unit ?? null }
  if (owners.has(person)) return { role: 'owner', ...place }
  return { role: member?.role ?? 'guest', ...place }
}
