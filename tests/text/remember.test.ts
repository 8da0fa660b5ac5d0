import { describe, expect, it } from 'vitest'
import { remembering } from '../../src/text/index.ts'

/** A function that counts how often it is really asked. */
function counting(mostKept?: number) {
  let asked = 0
  const ask = remembering(
    (text: string, context: { day: string; other?: number }) => {
      asked++
      return { text, day: context.day, parts: [{ words: text.split('') }] }
    },
    ({ day }) => day,
    mostKept,
  )
  return { ask, times: () => asked }
}

describe('remembering', () => {
  it('asks once for the same text and context, and again for another of either', () => {
    const { ask, times } = counting()
    expect(ask('a', { day: '1' })).toEqual({ text: 'a', day: '1', parts: [{ words: ['a'] }] })
    ask('a', { day: '1' })
    expect(times()).toBe(1)
    expect(ask('b', { day: '1' }).text).toBe('b')
    expect(ask('a', { day: '2' }).day).toBe('2')
    expect(times()).toBe(3)
  })

  it('keeps so many and drops the one that was used longest ago', () => {
    const { ask, times } = counting(2)
    for (const text of ['a', 'b', 'a', 'c']) ask(text, { day: '1' })
    expect(times()).toBe(3)
    ask('a', { day: '1' })
    expect(times()).toBe(3)
    ask('b', { day: '1' })
    expect(times()).toBe(4)
  })

  it('keeps nothing of texts beyond 200 characters', () => {
    const { ask, times } = counting()
    for (const length of [200, 200, 201, 201]) ask('字'.repeat(length), { day: '1' })
    expect(times()).toBe(3)
  })

  it.each([1, 201])('gives what no reader can change, of a text of %i characters', (length) => {
    const { ask } = counting()
    const text = '字'.repeat(length)
    const given = ask(text, { day: '1' })
    expect(() => given.parts[0]?.words.push('x')).toThrow(TypeError)
    expect(() => Object.assign(given, { day: '9' })).toThrow(TypeError)
    expect(ask(text, { day: '1' })).toEqual({ text, day: '1', parts: [{ words: text.split('') }] })
  })
})
