import type { ModelMemory } from '../../model/index.ts'

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
