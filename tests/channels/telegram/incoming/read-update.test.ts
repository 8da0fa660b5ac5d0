import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Incoming, laneOf, readUpdate } from '../../../../src/channels/telegram/incoming/index.ts'
import {
  ANONYMOUS,
  BOT,
  BOT_USER,
  CHANNEL,
  edited,
  GROUP,
  membership,
  message,
  OTHER_BOT,
  PERSON,
  PRIVATE,
  SENT,
  SMALL_GROUP,
  tap,
} from './updates.ts'

const read = (update: unknown): Incoming => readUpdate(update, BOT)

describe('words', () => {
  it('reads who said what, where and when', () => {
    expect(read(message(PRIVATE, { text: '镇长多久带队检查一次' }))).toEqual({
      type: 'text',
      from: { person: 'tg:5123456789', userId: 5123456789, name: '建国 李' },
      where: {
        address: 'tg:5123456789',
        chatId: 5123456789,
        kind: 'private',
        title: null,
        thread: null,
      },
      messageId: 365,
      sentAt: '2026-11-22T02:00:00.000Z',
      addressed: true,
      text: '镇长多久带队检查一次',
      forwarded: false,
      edited: false,
      video: false,
    })
  })

  it('takes an edit for one, with its own time', () => {
    expect(read(edited(PRIVATE, { text: '昨天带队检查' }))).toMatchObject({
      type: 'text',
      edited: true,
      sentAt: '2026-11-22T02:01:00.000Z',
    })
  })

  it.each([
    ['forward_origin', { forward_origin: { type: 'hidden_user', sender_user_name: '王', date: 1 } }],
    ['forward_from', { forward_from: { id: 1, is_bot: false, first_name: '王' }, forward_date: SENT - 9 }],
    ['forward_date alone', { forward_date: SENT - 9 }],
    ['through another bot', { via_bot: OTHER_BOT }],
  ])('is not the own typing: %s', (_name, fields) => {
    expect(read(message(PRIVATE, { text: '今天带队检查', ...fields }))).toMatchObject({ forwarded: true })
  })

  it.each([
    [0, null],
    [-1, null],
    [1, '1970-01-01T00:00:01.000Z'],
    [1e15, null],
  ])('date %d: %s', (date, sentAt) => {
    expect(read(message(PRIVATE, { text: '在', date }))).toMatchObject({ sentAt })
  })

  it('takes a caption for the words of a recording or a video', () => {
    const caption = '今天检查了化工厂'
    const voice = { file_id: 'AwAC', duration: 7 }
    const words = { type: 'text', text: caption }
    expect(read(message(PRIVATE, { voice, caption }))).toMatchObject({ ...words, video: false })
    expect(read(message(PRIVATE, { video: voice, caption }))).toMatchObject({ ...words, video: true })
  })

  it('keeps the topic only of a topic message', () => {
    const inTopic = { text: '@zhaodan_bot 在吗', message_thread_id: 77 }
    expect(read(message(GROUP, { ...inTopic, is_topic_message: true }))).toMatchObject({
      where: { address: 'tg:-1001234567890', kind: 'group', title: '西岗镇安委会', thread: 77 },
    })
    expect(read(message(GROUP, inTopic))).toMatchObject({ where: { thread: null } })
  })

  it('shows a name on one line without what turns the text around it', () => {
    const from = { ...PERSON, first_name: '建\n国\u202E', last_name: '\u200B李\u0007' }
    expect(read(message(PRIVATE, { from, text: '在' }))).toMatchObject({ from: { name: '建 国 李' } })
    const long = { ...PERSON, first_name: '𠮷'.repeat(200) }
    expect(read(message(PRIVATE, { from: long, text: '在' }))).toMatchObject({
      from: { name: '𠮷'.repeat(64) },
    })
  })
})

