import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCommand } from '../../../src/conversation/commands.ts'
import { readPanelWords } from '../../../src/conversation/reminders/private/words.ts'

/** A Monday. */
const TODAY = '2026-11-23'

const read = (words: string) => {
  const wish = readPanelWords(words, TODAY)
  switch (wish?.type) {
    case 'pause':
      return `pause ${wish.until}`
    case 'page':
      return `page ${wish.page}`
    case 'quiet':
      return `quiet ${wish.from}-${wish.to}`
    case 'time':
      return `time ${wish.time}`
    case 'drop':
      return ['drop', wish.about.nth, wish.about.day, wish.about.words].filter(Boolean).join(' ')
    case 'move':
      return ['move', wish.about.nth, wish.about.words, 'to', wish.to.day, wish.to.time]
        .filter(Boolean)
        .join(' ')
    default:
      return wish?.type ?? null
  }
}

const SAID: [words: string, wish: string][] = [
  ['别再给我发消息了', 'off'],
  ['以后都不要发了', 'off'],
  ['请不要再推送了', 'off'],
  ['我想退订', 'off'],
  ['不再接收提醒', 'off'],
  ['不需要再提醒我了', 'off'],
  ['停止推送', 'off'],
  ['麻烦别再发通知给我', 'off'],
  ['别打扰我', 'show'],
  ['提醒太烦了', 'show'],
  ['我去出差，先暂停提醒到下周五', 'pause 2026-12-04'],
  ['休假三天，不要提醒我', 'pause 2026-11-26'],
  ['请假到周四，暂停提醒', 'pause 2026-11-26'],
  ['暂停两周', 'pause 2026-12-07'],
  ['半个月内不要提醒我', 'pause 2026-12-08'],
  ['今天不用提醒了', 'pause 2026-11-24'],
  ['今天别再发了', 'pause 2026-11-24'],
  ['本周别提醒我了', 'pause 2026-11-30'],
  ['这个月不要提醒', 'pause 2026-12-01'],
  ['12月3日以前别提醒我', 'pause 2026-12-03'],
  ['下周三之前不用提醒我', 'pause 2026-12-02'],
  ['最近不要提醒我', 'page pause'],
  ['这段时间先别提醒我', 'page pause'],
  ['春节期间不要提醒我', 'page pause'],
  ['夜里别发消息', 'page quiet'],
  ['中午不要提醒我', 'page quiet'],
  ['下班后别打扰我', 'page quiet'],
  ['21点到7点半不要提醒我', 'quiet 21:00-07:30'],
  ['免打扰改成晚上11点至早上6点', 'quiet 23:00-06:00'],
  ['勿扰时间设为20:30-8:00', 'quiet 20:30-08:00'],
  ['关闭免打扰', 'quiet 00:00-00:00'],
  ['免打扰9点到17点', 'page quiet'],
  ['节假日也要提醒', 'page stages'],
  ['双休日别提醒我', 'page stages'],
  ['到期前一周再提醒我', 'page stages'],
  ['能不能提前两天提醒我', 'page stages'],
  ['逾期了别提醒', 'page stages'],
  ['最后一天才提醒我', 'page stages'],
  ['不要天天提醒我', 'page stages'],
  ['提醒太频繁了', 'show'],
  ['提醒日', 'page stages'],
  ['提醒得太晚了', 'page time'],
  ['提醒改早一点', 'page time'],
  ['提醒时间改成26点', 'page time'],
  ['提醒改到几点', 'page time'],
  ['提醒怎么没来', 'next'],
  ['昨天为什么没给我发提醒', 'next'],
  ['我没收到提醒', 'next'],
  ['下次什么时候提醒', 'next'],
  ['几点发提醒？', 'next'],
  ['你会提前几天提醒我', 'next'],
  ['都提醒些什么内容', 'next'],
  ['有哪些提醒', 'next'],
  ['看一下我的提醒', 'next'],
  ['哪天提醒我交材料', 'next'],
  ['提醒关了吗', 'next'],
  ['删掉下周一的提醒', 'drop 2026-11-30'],
  ['请把交材料的提醒撤了', 'drop 交材料'],
  ['述职那条提醒不用了', 'drop 述职'],
  ['撤回第3条提醒', 'drop 3'],
  ['上一条提醒取消', 'drop last'],
  ['别再提醒我给李局打电话', 'drop 李局打电话'],
  ['不必提醒我明天的会了', 'drop 2026-11-24 会'],
  ['复查的事别提醒我了', 'drop 复查'],
  ['不要再催我交报表了', 'drop 交报表'],
  ['交材料的提醒推迟到下周二', 'move 交材料 to 2026-12-01'],
  ['把第2条提醒改到周五下午4点', 'move 2 to 2026-11-27 16:00'],
  ['明天的提醒改成后天', 'move to 2026-11-25'],
  ['提醒改到12月2日', 'move to 2026-12-02'],
]

describe('words about the reminders', () => {
  it.each(SAID)('%s', (words, wish) => {
    expect(read(words)).toBe(wish)
    expect(readCommand(words)).toMatchObject({ type: 'remind' })
  })

  it.each([
    '特别提醒各位明天开会',
    '昨天提醒企业不要违规作业',
    '带队检查时提醒企业停产整改',
    '对企业负责人提醒谈话',
    '哪些情形应当提醒谈话',
    '书记要不要提醒镇长',
    '今天检查了，要求企业暂停作业三天',
    '企业已经停止生产',
    '会议改到周四',
    '把周五的会取消',
    '别忘了提醒我周五开会',
    '不要忘记提醒我交材料',
    '千万别忘提醒我',
    '提醒我晚上不要打扰孩子睡觉',
    '提醒我取消周五的会',
    '提醒我把通知改到12月2日发',
    '没有提醒企业整改会被问责吗',
  ])('are not: %s', (words) => {
    expect(read(words)).toBeNull()
  })

  it('never throws, and pauses to no day gone by', () => {
    const piece = fc.constantFrom(
      ...['提醒', '提醒我', '暂停', '不要', '别', '今天', '到', '周五', '12月5日', '三天', '一周', '晚上'],
      ...['免打扰', '改到', '25点', '9点', '第2条', '取消', '的', '，', '吗', '？', '出差', '为什么', '开会'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const wish = readPanelWords(pieces.join(''), TODAY)
        if (wish?.type === 'pause') expect(wish.until >= TODAY).toBe(true)
        if (wish?.type === 'move' && wish.to.day) expect(wish.to.day >= TODAY).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
