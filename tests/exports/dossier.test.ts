import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOf, GENESIS, linkOf } from '../../src/chain/index.ts'
import { dossierOf } from '../../src/exports/dossier/index.ts'
import { createExporter, type ExportError, factsOf } from '../../src/exports/index.ts'
import { attachRow, detachRow } from '../../src/ledger/index.ts'
import { fill, HEAD, NOW, OTHER, openWorld, SPAN, unzipped, type World } from './dossier-world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await fill(world)
})
afterEach(() => world.end())

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const make = (over: Partial<typeof SPAN> = {}) =>
  createExporter(world.sources).make({ ...SPAN, ...over, format: 'dossier' }, NOW)
const dossier = async (over: Partial<typeof SPAN> = {}) => unzipped((await make(over)).bytes)
const textOf = (files: Map<string, Buffer>, path: string) => files.get(path)?.toString('utf8') ?? ''
interface Line {
  seq: number
  body?: Record<string, unknown>
  digest?: string
  prev: string
  hash: string
}
const linesOf = (files: Map<string, Buffer>, chain: string): Line[] =>
  textOf(files, `chain/${chain}.jsonl`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('the dossier', () => {
  it('holds what is promised, each file with its hash in the manifest', async () => {
    const made = await make()
    expect(made).toMatchObject({
      name: '履职台账包-张明远-2026-01-01至2026-06-30.zip',
      mediaType: 'application/zip',
    })
    const files = await unzipped(made.bytes)
    const photo = [...files.keys()].find((path) => path.startsWith('files/')) as string
    expect(photo).toMatch(/^files\/[0-9a-f]{64}\.jpg$/)
    expect([...files.keys()]).toEqual([
      '履职台账.html',
      '履职台账.docx',
      '核验.html',
      'data.json',
      'chain/ledger.jsonl',
      'chain/tenure.jsonl',
      'chain/duty_item.jsonl',
      photo,
      'manifest.json',
    ])
    expect(sha256(files.get(photo) as Buffer)).toBe(photo.slice(6, 70))
    const manifest = JSON.parse(textOf(files, 'manifest.json'))
    expect(manifest).toMatchObject({
      format: 'zhaodan-dossier',
      version: 1,
      person: HEAD,
      name: '张明远',
      from: '2026-01-01',
      to: '2026-06-30',
      on: '2026-07-10',
      madeAt: NOW.toISOString(),
      head: await world.store.head(),
    })
    const hashes = [...files].filter(([path]) => path !== 'manifest.json')
    expect(manifest.files).toEqual(Object.fromEntries(hashes.map(([path, bytes]) => [path, sha256(bytes)])))
    expect(textOf(files, '履职台账.html')).toContain(`href="${photo}"`)
    expect(JSON.parse(textOf(files, 'data.json')).head).toEqual(manifest.head)
  })

  it('holds the same bytes for the same facts, in any time zone', async () => {
    const facts = await factsOf(world.sources, SPAN, NOW)
    const zones = ['Asia/Shanghai', 'America/New_York', 'UTC']
    const before = process.env.TZ
    const made: string[] = []
    for (const zone of zones) {
      process.env.TZ = zone
      made.push(sha256(await dossierOf(world.sources, facts)))
    }
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
    expect(new Set(made).size).toBe(1)
  })

  it('holds chains that can be followed to the head, its person’s lines whole and the others’ as digests', async () => {
    const files = await dossier()
    for (const chain of ['ledger', 'tenure', 'duty_item']) {
      let prev = GENESIS
      for (const line of linesOf(files, chain)) {
        expect(line.prev).toBe(prev)
        expect(line.hash).toBe(linkOf(prev, line.body ? digestOf(line.body) : (line.digest as string)))
        expect(Object.keys(line)).toEqual(['seq', line.body ? 'body' : 'digest', 'prev', 'hash'])
        if (line.body) expect(line.body).toMatchObject({ seq: line.seq, person: HEAD })
        prev = line.hash
      }
    }
    const ledger = linesOf(files, 'ledger')
    expect(ledger.at(-1)?.hash).toBe((await world.store.head()).hash)
    expect(ledger.filter(({ digest }) => digest).length).toBe(2)
    expect(linesOf(files, 'tenure').map(({ digest }) => digest !== undefined)).toEqual([false, true])
  })

  it('gives away nothing of another person: no name, place, word, post or id, packed or not', async () => {
    const { bytes } = await make()
    const files = await unzipped(bytes)
    const theirs = (await world.store.ledger(OTHER)).flatMap(({ id, confirmation }) => [id, confirmation])
    const tenures = (await world.store.tenures(OTHER)).map(({ id }) => id)
    const secrets = [
      '刘志强',
      OTHER,
      '宏源化工厂',
      '刘局长的会',
      '山城应急局局长',
      'regulator-head',
      ...theirs,
      ...tenures,
    ]
    expect(secrets.length).toBeGreaterThan(9)
    for (const [path, content] of [...files, ['the zip', bytes] as const])
      for (const secret of secrets) expect(`${path}: ${content.includes(secret)}`).toBe(`${path}: false`)
    const docx = await unzipped(files.get('履职台账.docx') as Buffer)
    for (const [path, content] of docx)
      for (const secret of secrets) expect(`${path}: ${content.includes(secret)}`).toBe(`${path}: false`)
  })

  it('notes the head that it shows as an anchor, once, and nothing where nothing was made', async () => {
    const empty = { ...SPAN, from: '2024-01-01', to: '2024-01-31' }
    await expect(make(empty)).rejects.toThrow('没有可导出的内容')
    expect(await world.store.anchors()).toEqual([])
    await make()
    await make()
    expect(await world.store.anchors()).toEqual([
      { ...(await world.store.head()), at: NOW.toISOString(), shown: 'export' },
    ])
  })

  it('says so where a file is gone, and is made nevertheless', async () => {
    rmSync(join(world.dir, 'files'), { recursive: true })
    const files = await dossier()
    expect([...files.keys()].filter((path) => path.startsWith('files/'))).toEqual([])
    expect(textOf(files, '履职台账.html')).toContain('原件没有放入')
  })

  it('leaves out files that were taken back; their lines stay', async () => {
    const [entry] = (await factsOf(world.sources, SPAN, NOW)).entries.filter(
      ({ evidence }) => evidence.length > 0,
    )
    if (!entry) throw new Error('no entry with evidence')
    const kept = await world.files.keep({ name: 'b.txt', content: Buffer.from('误传的文件') })
    await world.add(entry, (now, from) => attachRow(now, { file: kept }, from))
    await world.add(entry, (now, from) => detachRow(now, now.evidence.at(-1)?.line ?? '', from))
    const files = await dossier()
    expect([...files.keys()].join()).not.toContain(kept.sha256)
    expect(textOf(files, 'chain/ledger.jsonl')).toContain(kept.sha256)
  })

  it('takes 500 MB of files, and refuses more with what to do', async () => {
    const entry = await world.record({ activity: 'led-inspection', date: '2026-06-20' })
    const said = (await world.store.ledger(HEAD)).flatMap(({ kind, detail }) =>
      kind === 'attach' ? [JSON.parse(detail ?? '').file?.bytes ?? 0] : [],
    )
    const room = 500 * 1024 * 1024 - said.reduce((sum, bytes) => sum + bytes, 0)
    const file = { name: 'a.jpg', mediaType: 'image/jpeg' }
    await world.add(entry, (now, from) =>
      attachRow(now, { file: { ...file, sha256: 'a'.repeat(64), bytes: room } }, from),
    )
    expect((await make()).bytes.length).toBeGreaterThan(0)
    await world.add(entry, (now, from) =>
      attachRow(now, { file: { ...file, sha256: 'b'.repeat(64), bytes: 1 } }, from),
    )
    await expect(make()).rejects.toThrow('一份台账包最多放 500 MB：请缩短日期，分几次导出')
  })

  it('is refused where posts change while it is made', async () => {
    const facts = await factsOf(world.sources, SPAN, NOW)
    const [tenure] = await world.store.tenures(HEAD)
    await world.store.amendTenure(
      tenure?.id ?? '',
      { from: '2025-06-01', to: '2026-05-01' },
      NOW.toISOString(),
    )
    const refused = await dossierOf(world.sources, facts).catch((error: ExportError) => error)
    expect(refused).toMatchObject({ name: 'ExportError', message: expect.stringContaining('请再导出一次') })
  })
})
