import { z } from 'zod'

/** What is read of Telegram's objects; whatever else they carry is let through unread. */
const id = z.number().int()
const present = z.unknown()

export const userSchema = z.looseObject({
  id,
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
})
export type User = z.infer<typeof userSchema>

export const chatSchema = z.looseObject({
  id,
  type: z.string(),
  title: z.string().optional(),
})
export type Chat = z.infer<typeof chatSchema>

const entitySchema = z.looseObject({
  type: z.string(),
  /** UTF-16 units. */
  offset: z.number().int().min(0),
  length: z.number().int().min(0),
  /** Of a `text_mention`. */
  user: userSchema.optional(),
})
export type Entity = z.infer<typeof entitySchema>

/** Voice message, sound file or round video: all are heard. */
const recordingSchema = z.looseObject({
  file_id: z.string().min(1),
  duration: z.number().min(0),
  file_size: z.number().min(0).optional(),
})

const fileFields = { file_id: z.string().min(1), file_size: z.number().min(0).optional() }
/** One size of a picture; a message has several, the same picture each. */
const photoSizeSchema = z.looseObject({ ...fileFields, width: z.number(), height: z.number() })
const documentSchema = z.looseObject({ ...fileFields, file_name: z.string().optional() })

export const messageSchema = z.looseObject({
  message_id: id,
  /** Unix time in seconds; 0 of a message that Telegram no longer shows. */
  date: z.number(),
  edit_date: z.number().optional(),
  chat: chatSchema,
  from: userSchema.optional(),
  /** The chat that speaks: of anonymous admins the group itself. */
  sender_chat: chatSchema.optional(),
  is_automatic_forward: z.boolean().optional(),
  message_thread_id: id.optional(),
  is_topic_message: z.boolean().optional(),
  media_group_id: z.string().optional(),
  via_bot: userSchema.optional(),
  reply_to_message: z
    .looseObject({ message_id: id, from: userSchema.optional(), forum_topic_created: present.optional() })
    .optional(),
  forward_origin: present.optional(),
  /** Both of older servers. */
  forward_date: present.optional(),
  forward_from: present.optional(),
  text: z.string().optional(),
  entities: z.array(entitySchema).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(entitySchema).optional(),
  voice: recordingSchema.optional(),
  audio: recordingSchema.optional(),
  video_note: recordingSchema.optional(),
  photo: z.array(photoSizeSchema).optional(),
  document: documentSchema.optional(),
  /** A document as well, for older clients. */
  animation: present.optional(),
  video: present.optional(),
  left_chat_member: userSchema.optional(),
  migrate_to_chat_id: id.optional(),
  migrate_from_chat_id: id.optional(),
})
export type Message = z.infer<typeof messageSchema>

export const tapSchema = z.looseObject({
  id: z.string(),
  from: userSchema,
  /** Missing under an inline message; with `date` 0 where Telegram no longer shows it. */
  message: z
    .looseObject({
      message_id: id,
      date: z.number(),
      chat: chatSchema,
      message_thread_id: id.optional(),
      is_topic_message: z.boolean().optional(),
    })
    .optional(),
  data: z.string().optional(),
})
export type Tap = z.infer<typeof tapSchema>

const standingSchema = z.looseObject({ status: z.string(), is_member: z.boolean().optional() })

export const membershipSchema = z.looseObject({
  chat: chatSchema,
  from: userSchema,
  old_chat_member: standingSchema,
  new_chat_member: standingSchema,
})
export type Membership = z.infer<typeof membershipSchema>
export type MemberStanding = z.infer<typeof standingSchema>
