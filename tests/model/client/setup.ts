import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import {
  createModel,
  type ModelError,
  type ModelMemory,
  type ModelRequest,
} from '../../../src/model/index.ts'

export const NOW = new Date('2026-11-22T04:00:00Z')
export const TODAY = '2026-11-22'

/** A memory that forgets with the test. */
export function memoryOf(rungs: Record<string, string> = {}, used: Record<string, number> = {}) {
  const memory: ModelMemory = {
    rung: async (endpoint) => rungs[endpoint] ?? null,
    async keepRung(endpoint, rung) {
      rungs[endpoint] = rung
    },
    tokens: async (day) => used[day] ?? 0,
    async addTokens(day, tokens) {
      used[day] = (used[day] ?? 0) + tokens
    },
  }
  return { memory, rungs, used }
}

const PROMPT = `---
id: pick
version: 1
purpose: 测试
inputs: [said]
---
# system
请挑选。

# user
{{said}}
`
const PROBE = `---
id: probe
version: 1
purpose: 测试
inputs: []
---
# system
报颜色。

# user
雨后天晴的天空是什么颜色？
`

export function promptsDir(files: Record<string, string> = { 'pick.md': PROMPT, 'probe.md': PROBE }): string {
  const dir = mkdtempSync(join(tmpdir(), 'prompts-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  return dir
}

const PROMPTS = promptsDir()
export const ITEMS = z.object({ items: z.array(z.object({ name: z.string(), tags: z.array(z.string()) })) })
export const ANSWER = {
  items: [
    { name: '甲', tags: ['一', '二'] },
    { name: '乙', tags: [] },
  ],
}
export const TEXT = JSON.stringify(ANSWER)

type Extra = Partial<Parameters<typeof createModel>[0]>

/** A model at the address, with what it logged and what it keeps. */
export function modelAt(baseUrl: string, extra: Extra = {}, kept = memoryOf()) {
  const logged: string[] = []
  const model = createModel({
    baseUrl,
    model: 'test-model',
    dailyTokens: 1_000_000,
    memory: kept.memory,
    clock: () => NOW,
    log: { info: (message) => logged.push(message) },
    promptsDir: PROMPTS,
    ...extra,
  })
  const ask = (more: Partial<ModelRequest<z.infer<typeof ITEMS>>> = {}) =>
    model.ask({ prompt: 'pick', inputs: { said: '挑两样' }, schema: ITEMS, timeoutMs: 15_000, ...more })
  /** The fault of an ask that must fail. */
  const fault = async (more: Parameters<typeof ask>[0] = {}): Promise<string> => {
    try {
      await ask(more)
    } catch (error) {
      if ((error as Error).name !== 'ModelError') throw error
      return (error as ModelError).fault
    }
    throw new Error('it answered')
  }
  return { model, ask, fault, logged, ...kept }
}
