import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExportError, factsOf } from '../../src/exports/index.ts'
import { fill, HEAD, NOW, openWorld, SPAN, type World } from './dossier-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await fill(world)
})
afterAll(() => world.end())

describe('the facts of a person', () => {
  it('hold the entries of the span, withdrawn ones among them, by day, and nobody else’s', async () => {
    const facts = await factsOf(world.sources, SPAN, NOW)
    expect(facts).toMatchObject({ person: HEAD, name: '张明远', on: '2026-07-10', madeAt: NOW })
    expect(facts.entries.map(({ date, voided }) => [date, voided])).toEqual([
      ['2026-01-08', false],
      ['2026-02-14', false],
      ['2026-03-10', false],
      ['2026-04-10', false],
      ['2026-05-20', false],
      ['2026-06-01', true],
    ])
    expect([...facts.names.values()].sort()).toEqual(['张明远', '王芳'])
    expect(facts.tenures).toHaveLength(1)
    expect(facts.items).toHaveLength(1)
    expect(facts.rules).toMatchObject([
      {
        regulation: 'zaozhuang-2019',
        documentNumber: '室字〔2019〕88号',
        textSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
  })

  it('hold the entries around the span that a period counts which reaches into it', async () => {
    const quarter = { ...SPAN, from: '2026-07-01', to: '2026-07-05' }
    const facts = await factsOf(world.sources, quarter, NOW)
    expect(facts.entries).toEqual([])
    expect(facts.around.map(({ date }) => date)).toEqual(['2026-07-06'])
  })

  it('show the head of the ledger, and no line behind it', async () => {
    const head = await world.store.head()
    const { store } = world.sources
    // A line that is written between the reading of the head and of the lines.
    const slow = Object.create(store) as typeof store
    slow.head = async () => {
      const before = await store.head()
      await world.record({ activity: 'led-inspection', date: '2026-06-29' })
      return before
    }
    const facts = await factsOf({ ...world.sources, store: slow }, SPAN, NOW)
    expect(facts.head).toEqual(head)
    expect(facts.entries.map(({ date }) => date)).not.toContain('2026-06-29')
    expect((await factsOf(world.sources, SPAN, NOW)).entries.map(({ date }) => date)).toContain('2026-06-29')
  })
})

describe('what is refused, with a sentence', () => {
  const refusal = (over: Partial<typeof SPAN>) =>
    factsOf(world.sources, { ...SPAN, ...over }, NOW).then(
      () => null,
      (error: ExportError) => [error.name, error.message],
    )

  it.each([
    ['an unknown person', { person: 'tg:9999' }, /没有这个人的任何记录/],
    ['days in the wrong order', { from: '2026-02-02', to: '2026-02-01' }, /颠倒/],
    ['a day that does not exist', { from: '2026-02-30' }, /“2026-02-30”不是日期/],
    ['ten years and a day', { from: '2016-07-01', to: '2026-07-01' }, /最多导出 10 年/],
  ])('%s', async (_name, over, sentence) => {
    const refused = await refusal(over)
    expect(refused).toEqual(['ExportError', expect.stringMatching(sentence)])
    expect(refused?.[1]).not.toContain('tg:9999')
  })

  it.each([
    ['ten years', { from: '2016-07-01', to: '2026-06-30' }],
    ['one day', { from: '2026-02-01', to: '2026-02-01' }],
  ])('%s is not', async (_name, over) => {
    expect(await refusal(over)).toBeNull()
  })
})
