import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf, NARROWEST } from '../../src/exports/png/cells.ts'
import { widthOf } from '../../src/exports/png/font.ts'
import { PALETTES } from '../../src/exports/png/palette.ts'
import { marksAt, timeLine } from '../../src/exports/png/time-line.ts'
import { shortPeriod, stateOfRule } from '../../src/exports/png/words.ts'
import { wrap } from '../../src/exports/png/wrap.ts'

describe('breaking lines', () => {
  const measure = (text: string) => widthOf(text, 14)
  const texts = fc.string({ unit: fc.constantFrom(...'区（市）政府主要，负责人。“》abc 12 '), maxLength: 60 })

  it('loses nothing but white space, and no line is too wide', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 60, max: 400 }), (text, width) => {
        const lines = wrap(text, width, measure)
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('keeps to the number of lines, and says that it goes on', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 3 }), (text, most) => {
        const all = wrap(text, 80, measure)
        const lines = wrap(text, 80, measure, most)
        expect(lines.length).toBeLessThanOrEqual(most)
        expect(lines.at(-1)?.endsWith('…') ?? false).toBe(all.length > most)
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(80)
      }),
    )
  })

  it('puts no closing mark first and no opening one last, and keeps words whole', () => {
    expect(wrap('主要负责人，履行（下列）职责', 69, measure)).toEqual([
      '主要负责',
      '人，履行',
      '（下列）',
      '职责',
    ])
    expect(wrap('依据 zaozhuang 2019', 90, measure)).toEqual(['依据', 'zaozhuang', '2019'])
  })
})

describe('the font', () => {
  it('has Chinese characters one em wide, digits narrower, and names few people have', () => {
    expect(widthOf('镕喆堃玥頔翀', 10)).toBe(60)
    expect(widthOf('1', 10)).toBeLessThan(7)
    expect(widthOf('1', 10, 'bold')).toBeGreaterThan(widthOf('1', 10))
  })
  it('counts what it has no glyph for as one em', () => {
    expect(widthOf('\u{1f600}', 10)).toBe(10)
  })
})

describe('cells', () => {
  const entry = (start: string, end: string) => ({
    obligation: 'o',
    post: 'p',
    start,
    end,
    required: 1,
    done: 1,
    status: 'met' as const,
    partial: false,
    daysLeft: null,
    activities: [],
  })
  const days = ['2026-11-02', '2026-11-03', '2026-11-04'].map((day) => entry(day, day))
  const span = { from: '2026-11-02', to: '2026-11-04' }

  it('are one a period from a width on, and gathered below it', () => {
    expect(cellsOf(days, span, NARROWEST).cells).toHaveLength(3)
    expect(cellsOf(days, span, NARROWEST + 1).gathered).toBe(false)
    expect(cellsOf(days, span, NARROWEST - 1)).toMatchObject({
      gathered: true,
      cells: [{ from: '2026-11-02' }],
    })
  })

  it('a period that the span only touches gathers nothing', () => {
    const quarter = entry('2026-10-01', '2026-12-31')
    const { cells, gathered } = cellsOf([quarter], { from: '2026-12-31', to: '2027-03-31' }, 5)
    expect([cells.length, gathered]).toEqual([1, false])
  })

  it('put each period into one stretch, also one that began before the span', () => {
    const weeks = [entry('2026-09-28', '2026-10-04'), entry('2026-10-05', '2026-10-11')]
    const { cells } = cellsOf(weeks, { from: '2026-10-01', to: '2026-12-31' }, 4)
    expect(cells.map((cell) => cell.words.at(-1))).toEqual(['2/2'])
  })
})

describe('marks', () => {
  it('that would cover each other are one with their number', () => {
    const span = { from: '2026-01-01', to: '2026-12-31' }
    const line = timeLine(span, 20, 460)
    const mark = (date: string, late = false) => ({ date, late })
    const apart = marksAt([mark('2026-01-01'), mark('2026-01-16')], line, 0, 20)
    expect(apart.map(({ count }) => count)).toEqual([1, 1])
    const near = marksAt([mark('2026-01-01'), mark('2026-01-15', true), mark('2026-06-01')], line, 0, 20)
    expect(near.map(({ count, late }) => [count, late])).toEqual([
      [2, true],
      [1, false],
    ])
  })
})

describe('words', () => {
  it.each([
    ['2026-10-01', '2026-12-31', '第四季度'],
    ['2026-01-01', '2026-12-31', '全年'],
    ['2025-01-01', '2027-12-31', '2025年至2027年'],
    ['2026-11-01', '2026-12-31', '11月至12月'],
    ['2026-11-02', '2026-11-15', '11月2日至11月15日'],
    ['2026-12-21', '2027-01-03', '2026年12月21日至2027年1月3日'],
  ])('%s to %s is %s', (from, to, name) => expect(shortPeriod(from, to)).toBe(name))

  it('say of the last day that it is the last', () => {
    const entry = {
      obligation: 'o',
      post: 'p',
      start: '2026-10-01',
      end: '2026-12-31',
      partial: false,
      activities: [],
    }
    const open = { ...entry, required: 2, done: 1, status: 'open' as const, daysLeft: 1 }
    expect(stateOfRule([open], '2026-12-30')).toBe('还差1次，12月31日前（1/2次）')
    expect(stateOfRule([open], '2026-12-31')).toBe('还差1次，今天是最后一天（1/2次）')
    const missed = { ...open, status: 'missed' as const, daysLeft: null }
    expect(stateOfRule([missed], '2027-01-01')).toBe('2026年12月31日已过，没有足够的记录（1/2次）')
  })
})

describe('colours', () => {
  const light = (hex: string) => {
    const [r, g, b] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [
      number,
      number,
      number,
    ]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: string, b: string) => {
    const [more, less] = [light(a), light(b)].sort((x, y) => y - x) as [number, number]
    return (more + 0.05) / (less + 0.05)
  }

  for (const [theme, { background, text, muted, today, cells }] of Object.entries(PALETTES)) {
    it(`${theme}: words stand out from their ground`, () => {
      for (const ink of [text, muted, today]) expect(contrast(ink, background)).toBeGreaterThanOrEqual(4.5)
      for (const cell of Object.values(cells)) {
        expect(contrast(cell.text, cell.fill)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(cell.line, background)).toBeGreaterThanOrEqual(3)
      }
    })
    it(`${theme}: every state has a pattern of its own`, () => {
      expect(new Set(Object.values(cells).map((cell) => cell.pattern)).size).toBe(4)
    })
  }
})
