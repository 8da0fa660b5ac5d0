import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createExporter } from '../../src/exports/index.ts'
import { attachRow } from '../../src/ledger/index.ts'
import { fill, HEAD, NOW, openWorld, SPAN, unzipped, type World } from './dossier-world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await fill(world)
})
afterEach(() => world.end())

const make = (over: Partial<typeof SPAN> = {}) =>
  createExporter(world.sources).make({ ...SPAN, ...over, format: 'dossier' }, NOW)

describe('a dossier', () => {
  it('has no path that could lead out of its folder, whatever a file is called', async () => {
    const entry = await world.record({ activity: 'led-inspection', date: '2026-06-20' })
    const kept = await world.files.keep({ name: 'a.txt', content: Buffer.from('纪要') })
    await world.add(entry, (now, from) =>
      attachRow(now, { file: { ...kept, name: '../../etc/passwd' } }, from),
    )
    await world.store.namePerson(HEAD, '../张/明:远*\u202Egpj')
    const made = await make()
    expect(made.name).toBe('履职台账包-张明远gpj-2026-01-01至2026-06-30.zip')
    for (const path of (await unzipped(made.bytes)).keys())
      expect(path).toMatch(
        /^(履职台账\.(html|docx)|核验\.html|(manifest|data)\.json|chain\/[a-z_]+\.jsonl|files\/[0-9a-f]{64}\.[a-z]+)$/,
      )
  })

  it('is called after nobody where the name is not known, or nothing of it may stand in a file’s name', async () => {
    await world.store.ensurePerson('tg:7', '2026-01-02T01:00:00.000Z')
    await world.record({ person: 'tg:7', activity: 'led-inspection', date: '2026-03-01' })
    expect((await make({ person: 'tg:7' })).name).toBe('履职台账包-本人-2026-01-01至2026-06-30.zip')
    await world.store.namePerson('tg:7', '../..')
    expect((await make({ person: 'tg:7' })).name).toBe('履职台账包-本人-2026-01-01至2026-06-30.zip')
  })
})
