import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type CivilDate } from '../../../src/calendar/index.ts'
import { spanIn } from '../../../src/conversation/due-span.ts'
import { exportSpan, isTooLong, spanText, withinLongest } from '../../../src/conversation/exports/span.ts'
import { daysName } from '../../../src/conversation/span-range.ts'

const TODAY = '2026-11-22'
const spanOf = (words: string, earliest: string | null = '2023-05-04') =>
  exportSpan(words, 'dossier', TODAY, earliest)

describe('the days of an export', () => {
  it.each([
    '导出全部台账',
    '导出所有记录',
    '导出上任以来的台账',
    '导出任期台账',
    '导出到目前为止的台账',
    '导出历年台账',
    '导出截至目前的台账',
  ])('all there is until today: %s', (words) => {
    expect(spanOf(words)).toEqual({
      from: '2023-05-04',
      to: TODAY,
      name: '2023年5月4日到2026年11月22日',
    })
  })

  it('all is cut at ten years, and says so', () => {
    expect(spanOf('导出全部台账', '2016-11-23')).toMatchObject({ from: '2016-11-23' })
    expect(spanOf('导出全部台账', '2016-11-23').cut).toBeUndefined()
    expect(spanOf('导出全部台账', '2016-11-22')).toMatchObject({ from: '2016-11-23', cut: true })
    // Where there is nothing at all, it is the year.
    expect(spanOf('导出全部台账', null)).toMatchObject({ from: '2026-01-01', to: '2026-12-31' })
  })

  it.each([
    ['导出2024年到2026年的台账', '2024-01-01', '2026-12-31'],
    ['导出2024到2026年的台账', '2024-01-01', '2026-12-31'],
    ['导出2024-2026年台账', '2024-01-01', '2026-12-31'],
    ['导出2024年、2025年的台账', '2024-01-01', '2025-12-31'],
    ['导出3月到6月的台账', '2026-03-01', '2026-06-30'],
    ['导出1到6月的台账', '2026-01-01', '2026-06-30'],
    ['导出三月至六月的台账', '2026-03-01', '2026-06-30'],
    ['导出一到三季度台账', '2026-01-01', '2026-09-30'],
    ['导出11月到3月的台账', '2025-11-01', '2026-03-31'],
    ['导出2025年11月到3月的台账', '2025-11-01', '2026-03-31'],
    ['导出去年11月到今年3月的台账', '2025-11-01', '2026-03-31'],
    ['导出2024年3月至6月台账', '2024-03-01', '2024-06-30'],
    ['导出3月5日到20日的台账', '2026-03-05', '2026-03-20'],
    ['导出2025-03-01到2026-01-31的台账', '2025-03-01', '2026-01-31'],
    ['导出2024年以来的台账', '2024-01-01', TODAY],
    ['导出3月至今的台账', '2026-03-01', TODAY],
    ['导出12月以来的台账', '2025-12-01', TODAY],
    ['导出年初到现在的台账', '2026-01-01', TODAY],
    ['导出截至9月底的台账', '2026-01-01', '2026-09-30'],
    ['导出近三年的台账', '2023-11-23', TODAY],
    ['导出最近半年的台账', '2026-05-23', TODAY],
    ['导出前三季度的述职报告', '2026-01-01', '2026-09-30'],
    ['导出11月3日的台账', '2026-11-03', '2026-11-03'],
    ['导出三月的台账', '2026-03-01', '2026-03-31'],
    ['导出今年全部台账', '2026-01-01', '2026-12-31'],
    ['导出2024年度述职报告', '2024-01-01', '2024-12-31'],
    ['导出2026年第48周（11月23日至29日）台账包', '2026-11-23', '2026-11-29'],
  ])('%s', (words, from, to) => {
    expect(spanOf(words)).toMatchObject({ from, to })
  })

  it('of any two days, written by name, they are read again', () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2005-01-01', days))
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = [one, other].sort() as [CivilDate, CivilDate]
        const span = exportSpan(`导出${daysName({ from, to })}台账包`, 'dossier', TODAY, null)
        expect(span).toMatchObject({ from, to })
        expect(spanText(span)).toBe(daysName({ from, to }))
        const kept = withinLongest({ from, to })
        expect(kept.to).toBe(to)
        expect(isTooLong(kept)).toBe(false)
        expect(kept.from === from || isTooLong({ from: addDays(kept.from, -1), to })).toBe(true)
      }),
    )
  })

  it('ten years to the day are one export, a day more is none', () => {
    const to = addDays(addMonths('2016-03-01', 120), -1)
    expect(isTooLong({ from: '2016-03-01', to })).toBe(false)
    expect(isTooLong({ from: '2016-02-29', to })).toBe(true)
  })

  it('says the days of a period that goes by its name', () => {
    expect(spanText(spanOf('导出上季度台账'))).toBe('2026年第三季度（7月1日至9月30日）')
    expect(spanText(spanOf('导出台账'))).toBe('2026年（1月1日至12月31日）')
  })
})

describe('two ends in questions about what is due', () => {
  it.each([
    ['3月到6月的台账', '2026-03-01', '2026-06-30'],
    ['2024年到2026年的台账', '2024-01-01', '2026-12-31'],
    ['2024年至今的台账', '2024-01-01', TODAY],
    ['最近三个月的台账', '2026-08-23', TODAY],
    // The whole of the unit that today lies in.
    ['今年到现在还差什么', '2026-01-01', '2026-12-31'],
    ['本季度到目前为止还差什么', '2026-10-01', '2026-12-31'],
    ['一到两个月', '2026-11-01', '2026-11-30'],
  ])('%s', (words, from, to) => {
    expect(spanIn(words, TODAY)).toMatchObject({ from, to })
  })
})
