import type { Member, Store } from '../../storage/index.ts'
import type { Turn } from '../turn.ts'

/** Whether two people work in the same unit: the same name in another region is another unit. */
function sameUnit(a: Member, b: Member): boolean {
  return a.unit !== null && a.unit === b.unit && a.region === b.region
}

/** The membership of who speaks, where it is that of staff or of an official with a unit; null otherwise. */
export async function unitMember(turn: Turn, role: Member['role']): Promise<Member | null> {
  const member = await turn.parts.store.member(turn.by)
  return member && member.role === role && member.unit !== null ? member : null
}

/** The other members of a member's unit in one role, in the order in which they came. */
export async function membersBeside(store: Store, member: Member, role: Member['role']): Promise<Member[]> {
  const all = await store.members({ region: member.region, unit: member.unit })
  return all.filter((each) => each.role === role && each.person !== member.person && sameUnit(each, member))
}

/** Whether the one is staff, and the other an official, of the same unit at this moment. */
export async function mayBeAsked(store: Store, staff: string, official: string): Promise<boolean> {
  if (staff === official) return false
  const [one, other] = await Promise.all([store.member(staff), store.member(official)])
  return one?.role === 'staff' && other?.role === 'official' && sameUnit(one, other)
}

/**
 * Whether `staff` may see and write the record of `official` at this moment: the official agreed, has not ended it,
 * and both still work in the same unit.
 */
export async function mayActFor(store: Store, staff: string, official: string): Promise<boolean> {
  const given = await store.delegations({ staff })
  const accepted = given.some((each) => each.official === official && each.state === 'accepted')
  return accepted && (await mayBeAsked(store, staff, official))
}

/** Ids of the officials for whom who speaks may act at this moment, in the order in which they came to the unit. */
export async function actsFor(turn: Turn): Promise<string[]> {
  const { store } = turn.parts
  const staff = await unitMember(turn, 'staff')
  if (!staff) return []
  const given = await store.delegations({ staff: turn.by })
  const accepted = new Set(given.filter((each) => each.state === 'accepted').map((each) => each.official))
  const officials = await membersBeside(store, staff, 'official')
  return officials.map((each) => each.person).filter((id) => accepted.has(id))
}
