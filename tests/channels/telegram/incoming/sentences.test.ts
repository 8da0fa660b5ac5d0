import { describe, expect, it } from 'vitest'
import { type Incoming, readUpdate, sentenceFor } from '../../../../src/channels/telegram/incoming/index.ts'
import { BOT, edited, GROUP, message, PRIVATE } from './updates.ts'

type Answered = Incoming & { type: 'text' | 'other' }
const sentence = (update: unknown, unconfirmed?: boolean) =>
  sentenceFor(readUpdate(update, BOT) as Answered, unconfirmed)

describe('what is not acted on', () => {
  it.each([
    ['video', { file_id: 'a', width: 1, height: 1, duration: 3 }, '照单不收视频'],
    ['sticker', { file_id: 'a', type: 'regular' }, '看不懂表情'],
    ['location', { latitude: 1, longitude: 1 }, '照单不收集位置'],
    ['contact', { phone_number: '1', first_name: '王' }, '不收集联系人'],
    ['poll', { id: '1', question: '？', options: [] }, '不参与投票'],
    ['dice', { emoji: '🎲', value: 1 }, '看不了'],
  ])('%s', (field, value, words) => {
    expect(sentence(message(PRIVATE, { [field]: value }))).toContain(words)
  })

  it('says of an edit how to mend what was said, of an unconfirmed report by its card', () => {
    const update = edited(PRIVATE, { text: '昨天带队检查了化工厂' })
    expect(sentence(update)).toContain('已记入台账的要改')
    expect(sentence(update, true)).toContain('等待确认的记录没有变')
  })

  it('says nothing of a report in a group', () => {
    const update = edited(GROUP, { text: '@zhaodan_bot 昨天带队检查了化工厂' })
    expect(sentence(update, true)).toBe('改过的消息不再处理，请另发一条。')
  })
})
