import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type App, openApp } from '../../src/cli/app.ts'
import { addOftenPack, TOWNSHIP_HEAD } from '../conversation/often-pack.ts'
import { fill, HEAD, NOW, openWorld, SPAN, type World } from './dossier-world.ts'

let world: World
let app: App
beforeEach(async () => {
  world = await openWorld()
  await fill(world)
  app = await openApp(world.dir, () => NOW)
})
afterEach(async () => {
  await app.store.close()
  await world.end()
})

const spec = { ...SPAN, format: 'json' } as const

describe('the product put together', () => {
  it('opens exports and files of the evidence for every channel', async () => {
    const made = await app.exporter.make(spec, NOW)
    const { name, mediaType } = made
    const opened = await app.conversation.open({ name, mediaType, export: spec }, NOW)
    expect(opened.bytes.equals(made.bytes)).toBe(true)
    const [file] = await app.files.list()
    const photo = { name: '现场照片.jpg', mediaType: 'image/jpeg', file: file ?? '' }
    expect((await app.conversation.open(photo, NOW)).bytes).toEqual(await world.files.read(file ?? ''))
  })

  it('makes exports with what was imported since it began', async () => {
    addOftenPack(world.dir)
    await app.reload()
    const began = '2026-01-02T01:00:00.000Z'
    await app.store.addTenure({
      ...TOWNSHIP_HEAD,
      person: HEAD,
      title: '乡长',
      from: '2026-06-01',
      to: null,
      recordedAt: began,
    })
    const attachment = { name: 'a.json', mediaType: 'application/json', export: spec }
    for (const { bytes } of [
      await app.exporter.make(spec, NOW),
      await app.conversation.open(attachment, NOW),
    ]) {
      const { rules, lists } = JSON.parse(bytes.toString('utf8'))
      expect(rules.map(({ regulation }: { regulation: string }) => regulation)).toEqual([
        'zaozhuang-2019',
        'qingxi-2025',
      ])
      expect(lists.map(({ heading }: { heading: string }) => heading).join()).toContain(
        '乡镇人民政府主要负责人',
      )
    }
  })

  it('shows the lines of a post whose regulation is no longer there', async () => {
    addOftenPack(world.dir)
    await app.reload()
    const began = '2026-01-02T01:00:00.000Z'
    await app.store.addTenure({
      ...TOWNSHIP_HEAD,
      person: HEAD,
      title: '乡长',
      from: '2026-06-01',
      to: null,
      recordedAt: began,
    })
    rmSync(join(world.dir, 'regulations'), { recursive: true })
    await app.reload()
    for (const format of ['json', 'dossier', 'docx', 'xlsx', 'ics', 'png'] as const)
      expect((await app.exporter.make({ ...spec, format }, NOW)).bytes.length).toBeGreaterThan(0)
  })
})
