import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { telegramLimits } from '../botapi/index.ts'
import { openSetting, type Setting } from './product.ts'

const ids = Array.from({ length: 40 }, (_, index) => 3000 + index)

let setting: Setting
beforeEach(async () => {
  setting = await openSetting({ owners: ids })
})
afterEach(() => setting.end())

const people = () => Promise.all(ids.map((id) => setting.world.user(`用户${id}`, { id, started: true })))

describe('Telegram’s limits', () => {
  it('are kept: forty people at once, one of them five times, each answered once', {
    timeout: 60_000,
  }, async () => {
    await setting.world.limits(telegramLimits)
    const everyone = await people()
    await setting.start()
    const [eager] = everyone as [(typeof everyone)[number]]
    await Promise.all(everyone.map((person) => person.says('帮助')))
    for (let times = 0; times < 4; times += 1) await eager.says('谢谢')
    for (const person of everyone.slice(1)) await person.sees('照单能做这些事')
    await setting.world.quiet(2500, 30_000)
    const sent = await setting.world.calls('sendMessage')
    const refused = sent.filter((call) => call.status !== 200)
    // A busy machine may hold messages up on their way for longer than the margin; without a pace, it would be ten of
    // the forty and four of the five.
    expect(refused.length).toBeLessThan(10)
    expect(sent).toHaveLength(ids.length + 4 + refused.length)
    expect(await setting.world.violations()).toEqual([])
  })

  it('said by Telegram itself hold up that chat alone', { timeout: 60_000 }, async () => {
    const [slow, quick] = (await people()) as [
      Awaited<ReturnType<typeof people>>[number],
      Awaited<ReturnType<typeof people>>[number],
    ]
    await setting.start()
    await setting.world.fails('sendMessage', { kind: 'flood', retryAfter: 3 }, { times: 2, in: slow })
    const start = performance.now()
    await slow.says('帮助')
    await quick.says('帮助')
    const before = await quick.sees('照单能做这些事')
    const after = await slow.sees('照单能做这些事', { within: 40_000 })
    expect(performance.now() - start).toBeGreaterThan(5900)
    expect(before.changed).toBeLessThan(after.changed)
    await setting.world.quiet()
    const answers = (await slow.chat.messages()).filter((message) => message.from.bot)
    expect(answers).toHaveLength(1)
  })

  it('of the form: what Telegram refuses to parse goes out as plain text', async () => {
    const [person] = (await people()) as [Awaited<ReturnType<typeof people>>[number]]
    await setting.start()
    await setting.world.fails('sendMessage', {
      kind: 'refuse',
      code: 400,
      description: "Bad Request: can't parse entities: Unsupported start tag at byte offset 3",
    })
    await person.says('镇长多久要带队检查一次？')
    const seen = await person.sees('每季度至少带队检查1次')
    expect(seen.text).not.toMatch(/<\/?(b|i|blockquote)>/)
  })
})
