import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Facts } from '../../src/exports/index.ts'
import { boardSvg } from '../../src/exports/png/board.ts'
import { boardOf, MOST_ROWS } from '../../src/exports/png/board-of.ts'
import { boardPng } from '../../src/exports/png/index.ts'
import { layout } from '../../src/exports/png/layout.ts'
import { PALETTES } from '../../src/exports/png/palette.ts'
import { INNER, WIDTH } from '../../src/exports/png/pen.ts'
import { overlap, type Placed } from '../../src/exports/png/placed.ts'
import { pixelsPerDay } from '../../src/exports/png/time-line.ts'
import {
  daily,
  GOVERNMENT_HEAD,
  HEAD_DEEDS,
  openWorld,
  TOWN_DEPUTY,
  TOWNSHIP,
  type World,
} from './png-world.ts'

const ON = '2026-11-22'
const QUARTER: [string, string] = ['2026-10-01', '2026-12-31']
const YEAR: [string, string] = ['2026-01-01', '2026-12-31']

let world: World
const cases: Record<string, Facts> = {}

beforeAll(async () => {
  world = await openWorld({ often: true })
  const head = { posts: [GOVERNMENT_HEAD], deeds: HEAD_DEEDS, on: ON }
  cases.quarter = await world.facts({ ...head, span: QUARTER })
  cases.year = await world.facts({
    ...head,
    span: YEAR,
    items: [
      {
        text: '每季度听取一次危险化学品安全风险集中治理专班工作汇报并研究解决其中跨部门、跨区域、久拖不决的突出问题，督促责任单位限期整改到位',
        frequency: { count: 1, period: 'quarter', every: 1 },
      },
      { text: '督促落实校园周边消防隐患整改', frequency: null },
    ],
  })
  cases.two = await world.facts({
    ...head,
    posts: [GOVERNMENT_HEAD, { ...TOWN_DEPUTY, to: '2026-06-30' }],
    span: YEAR,
  })
  cases.empty = await world.facts({ posts: [TOWN_DEPUTY], span: QUARTER, on: ON, name: null })
  cases.none = await world.facts({ posts: [], span: QUARTER, on: ON })
  cases.often = await world.facts({
    posts: [TOWNSHIP],
    deeds: [
      ...daily('qingxi-2025.dispatch', '2026-01-01', 320, [40, 41]),
      ...daily('led-inspection', '2026-11-09', 5),
    ],
    span: YEAR,
    on: ON,
  })
  cases.month = await world.facts({ posts: [TOWNSHIP], span: ['2026-11-01', '2026-11-30'], on: ON })
  cases.day = await world.facts({ posts: [TOWNSHIP], span: [ON, ON], on: ON })
  cases.decade = await world.facts({ ...head, span: ['2019-01-01', '2028-12-31'] })
})
afterAll(() => world.end())

const of = (name: string): Facts => cases[name] as Facts
const board = (name: string) => boardOf(of(name), pixelsPerDay(of(name), INNER))
const placed = (name: string): Placed => layout(board(name))

describe('where things stand', () => {
  for (const name of [
    'quarter',
    'year',
    'two',
    'empty',
    'none',
    'often',
    'month',
    'day',
    'decade',
  ] as const) {
    it(`${name}: nothing covers anything else or leaves the picture`, () => {
      const { texts, cells, marks, width, height } = placed(name)
      const boxes = [...texts, ...cells, ...marks]
      for (const [index, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width).toBeLessThanOrEqual(width)
        expect(box.y + box.height).toBeLessThanOrEqual(height)
        for (const other of boxes.slice(index + 1)) {
          expect(overlap(box, other), JSON.stringify([box, other])).toBe(false)
        }
      }
      for (const { x, width: room, text } of cells) {
        if (text === null) continue
        expect(text.x).toBeGreaterThanOrEqual(x)
        expect(text.x + text.width).toBeLessThanOrEqual(x + room)
      }
    })
  }
})

