import { describe, expect, it } from 'vitest'
import { checklistOf, type OnRecordOf } from '../../src/checklist/index.ts'
import { entriesOf, law, ownItem, tenure, ZZ } from './people.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const QUARTER = { from: '2026-10-01', to: '2026-12-31' }
const ON = '2026-11-22'

const list = (over: Partial<OnRecordOf> = {}, span = QUARTER, on = ON) =>
  checklistOf(law, { person: 'zhang', tenures: [tenure()], entries: [], items: [], ...over }, span, on)

const rowOf = (checklist: ReturnType<typeof list>, key: string, at = 0) =>
  checklist.lists[at]?.rows.find((row) => row.item.key === key)

describe('a row', () => {
  it('has its frequencies in words, its periods and what counted', () => {
    const entries = entriesOf([{ activity: 'led-inspection', date: '2026-10-08' }])
    const row = rowOf(list({ entries }), `${ZZ}#7.1`)
    expect(row?.frequencies).toEqual([
      '每季度至少1次：政府常务会议听取安全生产汇报、研究安全生产工作',
      '每季度至少1次：带队检查',
    ])
    expect(row?.periods.map(({ entry }) => [entry.obligation, entry.status])).toEqual([
      ['zz-7.1-hearing', 'open'],
      ['zz-7.1-inspection', 'met'],
    ])
    expect(row).toMatchObject({ state: 'open', entries: [{ how: 'rule', entry: { id: 'n1' } }] })
  })

  it('without a number says whether anything is on record', () => {
    const entries = entriesOf([{ activity: 'other', date: '2026-10-08', links: [{ ref: `${ZZ}#7.7` }] }])
    expect(rowOf(list(), `${ZZ}#7.7`)).toMatchObject({ frequencies: [], state: 'none', entries: [] })
    expect(rowOf(list({ entries }), `${ZZ}#7.7`)).toMatchObject({
      state: 'recorded',
      entries: [{ how: 'link', entry: { id: 'n1' } }],
    })
  })

  it('has an entry once that counts and was linked as well', () => {
    const entries = entriesOf([{ date: '2026-10-08', links: [{ ref: `${ZZ}#7.1` }] }])
    expect(rowOf(list({ entries }), `${ZZ}#7.1`)?.entries.map(({ how }) => how)).toEqual(['rule'])
  })

  it.each([
    ['a period that was missed before all', '2026-11-22', 'missed'],
    ['a period that is open before one to come', '2026-02-01', 'open'],
    ['before the year, what is to come', '2025-12-31', 'upcoming'],
  ])('has the worst state of its periods: %s', (_, on, state) => {
    expect(rowOf(list({}, YEAR, on), `${ZZ}#7.1`)?.state).toBe(state)
  })

  it('is met where all its periods are', () => {
    const entries = entriesOf([
      { activity: 'led-inspection', date: '2026-10-08' },
      { activity: 'government-executive-meeting', date: '2026-10-09' },
    ])
    expect(rowOf(list({ entries }), `${ZZ}#7.1`)?.state).toBe('met')
  })

  it('counts what lies in the period and outside the span, and lists it only in the period', () => {
    const entries = entriesOf([{ activity: 'duty-list-review', date: '2026-07-08' }])
    const row = rowOf(list({ entries }), `${ZZ}#7.3`)
    const review = row?.periods.find(({ entry }) => entry.obligation === 'zz-7.3-review')
    expect(review?.counted.map(({ id }) => id)).toEqual(['n1'])
    expect(row?.entries).toEqual([])
  })

  it('keeps 补录 to be seen', () => {
    const entries = entriesOf([{ date: '2026-10-08', at: '2027-01-01T02:00:00.000Z' }])
    expect(rowOf(list({ entries }, QUARTER, '2027-01-02'), `${ZZ}#7.1`)?.entries[0]?.entry.late).toBe(true)
  })

  it('tells of what did not count only what is of its kind and period', () => {
    const entries = entriesOf([
      { date: '2026-10-08', voided: true },
      { date: '2026-09-08' },
      { activity: 'training', date: '2026-10-09' },
      { date: '2026-11-23', at: '2026-11-24T02:00:00.000Z' },
    ])
    const inspection = rowOf(list({ entries }), `${ZZ}#7.1`)?.periods.find(
      ({ entry }) => entry.obligation === 'zz-7.1-inspection',
    )
    expect(inspection?.notCounted.map(({ activity, reason }) => [activity.id, reason])).toEqual([
      ['n1', 'voided'],
      ['n5', 'after-on'],
    ])
  })
})

