import fc from 'fast-check'
import { expect, it } from 'vitest'
import { followAnswer, readAnswer } from '../../../src/model/structure/answer.ts'
import { partialJson } from '../../../src/model/structure/partial.ts'
import { ANSWER, ITEMS, TEXT } from './setup.ts'

/** Whether `part` is the beginning of `whole`: whole strings and numbers, whole elements of arrays, some of the keys. */
function isBeginning(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) &&
      part.length <= whole.length &&
      part.every((element, index) => JSON.stringify(element) === JSON.stringify(whole[index]))
    )
  }
  if (typeof part !== 'object' || part === null) return part === whole
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return false
  const keys = Object.keys(whole)
  return Object.keys(part).every(
    (key) => keys.includes(key) && isBeginning(Reflect.get(part, key), Reflect.get(whole, key)),
  )
}

const normal = (value: unknown) => JSON.parse(JSON.stringify(value))

it('is the beginning of the whole at every prefix, and the whole at the end', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.boolean(), fc.array(fc.nat(30)), (text, spaced, cuts) => {
      const whole = JSON.parse(text)
      if (typeof whole !== 'object' || whole === null) return
      const written = spaced ? JSON.stringify(whole, null, 1) : JSON.stringify(whole)
      const json = partialJson()
      let shown: unknown
      let at = 0
      for (let piece = 0; at < written.length; piece++) {
        const size = 1 + (cuts[piece % Math.max(1, cuts.length)] ?? 0)
        const partial = json.push(written.slice(at, at + size))
        at += size
        if (partial === undefined) continue
        expect(isBeginning(partial, normal(whole))).toBe(true)
        if (shown !== undefined) expect(isBeginning(shown, partial)).toBe(true)
        shown = partial
      }
      expect(json.broken()).toBe(false)
      expect(JSON.stringify(shown)).toBe(JSON.stringify(whole))
    }),
    { numRuns: 500 },
  )
})

it('shows an element when it is closed, and nothing of a cut word', () => {
  const follow = followAnswer()
  const shown: [number, unknown][] = []
  for (let end = 1; end <= TEXT.length; end++) {
    const partial = follow.grow(TEXT.slice(0, end))
    if (partial !== undefined) shown.push([end, partial])
  }
  const firstEnd = TEXT.indexOf('},') + 1
  expect(shown[0]).toEqual([firstEnd, { items: [ANSWER.items[0]] }])
  expect(shown[1]).toEqual([TEXT.length - 2, ANSWER])
  expect(shown.at(-1)).toEqual([TEXT.length, ANSWER])
})

it('never shows a number whose end has not come', () => {
  const json = partialJson()
  expect(json.push('{"a":[1,2')).toEqual({ a: [1] })
  expect(json.push('3')).toBeUndefined()
  expect(json.push(',')).toEqual({ a: [1, 23] })
})

it.each(['{"a":1]', '{a:1}', '{"a" "b"}', '{"a":1,,"b":2}', '{[', '{要', '{"a":tru}', '{"a":[1 2]}'])(
  'gives up on %s',
  (text) => {
    const json = partialJson()
    json.push(text)
    expect(json.broken()).toBe(true)
  },
)

it('reads and follows the same answer, whatever stands around it', () => {
  const around = fc.constantFrom(
    '',
    '好的：',
    '按 {要求} 如下\n',
    '```json\n',
    '<think>{"items":[]}</think>',
    '[1] ',
  )
  fc.assert(
    fc.property(
      around,
      fc.constantFrom('', '\n```', ' 完。', ' {'),
      fc.integer({ min: 1, max: 9 }),
      (before, after, size) => {
        const text = `${before}${TEXT}${after}`
        const follow = followAnswer()
        let shown: unknown
        for (let end = size; end < text.length + size; end += size) {
          shown = follow.grow(text.slice(0, end)) ?? shown
        }
        expect(shown).toEqual(ANSWER)
        expect(readAnswer(text, ITEMS)).toEqual(ANSWER)
      },
    ),
  )
})

it('is quick with text made to be slow', () => {
  const from = process.cpuUsage()
  for (const text of ['{'.repeat(250_000), `${'{"a":'.repeat(50_000)}]`, `{[${'{['.repeat(100_000)}}`]) {
    followAnswer().grow(text)
    expect(() => readAnswer(text, ITEMS)).toThrow()
  }
  expect(process.cpuUsage(from).user).toBeLessThan(5_000_000)
})

it('goes as deep as sixteen, and no deeper', () => {
  const deep = (levels: number) => `{"a":${'['.repeat(levels - 1)}1${']'.repeat(levels - 1)}}`
  const at = partialJson()
  expect(at.push(deep(16))).toEqual(JSON.parse(deep(16)))
  expect(at.broken()).toBe(false)
  const beyond = partialJson()
  expect(beyond.push(deep(17))).toBeUndefined()
  expect(beyond.broken()).toBe(true)
})

it('looks at a text that grows a hundred times, and at its end', () => {
  const json = partialJson()
  json.push('{"a":[')
  const seen = Array.from({ length: 400 }, () => json.push('1,')).filter((value) => value !== undefined)
  expect(seen).toHaveLength(100)
  expect(json.push('2]}')).toEqual({ a: [...Array(400).fill(1), 2] })
})
