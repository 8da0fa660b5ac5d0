import type { BotIdentity } from '../../../../src/channels/telegram/incoming/index.ts'

/** Updates as the Bot API sends them. */
export const BOT: BotIdentity = { id: 7000000001, username: 'zhaodan_bot' }

export const PERSON = {
  id: 5123456789,
  is_bot: false,
  first_name: '建国',
  last_name: '李',
  username: 'lijianguo',
  language_code: 'zh-hans',
}
export const BOT_USER = { id: BOT.id, is_bot: true, first_name: '照单', username: BOT.username }
export const OTHER_BOT = { id: 7000000002, is_bot: true, first_name: '签到', username: 'signin_bot' }
export const ANONYMOUS = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }

export const PRIVATE = { id: PERSON.id, first_name: '建国', last_name: '李', type: 'private' }
export const GROUP = { id: -1001234567890, title: '西岗镇安委会', type: 'supergroup', is_forum: true }
export const SMALL_GROUP = { id: -412345678, title: '值班群', type: 'group' }
export const CHANNEL = { id: -1009876543210, title: '应急管理', type: 'channel' }

/** 2026-11-22T02:00:00Z */
export const SENT = 1795312800

type Fields = Record<string, unknown>

export function message(chat: Fields, fields: Fields) {
  return {
    update_id: 10000,
    message: { message_id: 365, from: PERSON, chat, date: SENT, ...fields },
  }
}

export function edited(chat: Fields, fields: Fields) {
  const { message: body } = message(chat, { edit_date: SENT + 60, ...fields })
  return { update_id: 10001, edited_message: body }
}

export function tap(fields: Fields) {
  return {
    update_id: 10002,
    callback_query: {
      id: '4382bfdwdsb323b2d9',
      from: PERSON,
      chat_instance: '-3207923890',
      data: 'o:zaozhuang-2019#6',
      ...fields,
    },
  }
}

export function membership(chat: Fields, before: Fields, after: Fields, from: Fields = PERSON) {
  const member = (status: Fields) => ({ user: BOT_USER, ...status })
  return {
    update_id: 10003,
    my_chat_member: {
      chat,
      from,
      date: SENT,
      old_chat_member: member(before),
      new_chat_member: member(after),
    },
  }
}
