import { afterEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { besideGuest } from './beside.ts'
import { cleanEnd } from './clean-end.ts'
import { answersOf, openScene, QUESTION, type Scene } from './phrasing.ts'

const ZHANG = 1001
/** Asks something that no provision answers, so that a model is asked what it may be about. */
const UNCLEAR = '那个老厂房要是塌了，咱们镇上谁跑得掉？'
const NOT_SAID = '中找到对这个问题的规定'
/** Tells something that no reading knows for a report. */
const VAGUE = '上午去了一趟宏源化工厂那边'

let scene: Scene
let zhang: Person
async function open(
  ...options: Parameters<typeof openScene> extends [unknown, ...infer More] ? More : never
) {
  scene = await openScene([ZHANG], ...options)
  zhang = await scene.setting.world.user('张三', { id: ZHANG, started: true })
}
afterEach(() => cleanEnd(scene.setting).finally(() => scene.model.close()))

const typing = () => scene.setting.world.calls('sendChatAction')

/** Sees the answer long before a wait of a minute could be over. */
async function sees(answer: string): Promise<void> {
  await zhang.sees(answer, { within: 20_000 })
}

describe('words that are not understood', () => {
  it('wait for a silent model as long as it is allowed, and the person sees that an answer comes', {
    timeout: 60_000,
  }, async () => {
    await open({ fault: { kind: 'silence' } })
    const { tookMs, laterMs } = await besideGuest(scene.setting, [zhang], UNCLEAR, NOT_SAID)
    expect(tookMs).toBeGreaterThanOrEqual(2400)
    expect(laterMs).toBeLessThan(3500)
    const signs = await typing()
    expect(signs.map(({ params, status }) => [params, status])).toEqual([
      [{ chat_id: ZHANG, action: 'typing' }, 200],
    ])
  })

  it('do not wait longer than the setting says', {
    timeout: 60_000,
  }, async () => {
    await open({ fault: { kind: 'silence' } }, { ZHAODAN_MODEL_WAIT: '0.2' })
    const { laterMs } = await besideGuest(scene.setting, [zhang], UNCLEAR, NOT_SAID)
    expect(laterMs).toBeLessThan(1500)
  })

  it('get the sign again where the wait is long, and the end of the process ends the wait', {
    timeout: 60_000,
  }, async () => {
    await open({ fault: { kind: 'silence' } }, { ZHAODAN_MODEL_WAIT: '120' })
    await zhang.says(UNCLEAR)
    await expect.poll(async () => (await typing()).length, { timeout: 30_000 }).toBe(2)
    const [first, second] = await typing()
    expect((second?.tick ?? 0) - (first?.tick ?? 0)).toBeGreaterThanOrEqual(4400)
    expect(await answersOf(zhang)).toEqual([])
    const begun = performance.now()
    expect(await scene.product.end('SIGTERM')).toBe(0)
    // What is in hand has five seconds to end; the rest is what a busy machine takes, far from the two minutes.
    expect(performance.now() - begun).toBeLessThan(20_000)
    // Answered on the way out, or kept for the next start: never lost, never twice.
    await scene.again({ ZHAODAN_MODEL_WAIT: '0.2' })
    await expect.poll(async () => (await answersOf(zhang)).length, { timeout: 30_000 }).toBe(1)
  })

  it('are read by a model that answers', { timeout: 60_000 }, async () => {
    await open({
      answer: ({ id }) =>
        id === 'read-activities'
          ? { activities: [{ activity: 'field-research', words: '去了一趟宏源化工厂', place: '宏源化工厂' }] }
          : undefined,
      delayMs: 0,
    })
    await zhang.says(VAGUE)
    await zhang.sees('这项由模型辨认，请核对')
    await zhang.taps('今天')
    await zhang.taps('确认')
    await zhang.sees('已记入台账')
  })
})

describe('what needs no model', () => {
  it('does not wait for one: commands, questions with an answer, taps', { timeout: 60_000 }, async () => {
    await open({ fault: { kind: 'silence' } }, { ZHAODAN_MODEL_WAIT: '60' })
    await zhang.says('帮助')
    await sees('照单能做这些事')
    expect(await typing()).toEqual([])
    await zhang.says(QUESTION)
    await sees('每季度至少带队检查1次')
    await zhang.taps('原文 第十六条')
    await sees('第十六条')
    await zhang.says('今天带队检查了化工厂')
    await sees('化工厂')
    expect(scene.model.requests.filter(({ prompt }) => !/probe|phrase/.test(prompt.id))).toEqual([])
  })

  it('does not wait in another chat while one waits', { timeout: 60_000 }, async () => {
    await open({ fault: { kind: 'silence' } }, { ZHAODAN_MODEL_WAIT: '60' })
    const li = await scene.setting.world.user('李四', { id: 1002, started: true })
    await zhang.says(UNCLEAR)
    await expect.poll(async () => (await typing()).length, { timeout: 30_000 }).toBe(1)
    await li.says(QUESTION)
    await li.sees('每季度至少带队检查1次', { within: 20_000 })
    expect(await answersOf(zhang)).toEqual([])
  })
})
