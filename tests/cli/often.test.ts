/** Duties of every day, week, month and several of them on the command line, from an imported regulation. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dataWithOftenPack, TOWNSHIP_HEAD } from '../conversation/often-pack.ts'
import { jsonLines, zhaodan } from './run.ts'

let data: string
beforeAll(() => {
  data = dataWithOftenPack()
})
afterAll(() => rmSync(data, { recursive: true }))

it('obligations name a number of units where it is not one', async () => {
  const { out } = await zhaodan(['obligations', '--regulation', 'qingxi-2025', '--json', '--data', data])
  const rows = jsonLines(out) as { id: string; period: string; every?: number }[]
  expect(rows.map(({ id, period, every }) => [id, period, every])).toEqual([
    ['qx-daily', 'day', undefined],
    ['qx-weekly', 'week', undefined],
    ['qx-monthly', 'month', undefined],
    ['qx-bimonthly', 'month', 2],
    ['qx-triennial', 'year', 3],
  ])
})

it('evaluate gives every period its row', async () => {
  const line = {
    from: '2026-12-21',
    to: '2027-01-03',
    on: '2027-01-03',
    tenures: [{ ...TOWNSHIP_HEAD, from: '2026-01-01' }],
    activities: [{ id: 'a', type: 'led-inspection', date: '2026-12-31' }],
  }
  const { out } = await zhaodan(['evaluate', '-', '--data', data], { input: `${JSON.stringify(line)}\n` })
  const [{ rows }] = jsonLines(out) as [{ rows: { obligation: string; start: string; end: string }[] }]
  const of = (id: string) => rows.filter((row) => row.obligation === id)
  expect(of('qx-daily')).toHaveLength(14)
  expect(of('qx-weekly')).toMatchObject([
    { start: '2026-12-21', end: '2026-12-27', status: 'missed', done: 0 },
    { start: '2026-12-28', end: '2027-01-03', status: 'met', activities: ['a'] },
  ])
  expect(of('qx-monthly').map(({ start, end }) => [start, end])).toEqual([
    ['2026-12-01', '2026-12-31'],
    ['2027-01-01', '2027-01-31'],
  ])
  expect(of('qx-bimonthly').map(({ start, end }) => [start, end])).toEqual([
    ['2026-11-01', '2026-12-31'],
    ['2027-01-01', '2027-02-28'],
  ])
  expect(of('qx-triennial')).toMatchObject([
    { start: '2025-01-01', end: '2027-12-31', partial: true, status: 'open', daysLeft: 362 },
  ])
})
