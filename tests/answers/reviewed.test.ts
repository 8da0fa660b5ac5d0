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

describe('what asks nothing is told apart', () => {
  test.each([
    '本周没有检查',
    '新华社北京电，国务院派出督查组，要求各地深刻吸取教训',
    '昨天带队检查了两家化工企业',
    '今天没下去，在开会',
    '请各镇街认真抓好隐患排查，把责任落到人',
    '收到，马上办',
    '王镇长上午带队检查了加油站',
  ])('%s', (q) => expect(ask(q, { reg: 'Z' }).trace.asks).toBe(false))

  test.each([
    '镇长职责',
    '第三十条',
    '区长多久带队检查一次',
    '党委书记不用管安全生产吧',
    '去年检查少了一次，会不会被免职',
    '把副镇长的职责列一下',
    '区里出了事故，书记让人压着不报',
    'how often must a mayor inspect?',
    '今天没检查算不算失职',
  ])('%s', (q) => expect(ask(q, { reg: 'Z' }).trace.asks).toBe(true))
})
