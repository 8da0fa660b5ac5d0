import { afterEach, describe, expect, it } from 'vitest'
import { telegramLimits } from '../botapi/index.ts'
import type { Person } from '../people/index.ts'
import { besideGuest } from './beside.ts'
import { cleanEnd } from './clean-end.ts'
import {
  answersOf,
  BY_MODEL,
  BY_RULE,
  GROWING,
  gaps,
  openScene,
  phrasedOnce,
  phrasings,
  QUESTION,
  type Scene,
  states,
} from './phrasing.ts'

const ZHANG = 1001
/** Of an edit and the next; clocks differ a little. */
const LEAST_GAP_MS = 1450

let scene: Scene
let zhang: Person
async function open(...options: Parameters<typeof openScene>): Promise<void> {
  scene = await openScene(...options)
  zhang = await scene.setting.world.user('张三', { id: ZHANG, started: true })
}
afterEach(() => cleanEnd(scene.setting).finally(() => scene.model.close()))

const edits = async (chat = ZHANG) =>
  (await scene.setting.world.calls('editMessageText')).filter(({ params }) => Number(params.chat_id) === chat)

describe('in private', () => {
  it('an answer is there at once, is seen growing above itself, and is then replaced', {
    timeout: 60_000,
  }, async () => {
    await open([ZHANG], { delayMs: 100 })
    await scene.setting.world.limits(telegramLimits)
    await zhang.says(QUESTION)
    await zhang.sees(BY_RULE)
    await zhang.sees(BY_MODEL, { within: 30_000 })
    await scene.setting.world.quiet(1500, 20_000)

    const [answer, ...more] = await answersOf(zhang)
    expect(more).toEqual([])
    const shown = answer ? states(answer) : []
    const [first = '', ...later] = shown
    const growing = later.slice(0, -1)
    expect(first).toContain(BY_RULE)
    expect(first).not.toContain(GROWING)
    expect(growing.length).toBeGreaterThanOrEqual(1)
    // Whatever happens to the rest: the whole answer that was there before is in every state.
    for (const text of growing) {
      expect(text).toContain(GROWING)
      expect(text.endsWith(`\n\n${first}`)).toBe(true)
    }
    for (const [index, text] of growing.slice(1).entries())
      expect(text.length).toBeGreaterThan((growing[index] as string).length)
    expect(shown.at(-1)).toContain(BY_MODEL)
    expect(shown.at(-1)).not.toContain(GROWING)
    expect(shown.at(-1)).not.toContain(BY_RULE)

    const calls = (await scene.setting.world.calls()).filter(({ method }) =>
      /^(sendMessage|editMessageText)$/.test(method),
    )
    const markups = calls.map(({ params }) => JSON.stringify(params.reply_markup))
    expect(markups[0]).toContain('原文')
    expect(new Set(markups).size).toBe(1)
    for (const gap of (await gaps(scene.setting, ZHANG)).slice(0, -1))
      expect(gap).toBeGreaterThanOrEqual(LEAST_GAP_MS)
    // A machine busy with other tests may hold an edit up on its way for longer than the margin.
    expect(calls.filter(({ status }) => status !== 200).length).toBeLessThanOrEqual(1)
  })

  it('after a 429 nothing more is seen growing, and the end waits its turn', {
    timeout: 60_000,
  }, async () => {
    await open([ZHANG], { delayMs: 100 })
    const { world } = scene.setting
    await world.fails('editMessageText', { kind: 'flood', retryAfter: 8 })
    await zhang.says(QUESTION)
    await zhang.sees(BY_MODEL, { within: 40_000 })
    await world.quiet(1500, 20_000)
    expect((await edits()).map(({ status }) => status)).toEqual([429, 200])
    const [refused, last] = await edits()
    expect((last?.tick ?? 0) - (refused?.tick ?? 0)).toBeGreaterThanOrEqual(8000)
    expect((await answersOf(zhang)).flatMap(states).join()).not.toContain(GROWING)
  })

  it('a message that is gone or too old is left alone', { timeout: 60_000 }, async () => {
    await open([ZHANG], { delayMs: 100 })
    const { world } = scene.setting
    const description = 'Bad Request: message to edit not found'
    await world.fails('editMessageText', { kind: 'refuse', code: 400, description }, { times: 9 })
    await zhang.says(QUESTION)
    await phrasedOnce(scene.model)
    await world.quiet(2500, 40_000)
    // One that is seen growing, and the end of it.
    const tried = await edits()
    expect(tried.length).toBeGreaterThanOrEqual(1)
    expect(tried.length).toBeLessThanOrEqual(2)
    expect(scene.product.log).not.toMatch(/没有改成|停在/)
    await zhang.says('谢谢')
    await zhang.sees('不客气')
  })

  it('something else said meanwhile ends it: the answer is as it was, the model is let go', {
    timeout: 60_000,
  }, async () => {
    await open([ZHANG], { delayMs: 150 })
    await zhang.says(QUESTION)
    await zhang.sees(GROWING, { within: 30_000 })
    expect((await besideGuest(scene.setting, [zhang], '谢谢', '不客气')).laterMs).toBeLessThan(4000)
    await scene.setting.world.quiet(2500, 20_000)
    const [answer, thanks] = await answersOf(zhang)
    expect(thanks?.text).toContain('不客气')
    const shown = answer ? states(answer) : []
    expect(shown.at(-1)).toBe(shown[0])
    expect(shown.at(-1)).toContain(BY_RULE)
    expect(phrasings(scene.model).map(({ aborted }) => aborted)).toEqual([true])
  })

  it('is never held up by a model that answers nobody: nine people at once', {
    timeout: 60_000,
  }, async () => {
    const ids = Array.from({ length: 9 }, (_, index) => 3000 + index)
    scene = await openScene(ids, { fault: { kind: 'silence' } })
    const people = await Promise.all(
      ids.map((id) => scene.setting.world.user(`用户${id}`, { id, started: true })),
    )
    expect((await besideGuest(scene.setting, people, QUESTION, BY_RULE)).laterMs).toBeLessThan(3000)
    expect((await besideGuest(scene.setting, people, '谢谢', '不客气')).laterMs).toBeLessThan(5000)
    expect(await scene.setting.world.calls('editMessageText')).toEqual([])
  })
})

describe('in a group', () => {
  it('only the end is shown, without the facts of who asks', { timeout: 60_000 }, async () => {
    await open([ZHANG], { delayMs: 100 })
    const { world } = scene.setting
    const group = await world.group('安委会成员群', [zhang])
    await group.adds('bot')
    await zhang.sees('叫我请在名字后加空格', { in: group })
    await zhang.says(`@zhaodan_bot ${QUESTION}`, { in: group })
    await zhang.sees(BY_RULE, { in: group })
    await zhang.sees(BY_MODEL, { in: group, within: 30_000 })
    await world.quiet(2000, 20_000)
    expect(await edits(group.id)).toHaveLength(1)
    const answer = (await group.chat.messages()).findLast(({ from }) => from.bot)
    const shown = answer ? states(answer) : []
    expect(shown).toHaveLength(2)
    expect(shown[1]).not.toContain(GROWING)
    expect(shown[1]).not.toContain('您任')
  })
})
