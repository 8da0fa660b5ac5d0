import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runChild, startChild } from '../storage/children/child.ts'
import { bring, broughtFolder } from './brought.ts'
import { JIAZHOU } from './text.ts'

const FOREVER = '../../imports/children/import-forever.ts'
const ONE = '../../imports/children/import-one.ts'

describe('killed at any moment', () => {
  // Spread over the steps of an import, its review and its acceptance.
  it.each([0, 3, 9, 20, 35, 60])('%i ms after it began to write, nothing half is left', async (delayMs) => {
    const world = broughtFolder()
    const child = startChild(FOREVER, [world.dir, '丁'])
    await child.nextLine()
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    child.process.kill('SIGKILL')
    await child.gone
    const told = new Map(child.lines.map((line) => line.split(' ').reverse() as [string, string]))
    await world.imports.settle()
    expect(readdirSync(join(world.dir, '.work'))).toEqual(['lock'])
    const { packs, leftOut } = world.load()
    expect(leftOut).toEqual([])
    for (const [id, step] of told) {
      const pack = packs.find(({ meta }) => meta.id === id)
      expect(pack, id).toBeDefined()
      if (step === 'finished') expect(pack?.obligations).toHaveLength(5)
      else expect([0, 5]).toContain(pack?.obligations.length)
      // What was told as decided is kept.
      if (step !== 'kept') expect(world.imports.review(id).missing).toEqual([])
    }
    expect(await bring(world, JIAZHOU)).toBe('jiazhou-banfa-2025')
  })

  it('between the two renames of a swap, what was there before is there again', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const { renameSync } = await import('node:fs')
    renameSync(join(world.dir, id), join(world.dir, '.work', `aside.${id}`))
    mkdirSync(join(world.dir, '.work', 'abc123', id), { recursive: true })
    writeFileSync(join(world.dir, '.work', 'abc123', id, 'meta.yaml'), 'half')
    expect(world.load().pack(id)).toBeUndefined()
    await world.imports.settle()
    expect(world.load().pack(id)).toBeDefined()
    expect(readdirSync(join(world.dir, '.work'))).toEqual(['lock'])
  })
})

describe('several processes', () => {
  it('keep one file once, and different ones under different ids', async () => {
    const world = broughtFolder()
    const lines = await Promise.all(
      ['戊州市', '戊州市', '己州市'].map(async (title) => (await runChild(ONE, [world.dir, title])).join()),
    )
    expect(lines.slice(0, 2).sort()).toEqual(['already wuzhou-banfa-2025', 'kept wuzhou-banfa-2025'])
    expect(lines[2]).toBe('kept jizhou-banfa-2025')
    expect(world.load().leftOut).toEqual([])
    expect(world.imports.list()).toHaveLength(2)
  })

  it('see by the version that something changed', async () => {
    const world = broughtFolder()
    const before = world.imports.version()
    await runChild(ONE, [world.dir, '庚州市'])
    const after = world.imports.version()
    expect(after).not.toBe(before)
    const [regulation] = world.imports.list()
    await world.imports.decide(regulation?.meta.id ?? '', '核对人', [
      { subject: 'd:#5:1', verdict: 'accept' },
    ])
    // A decision changes nothing that is loaded.
    expect(world.imports.version()).toBe(after)
  })
})

describe('a folder that was never used', () => {
  it('is not made by looking', async () => {
    const world = broughtFolder()
    const dir = join(world.dir, 'regulations')
    const inside = broughtFolder(dir)
    await inside.imports.settle()
    expect(inside.imports.list()).toEqual([])
    expect(inside.imports.version()).toBe('')
    expect(existsSync(dir)).toBe(false)
  })
})
