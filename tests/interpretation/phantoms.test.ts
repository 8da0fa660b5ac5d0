import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createReported } from '../../src/interpretation/model/reported.ts'
import { loadInterpretationWords } from '../../src/interpretation/model/words.ts'
import type { Understanding } from '../../src/understanding/index.ts'
import { understand } from '../../src/understanding/index.ts'
import { knowledge } from './setup.ts'

interface Utterance {
  text: string
  today: string
  posts: string[]
  expect: Pick<Understanding, 'intent'>
}

const words = loadInterpretationWords(knowledge.dir)
const reported = createReported(knowledge, words)
const lines = readFileSync(fileURLToPath(new URL('../../eval/own/log-2.jsonl', import.meta.url)), 'utf8')

/** Every clause, and the whole: what a model could claim to be a report. */
function claimable(text: string): string[] {
  const clauses = text.split(/[，,。；;！!？?：:\n]+/).map((clause) => clause.trim())
  return [...new Set([...clauses, text])].filter((clause) => clause.length > 1)
}

test('a model that claims every clause to be every activity gets nothing recorded that was not done', () => {
  let claims = 0
  const taken: string[] = []
  for (const line of lines.trim().split('\n')) {
    const { text: said, today, posts, expect: wanted } = JSON.parse(line) as Utterance
    const understood = understand(said, { today, posts }, knowledge)
    if (wanted.intent === 'log' || !['chat', 'log'].includes(understood.intent)) continue
    for (const clause of claimable(said)) {
      for (const activity of Object.keys(words['said-as'])) {
        claims++
        const found = reported({ activity, words: clause, place: null }, { said, understood, today, posts })
        if (found) taken.push(`${activity}：${clause}`)
      }
    }
  }
  expect(claims).toBeGreaterThan(500)
  expect(taken).toEqual([])
})
