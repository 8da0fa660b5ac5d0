import { describe, expect, test } from 'vitest'
import { ask, full, refsOf } from './asking.ts'

const LIFELONG = [full('G26'), full('Z37')]

describe('whoever has left the post is still answerable', () => {
  test.each([
    '那我提拔了呢',
    '那他要是退休了呢',
    '退休了呢？',
    '调走了呢',
    '他退居二线了呢',
    '要是已经离任了呢',
    '镇长辞职了呢',
    '提拔了还追究吗',
    '提拔以后还要不要追责',
    '退休了还追究吗',
  ])('%s', (question) => {
    expect(refsOf(ask(question))).toEqual(expect.arrayContaining(LIFELONG))
  })

  test.each(['受了处分还能提拔吗', '被追责以后还能评优吗'])('%s: asks of promotion', (question) => {
    expect(refsOf(ask(question))).not.toEqual(expect.arrayContaining([full('Z37')]))
  })

  test.each(['我退休了', '他调走了', '退休金呢'])('%s: asks nothing of it', (question) => {
    expect(refsOf(ask(question))).toEqual([])
  })
})
