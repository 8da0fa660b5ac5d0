import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDateOfDay, dayNumberOf, isCivilDate } from '../../../src/calendar/index.ts'
import { readTimeAnswer } from '../../../src/conversation/reminders/own/answer.ts'
import { readReminderWish } from '../../../src/conversation/reminders/own/wish.ts'

const day = fc
  .integer({ min: dayNumberOf('2024-01-01'), max: dayNumberOf('2029-12-31') })
  .map((number) => civilDateOfDay(number))

const PIECES = [
  ...['提醒我', '叫我', '提醒一下', '设个提醒', '每周', '每天', '提前一天', '提前半小时', '半小时后', '过'],
  ...[
    '周五',
    '下周一',
    '本周五',
    '上周三',
    '明天',
    '昨天',
    '今天',
    '大后天',
    '11月30日',
    '2月29日',
    '3号',
    '31号',
  ],
  ...[
    '月底',
    '年底前',
    '季度末',
    '本周内',
    '两周后',
    '一个月后',
    '3天内',
    '元旦前',
    '周末',
    '明年1月前',
    '12月',
  ],
  ...['上午9点', '下午3点半', '晚上12点', '24:00', '15:30', '9点一刻', '凌晨', '下班前', '三点意见'],
  ...[
    '前',
    '之前',
    '的',
    '，',
    '和',
    '到',
    '吗',
    '？',
    '了',
    '我',
    '他',
    '一下',
    '谢谢',
    ' ',
    '\n',
    '开会',
    '\u{1F600}',
  ],
]
const noise = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
)

/** Words in which no time is told and nothing is asked. */
const matter = fc
  .array(
    fc.constantFrom('开', '会', '交', '材', '料', '检', '查', '园', '区', '签', '字', '复', '核', '报'),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  .map((chars) => `去${chars.join('')}事`)

describe('readReminderWish', () => {
  it('never throws, names no day before today, and keeps nothing but words of the person', () => {
    fc.assert(
      fc.property(noise, day, (text, today) => {
        const wish = readReminderWish(text, today)
        if (wish === null) return
        if (wish.day !== null) {
          expect(isCivilDate(wish.day)).toBe(true)
          expect(wish.day >= today).toBe(true)
        }
        if (wish.time !== null) expect(wish.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
        let at = 0
        for (const char of wish.text) {
          at = text.indexOf(char, at)
          expect(at).toBeGreaterThanOrEqual(0)
          at += char.length
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps the matter word for word wherever day and time stand', () => {
    const when = fc.constantFrom<[string, number, string | null]>(
      ['明天', 1, null],
      ['后天下午3点', 2, '15:00'],
      ['今天', 0, null],
      ['大后天上午9点半', 3, '09:30'],
      ['10天后', 10, null],
    )
    const order = fc.constantFrom<(time: string, matter: string) => string>(
      (time, what) => `提醒我${time}${what}`,
      (time, what) => `${time}提醒我${what}`,
      (time, what) => `请${time}提醒我一下：${what}。`,
      (time, what) => `${time}${what}，记得提醒我`,
    )
    fc.assert(
      fc.property(order, when, matter, day, (say, [words, days, time], text, today) => {
        expect(readReminderWish(say(words, text), today)).toMatchObject({
          text,
          day: addDays(today, days),
          time,
          every: false,
        })
      }),
    )
  })

  it('takes a month and day for the next one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 360 }), (today, ahead) => {
        const wanted = addDays(today, ahead)
        // Once in four years there is no such day in the year of today.
        if (wanted.endsWith('-02-29')) return
        const said = `提醒我${Number(wanted.slice(5, 7))}月${Number(wanted.slice(8))}日交材料`
        expect(readReminderWish(said, today)).toMatchObject({ text: '交材料', day: wanted })
      }),
    )
  })
})

describe('readTimeAnswer', () => {
  it('never throws, and answers with nothing that is past', () => {
    fc.assert(
      fc.property(noise, day, (text, today) => {
        const answer = readTimeAnswer(text, today)
        if (answer?.day) expect(answer.day >= today).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
