import { z } from 'zod'

export const postPayload = z.object({
  kind: z.literal('post'),
  asking: z.enum(['region', 'level', 'post', 'since']),
  regulation: z.string().nullable(),
  level: z.string().nullable(),
  post: z.string().nullable(),
  title: z.string().nullable(),
  /** First and last day in post as far as they were said; null where not. */
  since: z.string().nullable(),
  until: z.string().nullable(),
  /** Posts offered, as `REG:POST`; what a button's number points into. */
  offered: z.array(z.string()),
  /** Where the regulation does not bind the title directly: what it says, to be shown. */
  note: z.string().nullable(),
})

export type PostCard = z.infer<typeof postPayload>

export const leavePayload = z.object({
  kind: z.literal('leave'),
  tenure: z.string(),
  /** Last day in post; null while it is asked. */
  to: z.string().nullable(),
  /** true to take back a post that was entered by mistake. */
  withdraw: z.boolean(),
})

export type LeaveCard = z.infer<typeof leavePayload>

/** For whoever wants what is kept of them deleted, the record aside. */
export const erasePayload = z.object({ kind: z.literal('erase') })

export type EraseCard = z.infer<typeof erasePayload>
