import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REWORDED, SMUGGLED, SOUND } from './completions.ts'
import { interpreting, WAITING } from './setup.ts'

let scene: Awaited<ReturnType<typeof interpreting>>
beforeAll(async () => {
  scene = await interpreting()
})
afterAll(() => scene.server.close())

/** What was shown holds words that must not be taken over. */
const SHOWN = '按第十六条第（三）项，每季度至少带队检查1次。'

function completing(asked: string[], said: string, question: string | null) {
  scene.server.answer((prompt) => (prompt.id === 'complete-question' ? { question } : undefined))
  const exchanges = asked.map((each) => ({ question: each, shown: SHOWN }))
  return scene.interpreter.completeQuestion(said, exchanges, WAITING)
}

describe('a question that a model completed', () => {
  test.each(SOUND)('is taken over: %j %s → %s', async (asked, said, question) => {
    expect(await completing(asked, said, question)).toBe(question)
  })

  test.each(REWORDED)('is worded as it was said: %j %s → %s', async (asked, said, question, taken) => {
    expect(await completing(asked, said, question)).toBe(taken)
  })

  test.each(SMUGGLED)('is dropped: %j %s → %s', async (asked, said, question) => {
    expect(await completing(asked, said, question)).toBeNull()
  })

  test('may be none', async () => {
    expect(await completing(['镇长多久检查一次？'], '副镇长是什么说法', null)).toBeNull()
  })

  test('is not looked for without a conversation', async () => {
    const before = scene.server.requests.length
    expect(await completing([], '副镇长是什么说法', '副镇长是什么？')).toBeNull()
    expect(scene.server.requests).toHaveLength(before)
  })

  test.each([
    [120, true],
    [121, false],
  ])('is at most 120 characters long: %i', async (length, taken) => {
    const tail = '安全生产检查'.repeat(30).slice(0, length - 9)
    const question = `副镇长的${tail}多久一次？`.slice(0, length)
    const asked = [`镇长的${tail}多久一次？`]
    expect(question).toHaveLength(length)
    expect((await completing(asked, '那副镇长是什么说法', question)) !== null).toBe(taken)
  })

  test('shows the model the last four exchanges, as data', async () => {
    await completing(['一问安全', '二问安全', '三问安全', '四问安全', '五问安全'], '副镇长是什么说法', null)
    const shown = scene.server.requests.at(-1)?.prompt.inputs.conversation ?? ''
    expect(shown.match(/问：/g)).toHaveLength(4)
    expect(shown).not.toContain('一问')
  })
})
