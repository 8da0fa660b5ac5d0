import { describe, expect, it } from 'vitest'
import { checklistOf, countsOf } from '../../src/checklist/index.ts'
import { entriesOf, law, tenure, ZZ } from './people.ts'

const listOf = (post: string, done: Parameters<typeof entriesOf>[0], on = '2026-11-22') =>
  checklistOf(
    law,
    { person: 'zhang', tenures: [tenure({ post })], entries: entriesOf(done), items: [] },
    { from: '2026-07-01', to: '2026-12-31' },
    on,
  )

const mayor = listOf('district-government-head', [
  { date: '2026-10-08' },
  { activity: 'other', date: '2026-10-09', links: [{ ref: `${ZZ}#7.7` }] },
])
const townMember = listOf('town-member', [{ activity: 'duty-report', date: '2026-10-08' }])

describe('totals', () => {
  it('of nobody are nothing', () => {
    expect(countsOf([])).toEqual({ duties: 0, withRecord: 0, withoutRecord: 0, open: 0, past: 0 })
  })

  it('of one: the third quarter is over, the fourth, the half-year and the year are open', () => {
    expect(countsOf([mayor])).toEqual({ duties: 10, withRecord: 2, withoutRecord: 8, open: 3, past: 1 })
    expect(countsOf([townMember])).toEqual({ duties: 2, withRecord: 1, withoutRecord: 1, open: 1, past: 0 })
  })

  it('of several are the sum, whatever the order, and name nobody', () => {
    const sum = { duties: 12, withRecord: 3, withoutRecord: 9, open: 4, past: 1 }
    expect(countsOf([mayor, townMember])).toEqual(sum)
    expect(countsOf([townMember, mayor])).toEqual(sum)
  })
})
