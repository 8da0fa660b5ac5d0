import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonical } from '../../src/chain/index.ts'
import { createExporter } from '../../src/exports/index.ts'
import { fill, NOW, openWorld, SPAN, type World } from './dossier-world.ts'

let world: World
let text: string
// biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested.
let record: any
beforeAll(async () => {
  world = await openWorld()
  await fill(world)
  const made = await createExporter(world.sources).make({ ...SPAN, format: 'json' }, NOW)
  expect(made).toMatchObject({
    name: '履职数据-张明远-2026-01-01至2026-06-30.json',
    mediaType: 'application/json',
  })
  text = made.bytes.toString('utf8')
  record = JSON.parse(text)
})
afterAll(() => world.end())

// biome-ignore lint/suspicious/noExplicitAny: as above.
const itemOf = (key: string): any =>
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  record.lists.flatMap((list: any) => list.items).find((item: any) => (item.ref ?? item.item) === key)
// biome-ignore lint/suspicious/noExplicitAny: as above.
const entryOn = (date: string): any => record.entries.find((entry: any) => entry.date === date)

describe('the JSON export', () => {
  it('is canonical, ends with a line feed, and is the same whenever it is made of the same facts', async () => {
    expect(text).toBe(`${canonical(record)}\n`)
    const again = await createExporter(world.sources).make({ ...SPAN, format: 'json' }, NOW)
    expect(again.bytes.toString('utf8')).toBe(text)
  })

  it('says whose record it is, of which days, and up to which line', async () => {
    expect(record).toMatchObject({
      format: 'zhaodan-record',
      version: 1,
      person: 'tg:1001',
      name: '张明远',
      from: '2026-01-01',
      to: '2026-06-30',
      on: '2026-07-10',
      madeAt: '2026-07-10T01:30:00.000Z',
      head: await world.store.head(),
      posts: [{ regulation: 'zaozhuang-2019', post: 'district-government-head', title: '区长' }],
      rules: [{ regulation: 'zaozhuang-2019' }],
    })
  })

  it('tells of an item each period, what counted and what did not with the reason in words', () => {
    const { periods, frequencies, text: words } = itemOf('zaozhuang-2019#7.1')
    expect(words).toMatch(/^（一）/)
    expect(frequencies.join()).toContain('每季度至少1次：带队检查')
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const second = periods.find((one: any) => one.activity === 'led-inspection' && one.start === '2026-04-01')
    expect(second).toMatchObject({
      required: 1,
      done: 1,
      status: 'met',
      stateText: '记录次数已够',
      counted: [entryOn('2026-05-20').id],
      notCounted: [{ entry: entryOn('2026-06-01').id, reason: 'voided', why: '已撤销' }],
    })
    const lists = itemOf('zaozhuang-2019#7.3')
    expect(lists).toMatchObject({ state: 'missed', stateText: '有一期已过，记录次数不够' })
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    expect(lists.periods.map(({ start, stateText }: any) => [start, stateText])).toEqual([
      ['2026-01-01', '本期已过，记录次数不够，还差 1 次'],
      ['2026-01-01', '本期还在进行，还差 1 次，到2026年12月31日为止'],
    ])
  })

  it('tells of an own item its own id, and the periods that its frequency gives', () => {
    const { periods, label, text: words } = itemOf('item-own-1')
    expect(words).toBe('每季度听取一次危险化学品整治专班汇报')
    expect(label).toContain('市安委会〔2026〕3号')
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    expect(periods.map((one: any) => [one.start, one.status, one.counted])).toEqual([
      ['2026-01-01', 'met', [entryOn('2026-03-10').id]],
      ['2026-04-01', 'missed', []],
    ])
  })

  it('tells of an entry its values, words, evidence, links, affirmation and every line', () => {
    expect(entryOn('2026-02-14')).toMatchObject({
      place: '薛城化工园区',
      words: '今天带队检查了薛城化工园区',
      late: false,
      evidence: [
        { file: { name: '现场照片.jpg', mediaType: 'image/jpeg' } },
        { link: { url: 'https://example.org/news?a=1&b=2', title: '检查新闻' } },
      ],
      history: [{ kind: 'record', detail: null }, { kind: 'attach' }, { kind: 'attach' }],
    })
    expect(entryOn('2026-03-10').duties).toMatchObject([
      { ref: 'zaozhuang-2019#7.7' },
      { item: 'item-own-1' },
    ])
    expect(entryOn('2026-05-20')).toMatchObject({ late: true, corrected: true, place: '万达广场' })
    expect(entryOn('2026-05-20').history[1]).toMatchObject({ kind: 'correction', reason: '漏记地点' })
    expect(entryOn('2026-06-01')).toMatchObject({ withdrawn: true })
    expect(record.withdrawn).toEqual([entryOn('2026-06-01').id])
    expect(entryOn('2026-04-10')).toMatchObject({
      recordedBy: 'tg:1003',
      recordedByName: '王芳',
      affirmed: { by: 'tg:1001', at: '2026-04-11T02:00:00.000Z' },
    })
  })

  it('tells nothing of another person', () => {
    for (const words of ['刘志强', 'tg:1002', '宏源化工厂', '刘局长的会']) expect(text).not.toContain(words)
  })
})
