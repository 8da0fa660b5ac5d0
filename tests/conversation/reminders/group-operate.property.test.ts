import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIGEST_TIMES } from '../../../src/conversation/reminders/choices.ts'
import { postPages, regulationChoices } from '../../../src/conversation/reminders/group/choices.ts'
import { operate } from '../../../src/conversation/reminders/group/operate.ts'
import { QUIETS, quietArg, timeArg } from '../../../src/conversation/reminders/group/words.ts'
import { keptSettings, settingsOf, writeSettings } from '../../../src/conversation/reminders/settings.ts'
import type { Turn } from '../../../src/conversation/turn.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'
import { isQuiet, STAGES } from '../../../src/reminders/index.ts'
import type { SubscriptionRow } from '../../../src/storage/index.ts'

const knowledge = loadKnowledge(join(import.meta.dirname, '../../../knowledge'))
const turn = {
  parts: { knowledge },
  group: { address: 'tg:-1', title: '群', thread: 5 },
  now: new Date('2026-11-23T01:00:00Z'),
  today: '2026-11-23',
} as unknown as Turn
const fresh: SubscriptionRow = {
  id: 'abcdefgh',
  address: 'tg:-1',
  kind: 'group',
  state: 'off',
  since: '2026-11-01',
  time: '09:00',
  thread: null,
  settings: writeSettings({}),
  plannedDay: null,
  updatedAt: '2026-11-01T00:00:00.000Z',
}

const codes = (list: { code: string }[]) => fc.constantFrom(...list.map(({ code }) => code))
const posts = postPages(knowledge, []).flatMap((page) => page.posts)
const tap = fc.oneof(
  fc.record({
    op: fc.constantFrom('start', 'pause', 'resume', 'stop', 'stopok', 'topic', 'postnone', 'home', 'days'),
    arg: fc.constant(null),
  }),
  fc.record({ op: fc.constantFrom('regon', 'regoff'), arg: codes(regulationChoices(knowledge, [])) }),
  fc.record({ op: fc.constantFrom('poston', 'postoff'), arg: codes(posts) }),
  fc.record({ op: fc.constantFrom('dayon', 'dayoff'), arg: fc.constantFrom(...STAGES) }),
  fc.record({ op: fc.constant('at'), arg: fc.constantFrom(...DIGEST_TIMES.map(timeArg)) }),
  fc.record({ op: fc.constant('hush'), arg: fc.constantFrom(...QUIETS.map(quietArg)) }),
  fc.record({ op: fc.constant('name'), arg: fc.constantFrom('counts', 'names') }),
)

describe('any taps in any order, on panels of any age', () => {
  it('leave settings that can be lived by, and do nothing more when repeated', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tap, { maxLength: 40 }), async (taps) => {
        let row = fresh
        for (const { op, arg } of taps) {
          const done = await operate(turn, row, op, arg)
          expect(done, `${op} ${arg}`).not.toBeNull()
          row = done?.row ?? row
          expect((await operate(turn, row, op, arg))?.row).toEqual(row)
        }
        const { stages, quiet, regulations, time } = settingsOf(row)
        expect(stages.length).toBeGreaterThan(0)
        expect(stages).toEqual(STAGES.filter((stage) => stages.includes(stage)))
        expect(isQuiet(time, quiet)).toBe(false)
        expect(regulations.length).toBeLessThan(knowledge.packs.length)
        expect(new Set(keptSettings(row).posts).size).toBe(keptSettings(row).posts.length)
        expect(row).toMatchObject({ id: fresh.id, address: fresh.address, kind: 'group', plannedDay: null })
      }),
      { numRuns: 300 },
    )
  })

  it('give no two posts, pages or regulations one code', () => {
    const all = [...posts, ...postPages(knowledge, []), ...regulationChoices(knowledge, [])]
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
    for (const { code } of all) expect(code).toMatch(/^[\w-]{8}$/)
  })
})
