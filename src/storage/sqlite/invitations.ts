import type { Invitation, Member, Redemption, Role, Store } from '../port.ts'
import { appendMember, memberNow } from './access.ts'
import type { Database } from './database.ts'

type Invitations = Pick<Store, 'addInvitation' | 'openInvitations' | 'redeem' | 'revokeInvitation'>

interface InvitationRecord {
  code: string
  role: Role
  region: string | null
  unit: string | null
  created_by: string
  created_at: string
  expires_at: string
  used_by: string | null
  used_at: string | null
  revoked_at: string | null
}

const toInvitation = (row: InvitationRecord): Invitation => ({
  code: row.code,
  role: row.role,
  region: row.region,
  unit: row.unit,
  createdBy: row.created_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedBy: row.used_by,
  usedAt: row.used_at,
  revokedAt: row.revoked_at,
})

async function invitationOf(database: Database, code: string): Promise<Invitation | null> {
  const [row] = await database.rows<InvitationRecord>('SELECT * FROM invitation WHERE code = ?', code)
  return row === undefined ? null : toInvitation(row)
}

/** Why the invitation lets nobody in any more at `at`; null where it does. */
function closedBy(invitation: Invitation, at: string): 'used' | 'revoked' | 'expired' | null {
  if (invitation.usedBy !== null) return 'used'
  if (invitation.revokedAt !== null) return 'revoked'
  return invitation.expiresAt <= at ? 'expired' : null
}

/** Uses up an open invitation. */
async function join(
  database: Database,
  invitation: Invitation,
  person: string,
  at: string,
): Promise<Redemption> {
  const { code, role, region, unit } = invitation
  await database.change('UPDATE invitation SET used_by = ?, used_at = ? WHERE code = ?', person, at, code)
  const member: Member = { person, role, region, unit, since: at }
  await appendMember(database, member)
  return { outcome: 'joined', invitation: { ...invitation, usedBy: person, usedAt: at }, member }
}

/** Codes that make a person a member, once. */
export function invitationStore(database: Database): Invitations {
  return {
    async addInvitation(row) {
      await database.change(
        `INSERT INTO invitation (code, role, region, unit, created_by, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        row.code,
        row.role,
        row.region,
        row.unit,
        row.createdBy,
        row.createdAt,
        row.expiresAt,
      )
    },

    async openInvitations(at) {
      const rows = await database.rows<InvitationRecord>(
        `SELECT * FROM invitation WHERE used_by IS NULL AND revoked_at IS NULL AND expires_at > ?
         ORDER BY created_at, rowid`,
        at,
      )
      return rows.map(toInvitation)
    },

    async redeem(code, person, at) {
      return database.transaction(async (inner) => {
        const invitation = await invitationOf(inner, code)
        if (invitation === null) return { outcome: 'unknown' }
        const closed = closedBy(invitation, at)
        if (closed === null) return join(inner, invitation, person, at)
        const member = invitation.usedBy === person ? await memberNow(inner, person) : null
        // Whoever was removed since does not come back with the old code.
        return member === null ? { outcome: closed } : { outcome: 'joined-before', invitation, member }
      })
    },

    async revokeInvitation(code, at) {
      const revoked = await database.change(
        `UPDATE invitation SET revoked_at = ? WHERE code = ? AND used_by IS NULL AND revoked_at IS NULL
         RETURNING code`,
        at,
        code,
      )
      return revoked.length > 0
    },
  }
}
