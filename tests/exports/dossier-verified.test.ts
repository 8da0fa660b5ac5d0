import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExporter } from '../../src/exports/index.ts'
import { readDossier, verifyDossier } from '../../src/exports/verifier/index.ts'
import { fill, NOW, OTHER, openWorld, SPAN, unzipped, type World } from './dossier-world.ts'

let world: World
let zip: string
beforeAll(async () => {
  world = await openWorld()
  await fill(world)
  const { bytes } = await createExporter(world.sources).make({ ...SPAN, format: 'dossier' }, NOW)
  zip = join(world.dir, '履职台账包.zip')
  writeFileSync(zip, bytes)
})
afterAll(() => world.end())

/** Unpacked into a folder of its own. */
async function unpacked(name: string): Promise<string> {
  const folder = join(world.dir, name)
  for (const [path, bytes] of await unzipped(readFileSync(zip))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return folder
}

/** The dossier's own verifier, run with nothing but Node in its folder. */
const standAlone = (folder: string) =>
  spawnSync(process.execPath, ['核验.html'], { cwd: folder, env: {}, encoding: 'utf8' })

describe('a dossier that was exported', () => {
  it('is found sound by the product', async () => {
    const verdict = await verifyDossier(await readDossier(zip))
    const head = await world.store.head()
    expect(verdict).toMatchObject({
      ok: true,
      entries: head.seq,
      head: head.hash,
      firstBad: null,
      findings: [],
    })
  })

  it('is found sound by the verifier that lies in it, packed and unpacked', async () => {
    const folder = await unpacked('sound')
    expect(standAlone(folder)).toMatchObject({ status: 0 })
    const packed = spawnSync(process.execPath, ['核验.html', zip], { cwd: folder, env: {}, encoding: 'utf8' })
    expect(packed).toMatchObject({ status: 0 })
  })

  it('is sound whatever is written while it is made', async () => {
    const busy = await openWorld()
    await fill(busy)
    let going = true
    const writing = (async () => {
      for (let n = 0; going; n++) {
        await busy.record({ activity: 'led-inspection', date: '2026-06-25', words: `${n}` })
        await busy.record({ person: OTHER, activity: 'led-inspection', date: '2026-06-25' })
        const post = { regulation: 'zaozhuang-2019', post: 'regulator-head', title: null }
        const days = { from: '2026-01-01', to: null, recordedAt: '2026-06-25T10:00:00.000Z' }
        await busy.store.addTenure({ ...post, ...days, person: OTHER })
      }
    })()
    try {
      const heads = new Set<number>()
      for (let n = 0; n < 5; n++) {
        const { bytes } = await createExporter(busy.sources).make({ ...SPAN, format: 'dossier' }, NOW)
        const files = await unzipped(bytes)
        const verdict = verifyDossier({ files, odd: [] })
        expect(verdict).toMatchObject({ ok: true, findings: [] })
        const { entries, head } = JSON.parse(files.get('data.json')?.toString('utf8') ?? '')
        expect(head.seq).toBe(verdict.entries)
        expect(Math.max(...entries.map(({ seq }: { seq: number }) => seq))).toBeLessThanOrEqual(head.seq)
        heads.add(head.seq)
      }
      expect(heads.size).toBe(5)
    } finally {
      going = false
      await writing
      await busy.end()
    }
  })

  it.each([
    ['a word of the page', '履职台账.html'],
    ['the data', 'data.json'],
    ['the chain', 'chain/ledger.jsonl'],
    ['the posts', 'chain/tenure.jsonl'],
    ['the document', '履职台账.docx'],
  ])('is found changed where %s is', async (_name, path) => {
    const folder = await unpacked(`changed ${path.replaceAll('/', ' ')}`)
    appendFileSync(join(folder, path), ' ')
    const found = standAlone(folder)
    expect(found.status).toBe(1)
    expect(found.stdout + found.stderr).toContain(path)
    expect(verifyDossier(await readDossier(folder))).toMatchObject({ ok: false })
  })
})
