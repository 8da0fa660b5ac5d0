import { afterEach, describe, expect, it } from 'vitest'
import { cleanEnd } from '../scenarios/clean-end.ts'
import { look } from './database.ts'
import { crowd, EVE, MORNING, othersThan, tally } from './morning.ts'
import { FAST, openReminded, type RemindedSetting } from './setting.ts'

let setting: RemindedSetting
afterEach(() => cleanEnd(setting))

const STANDS_BY = /本进程待命/

describe('two processes on one data folder', () => {
  it('send everything once', { timeout: 60_000 }, async () => {
    setting = await openReminded({ at: `${EVE}T18:00` })
    const all = await crowd(setting, { people: 20, groups: 5 })
    const first = await setting.start()
    const second = await setting.start({}, false)
    await second.says(STANDS_BY)
    await setting.arrive(first, `${MORNING}T09:00`)
    await setting.arrive(first, `${MORNING}T15:00`)
    expect(await othersThan(1, all)).toEqual([])
    // Stopped in good order: the other goes on, and has nothing more to say today.
    expect(await first.end()).toBe(0)
    await second.says(/已连接/)
    await second.settle()
    await setting.arrive(second, '2026-03-18T09:00')
    expect(await othersThan(1, all)).toEqual([])
    await setting.arrive(second, '2026-03-24T09:00')
    expect(await othersThan(2, all)).toEqual([])
  })

  it('go on in the middle of a morning when the one that served is killed', { timeout: 60_000 }, async () => {
    setting = await openReminded({
      at: `${EVE}T18:00`,
      // As slow as Telegram would have it: the morning takes some seconds.
      tuning: { ...FAST, limits: { perChatMs: 0, perGroupPerMinute: 1_000, overallPerSecond: 10 } },
    })
    const all = await crowd(setting, { people: 20, groups: 5 })
    const first = await setting.start()
    const second = await setting.start({}, false)
    await second.says(STANDS_BY)
    await setting.arrive(first, `${MORNING}T09:00`, { outbox: false })
    await all.people[0]?.sees(/\S/)
    await first.end('SIGKILL')
    const before = await tally(all)
    expect([...before.values()].some((count) => count === 0)).toBe(true)
    await second.says(/已连接/)
    await second.settle()
    const after = [...(await tally(all)).values()]
    expect(after.filter((count) => count < 1)).toEqual([])
    expect(after.reduce((sum, count) => sum + count, 0) - after.length).toBeLessThanOrEqual(1)
    const view = look(`${setting.dir}/data`)
    expect(view.digests().filter(({ outcome }) => outcome !== 'sent')).toEqual([])
    view.close()
  })
})
