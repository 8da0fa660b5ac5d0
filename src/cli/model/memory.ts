import type { ModelMemory } from '../../model/index.ts'
import type { ModelStore } from '../../storage/index.ts'

/** What a model keeps, in the database, and nothing else of it. */
export function memoryIn(store: ModelStore): ModelMemory {
  return {
    rung: (endpoint) => store.rung(endpoint),
    keepRung: (endpoint, rung, at) => store.keepRung(endpoint, rung, at),
    tokens: (day) => store.tokens(day),
    addTokens: (day, tokens) => store.addTokens(day, tokens),
  }
}

/** For the life of this process, where no database can be opened. */
export function memoryOfProcess(): ModelMemory {
  const rungs = new Map<string, string>()
  const used = new Map<string, number>()
  return {
    rung: async (endpoint) => rungs.get(endpoint) ?? null,
    async keepRung(endpoint, rung) {
      rungs.set(endpoint, rung)
    },
    tokens: async (day) => used.get(day) ?? 0,
    async addTokens(day, tokens) {
      used.set(day, (used.get(day) ?? 0) + tokens)
    },
  }
}
