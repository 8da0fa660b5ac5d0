import { describe, expect, it } from 'vitest'
import { readUpdate } from '../../../../src/channels/telegram/incoming/index.ts'
import { BOT, BOT_USER, GROUP, message, OTHER_BOT, PERSON, PRIVATE } from './updates.ts'

const inGroup = (text: string, fields: Record<string, unknown> = {}) =>
  readUpdate(message(GROUP, { text, ...fields }), BOT)

describe('named in a group', () => {
  it.each([
    ['@zhaodan_bot 镇长多久检查一次', '镇长多久检查一次'],
    ['请@zhaodan_bot', '请'],
    ['@zhaodan_bot在吗', '在吗'],
    ['请 @zhaodan_bot 说说第六条', '请说说第六条'],
    ['＠zhaodan_bot 第六条', '第六条'],
    ['@ZhaoDan_Bot 第六条', '第六条'],
    ['@zhaodan_bot，第六条说什么', '第六条说什么'],
    ['@zhaodan_bot: 第六条', '第六条'],
    ['第六条说什么@zhaodan_bot', '第六条说什么'],
    ['第一行\n@zhaodan_bot 第二行', '第一行\n第二行'],
    ['what does @zhaodan_bot say', 'what does say'],
    ['@zhaodan_bot @zhaodan_bot 第六条', '第六条'],
    ['  @zhaodan_bot  ', ''],
    ['@zhaodan_bot', ''],
  ])('%j asks %j', (text, rest) => {
    expect(inGroup(text)).toMatchObject({ type: 'text', addressed: true, text: rest })
  })

  it.each([
    '@zhaodan_botany 第六条',
    '@zhaodan_bot2 第六条',
    '@zhaodan_bot_x',
    'zhaodan_bot 第六条',
    '大家今天都去检查了吗',
    '@signin_bot 签到',
  ])('%j is not for us', (text) => {
    expect(inGroup(text)).toMatchObject({ addressed: false, text })
  })

  it('counts a mention that is an entity alone, and takes its words out', () => {
    const entities = [
      { type: 'text_mention', offset: 2, length: 2, user: BOT_USER },
      { type: 'bold', offset: 0, length: 1 },
    ]
    expect(inGroup('请问照单第六条', { entities })).toMatchObject({ addressed: true, text: '请问第六条' })
    const other = [{ ...entities[0], user: PERSON }]
    expect(inGroup('请问照单第六条', { entities: other })).toMatchObject({ addressed: false })
  })

  it('counts the name in a caption', () => {
    const photo = [{ file_id: 'a', width: 1, height: 1 }]
    expect(readUpdate(message(GROUP, { photo, caption: '请@zhaodan_bot 看' }), BOT)).toMatchObject({
      addressed: true,
      text: '请看',
    })
    expect(readUpdate(message(GROUP, { photo }), BOT)).toMatchObject({ type: 'file', addressed: false })
  })
})

describe('commands', () => {
  it.each([
    ['/duties', '/duties'],
    ['/duties吧', '/duties吧'],
    ['/ask 第六条', '/ask 第六条'],
    ['/ASK 第六条', '/ASK 第六条'],
    ['/duties@zhaodan_bot', '/duties'],
    ['/duties@Zhaodan_Bot吧', '/duties吧'],
    ['/duties＠zhaodan_bot', '/duties'],
    ['／duties@zhaodan_bot 本季度', '／duties 本季度'],
    ['／duties', '／duties'],
    ['/log@zhaodan_bot 今天带队检查', '/log 今天带队检查'],
    ['/log @zhaodan_bot 今天带队检查', '/log 今天带队检查'],
    ['/unknown@zhaodan_bot', '/unknown'],
  ])('%j in a group is %j', (text, rest) => {
    expect(inGroup(text)).toMatchObject({ addressed: true, text: rest })
  })

  it.each(['/duties@signin_bot', '/ask@zhaodan_bot2 第六条', '/ban', '/menu吧', '看看 /duties', '1/ask'])(
    '%j is not for us',
    (text) => {
      expect(inGroup(text)).toMatchObject({ addressed: false })
    },
  )

  it('loses the name in private, too', () => {
    expect(readUpdate(message(PRIVATE, { text: '/start@zhaodan_bot abcDEF_-1' }), BOT)).toMatchObject({
      addressed: true,
      text: '/start abcDEF_-1',
    })
  })
})

describe('a reply', () => {
  const reply_to_message = { message_id: 50, date: 1, chat: GROUP, from: BOT_USER, text: '第六条' }

  it('to a message of the bot is for us, to another is not', () => {
    expect(inGroup('那县里呢', { reply_to_message })).toMatchObject({ addressed: true, text: '那县里呢' })
    const other = { ...reply_to_message, from: OTHER_BOT }
    expect(inGroup('那县里呢', { reply_to_message: other })).toMatchObject({ addressed: false })
  })

  it('that is a command for another bot is not', () => {
    expect(inGroup('/ban@signin_bot', { reply_to_message })).toMatchObject({ addressed: false })
  })

  it('is none where the message only hangs from the topic that the bot opened', () => {
    const topic = { is_topic_message: true, message_thread_id: 50 }
    expect(inGroup('大家好', { reply_to_message, ...topic })).toMatchObject({ addressed: false })
    const opened = { ...reply_to_message, forum_topic_created: { name: '检查', icon_color: 1 } }
    expect(inGroup('大家好', { reply_to_message: opened })).toMatchObject({ addressed: false })
    expect(
      inGroup('那县里呢', { reply_to_message: { ...reply_to_message, message_id: 51 }, ...topic }),
    ).toMatchObject({ addressed: true })
  })

  it('may be a sticker or a recording', () => {
    const sticker = { file_id: 'a', type: 'regular' }
    expect(readUpdate(message(GROUP, { sticker, reply_to_message }), BOT)).toMatchObject({
      type: 'other',
      addressed: true,
    })
  })
})
