import { describe, expect, test } from 'vitest'
import { understand } from '../../src/understanding/index.ts'
import type { Fault } from '../model/server/index.ts'
import { ANYONE, answerer, interpreting, knowledge, POSTS, TODAY } from './setup.ts'

const FAULTS: Fault[] = [
  { kind: 'silence' },
  { kind: 'hang-in-answer' },
  { kind: 'close' },
  { kind: 'close-in-answer' },
  { kind: 'busy', retryAfter: null },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 401 },
  { kind: 'html' },
  { kind: 'half-json' },
  { kind: 'empty' },
  { kind: 'declined' },
  { kind: 'huge' },
  { kind: 'wrong-schema' },
  { kind: 'prose' },
  { kind: 'endless' },
]
const WAIT = 400

describe('a faulty endpoint', () => {
  test.each(FAULTS)('comes to nothing within the time given: %o', async (fault) => {
    const { server, interpreter } = await interpreting()
    server.play(fault)
    const waiting = { timeoutMs: WAIT }
    const said = '昨天去矿上溜达了一大圈'
    const story = '生产安全事故的快报揣在兜里熬到天亮，怎么论'
    const understood = understand(said, { today: TODAY, posts: POSTS }, knowledge)
    const refused = answerer.ask(story, ANYONE)
    const begun = performance.now()
    const results = await Promise.all([
      interpreter.completeQuestion(
        '副镇长是什么说法',
        [{ question: '镇长多久检查一次？', shown: '' }],
        waiting,
      ),
      interpreter.chooseTopics(story, refused, ANYONE, waiting),
      interpreter.readActivities(said, understood, { today: TODAY, posts: POSTS }, waiting),
    ])
    const took = performance.now() - begun
    await server.close()
    expect(results).toEqual([null, [], null])
    expect(took).toBeLessThan(3000)
  })

  test('is given up where the caller gives up', async () => {
    const { server, interpreter } = await interpreting()
    server.play({ kind: 'silence' })
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 100)
    const begun = performance.now()
    const question = await interpreter.completeQuestion(
      '副镇长是什么说法',
      [{ question: '镇长多久检查一次？', shown: '' }],
      { timeoutMs: 20_000, signal: controller.signal },
    )
    await server.close()
    expect(question).toBeNull()
    expect(performance.now() - begun).toBeLessThan(3000)
  })
})
