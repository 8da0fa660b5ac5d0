import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answers/index.ts'
import { createModel } from '../../src/model/index.ts'
import { createPhraser, type Fact, type PhraseRequest, type Segment } from '../../src/phrasing/index.ts'
import { type Script, startModelServer } from '../model/server/index.ts'
import { answerTo, knowledge, language } from './bench.ts'

const QUESTION = '镇长多久带队检查一次？'
const WORDS = '每季度至少带队检查1次安全生产工作'
const GOOD = segment(`镇长${WORDS}。`, WORDS)
const MORE = segment(
  '镇长组织排查各类非法违法行为，每季度至少带队检查1次安全生产工作。',
  `组织排查各类非法违法行为，${WORDS}`,
)
const FIRST = segment('镇长指导安全生产专项整治和联合执法行动。', '指导安全生产专项整治和联合执法行动')
const BAD = segment('镇长每月至少带队检查1次安全生产工作。', WORDS)
const FACT: Fact = {
  text: '您任镇长，带队检查每季度至少1次；本季度已记录0次。',
  refs: ['zaozhuang-2019#16.3'],
}

const server = await startModelServer({ pieceChars: 20 })
const used = new Map<string, number>()
const model = createModel({
  baseUrl: server.url,
  model: 'loopback',
  dailyTokens: 10_000_000,
  memory: {
    rung: async () => null,
    keepRung: async () => {},
    tokens: async (day) => used.get(day) ?? 0,
    addTokens: async (day, tokens) => void used.set(day, (used.get(day) ?? 0) + tokens),
  },
  clock: () => new Date(),
  log: { info: () => {} },
  promptsDir: new URL('../../prompts', import.meta.url).pathname,
})
const phraser = createPhraser({ model, knowledge, words: language })

function segment(text: string, words: string, source = '1'): Segment {
  return { text, rests: [{ source, words }] }
}

/** Answers the rounds of one phrasing in order. */
function says(...rounds: Segment[][]): void {
  let round = 0
  const script: Script = ({ id }) => (id === 'phrase' ? { segments: rounds[round++] ?? [] } : undefined)
  server.answer(script)
}

function phrase(more: Partial<PhraseRequest> = {}) {
  const answer = answerTo(QUESTION)
  return phraser.phrase({ question: QUESTION, answer, facts: [], patienceMs: null, totalMs: 15_000, ...more })
}

function texts({ blocks }: Answer): string[] {
  return blocks.flatMap((block) => (block.type === 'lead' || block.type === 'text' ? [block.text] : []))
}

const asked = () => server.requests.filter(({ prompt }) => prompt.id === 'phrase')

beforeEach(() => {
  server.play(null)
  server.answer(null)
})
afterAll(() => server.close())

describe('the phraser', () => {
  it('puts the answer in the words of a model, with the law behind it', async () => {
    says([GOOD])
    const { answer } = await phrase()
    const plain = answerTo(QUESTION)
    expect(answer).toMatchObject({
      mode: 'llm',
      refused: false,
      citations: plain.citations,
      trace: plain.trace,
    })
    expect(answer?.blocks[0]).toEqual({
      type: 'lead',
      text: '镇长每季度至少带队检查1次安全生产工作（《枣庄办法》第十六条第（三）项）。',
    })
    expect(answer?.blocks[1]).toEqual({ type: 'quote', citation: plain.citations[0] })
    expect(answer?.blocks.filter(({ type }) => type === 'note')).toEqual(
      plain.blocks.filter(({ type }) => type === 'note'),
    )
  })

  it('keeps what the answer opens with', async () => {
    const question = '镇长每个月检查一次吗？'
    const answer = answerTo(question)
    expect(answer.opening).not.toBe('')
    says([GOOD])
    const phrased = await phrase({ question, answer })
    expect(phrased.answer && texts(phrased.answer)[0]).toContain(`${answer.opening}镇长每季度`)
  })

  it('shows each segment as it is found to hold, and says a duplicate once', async () => {
    says([GOOD, GOOD, FIRST])
    const seen: string[][] = []
    const { answer } = await phrase({ onProgress: (so) => seen.push(texts(so)) })
    expect(seen.map(({ length }) => length)).toEqual([1, 2])
    expect(answer && texts(answer)).toEqual(seen.at(-1))
  })

  it('asks once more for what failed, and puts it in its place', async () => {
    says([FIRST, BAD], [GOOD])
    const before = asked().length
    const { answer } = await phrase()
    expect(answer && texts(answer).map((text) => text.slice(0, 8))).toEqual([
      '镇长指导安全生产',
      '镇长每季度至少带',
    ])
    const [, second] = asked().slice(before)
    expect(second?.prompt.inputs.failed).toContain('镇长每月至少带队检查1次安全生产工作。')
    expect(asked().length - before).toBe(2)
  })

  it.each([
    ['fails twice', [[GOOD, BAD], [BAD]]],
    ['says nothing', [[], []]],
    ['goes by what is cited first', [[segment(FACT.text, '本季度已记录0次', 'F1')], []]],
  ])('gives none where it %s', async (_, rounds) => {
    says(...rounds)
    expect(await phrase({ facts: [FACT] })).toEqual({ answer: null, why: 'not-whole' })
  })

  it('shows nothing that failed on the way', async () => {
    says([BAD, GOOD], [BAD])
    const seen: string[] = []
    await phrase({ onProgress: (so) => seen.push(JSON.stringify(so)) })
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.filter((text) => text.includes('每月'))).toEqual([])
  })

  it('tells what is known of the one who asks', async () => {
    says([GOOD, segment(FACT.text, '本季度已记录0次', 'F1')])
    const { answer } = await phrase({ facts: [FACT] })
    expect(answer && texts(answer)).toContain(FACT.text)
  })

  it('takes twelve segments at the most', async () => {
    const fact = (n: number): Fact => ({ text: `您任镇长，本季度已记录${n}次。`, refs: [] })
    const facts = Array.from({ length: 14 }, (_, n) => fact(n))
    says([GOOD, ...facts.map(({ text }, n) => segment(text, text.slice(0, -1), `F${n + 1}`))])
    const { answer } = await phrase({ facts })
    expect(answer && texts(answer)).toHaveLength(12)
  })

  it('gives up where nothing holds in time', async () => {
    server.play({ kind: 'slow', ms: 5_000 })
    const began = performance.now()
    expect(await phrase({ patienceMs: 300 })).toEqual({ answer: null, why: 'timeout' })
    expect(performance.now() - began).toBeLessThan(2_500)
  })

  it('gives up where the one who asked does', async () => {
    server.play({ kind: 'slow', ms: 5_000 })
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 200)
    expect(await phrase({ signal: controller.signal })).toEqual({ answer: null, why: 'cancelled' })
    expect(await phrase({ signal: controller.signal })).toEqual({ answer: null, why: 'cancelled' })
  })

  it('goes on where an honest model answers by itself', async () => {
    const { answer } = await phrase()
    expect(answer?.citations.map(({ ref }) => ref)).toEqual(['zaozhuang-2019#16.3'])
  })

  it('gives none where a piece leans on what it leaves out', async () => {
    says([MORE])
    expect(await phrase()).toMatchObject({ answer: null })
  })
})
