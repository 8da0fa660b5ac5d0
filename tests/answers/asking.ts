import { fileURLToPath } from 'node:url'
import { type Answer, type AskContext, createAnswerer } from '../../src/answers/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { plainText } from '../../src/reply/index.ts'

export const DIR = fileURLToPath(new URL('../../knowledge', import.meta.url))
export const knowledge = loadKnowledge(DIR)
export const answerer = createAnswerer(knowledge)

const IDS: Record<string, string> = { Z: 'zaozhuang-2019', G: 'guangxi-2018' }

/** Z6.1 → zaozhuang-2019#6.1 */
export function full(ref: string): string {
  return `${IDS[ref.slice(0, 1)]}#${ref.slice(1)}`
}

export function ask(question: string, context: Partial<AskContext> & { reg?: string } = {}): Answer {
  return answerer.ask(question, {
    regulation: context.regulation ?? (context.reg ? (IDS[context.reg] as string) : null),
    post: context.post ?? null,
    today: context.today ?? '2025-05-06',
  })
}

export const refsOf = (answer: Answer) => answer.citations.map(({ ref }) => ref)
export const textOf = (answer: Answer) => plainText(answer.blocks)
