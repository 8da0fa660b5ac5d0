import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Cast, LI, openCast, WANG, ZHANG, ZHAO } from './behalf-cast.ts'

const officials = [
  { id: ZHANG, name: '张三' },
  { id: WANG, name: '王五' },
] as const
const staff = [
  { id: LI, name: '李四' },
  { id: ZHAO, name: '赵六' },
] as const
type Official = (typeof officials)[number]
type Staff = (typeof staff)[number]

type Step = { what: What; official: Official; staff: Staff }
const whats = ['ask', 'yes', 'no', 'allow', 'end', 'say', 'confirm', 'void', 'leave', 'come', 'own'] as const
type What = (typeof whats)[number]

/** The steps that lead to a line, taken more often than those that do away with the right. */
const often: What[] = ['allow', 'say', 'confirm']

const steps = fc.array(
  fc.record({
    what: fc.constantFrom(...whats, ...often, ...often, ...often),
    official: fc.constantFrom(...officials),
    staff: fc.constantFrom(...staff),
  }),
  { minLength: 10, maxLength: 40 },
)

/** What a plain account of the agreements says, kept beside the product. */
interface Account {
  state: Map<string, 'asked' | 'accepted' | 'no'>
  here: Set<string>
  /** The official of the card that each of the staff has open, with the action that confirms it. */
  cards: Map<string, { official: string; action: string }>
  days: number
}

const pair = (step: Step) => `${step.official.id} ${step.staff.id}`
const may = (account: Account, official: string, person: string) =>
  account.state.get(`${official} ${person}`) === 'accepted' && account.here.has(person)

/** Does the step, and gives what it must have added to the ledgers: whose, by whom. */
async function act(cast: Cast, account: Account, step: Step): Promise<[string, string][]> {
  const { official, staff } = step
  const here = account.here.has(staff.id)
  const state = account.state.get(pair(step))
  switch (step.what) {
    case 'ask':
      account.days += 1
      cast.on(new Date(Date.UTC(2026, 9, 1 + account.days)).toISOString().slice(0, 10))
      await cast.by(staff.id, `请${official.name}同意我代为记录`)
      if (here && state !== 'accepted') account.state.set(pair(step), 'asked')
      return []
    case 'yes':
    case 'no': {
      const rows = await cast.store.openPending(official.id)
      const card = rows.find((row) => row.kind === 'agree' && JSON.parse(row.payload).staff === staff.id)
      if (!card) return []
      cast.as(official.id)
      await cast.act(`c:${card.id}:${step.what}`)
      if (state === 'asked' && here) account.state.set(pair(step), step.what === 'yes' ? 'accepted' : 'no')
      return []
    }
    case 'allow':
      await cast.by(official.id, `让${staff.name}代录`)
      if (here) account.state.set(pair(step), 'accepted')
      return []
    case 'end':
      await cast.by(official.id, `不再让${staff.name}代录`)
      if (state === 'accepted') account.state.set(pair(step), 'no')
      return []
    case 'say': {
      cast.as(staff.id)
      const card = await cast.say(`代${official.name}记：昨天带队检查了${staff.name}的厂`)
      const ok = card.buttons.flat().find((button) => button.label === '确认')
      expect(ok !== undefined).toBe(may(account, official.id, staff.id))
      if (ok) account.cards.set(staff.id, { official: official.id, action: ok.action })
      return []
    }
    case 'confirm': {
      const card = account.cards.get(staff.id)
      if (!card) return []
      account.cards.delete(staff.id)
      cast.as(staff.id)
      await cast.act(card.action)
      return may(account, card.official, staff.id) ? [[card.official, staff.id]] : []
    }
    case 'void': {
      cast.as(staff.id)
      const card = await cast.say(`撤销${official.name}的上一条`)
      const ok = card.buttons.flat().find((button) => button.label === '确认撤销')
      if (!ok) return []
      expect(may(account, official.id, staff.id)).toBe(true)
      await cast.act(ok.action)
      return [[official.id, staff.id]]
    }
    case 'leave':
    case 'come':
      await cast.join(staff.id, staff.name, 'staff', step.what === 'leave' ? '薛城区' : '滕州市')
      if (step.what === 'leave') account.here.delete(staff.id)
      else account.here.add(staff.id)
      return []
    case 'own':
      await cast.by(official.id, '昨天带队检查了加油站')
      await cast.tapBy(official.id, '确认')
      return [[official.id, official.id]]
  }
}

it('never gives a line by another’s hand without an agreement that stands at that moment', async () => {
  const by = { behalf: 0, own: 0 }
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const cast = await openCast('2026-10-02')
      const account: Account = {
        state: new Map(),
        here: new Set([LI, ZHAO]),
        cards: new Map(),
        days: 1,
      }
      try {
        const everybody = [ZHANG, WANG, LI, ZHAO]
        let stood = 0
        for (const step of sequence) {
          const expected = await act(cast, account, step)
          const rows = (await cast.rows(...everybody)).sort((a, b) => a.seq - b.seq)
          expect(rows.slice(stood).map((row) => [row.person, row.recordedBy])).toEqual(expected)
          for (const [person, recorder] of expected) by[person === recorder ? 'own' : 'behalf'] += 1
          stood = rows.length
        }
      } finally {
        await cast.end()
      }
    }),
    { numRuns: 60, seed: 20261122 },
  )
  expect(by.behalf).toBeGreaterThan(10)
  expect(by.own).toBeGreaterThan(10)
}, 120_000)
