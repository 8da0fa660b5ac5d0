import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExporter } from '../../src/exports/index.ts'
import { bodyOf, paragraphsOf, partsOf } from './docx-reading.ts'
import { CLERK, HEAD, openWorld, unzipped, type World } from './dossier-world.ts'

const NOW = new Date('2026-11-21T02:00:00.000Z')
const SPAN = { person: HEAD, from: '2026-01-01', to: '2026-12-31' }

let world: World
beforeAll(async () => {
  world = await openWorld()
  const { store } = world
  for (const id of [HEAD, CLERK]) await store.ensurePerson(id, '2026-01-01T01:00:00.000Z')
  const post = { person: HEAD, regulation: 'zaozhuang-2019', title: null, to: null }
  const recordedAt = '2026-02-01T01:00:00.000Z'
  await store.addTenure({ ...post, post: 'district-government-head', from: '2026-01-01', recordedAt })
  const wrong = await store.addTenure({ ...post, post: 'town-party-head', from: '2026-01-01', recordedAt })
  await store.amendTenure(wrong.id, null, '2026-02-02T02:00:00.000Z')
  const item = {
    person: HEAD,
    source: '市安委会〔2026〕3号',
    sourceDate: '2026-01-30',
    frequency: { count: 1, period: 'month' as const, every: 1 },
    from: '2026-02-01',
    to: null,
    recordedBy: HEAD,
    recordedAt,
  }
  await store.addDutyItem({ ...item, id: 'kept', text: '每月调度一次消防隐患整改' })
  await store.addDutyItem({ ...item, id: 'gone', text: '每月听取一次专班汇报' })
  await store.amendDutyItem('gone', null, { recordedBy: CLERK, at: '2026-06-03T02:05:00.000Z' })
})
afterAll(() => world.end())

test('what was taken off the record no longer counts, and is told in every export', async () => {
  const exporter = createExporter(world.sources)
  const made = async (format: 'json' | 'dossier' | 'docx' | 'xlsx') =>
    (await exporter.make({ ...SPAN, format }, NOW)).bytes
  const data = JSON.parse((await made('json')).toString('utf8'))
  expect(data.removed).toMatchObject({
    posts: [{ post: 'town-party-head', withdrawnAt: '2026-02-02T02:00:00.000Z', withdrawnBy: null }],
    ownItems: [{ id: 'gone', withdrawnAt: '2026-06-03T02:05:00.000Z', withdrawnBy: CLERK }],
  })
  const listed = data.lists.flatMap(({ items }: { items: { item?: string }[] }) =>
    items.map(({ item }) => item),
  )
  expect(listed).toContain('kept')
  expect(listed).not.toContain('gone')
  const line = '本单位补充事项：“每月听取一次专班汇报”（来源：市安委会〔2026〕3号），2026年2月1日起；'
  const dossier = await unzipped(await made('dossier'))
  const page = dossier.get('履职台账.html')?.toString('utf8') ?? ''
  expect(page).toContain(line)
  expect(page).toMatch(/岗位：镇（街道）党（工）委主要负责人.*2026年2月2日 10:00删除/)
  const word = paragraphsOf(bodyOf(await partsOf(dossier.get('履职台账.docx') ?? Buffer.alloc(0))))
  expect(word.some(({ text }) => text.includes(line))).toBe(true)
})
