import { describe, expect, it } from 'vitest'
import { createRefresher } from '../../src/imports/index.ts'

describe('keeping a running product up', () => {
  const setUp = () => {
    const world = { version: 'a', loads: [] as string[], fail: false }
    const refresher = createRefresher({ version: () => world.version }, async () => {
      if (world.fail) throw new Error('cannot load')
      const seen = world.version
      await Promise.resolve()
      world.loads.push(seen)
    })
    return { world, refresher }
  }

  it('loads once for a change, however many ask at the same time, and not without one', async () => {
    const { world, refresher } = setUp()
    await refresher.fresh()
    expect(world.loads).toEqual([])
    world.version = 'b'
    await Promise.all([refresher.fresh(), refresher.fresh(), refresher.fresh()])
    await refresher.fresh()
    expect(world.loads).toEqual(['b'])
  })

  it('loads again for a change that came while it was loading', async () => {
    const { world, refresher } = setUp()
    world.version = 'b'
    const first = refresher.fresh()
    world.version = 'c'
    await Promise.all([first, refresher.fresh()])
    await refresher.fresh()
    expect(world.loads.at(-1)).toBe('c')
  })

  it('tries again where it failed', async () => {
    const { world, refresher } = setUp()
    world.version = 'b'
    world.fail = true
    await expect(refresher.fresh()).rejects.toThrow('cannot load')
    world.fail = false
    await refresher.fresh()
    expect(world.loads).toEqual(['b'])
  })
})