describe('who speaks', () => {
  it('is the group itself for an anonymous admin, the channel for one who writes as it', () => {
    const anonymous = { from: ANONYMOUS, sender_chat: GROUP, text: '@zhaodan_bot 在吗' }
    expect(read(message(GROUP, anonymous))).toMatchObject({
      type: 'text',
      from: { person: 'tg:-1001234567890', name: '西岗镇安委会' },
    })
    const asChannel = { ...anonymous, sender_chat: CHANNEL }
    expect(read(message(GROUP, asChannel))).toMatchObject({ from: { person: 'tg:-1009876543210' } })
  })

  it.each([
    ['another bot', message(GROUP, { from: OTHER_BOT, text: '@zhaodan_bot 在吗' })],
    ['words that came through ourselves', message(PRIVATE, { via_bot: BOT_USER, text: '在' })],
    ['the linked channel', message(GROUP, { sender_chat: CHANNEL, is_automatic_forward: true, text: '在' })],
    ['nobody', message(GROUP, { from: undefined, text: '@zhaodan_bot' })],
    ['a channel post', { update_id: 1, channel_post: { message_id: 1, date: SENT, chat: CHANNEL } }],
    ['a message in a channel', message(CHANNEL, { text: '@zhaodan_bot' })],
  ])('ignores %s', (_name, update) => {
    expect(read(update)).toMatchObject({ type: 'ignored' })
  })
})

describe('files', () => {
  const photo = [
    { file_id: 'small', width: 90, height: 51, file_size: 900 },
    { file_id: 'large', width: 1280, height: 720, file_size: 90_000 },
    { file_id: 'middle', width: 320, height: 180 },
  ]

  it('are the largest size of a picture, named by its day and message', () => {
    expect(read(message(PRIVATE, { photo, caption: '今天检查了化工厂' }))).toMatchObject({
      type: 'file',
      file: { fileId: 'large', name: '照片-20261122-365.jpg', bytes: 90_000 },
      text: '今天检查了化工厂',
      album: null,
      forwarded: false,
    })
  })

  it('are documents under the names of their senders', () => {
    const document = { file_id: 'a', file_name: '会议 纪要.docx' }
    expect(read(message(PRIVATE, { document, media_group_id: '13579' }))).toMatchObject({
      type: 'file',
      file: { fileId: 'a', name: '会议 纪要.docx', bytes: null },
      text: null,
      album: '13579',
    })
    expect(read(message(PRIVATE, { document: { file_id: 'a' } }))).toMatchObject({
      file: { name: '文件-365' },
    })
  })

  it('are none of an edit: its words are new, the picture is not', () => {
    expect(read(edited(PRIVATE, { photo, caption: '昨天' }))).toMatchObject({ type: 'text', edited: true })
    expect(read(edited(PRIVATE, { photo }))).toMatchObject({ type: 'ignored' })
  })
})

