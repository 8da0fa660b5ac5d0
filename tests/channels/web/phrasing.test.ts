import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWeb } from '../../../src/channels/web/index.ts'
import type { HistoryLine } from '../../../src/conversation/index.ts'
import { plainText, type Reply } from '../../../src/reply/index.ts'
import { type Fault, type ModelServer, startModelServer } from '../../model/server/index.ts'
import { type Answering, isReply, isRevised, send } from './wire.ts'
import { startWorld, type World } from './world.ts'

/** Answered with several provisions, so that the answer grows. */
const QUESTION = '谁来带队检查，多久一次'
const BY_RULE = '没有用模型'
const BY_MODEL = '表述由模型（loopback）'
/** The first segments, and then nothing more: whoever waits for the end waits long. */
const STUCK: Fault = { kind: 'hang-in-answer', share: 0.6 }

let model: ModelServer
let world: World
beforeEach(async () => {
  model = await startModelServer()
  world = await startWorld({ modelWaitMs: 400 }, model)
})
afterEach(async () => {
  await world.end()
  await model.close()
})
const textOf = (reply: Reply | null | undefined) => plainText(reply?.blocks ?? [])
const history = async (): Promise<HistoryLine[]> => (await fetch(`${world.url}/api/history`)).json() as never
const phrasings = () => model.requests.filter(({ prompt }) => prompt.id === 'phrase')
/** Waits for the first words of the model; gives the reply that came before them. */
const underWay = async ({ next }: Answering) => {
  const lines = [await next(), await next(), await next()]
  expect(lines).toMatchObject([{ asked: { question: QUESTION } }, { phrasing: 0 }, { final: false }])
  return lines[0]
}
const modelIsLeft = () => expect.poll(() => phrasings().at(-1)).toMatchObject({ aborted: true })

describe('the words of a model', () => {
  it('come after all replies, grow, and end as what the history tells from then on', async () => {
    const lines = await (await send(world.url, QUESTION)).rest()
    const [first, second, ...revised] = lines
    expect(isReply(first) && textOf(first)).toContain(BY_RULE)
    expect(second).toEqual({ phrasing: 0 })
    const growing = revised.slice(0, -1)
    expect(growing.length).toBeGreaterThan(1)
    const blocks = growing.map((line) => {
      expect(line).toMatchObject({ revised: 0, final: false })
      return isRevised(line) ? (line.reply?.blocks.length ?? 0) : 0
    })
    expect(blocks).toEqual([...new Set(blocks)].sort((a, b) => a - b))
    const last = revised.at(-1)
    expect(last).toMatchObject({ revised: 0, final: true })
    const whole = isRevised(last) ? last.reply : null
    expect(textOf(whole)).toContain(BY_MODEL)
    expect((await history()).map(({ from, reply }) => reply ?? from)).toEqual(['person', whole])
  })

  it('are not waited for: the replies come while the model says nothing', async () => {
    model.play({ kind: 'silence' })
    const answering = await send(world.url, QUESTION)
    expect(textOf((await answering.next()) as Reply)).toContain(BY_RULE)
    expect(await answering.next()).toEqual({ phrasing: 0 })
    expect((await history()).at(-1)?.reply).toBeDefined()
    answering.leave()
  })

  it('come line by line, past whatever would hold lines back', async () => {
    model.play(STUCK)
    const answering = await send(world.url, QUESTION)
    expect(answering.response.headers.get('x-accel-buffering')).toBe('no')
    expect(answering.response.headers.get('cache-control')).toBe('no-transform, no-store')
    await underWay(answering)
    answering.leave()
  })

  it('are not asked for where the message asks nothing of the regulations', async () => {
    const answering = await send(world.url, '我是枣庄市薛城区区长')
    expect(answering.response.headers.has('content-length')).toBe(true)
    const lines = await answering.rest()
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every(isReply)).toBe(true)
    expect(phrasings()).toEqual([])
  })

  it('are not asked for again where the same message comes again', async () => {
    const id = 'the-same-message'
    const [reply] = await (await send(world.url, QUESTION, id)).rest()
    const asked = phrasings().length
    expect(await (await send(world.url, QUESTION, id)).rest()).toEqual([reply])
    expect(phrasings()).toHaveLength(asked)
    expect(await history()).toHaveLength(2)
  })
})

