import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createImports, type Imports, type NewDecision } from '../../src/imports/index.ts'
import { type Knowledge, loadKnowledge } from '../../src/knowledge/index.ts'
import { KNOWLEDGE } from './paths.ts'

export { KNOWLEDGE } from './paths.ts'

/** A folder of imported regulations of its own, and the product's knowledge beside it. */
export interface Brought {
  dir: string
  imports: Imports
  /** As a product would have it that looked now. */
  load(): Knowledge
  now: Date
  holders: number
}

/** Made for one test and removed after it. It is the 21st of September 2026. */
export function broughtFolder(dir = mkdtempSync(join(tmpdir(), 'zhaodan-imports-'))): Brought {
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const load = () => loadKnowledge(KNOWLEDGE, dir)
  let known: { version: string; knowledge: Knowledge } | null = null
  const knowledge = () => {
    const version = brought.imports.version()
    if (known?.version !== version) known = { version, knowledge: load() }
    return known.knowledge
  }
  const brought: Brought = {
    dir,
    load,
    now: new Date('2026-09-21T09:00:00+08:00'),
    holders: 0,
    imports: createImports({
      dir,
      knowledge,
      clock: () => brought.now,
      holders: async () => brought.holders,
    }),
  }
  return brought
}

export const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Brings a text and gives the id under which it is kept. */
export async function bring({ imports }: Brought, text: string, name = '甲州办法.txt'): Promise<string> {
  return (await imports.importFile(name, bytesOf(text))).report.regulation
}

/** Accepts everything that is proposed, but for these subjects. */
export async function acceptAll(
  { imports }: Brought,
  id: string,
  but: readonly string[] = [],
): Promise<void> {
  const { items } = imports.review(id)
  const decisions: NewDecision[] = ['m', ...items.map(({ subject }) => subject)]
    .filter((subject) => !but.includes(subject))
    .map((subject) => ({ subject, verdict: 'accept' }))
  await imports.decide(id, '核对人', decisions)
}
