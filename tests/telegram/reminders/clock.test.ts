import { afterEach, describe, expect, it } from 'vitest'
import type { Person } from '../people/index.ts'
import { cleanEnd } from '../scenarios/clean-end.ts'
import { openSetting, type Setting } from '../scenarios/product.ts'
import { crowd, EVE, fromBot, MORNING, othersThan } from './morning.ts'
import { openReminded, type RemindedSetting } from './setting.ts'

let setting: RemindedSetting | Setting
afterEach(() => cleanEnd(setting))

const AT = `${MORNING}T09:00`

describe('the clock of the machine', () => {
  it('jumps a month ahead and back: one digest makes up for it, and nothing comes again', {
    timeout: 60_000,
  }, async () => {
    const reminded = await openReminded({ at: `${EVE}T18:00` })
    setting = reminded
    const all = await crowd(reminded, { people: 4, groups: 1 })
    const product = await reminded.start()
    await reminded.settle(product)
    await reminded.arrive(product, '2026-04-20T09:00')
    expect(await othersThan(1, all)).toEqual([])
    const [digest] = await fromBot(all.people[0] as Person)
    expect(digest?.text).toMatch(/3月31日已过期限/)
    expect(digest?.text).toMatch(/6月30日前/)
    for (const instant of ['2026-04-17T09:00', '2026-04-17T15:00', '2026-04-20T09:00', '2026-04-21T09:00']) {
      await reminded.arrive(product, instant)
    }
    expect(await othersThan(1, all)).toEqual([])
    // 30 days before the end of June is a Sunday: the Friday before.
    await reminded.arrive(product, '2026-05-29T09:00')
    expect(await othersThan(2, all)).toEqual([])
  })

  it('goes back a day between plan and send: the reminder goes out as it is, once', {
    timeout: 60_000,
  }, async () => {
    const reminded = await openReminded({ at: `${EVE}T18:00`, runsMs: 600_000 })
    setting = reminded
    const all = await crowd(reminded, { people: 1, groups: 0 })
    const [person] = all.people as [Person]
    const product = await reminded.start()
    await reminded.settle(product)
    await reminded.world.fails('sendMessage', { kind: 'gateway' }, { in: person })
    await reminded.arrive(product, AT, { outbox: false })
    await reminded.arrive(product, `${EVE}T09:00`)
    await reminded.arrive(product, AT)
    await reminded.arrive(product, '2026-03-18T09:00')
    expect((await fromBot(person)).map(({ text }) => text)).toEqual([expect.stringMatching(/还有 1[45] 天/)])
    await reminded.arrive(product, '2026-03-19T09:00')
    expect(await othersThan(1, all)).toEqual([])
  })

  it('tells the time of New York: the morning is that of Shanghai all the same', {
    timeout: 60_000,
  }, async () => {
    const reminded = await openReminded({ at: `${EVE}T18:00` })
    setting = reminded
    const all = await crowd(reminded, { people: 2, groups: 1 })
    const product = await reminded.start({ TZ: 'America/New_York' })
    await reminded.arrive(product, `${MORNING}T08:58`)
    expect(await othersThan(0, all)).toEqual([])
    await reminded.arrive(product, AT)
    expect(await othersThan(1, all)).toEqual([])
    // Nine in the morning there, and the day before it ends here.
    await reminded.arrive(product, '2026-03-23T21:00')
    await reminded.arrive(product, '2026-03-24T08:58')
    expect(await othersThan(1, all)).toEqual([])
    await reminded.arrive(product, '2026-03-24T09:00')
    expect(await othersThan(2, all)).toEqual([])
  })
})

describe('the product as its operator runs it', () => {
  it('reminds by itself, with nothing handed in', { timeout: 60_000 }, async () => {
    // Nothing is driven here: the rehearsal begins at nine and runs on with the real time.
    const served = await openSetting({ at: `${AT}:05+08:00` })
    setting = served
    const all = await crowd(served, { people: 2, groups: 1 })
    await served.start()
    for (const person of all.people) await person.sees('还有 14 天')
    await all.groups[0]?.creator.sees('还有 14 天', { in: all.groups[0] })
    await served.world.quiet(1000)
    expect(await othersThan(1, all)).toEqual([])
  })
})