describe('what carries no words', () => {
  const recording = { file_id: 'AwAC', file_unique_id: 'x', duration: 7, mime_type: 'audio/ogg' }
  it.each([
    ['voice', { ...recording, file_size: 20480 }, 20480],
    ['audio', recording, null],
    ['video_note', { ...recording, length: 240 }, null],
  ])('%s is heard', (field, value, bytes) => {
    expect(read(message(PRIVATE, { [field]: value }))).toMatchObject({
      type: 'voice',
      fileId: 'AwAC',
      seconds: 7,
      bytes,
      forwarded: false,
    })
  })

  it.each([
    ['video', { file_id: 'a', width: 1, height: 1, duration: 3 }, 'video'],
    ['sticker', { file_id: 'a', type: 'regular', emoji: '👍' }, 'sticker'],
    ['location', { latitude: 34.8, longitude: 117.3 }, 'location'],
    ['contact', { phone_number: '1', first_name: '王' }, 'contact'],
    ['poll', { id: '1', question: '？', options: [] }, 'poll'],
    ['dice', { emoji: '🎲', value: 3 }, 'other'],
  ])('%s', (field, value, what) => {
    const album = { media_group_id: '13579' }
    expect(read(message(PRIVATE, { [field]: value }))).toMatchObject({ type: 'other', what, album: null })
    expect(read(message(PRIVATE, { [field]: value, ...album }))).toMatchObject({ album: '13579' })
  })

  it('takes a venue for a position and an animation for a video', () => {
    const location = { latitude: 34.8, longitude: 117.3 }
    expect(read(message(PRIVATE, { venue: { location, title: '化工厂' }, location }))).toMatchObject({
      what: 'location',
    })
    const animation = { file_id: 'a', duration: 2 }
    expect(read(message(PRIVATE, { animation, document: animation }))).toMatchObject({ what: 'video' })
  })

  it('is silent on a position that goes on being shared', () => {
    expect(read(edited(PRIVATE, { location: { latitude: 1, longitude: 1 } }))).toMatchObject({
      type: 'ignored',
    })
  })

  it.each([
    ['new_chat_members', [BOT_USER]],
    ['left_chat_member', BOT_USER],
    ['new_chat_title', '新群名'],
    ['group_chat_created', true],
    ['pinned_message', { message_id: 1, date: 0, chat: GROUP }],
    ['forum_topic_created', { name: '检查', icon_color: 7322096 }],
    ['message_auto_delete_timer_changed', { message_auto_delete_time: 86400 }],
  ])('ignores the service message %s', (field, value) => {
    expect(read(message(GROUP, { [field]: value }))).toMatchObject({ type: 'ignored' })
  })
})

describe('somebody who is out of the group', () => {
  const SMITH = { id: 5550001, is_bot: false, first_name: '王' }
  it.each([
    ['by going', { from: SMITH }],
    ['put out by an administrator', {}],
    ['put out by an anonymous one', { from: ANONYMOUS, sender_chat: GROUP }],
  ])('is who went, not who tells: %s', (_, fields) => {
    expect(read(message(GROUP, { ...fields, left_chat_member: SMITH }))).toEqual({
      type: 'gone',
      person: 'tg:5550001',
      address: `tg:${GROUP.id}`,
    })
  })

  it('is no bot', () => {
    expect(read(message(GROUP, { left_chat_member: OTHER_BOT }))).toMatchObject({ type: 'ignored' })
  })
})

describe('taps', () => {
  const from = { message_id: 42, date: SENT, chat: PRIVATE, from: BOT_USER, text: '请确认' }
  it('reads the button and its message', () => {
    expect(read(tap({ message: from }))).toMatchObject({
      type: 'tap',
      from: { person: 'tg:5123456789' },
      where: { address: 'tg:5123456789', kind: 'private' },
      messageId: 42,
      queryId: '4382bfdwdsb323b2d9',
      data: 'o:zaozhuang-2019#6',
    })
  })

  it('knows the topic of the message', () => {
    const message = { ...from, chat: GROUP, is_topic_message: true, message_thread_id: 77 }
    expect(read(tap({ message }))).toMatchObject({ where: { address: 'tg:-1001234567890', thread: 77 } })
  })

  it.each([
    ['no longer shown', { message: { message_id: 42, date: 0, chat: PRIVATE } }, 'tg:5123456789'],
    ['missing', {}, null],
    ['inline', { inline_message_id: 'AAA' }, null],
  ])('of a message %s', (_name, fields, address) => {
    const incoming = read(tap(fields))
    expect(incoming).toMatchObject({ type: 'tap', messageId: null })
    expect((incoming as { where: { address: string } | null }).where?.address ?? null).toBe(address)
  })

  it.each([
    ['of a game', { data: undefined, game_short_name: 'x' }],
    ['in a channel', { message: { ...from, chat: CHANNEL } }],
    ['of a bot', { from: OTHER_BOT }],
  ])('ignores one %s', (_name, fields) => {
    expect(read(tap(fields))).toMatchObject({ type: 'ignored' })
  })
})