describe('what stands in no row', () => {
  it('is unlinked, or withdrawn, by day', () => {
    const entries = entriesOf([
      { activity: 'other', date: '2026-10-09' },
      { activity: 'other', date: '2026-10-08' },
      { date: '2026-10-07', voided: true },
      { activity: 'other', date: '2026-09-30' },
    ])
    const { unlinked, withdrawn } = list({ entries })
    expect(unlinked.map(({ id }) => id)).toEqual(['n2', 'n1'])
    expect(withdrawn.map(({ id }) => id)).toEqual(['n3'])
  })
})

describe('the lists', () => {
  it('are one a post, in the order in which the posts were taken up', () => {
    const tenures = [
      tenure({ id: 't2', post: 'district-party-head', title: '区委书记', from: '2026-11-01' }),
      tenure({ from: '2024-01-01', to: '2026-10-31' }),
    ]
    expect(list({ tenures }).lists.map(({ heading }) => heading)).toEqual([
      '区（市）政府主要负责人（枣庄办法）',
      '区（市）党委主要负责人（枣庄办法）',
    ])
  })

  it.each([
    ['the day before the span', '2026-09-30', 0],
    ['its first day', '2026-10-01', 1],
  ])('have a post that ended on %s', (_, to, count) => {
    expect(list({ tenures: [tenure({ to })] }).lists).toHaveLength(count)
  })

  it.each([
    ['its last day', '2026-12-31', 1],
    ['the day after it', '2027-01-01', 0],
  ])('have a post that begins on %s of the span', (_, from, count) => {
    expect(list({ tenures: [tenure({ from })] }).lists).toHaveLength(count)
  })

  it('join tenures of one post under the latest', () => {
    const tenures = [
      tenure({ id: 't2', from: '2026-12-01' }),
      tenure({ id: 't1', from: '2026-10-01', to: '2026-10-31' }),
    ]
    const { lists } = list({ tenures })
    expect(lists.map(({ tenure: held }) => held?.id)).toEqual(['t2'])
    expect(lists[0]?.rows.flatMap(({ periods }) => periods).every(({ entry }) => entry.partial)).toBe(true)
  })

  it('keep a post whose regulation is no longer loaded, without rows', () => {
    const tenures = [tenure({ regulation: 'gone-2020', post: 'head', title: '局长' })]
    expect(list({ tenures }).lists).toMatchObject([{ heading: '局长（gone-2020）', rows: [] }])
  })

  it('refuse days in the wrong order', () => {
    expect(() => list({}, { from: '2026-02-01', to: '2026-01-31' })).toThrow(/晚于截止日/)
  })
})

describe('items of the organisation’s own', () => {
  const monthly = { count: 1, period: 'month', every: 1 } as const

  it('stand on a list of their own, after the law’s', () => {
    const { lists } = list({ items: [ownItem()] })
    expect(lists.map(({ heading }) => heading)).toEqual([
      '区（市）政府主要负责人（枣庄办法）',
      '本单位补充事项',
    ])
    expect(lists[1]).toMatchObject({ tenure: null, rows: [{ state: 'none', frequencies: [], periods: [] }] })
  })

  it('with a frequency go through the evaluator, by what is linked', () => {
    const items = [ownItem({ frequency: monthly })]
    const entries = entriesOf([
      { activity: 'other', date: '2026-10-08', links: [{ item: 'i1' }] },
      { activity: 'other', date: '2026-11-08' },
    ])
    const checklist = list({ items, entries })
    expect(rowOf(checklist, 'own:i1', 1)).toMatchObject({
      frequencies: ['每月至少1次'],
      state: 'open',
      entries: [{ how: 'link', entry: { id: 'n1' } }],
    })
    expect(rowOf(checklist, 'own:i1', 1)?.periods.map(({ entry }) => entry.status)).toEqual([
      'met',
      'open',
      'upcoming',
    ])
    expect(checklist.unlinked.map(({ id }) => id)).toEqual(['n3'])
  })

  it.each([
    ['2026-11-30', 2],
    ['2026-12-01', 3],
  ])('are due up to their last day, %s', (to, periods) => {
    const items = [ownItem({ frequency: monthly, to })]
    const row = rowOf(list({ items }), 'own:i1', 1)
    expect(row?.periods).toHaveLength(periods)
    expect(row?.periods.at(-1)?.entry.partial).toBe(to === '2026-12-01')
  })

  it.each([
    ['2026-09-30', 1],
    ['2026-10-01', 2],
  ])('that ended on %s are on no list of a later span', (to, lists) => {
    expect(list({ items: [ownItem({ to })] }).lists).toHaveLength(lists)
  })

  it('ended ones leave what was linked to them to be seen', () => {
    const entries = entriesOf([{ activity: 'other', date: '2026-10-08', links: [{ item: 'i1' }] }])
    expect(list({ items: [ownItem({ to: '2026-09-30' })], entries }).unlinked).toHaveLength(1)
  })
})
