import { z } from 'zod'

/** For an owner: whom to invite. */
export const invitePayload = z.object({
  kind: z.literal('invite'),
  asking: z.enum(['role', 'region', 'unit', 'confirm']),
  role: z.enum(['official', 'staff']).nullable(),
  /** Id of a regulation, null for any; settled once `regionSaid`. */
  region: z.string().nullable(),
  regionSaid: z.boolean(),
  /** null for none; settled once `unitSaid`. */
  unit: z.string().nullable(),
  unitSaid: z.boolean(),
  /** Units offered; what a button's number points into. */
  units: z.array(z.string()),
})

export type InviteCard = z.infer<typeof invitePayload>

/** For an owner: open invitations to revoke by their codes, or members to remove by their ids. */
export const managePayload = z.object({
  kind: z.literal('manage'),
  what: z.enum(['invitations', 'members']),
  /** What a button's number points into. */
  offered: z.array(z.string()),
  /** The member whose removal waits for its confirmation. */
  picked: z.string().nullable(),
})

export type ManageCard = z.infer<typeof managePayload>
