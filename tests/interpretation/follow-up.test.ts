import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadQuestionLanguage } from '../../src/answers/index.ts'
import { createFollowUp } from '../../src/interpretation/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { UNRESOLVED } from './follow-up-none.ts'
import { RESOLVED } from './follow-up-pairs.ts'

const knowledge = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)))
const followUp = createFollowUp(knowledge, loadQuestionLanguage(knowledge.dir, knowledge))

describe('a follow-up', () => {
  test.each(RESOLVED)('%s %s → %s', (previous, said, whole) => {
    expect(followUp(said, [previous])).toBe(whole)
  })

  test.each(UNRESOLVED)('leaves alone: %s %s', (previous, said) => {
    expect(followUp(said, previous === null ? [] : [previous])).toBeNull()
  })

  test('goes by the latest question', () => {
    const asked = ['瞒报事故怎么处理？', '镇长多久检查一次？']
    expect(followUp('副镇长呢', asked)).toBe('副镇长多久检查一次？')
  })

  test('reads a follow-up upon a follow-up', () => {
    const first = followUp('那副镇长呢', ['镇长多久带队检查一次']) as string
    const second = followUp('广西呢', ['镇长多久带队检查一次', first]) as string
    expect(second).toBe('广西副镇长多久带队检查一次？')
    expect(followUp('那培训呢', [second])).toBe('广西副镇长多久培训一次？')
  })

  test('brings in no character that was not said, but small words', () => {
    for (const [previous, said] of RESOLVED) {
      const known = new Set(`${previous}${said}`)
      const foreign = [...(followUp(said, [previous]) as string)].filter((c) => !known.has(c)).join('')
      expect(foreign).toMatch(/^[开几在里，的规定如果？]*$/)
    }
  })

  test.each([
    ['80 characters', `${'镇'.repeat(69)}镇长多久带队检查一次啊`, true],
    ['81 characters', `${'镇'.repeat(70)}镇长多久带队检查一次啊`, false],
  ])('reads earlier questions up to 80 characters: %s', (_, previous, read) => {
    expect(followUp('那培训呢？', [previous]) !== null).toBe(read)
  })
})
