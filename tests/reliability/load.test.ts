/** People who log at once, and a process that is killed while it logs: smaller than in bench/ledger.ts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { killAgain } from '../../bench/ledger-kill.ts'
import { loadOnce } from '../../bench/ledger-load.ts'
import { markOf } from '../../bench/ledger-people.ts'

describe('what was confirmed', () => {
  test('of 40 people at once is on record once each, and the chain holds', async () => {
    const { confirmed, account } = await loadOnce(40)
    expect(confirmed).toBe(40)
    expect(account).toMatchObject({ lost: [], twice: [], records: 40, wrong: null })
  })

  test('by processes that were killed is on record once, with its files', { timeout: 120_000 }, async () => {
    // At once after the start, after the first line, in the middle of several, later.
    const moments = [0.4, 0, 0.2, 0.9, 0.5, 0.1, 0.99, 0.3]
    let at = 0
    const { confirmed, account, missingFiles } = await killAgain(4, () => moments[at++ % moments.length] ?? 0)
    expect(confirmed).toBeGreaterThan(0)
    expect({ ...account, missingFiles }).toMatchObject({ lost: [], twice: [], wrong: null, missingFiles: [] })
    expect(account.records).toBeGreaterThanOrEqual(confirmed)
  })

  test('is told apart by its mark', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(markOf(a)).toMatch(/^[a-z]+$/)
        expect(markOf(a) === markOf(b)).toBe(a === b)
      }),
    )
  })
})
