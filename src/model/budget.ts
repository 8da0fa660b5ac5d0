import { type CivilDate, civilDateOf } from '../calendar/index.ts'
import { ModelError } from './errors.ts'
import type { ModelMemory } from './types.ts'

export interface Budget {
  /**
   * Sets tokens aside for one request.
   * @param tokens the least it will use.
   * @returns how to say what it did use, once.
   * @throws {ModelError} `budget` where they go beyond what is left of the day.
   */
  take(tokens: number): Promise<(used: number) => void>
}

/**
 * So many tokens a day (Asia/Shanghai). What a store cannot be told or asked is still counted within this process:
 * a store that fails neither stops the model nor frees it.
 */
export function createBudget(options: {
  dailyTokens: number
  memory: ModelMemory
  clock: () => Date
  /** Told of each request that is not made. */
  usedUp: (day: CivilDate) => void
}): Budget {
  const { dailyTokens, memory, clock, usedUp } = options
  let day: CivilDate | null = null
  let usedHere = 0
  let setAside = 0
  /** Makes `usedHere` that of today. */
  const today = (): CivilDate => {
    const now = civilDateOf(clock())
    if (now !== day) usedHere = 0
    day = now
    return now
  }
  return {
    async take(tokens) {
      const on = today()
      const stored = await memory.tokens(on).catch(() => 0)
      if (Math.max(stored, usedHere) + setAside + tokens > dailyTokens) {
        usedUp(on)
        throw new ModelError('budget')
      }
      setAside += tokens
      return (used) => {
        setAside -= tokens
        if (used <= 0) return
        const at = today()
        usedHere += used
        memory.addTokens(at, used).catch(() => {})
      }
    },
  }
}
