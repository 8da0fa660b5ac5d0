import { describe, expect, it } from 'vitest'
import { dayIn } from '../../src/conversation/tenures/day.ts'

describe('the last day in post', () => {
  it.each([
    [
      'is near, and may be to come, in a tenure of years',
      '最后一天是3月20日',
      '2026-03-17',
      '2024-05-01',
      '2026-03-20',
    ],
    ['just gone by', '6月30日离任', '2026-11-22', '2024-05-01', '2026-06-30'],
    ['the end of last year, said in January', '12月31日离任', '2027-01-04', '2024-05-01', '2026-12-31'],
    ['the beginning of next year, said in December', '1月15日离任', '2026-12-28', '2024-05-01', '2027-01-15'],
    ['never before the first day', '8月1日离任', '2026-10-01', '2026-09-01', '2027-08-01'],
    ['in the year that is written', '2025年3月20日离任', '2026-03-17', '2024-05-01', '2025-03-20'],
    ['a leap day', '2月29日离任', '2028-02-27', '2024-05-01', '2028-02-29'],
  ])('%s', (_, words, today, since, day) => {
    expect(dayIn(words, today, since)).toBe(day)
  })
})