describe('a reply stays as it was', () => {
  const FAULTS: Fault[] = [
    { kind: 'close' },
    { kind: 'close-in-answer' },
    { kind: 'status', status: 500 },
    { kind: 'busy', retryAfter: null },
    { kind: 'html' },
    { kind: 'empty' },
    { kind: 'half-json' },
    { kind: 'huge' },
  ]
  it.each(FAULTS)('where the model meets $kind', async (fault) => {
    model.play(fault)
    const lines = await (await send(world.url, QUESTION)).rest()
    expect(lines.slice(0, 2)).toMatchObject([{ asked: { question: QUESTION } }, { phrasing: 0 }])
    expect(lines.at(-1)).toEqual({ revised: 0, reply: null, final: true })
    const [, told] = await history()
    expect(told?.reply).toEqual(lines[0])
    expect(world.logged).toEqual([])
  })

  it('where nobody listens at the address of the model', async () => {
    await model.close()
    const lines = await (await send(world.url, QUESTION)).rest()
    expect(lines.at(-1)).toEqual({ revised: 0, reply: null, final: true })
  })

  it('where its reader goes away: the model is left at once', async () => {
    model.play(STUCK)
    const answering = await send(world.url, QUESTION)
    const reply = await underWay(answering)
    expect(phrasings().at(-1)?.aborted).toBe(false)
    answering.leave()
    await modelIsLeft()
    expect((await history()).map(({ from, reply }) => reply ?? from)).toEqual(['person', reply])
  })

  it('where the next message comes, also by another connection', async () => {
    model.play(STUCK)
    const first = await send(world.url, QUESTION)
    await underWay(first)
    model.play(null)
    const second = await (await send(world.url, '我是枣庄市薛城区区长')).rest()
    expect(second.every(isReply)).toBe(true)
    expect((await first.rest()).at(-1)).toEqual({ revised: 0, reply: null, final: true })
    await modelIsLeft()
  })

  it('where the server closes, which then waits for no model', async () => {
    model.play(STUCK)
    const server = await startWeb(world.options)
    const answering = await send(server.url, QUESTION)
    await underWay(answering)
    const start = performance.now()
    const closed = server.close()
    expect((await answering.rest()).at(-1)).toEqual({ revised: 0, reply: null, final: true })
    await closed
    // The model would be waited for twenty seconds.
    expect(performance.now() - start).toBeLessThan(10_000)
    await modelIsLeft()
  })

  it('where putting it in words fails for a fault of ours, which is logged', async () => {
    const phrase = () => Promise.reject(new Error('secret inside'))
    const server = await startWeb({
      ...world.options,
      conversation: { ...world.options.conversation, phrase },
    })
    const lines = await (await send(server.url, QUESTION)).rest()
    expect(lines.slice(1)).toEqual([{ phrasing: 0 }, { revised: 0, reply: null, final: true }])
    expect(world.logged).toMatchObject([{ cause: { message: 'secret inside' } }])
    await server.close()
  })
})

describe('a message that is not understood without a model', () => {
  const REPORT = '上午去了趟化工园，顺便看了看消防通道'
  /** What the same takes on this machine, at this moment, where no model is waited for. */
  const unwaitedMs = async (url: string) => {
    const start = performance.now()
    await (await send(url, '谢谢')).rest()
    return performance.now() - start
  }
  const asked = () => model.requests.filter(({ prompt }) => prompt.id === 'read-activities')

  it('stays refused; what the model takes it to be about is offered as such', async () => {
    const server = await startWeb({ ...world.options, modelWaitMs: 10_000 })
    const choices = [{ topic: 'accountability.situation.concealment', words: '快报揣在兜里' }]
    model.answer(({ id }) => (id === 'choose-topics' ? { choices } : undefined))
    const answering = await send(server.url, '生产安全事故的快报揣在兜里熬到天亮，怎么论')
    const reply = (await answering.next()) as Reply
    expect(textOf(reply)).toContain('模型把“快报揣在兜里”理解为')
    expect(textOf(reply)).toContain('不是对这个问题的回答')
    expect(reply.citations).toEqual([])
    expect(
      reply.buttons
        .flat()
        .map(({ label }) => label)
        .join(),
    ).toMatch(/第三十条|第二十条/)
    answering.leave()
    await server.close()
  })

  it('waits for the model as long as the setting says, and is then answered without', async () => {
    model.play({ kind: 'silence' })
    const least = await unwaitedMs(world.url)
    const start = performance.now()
    const [reply] = await (await send(world.url, REPORT)).rest()
    const took = performance.now() - start
    expect(took).toBeGreaterThan(350)
    expect(took - least).toBeLessThan(1_500)
    expect(isReply(reply)).toBe(true)
    await expect.poll(() => asked().at(-1)).toMatchObject({ aborted: true })
  })

  it('waits two and a half seconds where nothing is set', async () => {
    model.play({ kind: 'silence' })
    const { modelWaitMs: _, ...options } = world.options
    const server = await startWeb(options)
    const least = await unwaitedMs(server.url)
    const start = performance.now()
    await (await send(server.url, REPORT)).rest()
    const took = performance.now() - start
    expect(took).toBeGreaterThan(2_450)
    expect(took - least).toBeLessThan(3_500)
    await server.close()
  })

  it('is handled all the same where its sender goes away meanwhile, and the model is left', async () => {
    const server = await startWeb({ ...world.options, modelWaitMs: 60_000 })
    model.play({ kind: 'silence' })
    const leaving = new AbortController()
    const gone = fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 'message-left', text: REPORT }),
      signal: leaving.signal,
    }).catch(() => 'gone')
    await expect.poll(() => asked().length).toBe(1)
    leaving.abort()
    expect(await gone).toBe('gone')
    await expect.poll(async () => (await history()).length).toBe(2)
    await expect.poll(asked).toMatchObject([{ aborted: true }])
    const again = await (await send(server.url, REPORT, 'message-left')).rest()
    expect(again).toEqual([(await history()).at(-1)?.reply])
    await server.close()
  })
})
