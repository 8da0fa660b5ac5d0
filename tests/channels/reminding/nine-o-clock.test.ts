import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { telegramLimits } from '../../telegram/botapi/index.ts'
import { type OnTelegram, onTelegram } from './telegram.ts'

/** How many are reminded; the figures of docs/RELIABILITY.md are those of 1,000. */
const REMINDED = Number(process.env.REMINDED ?? 240)
const ASKING = 12
/** Digests that may go out between a question and its answer: some seconds' worth, of a machine that does much else. */
const MEANWHILE = 100

let world: OnTelegram
beforeEach(async () => {
  world = await onTelegram(REMINDED)
  await world.chats.limits(telegramLimits)
}, 120_000)
afterEach(() => world.end(), 60_000)

const sends = () => world.chats.calls('sendMessage')
const isDigest = (params: Record<string, unknown>) => String(params.text).includes('履职提醒')
const digests = async () => (await sends()).filter(({ params, status }) => status === 200 && isDigest(params))

describe('nine o’clock', () => {
  it('keeps nobody waiting who asks something then, not even those whose own digest is still to come', {
    timeout: 60_000 + REMINDED * 200,
  }, async () => {
    const people = await Promise.all(
      Array.from({ length: ASKING }, (_, index) =>
        index % 2 === 0
          ? world.chats.user(`来访${index}`, { id: 9000 + index, started: true })
          : // The last in the line for a digest.
            world.chats.user(`镇长${1000 + REMINDED - index}`, {
              id: 1000 + REMINDED - index,
              started: true,
            }),
      ),
    )
    world.at('2026-09-23T09:00')
    world.serve()
    await expect.poll(async () => (await digests()).length, { timeout: 60_000 }).toBeGreaterThan(20)
    const waits = await Promise.all(
      people.map(async (person) => {
        const before = (await digests()).length
        const at = performance.now()
        await person.says('帮助')
        await person.sees(/照单能做这些事|没有邀请也能用的/, { within: 60_000 })
        return { ms: performance.now() - at, digests: (await digests()).length - before }
      }),
    )
    const still = REMINDED - (await digests()).length
    const ms = waits.map((wait) => Math.round(wait.ms)).sort((a, b) => a - b)
    console.info(
      `${ASKING} answers beside ${REMINDED} digests: ${ms.join(', ')} ms; ${still} digests to come`,
    )
    for (const wait of waits) expect(wait.digests).toBeLessThan(MEANWHILE)
    expect(still).toBeGreaterThan(0)
    await expect
      .poll(async () => (await digests()).length, { timeout: 60_000 + REMINDED * 100, interval: 100 })
      .toBe(REMINDED)
    expect(new Set((await digests()).map(({ params }) => params.chat_id)).size).toBe(REMINDED)
    const refused = (await sends()).filter(({ status }) => status !== 200)
    // A machine busy with other tests may hold a message up on its way for longer than the margin.
    expect(refused.length).toBeLessThanOrEqual(3 + REMINDED / 100)
    expect(await world.chats.violations()).toEqual([])
  })
})
