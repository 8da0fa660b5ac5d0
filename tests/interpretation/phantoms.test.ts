import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createReported } from '../../src/interpretation/model/reported.ts'
import { loadInterpretationWords } from '../../src/interpretation/model/words.ts'
import type { Understanding } from '../../src/understanding/index.ts'
import { understand } from '../../src/understanding/index.ts'
import { OTHERS, PRIVATE } from './no-duty.ts'
import { knowledge, POSTS, TODAY } from './setup.ts'

interface Utterance {
  text: string
  today: string
  posts: string[]
  expect: Pick<Understanding, 'intent'>
}

const words = loadInterpretationWords(knowledge.dir)
const reported = createReported(knowledge, words)
const utterances = ['log', 'log-2', 'log-3'].flatMap((name) =>
  readFileSync(fileURLToPath(new URL(`../../eval/own/${name}.jsonl`, import.meta.url)), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Utterance),
)

/** Every clause, and the whole: what a model could claim to be a report. */
function claimable(text: string): string[] {
  const clauses = text.split(/[，,。；;！!？?：:\n]+/).map((clause) => clause.trim())
  return [...new Set([...clauses, text])].filter((clause) => clause.length > 1)
}

/** What comes of claiming every clause of a message to be every activity. */
function phantoms(said: string, today: string, posts: string[]): { claims: number; taken: string[] } {
  const understood = understand(said, { today, posts }, knowledge)
  if (!['chat', 'log'].includes(understood.intent)) return { claims: 0, taken: [] }
  const claims = claimable(said).flatMap((clause) =>
    Object.keys(words['said-as']).map((activity) => ({ activity, words: clause, place: null })),
  )
  const taken = claims.filter((claim) => reported(claim, { said, understood, today, posts }))
  return { claims: claims.length, taken: taken.map(({ activity, words }) => `${activity}：${words}`) }
}

test('a model that claims every clause to be every activity gets nothing recorded that was not done', () => {
  const found = utterances
    .filter(({ expect: wanted }) => wanted.intent !== 'log')
    .map(({ text, today, posts }) => phantoms(text, today, posts))
  expect(found.reduce((sum, { claims }) => sum + claims, 0)).toBeGreaterThan(500)
  expect(found.flatMap(({ taken }) => taken)).toEqual([])
})

test.each([...OTHERS, ...PRIVATE])('nothing is a duty of the writer in: %s', (said) => {
  const { claims, taken } = phantoms(said, TODAY, POSTS)
  expect(claims).toBeGreaterThan(0)
  expect(taken).toEqual([])
})

test.each([
  ['今天在厂里碰头聊了聊安全', /committee|executive/],
  ['把安全上的苗头捋了捋', /inspection|research|report/],
  ['写了安全总结，交了', /inspection|meeting|training/],
])('and nothing becomes a graver thing than was said: %s', (said, never) => {
  expect(phantoms(said, TODAY, POSTS).taken.filter((each) => never.test(each))).toEqual([])
})
