import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryLine } from '../../../src/conversation/index.ts'
import { plainText, reply } from '../../../src/reply/index.ts'
import { startWorld, type World } from './world.ts'

const QUESTIONS = 9
const body = (text: string) => JSON.stringify(reply({ blocks: [{ type: 'lead', text }] }))

/** Each question has a first answer, and a second that is read instead of it. */
let world: World
beforeAll(async () => {
  world = await startWorld()
  const at = world.now().toISOString()
  const said = { person: 'local', at }
  await world.store.ensurePerson('local', at)
  for (let n = 1; n <= QUESTIONS; n++) {
    await world.store.addMessage({ ...said, from: 'person', body: `问${n}` })
    const first = await world.store.addMessage({ ...said, from: 'assistant', body: body(`初答${n}`) })
    await world.store.addMessage({ ...said, from: 'assistant', body: body(`答${n}`), revises: first.seq })
  }
})
afterAll(() => world.end())

describe('a history with revised lines', () => {
  it.each([1, 2, 3, 4, 5, 7])('comes in whole pages of %i, without what was revised', async (limit) => {
    const read: string[] = []
    const sizes: number[] = []
    let before: number | undefined
    for (;;) {
      const query = `limit=${limit}${before === undefined ? '' : `&before=${before}`}`
      const page = (await (await fetch(`${world.url}/api/history?${query}`)).json()) as HistoryLine[]
      if (page.length === 0) break
      read.unshift(...page.map((line) => line.text ?? plainText(line.reply?.blocks ?? [])))
      sizes.push(page.length)
      before = page[0]?.seq
    }
    expect(read).toEqual(Array.from({ length: QUESTIONS }, (_, n) => [`问${n + 1}`, `答${n + 1}`]).flat())
    // A page that is not full is the last: the page tells by it whether there is more.
    expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true)
  })
})
