import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HistoryLine } from '../../../src/conversation/index.ts'
import { plainText } from '../../../src/reply/index.ts'
import { send } from './wire.ts'
import { startWorld, type World } from './world.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/** Monday 21 September 2026; nine days before the end of the quarter. */
let world: World
beforeEach(async () => {
  world = await startWorld()
  await (await send(world.url, '我是滕州市西岗镇镇长，3月1日到任')).rest()
})
afterEach(() => world.end())

const remind = () => world.options.conversation.planReminders(world.now(), null)
const read = (after: number | string) => fetch(`${world.url}/api/reminders?after=${after}`)
const reminders = async (after: number) => (await (await read(after)).json()) as HistoryLine[]
const history = async () => (await (await fetch(`${world.url}/api/history`)).json()) as HistoryLine[]
const lastSeq = async () => (await history()).at(-1)?.seq ?? 0

describe('reminders for a page that is open', () => {
  it('are none while nothing is due', async () => {
    expect(await reminders(0)).toEqual([])
  })

  it('are the lines that nobody asked for, once the line before them is known and not beyond', async () => {
    const before = await lastSeq()
    world.advance(2 * DAY_MS)
    expect(await remind()).toEqual([])
    const [line, ...more] = await reminders(before)
    expect(more).toEqual([])
    expect(line?.from).toBe('assistant')
    expect(line?.at).toBe(world.now().toISOString())
    expect(plainText(line?.reply?.blocks ?? [])).toContain('每季度至少带队检查1次')
    expect(line?.reply?.buttons.flat().map(({ label }) => label)).toEqual([
      '我已完成（记录）',
      '详情',
      '今天不再提醒',
    ])
    expect((await history()).at(-1)).toEqual(line)
    expect(await reminders(line?.seq ?? 0)).toEqual([])
  })

  it('come without what was said and answered meanwhile', async () => {
    const before = await lastSeq()
    world.advance(2 * DAY_MS)
    await remind()
    await (await send(world.url, '谢谢')).rest()
    expect(await reminders(before)).toHaveLength(1)
    await remind()
    expect(await reminders(before)).toHaveLength(1)
  })

  it.each(['-1', 'x', '1.5'])('are refused for a number that is none: “%s”', async (after) => {
    expect((await read(after)).status).toBe(400)
  })
})
