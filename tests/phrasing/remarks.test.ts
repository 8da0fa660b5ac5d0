import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createAnswerer } from '../../src/answers/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { phrasedAnswer } from '../../src/phrasing/compose.ts'
import { loadPhrasingLanguage, sourcesOf } from '../../src/phrasing/index.ts'

const knowledge = loadKnowledge(join(import.meta.dirname, '../../knowledge'))
const language = loadPhrasingLanguage(knowledge)
const answerer = createAnswerer(knowledge)

function told(question: string, refs: string[]): string[] {
  const context = { regulation: 'zaozhuang-2019', post: null, today: '2026-11-23' }
  const answer = answerer.ask(question, context)
  const sources = sourcesOf(answer, [], knowledge)
  const held = refs.map((ref) => {
    const bearers = sources.filter((source) => source.ref === ref)
    return { segment: { text: ref, rests: [] }, bearers, unplaced: [], said: [] }
  })
  return phrasedAnswer(answer, held, language).blocks.flatMap((block) =>
    block.type === 'lead' || block.type === 'text' ? block.text : [],
  )
}

const LIGHTER = 'zaozhuang-2019#35'
const SEVERER = 'zaozhuang-2019#34'
const REMARK = '《枣庄办法》第三十五条：这是从轻、减轻，不是免责。'

it('says what is remarked of a provision right behind what rests on it, by its name', () => {
  const question = '从重追究和从轻、减轻追究，分别是什么情形？'
  expect(told(question, [SEVERER, LIGHTER])).toEqual([`${SEVERER}。`, `${LIGHTER}。`, REMARK])
  expect(told(question, [LIGHTER, SEVERER])).toEqual([`${LIGHTER}。`, REMARK, `${SEVERER}。`])
})

it('names the provision of a remark where nothing rests on it yet', () => {
  expect(told('从重追究和从轻、减轻追究，分别是什么情形？', [SEVERER])).toEqual([`${SEVERER}。`, REMARK])
})

it('keeps that a regulation holds nothing at the end', () => {
  const context = { regulation: null, post: null, today: '2026-11-23' }
  const answer = answerer.ask('区长多久带队检查一次？', context)
  const held = { segment: { text: '一', rests: [] }, bearers: [], unplaced: [], said: [] }
  const texts = phrasedAnswer(answer, [held], language).blocks.flatMap((block) =>
    block.type === 'text' ? block.text : [],
  )
  expect(texts.at(-1)).toBe('《广西细则》没有规定带队检查的次数。')
})
