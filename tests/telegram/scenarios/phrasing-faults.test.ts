import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../model/server/index.ts'
import type { Person } from '../people/index.ts'
import { besideGuest } from './beside.ts'
import { cleanEnd } from './clean-end.ts'
import {
  answersOf,
  BY_MODEL,
  BY_RULE,
  GROWING,
  openScene,
  phrasedOnce,
  phrasings,
  QUESTION,
  type Scene,
  states,
} from './phrasing.ts'

const ZHANG = 1001
/** Whoever gets no model has an answer; with a bad one it comes no more than so much later. */
const SOON_MS = 3000

let scene: Scene
let zhang: Person
beforeEach(async () => {
  scene = await openScene([ZHANG], { delayMs: 100 })
  zhang = await scene.setting.world.user('张三', { id: ZHANG, started: true })
}, 90_000)
afterEach(() => cleanEnd(scene.setting).finally(() => scene.model.close()))

const answer = async () => (await answersOf(zhang))[0]

describe('with an endpoint that fails', () => {
  it.each<{ name: string; fault: Fault }>([
    { name: '500', fault: { kind: 'status', status: 500 } },
    { name: 'a web page', fault: { kind: 'html' } },
    { name: 'half a JSON', fault: { kind: 'half-json' } },
    { name: 'a megabyte', fault: { kind: 'huge' } },
    { name: 'a closed connection', fault: { kind: 'close' } },
  ])('the answer by rule stands: $name', { timeout: 60_000 }, async ({ fault }) => {
    scene.model.play(fault)
    expect((await besideGuest(scene.setting, [zhang], QUESTION, BY_RULE)).laterMs).toBeLessThan(SOON_MS)
    await phrasedOnce(scene.model)
    await scene.setting.world.quiet(2500, 40_000)
    const shown = await answer()
    expect(shown?.text).toContain(BY_RULE)
    expect(shown?.text).not.toContain(GROWING)
    expect(await answersOf(zhang)).toHaveLength(1)
  })

  it('the answer by rule is put back where a model stops half way', { timeout: 90_000 }, async () => {
    scene.model.play({ kind: 'hang-in-answer', share: 0.6 })
    expect((await besideGuest(scene.setting, [zhang], QUESTION, BY_RULE)).laterMs).toBeLessThan(SOON_MS)
    await zhang.sees(GROWING, { within: 30_000 })
    await expect.poll(async () => (await answer())?.text, { timeout: 40_000 }).not.toContain(GROWING)
    const shown = await answer()
    expect(shown?.earlier.length).toBeGreaterThanOrEqual(2)
    expect(shown?.text).toBe(shown?.earlier[0])
  })
})

describe('the end of the process', () => {
  beforeEach(async () => {
    await zhang.says(QUESTION)
    await zhang.sees(GROWING, { within: 30_000 })
  }, 60_000)

  it('on SIGTERM the answer is put back first', { timeout: 60_000 }, async () => {
    expect(await scene.product.end('SIGTERM')).toBe(0)
    const shown = await answer()
    expect(shown?.text).toBe(states(shown as NonNullable<typeof shown>)[0])
    expect(shown?.text).toContain(BY_RULE)
  })

  it('by kill -9: the whole answer is still there, and nothing is done again', {
    timeout: 60_000,
  }, async () => {
    await scene.product.end('SIGKILL')
    const before = (await answer()) as NonNullable<Awaited<ReturnType<typeof answer>>>
    expect(before.text).toContain(GROWING)
    expect(before.text.endsWith(before.earlier[0] as string)).toBe(true)
    const asked = phrasings(scene.model).length
    await scene.again()
    await scene.setting.world.quiet(2500, 30_000)
    expect(await answersOf(zhang)).toEqual([before])
    expect(phrasings(scene.model)).toHaveLength(asked)

    await zhang.says(QUESTION)
    await zhang.sees(BY_MODEL, { within: 30_000 })
    expect(await answersOf(zhang)).toHaveLength(2)
  })
})
