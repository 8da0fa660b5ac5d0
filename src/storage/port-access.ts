/** Who may use the product, and who may act for whom. See port.ts for what holds for every method. */

export type Role = 'official' | 'staff'

/** A person who was invited and came. What a person was before stays in the store. */
export interface Member {
  person: string
  role: Role
  /** Id of the regulation of the place they work in; null where the invitation names none. */
  region: string | null
  unit: string | null
  since: string
}

export interface Invitation {
  /** Unguessable, fit for a deep link: 16–40 of A–Z a–z 0–9 _ - */
  code: string
  role: Role
  region: string | null
  unit: string | null
  createdBy: string
  createdAt: string
  expiresAt: string
  usedBy: string | null
  usedAt: string | null
  revokedAt: string | null
}

export type NewInvitation = Omit<Invitation, 'usedBy' | 'usedAt' | 'revokedAt'>

/** That `staff` may record for `official`, in its latest state. Only the official makes it `accepted`. */
export interface Delegation {
  official: string
  staff: string
  state: 'asked' | 'accepted' | 'declined' | 'ended'
  at: string
}

/** What became of an invitation code: `joined-before` where the same person had used it already. */
export type Redemption =
  | { outcome: 'joined' | 'joined-before'; invitation: Invitation; member: Member }
  | { outcome: 'unknown' | 'used' | 'expired' | 'revoked' }

export interface AccessStore {
  /** The present membership; null for a guest and for one who was removed. */
  member(person: string): Promise<Member | null>
  /** Present members, all or those of one unit of one region, in the order in which they came. */
  members(of?: { region: string | null; unit: string | null }): Promise<Member[]>
  /** Appends; what held before is no longer in force. */
  setMember(member: Member): Promise<void>
  /** Ends the membership and every delegation from or to the person, in one transaction. */
  removeMember(person: string, at: string): Promise<void>

  addInvitation(invitation: NewInvitation): Promise<void>
  /** Those neither used, revoked nor past their day at `at`, oldest first. */
  openInvitations(at: string): Promise<Invitation[]>
  /** Uses the invitation up and makes the person a member, in one transaction. */
  redeem(code: string, person: string, at: string): Promise<Redemption>
  /** True where this call revoked it, false where it was used or revoked before, or never was. */
  revokeInvitation(code: string, at: string): Promise<boolean>

  /** The latest state of each pair that names the person on the given side, oldest first. */
  delegations(of: { official: string } | { staff: string }): Promise<Delegation[]>
  /** Appends a state of the pair. */
  setDelegation(delegation: Delegation): Promise<void>
}
