import { describe, expect, test } from 'vitest'
import { ask, full, refsOf, textOf } from './asking.ts'

const at = (post: string) => ({ regulation: post.split(':')[0] as string, post })

/** What is asked by a holder of a post, and the duties of whom it is about. */
const OTHERS: [held: string, question: string, ref: string][] = [
  ['zaozhuang-2019:town-government-head', '书记有哪些职责', 'Z15'],
  ['zaozhuang-2019:town-government-head', '我们书记要做什么', 'Z15'],
  ['zaozhuang-2019:town-government-head', '告诉我党委书记的职责', 'Z15'],
  ['zaozhuang-2019:town-government-head', '书记呢', 'Z15'],
  ['zaozhuang-2019:town-government-head', '分管安全的呢', 'Z17'],
  ['zaozhuang-2019:town-safety-deputy', '党委书记呢？', 'Z15'],
  ['zaozhuang-2019:district-government-head', '书记有哪些职责', 'Z6'],
  ['zaozhuang-2019:district-government-head', '分管安全的有哪些职责', 'Z9'],
  ['zaozhuang-2019:district-government-head', '分管安全生产的呢', 'Z9'],
  ['zaozhuang-2019:district-government-head', '那常委呢', 'Z8'],
  ['zaozhuang-2019:district-party-head', '班子成员要做什么', 'Z10'],
  ['zaozhuang-2019:town-government-head', '书记多久调研一次', 'Z15.2'],
  // A department has no party secretary of its own there: as for somebody without a post.
  ['zaozhuang-2019:regulator-head', '书记有哪些职责', 'Z6'],
  ['guangxi-2018:government-head', '书记有哪些职责', 'G5'],
]

describe('a title that is not the own post is that of somebody else at the own level', () => {
  test.each(OTHERS)('%s: %s', (held, question, ref) => {
    expect(refsOf(ask(question, at(held)))).toEqual([full(ref)])
  })
})

/** The own post said in general words, or spoken of with 我. */
const OWN: [held: string, question: string, ref: string][] = [
  ['zaozhuang-2019:town-government-head', '镇长有哪些职责', 'Z16'],
  ['zaozhuang-2019:town-government-head', '一把手要做什么', 'Z16'],
  ['zaozhuang-2019:town-party-head', '书记有哪些职责', 'Z15'],
  ['zaozhuang-2019:town-safety-deputy', '分管安全的有哪些职责', 'Z17'],
  ['zaozhuang-2019:regulator-safety-deputy', '副局长多久检查一次', 'Z12.2'],
  ['zaozhuang-2019:support-leader', '班子成员有哪些职责', 'Z14'],
  ['zaozhuang-2019:town-government-head', '书记不在，我有哪些职责', 'Z16'],
]

describe('the own post', () => {
  test.each(OWN)('%s: %s', (held, question, ref) => {
    expect(refsOf(ask(question, at(held)))).toContain(full(ref))
  })
})

describe('a mayor in a region is not the head of the region', () => {
  test('广西市长', () => {
    expect(ask('广西市长多久开一次政府常务会议').blocks[0]).toMatchObject({
      text: expect.stringContaining('市、县人民政府主要负责人每季度至少1次'),
    })
  })
})

describe('a department that may be of either kind', () => {
  test.each(['住建局长多久检查一次', '交通局局长每季度要检查一次对吧'])('%s', (question) => {
    const answer = ask(question, { reg: 'Z' })
    expect(refsOf(answer)).toEqual([full('Z12.1')])
    expect(textOf(answer)).toMatch(
      /归哪一类部门由当地确定；如果是[^。]*行业[^。]*，条文没有规定[^。]*的次数。/,
    )
  })

  test('one that is certain has no other reading', () => {
    expect(textOf(ask('应急局长多久检查一次', { reg: 'Z' }))).not.toContain('由当地确定')
  })
})

describe('what is asked of the duties by comparing them', () => {
  test.each(['两地对政府主要负责人的要求哪里不一样', '枣庄和广西的区长，差别在哪'])('%s', (question) => {
    expect(refsOf(ask(question))).toEqual(expect.arrayContaining([full('Z7'), full('G6')]))
  })
})

describe('a body that owes no study by that name owes meetings', () => {
  test.each([
    ['广西市长多久碰头研究一次安全', ['G6.2']],
    ['广西多久研究一次安全生产', ['G5.2', 'G6.2']],
    ['枣庄的区长多久研究一次安全生产', ['Z7.1']],
    ['枣庄镇党委书记多久研究一次安全生产', ['Z15.2']],
  ])('%s', (question, refs) => {
    expect(refsOf(ask(question))).toEqual(refs.map(full))
  })
})
