import { describe, expect, it } from 'vitest'
import { createBatch } from '../../../src/channels/telegram/batch.ts'

/** Works are numbers; a group with a negative one fails as a whole. */
function watched(ofOne: (error: unknown) => boolean = () => true) {
  const groups: number[][] = []
  const add = createBatch<number, string>(async (works) => {
    groups.push(works)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const bad = works.find((each) => each < 0)
    if (bad !== undefined) throw new Error(`bad ${bad}`)
    return works.map((each) => `done ${each}`)
  }, ofOne)
  return { add, groups }
}

describe('works done together', () => {
  it('are those that came while others were done, in their order, each with its own result', async () => {
    const { add, groups } = watched()
    const results = await Promise.all([add(1), add(2), add(3), add(4)])
    expect(results).toEqual(['done 1', 'done 2', 'done 3', 'done 4'])
    expect(groups).toEqual([[1], [2, 3, 4]])
  })

  it('are 32 at most', async () => {
    const { add, groups } = watched()
    const all = Array.from({ length: 66 }, (_, index) => index)
    expect(await Promise.all(all.map(add))).toEqual(all.map((each) => `done ${each}`))
    expect(groups.map((group) => group.length)).toEqual([1, 32, 32, 1])
  })

  it('fail alone: the others of the group are done by themselves', async () => {
    const { add, groups } = watched()
    const results = await Promise.allSettled([add(0), add(1), add(-2), add(3)])
    expect(results.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(groups).toEqual([[0], [1, -2, 3], [1], [-2], [3]])
  })

  it('fail together where the error is nobody’s own', async () => {
    const { add, groups } = watched(() => false)
    const results = await Promise.allSettled([add(0), add(1), add(-2), add(3)])
    expect(results.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
    expect(groups).toEqual([[0], [1, -2, 3]])
  })

  it('go on after a failure', async () => {
    const { add } = watched()
    await expect(add(-1)).rejects.toThrow('bad -1')
    expect(await add(2)).toBe('done 2')
  })
})
