import { describe, expect, test } from 'vitest'
import { ask, full, refsOf, textOf } from './asking.ts'

const VERDICT = /^(不是这样|不对|不是|是的)/

describe('a verdict is given only where the texts bear it', () => {
  test.each([
    { q: '区委书记每季度要调研吗', says: ['《枣庄办法》：是的。', '《广西细则》：没有规定调研的次数'] },
    { q: '县委书记没有调研，会被追责吗', says: ['问责'] },
    { q: '审计查不查安全生产？会查吗', says: ['没有规定审计'] },
    { q: '区长可不可以叫副区长替他带队检查', says: ['每季度至少带队检查1次'] },
    { q: '区人大主任有没有安全责任', says: ['没有为'] },
    { q: '副区长要带队检查吗', says: ['第九条'] },
  ])('$q', ({ q, says }) => {
    const text = textOf(ask(q))
    expect(text).not.toMatch(VERDICT)
    for (const words of says) expect(text).toContain(words)
  })

  test.each([
    { q: '区委书记每月调研一次，对吧', reg: 'Z', opens: '不对' },
    { q: '区委书记每季度至少调研1次，对吧', reg: 'Z', opens: '是的' },
    { q: '镇党委书记每季度要带队检查，是吧', reg: 'Z', opens: '不是这样' },
  ])('$q: one text says so', ({ q, reg, opens }) => {
    expect(textOf(ask(q, { reg })).startsWith(opens)).toBe(true)
  })
})

test('a frequency stands in the order of the law, holders of the same duty together', () => {
  const [lead] = textOf(ask('多久带队检查一次', { reg: 'Z' })).split('\n')
  expect(lead).toContain(
    '镇（街道）行政主要负责人、镇（街道）分管安全生产的政府领导干部每季度至少带队检查1次安全生产工作',
  )
  expect(refsOf(ask('多久带队检查一次', { reg: 'Z' }))).toContain(full('Z16.3'))
})
