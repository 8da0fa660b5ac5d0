import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AskContext } from '../../../src/answers/index.ts'
import type { World } from './world.ts'

const QUESTIONS = fileURLToPath(new URL('../../../eval/own/qa.jsonl', import.meta.url))

export interface Honesty {
  questions: number
  /** Answered from the texts, so that there is something to put in words. */
  answered: number
  /** Shown in the honest model's words. */
  whole: number
  /** Without asking for a segment once more. */
  atOnce: number
  /** The others, by what came of them. */
  not: { question: string; why: string }[]
}

/** How often an honest model's answer is shown, over the project's own questions. */
export async function countHonest(world: World): Promise<Honesty> {
  world.server.answer(null)
  const rows = readFileSync(QUESTIONS, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { question: string; context: Partial<AskContext> })
  const counted: Honesty = { questions: rows.length, answered: 0, whole: 0, atOnce: 0, not: [] }
  for (const { question, context } of rows) {
    const { regulation = null, post = null, today } = context
    const answer = world.answerer.ask(question, { regulation, post, today: today ?? '2025-05-06' })
    const { topics, posts } = answer.trace
    if (answer.refused || answer.citations.length === 0 || topics.length + posts.length === 0) continue
    counted.answered += 1
    const before = world.server.requests.length
    const phrased = await world.phraser.phrase({
      question,
      answer,
      facts: [],
      patienceMs: null,
      totalMs: 20_000,
    })
    if (phrased.answer === null) {
      counted.not.push({ question, why: phrased.why })
      continue
    }
    counted.whole += 1
    if (world.server.requests.length === before + 1) counted.atOnce += 1
  }
  return counted
}
