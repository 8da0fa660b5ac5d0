import { describe, expect, test } from 'vitest'
import { ask, full, refsOf } from './asking.ts'

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