describe('what it says', () => {
  it('names person, post, span, rules, states and the day', () => {
    const svg = boardSvg(of('quarter'), 'light')
    for (const words of [
      '周海涛 · 履职清单',
      '2026年第四季度（10月1日至12月31日）',
      '区长（枣庄办法：区（市）政府主要负责人）',
      '带队检查 · 每季度至少1次',
      '《枣庄办法》第七条第（一）项',
      '还差1次，12月31日前（0/1次）',
      '第四季度 已完成 1/1次',
      '下半年 进行中 0/1次',
      '今天',
      '2026年11月22日制图',
    ])
      expect(svg).toContain(words)
    expect(svg).not.toMatch(/免责|合格|得分|排名/)
  })

  it('tells how each rule went, and what was written down too late', () => {
    const [head, own] = board('year').lists
    const rows = new Map(head?.rows.map((row) => [row.title, row]))
    const inspection = rows.get('带队检查 · 每季度至少1次')
    expect(inspection?.state).toBe('2个季度已完成，1个季度记录不足，本期还差1次，12月31日前')
    expect(inspection?.cells.map((cell) => cell.status)).toEqual(['met', 'met', 'missed', 'open'])
    expect(inspection?.marks).toEqual([
      { date: '2026-02-14', late: false },
      { date: '2026-05-22', late: true },
    ])
    const hearing = head?.rows.find((row) => row.title.startsWith('政府常务会议'))
    expect(hearing?.cells.at(-1)?.words).toContain('1/1')
    expect(own?.heading).toBe('本单位补充事项')
    expect(own?.rest).toEqual({ recorded: [], none: ['督促落实校园周边消防隐患整改'] })
  })

  it('gathers what comes round every day, and counts instead of marking', () => {
    const [list] = board('often').lists
    const daily = list?.rows.find((row) => row.title.includes('每天'))
    expect(daily?.cells).toHaveLength(12)
    expect(daily?.cells[1]).toMatchObject({
      status: 'missed',
      words: ['记录不足 26/28天', '26/28天', '26/28'],
    })
    expect(daily?.cells[0]?.status).toBe('met')
    expect(daily?.cells[11]?.status).toBe('upcoming')
    expect(daily?.marks).toEqual([])
    expect(daily?.state).toMatch(/^318天已完成，.*；记录 318 条$/)
    const weeks = board('month').lists[0]?.rows.find((row) => row.title.includes('每天'))
    expect(weeks?.cells.length).toBeLessThanOrEqual(6)
  })

  it('says so where there is nothing', () => {
    expect(board('none').empty).toBe('这段时间没有登记岗位，也没有本单位补充的事项。')
    expect(board('empty').title).toBe('本人 · 履职清单')
  })

  it(`has at most ${MOST_ROWS} rows, and counts the others`, async () => {
    const items = Array.from({ length: 30 }, (_, index) => ({
      text: `第${index + 1}件事`,
      frequency: { count: 1, period: 'quarter' as const, every: 1 },
    }))
    const facts = await world.facts({ posts: [GOVERNMENT_HEAD], items, span: QUARTER, on: ON })
    const many = boardOf(facts, pixelsPerDay(facts, INNER))
    const shown = many.lists.flatMap((list) => list.rows).length
    expect(shown).toBe(MOST_ROWS)
    expect(many.lists.reduce((sum, list) => sum + list.more, 0)).toBe(5 + 30 - MOST_ROWS)
    expect(boardSvg(facts, 'light')).toContain('另有 11 项有次数要求的没有画出')
  })
})

describe('the picture', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`${theme}: twice as large as placed, its cells and words drawn`, async () => {
      const { width, height, cells, texts } = placed('quarter')
      const { data, info } = await sharp(await boardPng(of('quarter'), theme))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect([info.width, info.height]).toEqual([2 * WIDTH, 2 * Math.ceil(height)])
      expect(width).toBe(WIDTH)
      const at = (x: number, y: number) => {
        const start = (Math.round(y) * info.width + Math.round(x)) * 3
        return `#${data.subarray(start, start + 3).toString('hex')}`
      }
      const palette = PALETTES[theme]
      expect(at(2, 2)).toBe(palette.background)
      for (const cell of cells) {
        if (palette.cells[cell.status].pattern === 'hatch') continue
        expect(at(2 * cell.x + 12, 2 * cell.y + 12)).toBe(palette.cells[cell.status].fill)
      }
      // Every line of text has ink in it: no glyph was left out.
      for (const { x, y, width: wide, height: high, text } of texts) {
        const ground = at(2 * x - 3, 2 * y + high)
        const inked = [...text].filter((_, index) => {
          const from = 2 * (x + (wide * index) / text.length)
          const to = 2 * (x + (wide * (index + 1)) / text.length)
          for (let column = from; column < to; column++)
            for (let row = 2 * y; row < 2 * (y + high); row++) if (at(column, row) !== ground) return true
          return false
        })
        expect(inked.length, text).toBeGreaterThan(text.length * 0.7)
      }
    })
  }

  it('is drawn whatever characters the record holds', async () => {
    const facts = await world.facts({
      posts: [GOVERNMENT_HEAD],
      items: [
        {
          text: '每季度\u0007查\u0000一次\ufffe\u202e',
          frequency: { count: 1, period: 'quarter', every: 1 },
        },
      ],
      span: QUARTER,
      on: ON,
    })
    const { width } = await sharp(await boardPng(facts, 'light')).metadata()
    expect(width).toBe(1000)
  })

  it('is the same for the same facts', async () => {
    const [one, other] = await Promise.all([boardPng(of('two'), 'dark'), boardPng(of('two'), 'dark')])
    expect(one.equals(other)).toBe(true)
  })
})
