import { ModelError } from '../errors.ts'
import { holdLeash, type Leash } from '../leash.ts'
import type { ModelMemory } from '../types.ts'
import { isRung, RUNGS, type Rung } from './rungs.ts'

/** How long finding out may take where nobody waits for it. */
const FINDING_MS = 30_000

export interface Finder {
  /**
   * The rung of the endpoint: known, remembered, or found out by asking. Many may wait for one finding; it is given up
   * when the last has gone.
   * @throws {ModelError} where it cannot be found out.
   */
  rung(leash: Leash): Promise<Rung>
  /** The endpoint does not keep to it any more. */
  forget(): Promise<void>
}

interface Finding {
  rung: Promise<Rung>
  waiting: number
  stop: () => void
}

/**
 * @param endpoint a hash.
 * @param probe asks a tiny question in the way of a rung: null where the answer kept to it, else how the endpoint
 *   refused or ignored it. What it throws says nothing about rungs, and ends the finding.
 */
export function createFinder(options: {
  endpoint: string
  memory: ModelMemory
  clock: () => Date
  probe: (rung: Rung, leash: Leash) => Promise<ModelError | null>
}): Finder {
  const { endpoint, memory, clock, probe } = options
  let known: Rung | null = null
  let finding: Finding | null = null

  const find = async (leash: Leash): Promise<Rung> => {
    const remembered = await memory.rung(endpoint).catch(() => null)
    if (isRung(remembered)) return remembered
    let last: ModelError | null = null
    for (const rung of RUNGS) {
      last = await probe(rung, leash)
      if (last) continue
      memory.keepRung(endpoint, rung, clock().toISOString()).catch(() => {})
      return rung
    }
    throw last ?? new ModelError('unreadable')
  }
  const begin = () => {
    const stopper = new AbortController()
    const leash = holdLeash(FINDING_MS, stopper.signal)
    const rung = leash
      .race(find(leash))
      .then((found) => {
        known = found
        return found
      })
      .finally(() => {
        leash.release()
        if (finding === begun) finding = null
      })
    rung.catch(() => {})
    const begun: Finding = { rung, waiting: 0, stop: () => stopper.abort() }
    return begun
  }

  return {
    async rung(leash) {
      if (known) return known
      finding ??= begin()
      const mine = finding
      mine.waiting++
      try {
        return await leash.race(mine.rung)
      } finally {
        mine.waiting--
        if (mine.waiting === 0) {
          mine.stop()
          if (finding === mine) finding = null
        }
      }
    },
    async forget() {
      known = null
      await memory.keepRung(endpoint, '', clock().toISOString()).catch(() => {})
    },
  }
}
