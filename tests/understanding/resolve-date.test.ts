import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, datePartsOf, weekdayOf } from '../../src/calendar/index.ts'
import { formatNumeral } from '../../src/text/index.ts'
import { readDate, resolveDate } from '../../src/understanding/index.ts'

const SATURDAY = '2026-11-21'

describe('a bare answer to the question for a day', () => {
  test.each([
    ['今天', '2026-11-21'],
    ['昨天', '2026-11-20'],
    ['昨晚', '2026-11-20'],
    ['今天凌晨', '2026-11-21'],
    ['前天下午', '2026-11-19'],
    ['大前天', '2026-11-18'],
    ['三天前', '2026-11-18'],
    ['3号', '2026-11-03'],
    ['21号', '2026-11-21'],
    ['22号', '2026-10-22'],
    ['11月3日', '2026-11-03'],
    ['十一月三号', '2026-11-03'],
    ['2026年11月3日', '2026-11-03'],
    ['2026-11-03', '2026-11-03'],
    ['11.3', '2026-11-03'],
    ['11/3', '2026-11-03'],
    ['去年11月3日', '2025-11-03'],
    ['周六', '2026-11-21'],
    ['周日', '2026-11-15'],
    ['上周日', '2026-11-15'],
    ['本周一', '2026-11-16'],
    ['上周一', '2026-11-09'],
    ['上上周一', '2026-11-02'],
    ['上个月15号', '2026-10-15'],
    ['是昨天', '2026-11-20'],
    ['应该是11月3日上午', '2026-11-03'],
    ['改成上周三吧', '2026-11-11'],
    ['国庆节当天', '2026-10-01'],
    ['yesterday', '2026-11-20'],
    ['Nov 3', '2026-11-03'],
  ])('%s → %s', (text, date) => {
    expect(resolveDate(text, SATURDAY)).toBe(date)
  })

  test.each([
    ['月初', '“月初”定不到具体哪一天'],
    ['前几天', '“前几天”定不到具体哪一天'],
    ['11月31日', '没有11月31日这一天'],
    ['2月30号', '没有2月30日这一天'],
    ['11月3日（周三）', '11月3日是星期二，与所写的星期不符'],
  ])('%s is no day, and the note says why', (text, note) => {
    expect(readDate(text, SATURDAY)).toEqual({ date: null, note })
  })

  test.each(['带队检查', '昨天带队检查了加油站', '谢谢', '', '3号和5号', '3号楼', '第3号文件', '119'])(
    '%s is not an answer with one day',
    (text) => {
      expect(resolveDate(text, SATURDAY)).toBeNull()
    },
  )
})

describe('borders', () => {
  test.each([
    // eve, day and day after of a year, a quarter, a leap day
    ['昨天', '2027-01-01', '2026-12-31'],
    ['昨天', '2026-10-01', '2026-09-30'],
    ['昨天', '2028-03-01', '2028-02-29'],
    ['前天', '2026-03-01', '2026-02-27'],
    ['31号', '2027-01-01', '2026-12-31'],
    ['31号', '2026-12-01', '2026-10-31'],
    ['12月31日', '2027-01-01', '2026-12-31'],
    ['上周日', '2026-11-16', '2026-11-15'],
    ['上周日', '2026-11-22', '2026-11-15'],
    ['周日', '2026-11-22', '2026-11-22'],
    ['上个月31号', '2026-11-05', '2026-10-31'],
    ['除夕', '2026-02-17', '2026-02-16'],
    ['正月初一', '2026-02-17', '2026-02-17'],
  ])('%s on %s is %s', (text, today, date) => {
    expect(resolveDate(text, today)).toBe(date)
  })

  test('a month and day without a year reach back about a quarter, no further', () => {
    expect(resolveDate('8月21日', SATURDAY)).toBe('2026-08-21')
    expect(resolveDate('5月21日', SATURDAY)).toBeNull()
    expect(resolveDate('11月22日', SATURDAY)).toBeNull()
  })
})

const day = fc.integer({ min: 0, max: 3650 }).map((n) => addDays('2022-01-01', n))
const back = fc.integer({ min: 0, max: 27 })

describe('every way of writing a day of the last four weeks names that day', () => {
  test('month and day, bare day, ISO, numerals', () => {
    fc.assert(
      fc.property(day, back, (today, n) => {
        const date = addDays(today, -n)
        const { year, month, day } = datePartsOf(date)
        const written = [
          `${month}月${day}日`,
          `${month}月${day}号`,
          `${day}号`,
          `${month}.${day}`,
          `${month}/${day}`,
          date,
          `${year}年${month}月${day}日`,
          `${formatNumeral(month)}月${formatNumeral(day)}日`,
          `${year}${date.slice(5, 7)}${date.slice(8)}`,
        ]
        for (const text of written)
          expect([text, today, resolveDate(text, today)]).toEqual([text, today, date])
      }),
    )
  })

  test('weekdays by week: 上周, 本周 and bare, never after today', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 7 }), (today, weekday) => {
        const name = '一二三四五六日'[weekday - 1]
        const monday = addDays(today, 1 - weekdayOf(today))
        expect(resolveDate(`上周${name}`, today)).toBe(addDays(monday, weekday - 8))
        expect(resolveDate(`星期${name}`, today)).toBe(
          addDays(monday, weekday - 1 - (weekday > weekdayOf(today) ? 7 : 0)),
        )
      }),
    )
  })
})
