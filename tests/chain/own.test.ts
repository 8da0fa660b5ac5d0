/** A person's own lines follow each other: none of them can be left out, or given as somebody else's. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, digestOf, GENESIS, linkOf, type SealedLine, verifyRecord } from '../../src/chain/index.ts'
import { closed } from './lines.ts'

type Whole = SealedLine & { body: Record<string, unknown> }

/** A ledger of one record a line, of the persons in this order. `own` says what a line holds of its person's last. */
function ledgerOf(persons: readonly string[], own = (last: string, _at: number) => last): Whole[] {
  const heads = new Map<string, string>()
  let prev = GENESIS
  return persons.map((person, at) => {
    const rests = {
      duty_item: GENESIS,
      own: own(heads.get(person) ?? GENESIS, at),
      tenure: GENESIS,
    }
    const body = {
      seq: at + 1,
      id: `r${at}`,
      person,
      kind: 'record',
      amends: null,
      heads: canonical(rests),
    }
    const line = { seq: at + 1, body, prev, hash: linkOf(prev, digestOf(body)) }
    heads.set(person, line.hash)
    prev = line.hash
    return line
  })
}

const verdict = (ledger: readonly SealedLine[]) => verifyRecord({ ledger, tenure: [], duty_item: [] })
/** The ledger as a dossier of `person` holds it, but for the lines at `hidden`, which it gives as somebody else's. */
const dossierOf = (ledger: readonly Whole[], person: string, hidden: readonly number[] = []): SealedLine[] =>
  ledger.map((line, at) => (line.body.person === person && !hidden.includes(at) ? line : closed(line)))

const persons = fc.array(fc.constantFrom('zhang', 'li', 'wang'), { minLength: 1, maxLength: 14 })

describe('own lines', () => {
  test('of a whole ledger, and of any person’s dossier of it, follow each other', () => {
    fc.assert(
      fc.property(persons, (all) => {
        const ledger = ledgerOf(all)
        expect(verdict(ledger)).toMatchObject({ ok: true, findings: [] })
        for (const person of ['zhang', 'li', 'wang']) {
          expect(verdict(dossierOf(ledger, person))).toMatchObject({ ok: true, findings: [] })
        }
      }),
    )
  })

  test('given as somebody else’s are found at the line that follows, unless none does', () => {
    fc.assert(
      fc.property(persons, fc.array(fc.nat(13), { minLength: 1, maxLength: 4 }), (all, places) => {
        const ledger = ledgerOf(all)
        const own = [...all.keys()].filter((at) => all[at] === 'zhang')
        const hidden = own.filter((at) => places.includes(at))
        const gaps = own.filter((at, nth) => !hidden.includes(at) && hidden.includes(own[nth - 1] as number))
        const { ok, findings } = verdict(dossierOf(ledger, 'zhang', hidden))
        expect(findings.map(({ seq }) => seq)).toEqual(gaps.map((at) => at + 1))
        expect(ok).toBe(gaps.length === 0)
        for (const { why } of findings) expect(why).toContain('缺少本人的一条记录')
      }),
      { numRuns: 300 },
    )
  })

  test('that follow another line than the last, in a database, are found', () => {
    const all = ['zhang', 'li', 'zhang', 'zhang']
    for (const other of [GENESIS, 'f'.repeat(64), ledgerOf(all)[0]?.hash as string]) {
      const { findings } = verdict(ledgerOf(all, (last, at) => (at === 3 ? other : last)))
      expect(findings).toEqual([{ seq: 4, why: '第 4 条不接在本人的上一条之后：缺少本人的一条记录。' }])
    }
  })
})