describe('the own membership', () => {
  const [out, kicked, member] = [{ status: 'left' }, { status: 'kicked' }, { status: 'member' }]
  const admin = { status: 'administrator' }
  it.each([
    ['brought in', GROUP, out, member, 'joined'],
    ['brought in as an admin', SMALL_GROUP, kicked, admin, 'joined'],
    ['brought in, muted', GROUP, out, { status: 'restricted', is_member: true }, 'joined'],
    ['removed', GROUP, member, kicked, 'left'],
    ['left', GROUP, admin, out, 'left'],
    ['removed while muted', GROUP, member, { status: 'restricted', is_member: false }, 'left'],
    ['made an admin', GROUP, member, admin, 'ignored'],
    ['muted', GROUP, member, { status: 'restricted', is_member: true }, 'ignored'],
    ['blocked', PRIVATE, member, kicked, 'left'],
    ['let in again', PRIVATE, kicked, member, 'joined'],
    ['brought into a channel', CHANNEL, out, admin, 'ignored'],
  ])('%s', (_name, chat, before, after, type) => {
    expect(read(membership(chat, before, after))).toMatchObject({ type })
  })

  it('names who did it, the group itself where that is an anonymous admin', () => {
    expect(read(membership(GROUP, out, member))).toMatchObject({ from: { person: 'tg:5123456789' } })
    expect(read(membership(GROUP, out, member, ANONYMOUS))).toMatchObject({
      from: { person: 'tg:-1001234567890' },
      where: { title: '西岗镇安委会' },
    })
  })
})

describe('a group that moves', () => {
  it('is told alike by both of its chats', () => {
    const moved = { type: 'moved', fromAddress: 'tg:-412345678', toAddress: 'tg:-1001234567890' }
    expect(read(message(SMALL_GROUP, { migrate_to_chat_id: GROUP.id }))).toEqual(moved)
    expect(read(message(GROUP, { migrate_from_chat_id: SMALL_GROUP.id }))).toEqual(moved)
  })
})

describe('lanes', () => {
  const inGroup = { message_id: 1, date: SENT, chat: GROUP }
  it.each([
    ['a message', message(PRIVATE, { text: '在' }), 'tg:5123456789'],
    ['an edit', edited(GROUP, { text: '在' }), 'tg:-1001234567890'],
    ['a tap', tap({ message: inGroup }), 'tg:-1001234567890'],
    ['a tap without a message', tap({}), 'tg:5123456789'],
    ['a membership', membership(GROUP, { status: 'left' }, { status: 'member' }), 'tg:-1001234567890'],
    ['an unknown kind', { update_id: 1, poll: { id: '1' } }, 'tg'],
    ['no object', 'x', 'tg'],
  ])('%s', (_name, update, lane) => {
    expect(laneOf(update)).toBe(lane)
  })
})

describe('whatever comes', () => {
  const kinds = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'poll', '__proto__']
  it('is read without throwing, as JSON of any shape', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.jsonValue(), (kind, body) => {
        for (const update of [body, { update_id: 1, [kind]: body }]) {
          expect(read(update).type).toBeTypeOf('string')
          expect(laneOf(update)).toMatch(/^tg(:-?\d+)?$/)
        }
      }),
    )
  })

  it('is read without throwing where one field of a real update is anything else', () => {
    const whole = message(GROUP, {
      text: '请@zhaodan_bot',
      entities: [{ type: 'text_mention', offset: 0, length: 1, user: BOT_USER }],
      reply_to_message: { message_id: 1, from: BOT_USER },
      voice: { file_id: 'a', duration: 1 },
    }).message
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), fc.jsonValue(), (field, value) => {
        const incoming = read({ update_id: 1, message: { ...whole, [field]: value } })
        expect(['text', 'voice', 'other', 'moved', 'ignored']).toContain(incoming.type)
      }),
    )
  })

  it('says which field could not be read, and not what stood in it', () => {
    const update = message(PRIVATE, { text: { secret: '张三' } })
    expect(read(update)).toEqual({ type: 'ignored', why: 'unreadable: text' })
  })
})
