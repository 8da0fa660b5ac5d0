import { describe, expect, test } from 'vitest'
import { ask, full, refsOf, textOf } from './asking.ts'

const VERDICT = /^(不是这样|不对|不是|是的)/

describe('a number claimed in another unit than that of the rule', () => {
  test.each([
    ['镇长一年要检查4次，对不对', '是的'],
    ['镇长半年检查2次，对不对', '是的'],
    ['镇长一年4次检查，对吧', '是的'],
    ['镇长一年检查3次，对不对', '不对，不是每年3次'],
    ['镇长一年检查5次，对不对', '不对，不是每年5次'],
    ['镇长一季度检查2次，对不对', '不对，不是每季度2次'],
    ['镇长一个月检查3次，是吗', '不对，不是每月3次'],
    ['镇党委书记一年要开2次会研究安全，对吗', '是的'],
    ['镇党委书记一年开会3次，对不对', '不对，不是每年3次'],
  ])('%s: is compared', (question, opens) => {
    const answer = ask(question)
    expect(answer.refused).toBe(false)
    expect(textOf(answer).startsWith(opens)).toBe(true)
  })

  test.each([
    '镇长一年检查4次可以吗',
    '镇长一年检查5次可以吗',
    '镇长一年检查10次够不够',
    '镇长每月检查一次可以吗',
  ])('%s: neither yes nor no to more than the least, but the rule', (question) => {
    const answer = ask(question)
    const text = textOf(answer)
    if (!question.includes('4次')) expect(text).not.toMatch(VERDICT)
    expect(text).not.toMatch(/^不/)
    expect(text).toContain('每季度至少带队检查1次')
    expect(refsOf(answer)).toContain(full('Z16.3'))
  })

  test('less than the least is not enough', () => {
    expect(textOf(ask('镇长一年检查3次够吗'))).toMatch(/^不对，不是每年3次/)
  })
})
