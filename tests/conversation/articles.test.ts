import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAction } from '../../src/conversation/index.ts'
import { openTalk, type Talk } from './talk.ts'

let talk: Talk
beforeEach(async () => {
  talk = await openTalk('2026-11-21')
})
afterEach(() => talk.end())

describe('an article', () => {
  const neighbours = (labels: string[]) => labels.filter((label) => /^[上下]一条$/.test(label))

  it('in the middle leads on and back', async () => {
    const reply = await talk.act(openAction('zaozhuang-2019#6.1'))
    expect(talk.text(reply)).toContain('第六条')
    expect(neighbours(talk.labels(reply))).toEqual(['上一条', '下一条'])
    expect(talk.text(await talk.tap('下一条'))).toContain('《枣庄办法》第七条')
    expect(talk.text(await talk.tap('上一条'))).toContain('《枣庄办法》第六条')
  })

  it.each([
    ['first', 'guangxi-2018#1', ['下一条']],
    ['last', 'guangxi-2018#30', ['上一条']],
    ['last', 'zaozhuang-2019#41', ['上一条']],
  ])('the %s one (%s) of its regulation leads one way alone', async (_, ref, labels) => {
    expect(neighbours(talk.labels(await talk.act(openAction(ref))))).toEqual(labels)
  })
})
