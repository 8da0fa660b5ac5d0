import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEATURES } from '../../../src/retrieval/ranking/index.ts'
import { type Article, searching } from './world.ts'

const WELLS: Article[] = [
  ['云岭省水窖管理办法', '第一条', '为了规范水窖的建设和使用,保障饮水安全,制定本办法。'],
  ['云岭省水窖管理办法', '第二条', '在本省范围内建设、使用水窖,适用本办法。'],
  ['云岭省水窖管理办法', '第三条', '本办法所称水窖,是指蓄积雨水供人畜饮用的设施。'],
  ['云岭省水窖管理办法', '第四条', '县水利部门负责水窖的监督管理。'],
  [
    '云岭省水窖管理办法',
    '第五条',
    '建设水窖应当提交下列材料:\n（一）申请书；\n（二）地形图；\n（三）邻居的同意书。',
  ],
  ['云岭省水窖管理办法', '第六条', '水窖的容积不得超过五十立方米。'],
  ['云岭省水窖管理办法', '第七条', '水窖应当每年清洗,清洗水窖不得使用工业药剂。'],
  ['云岭省水窖管理办法', '第八条', '违反本办法规定,使用工业药剂清洗水窖的,责令改正,处五百元罚款。'],
  ['云岭省水窖管理办法', '第九条', '本办法自明年一月一日起施行。'],
  ['青川市鸽舍规定', '第一条', '为了规范鸽舍的建设,制定本规定。'],
  ['青川市鸽舍规定', '第二条', '县水利部门不管鸽舍。鸽舍由街道办事处负责监督管理。'],
  ['青川市鸽舍规定', '第三条', '鸽舍应当每月清洗。'],
  ['青川市鸽舍规定', '第四条', '本规定自公布之日起施行。'],
]
const id = (number: string) => `云岭省水窖管理办法#${number}`
const { search, first } = searching(WELLS)

describe('what a question asks for comes first', () => {
  it.each([
    ['制定水窖管理办法的目的', '第一条'],
    ['水窖管理办法的适用范围', '第二条'],
    ['什么是水窖', '第三条'],
    ['哪个部门负责水窖的监督管理', '第四条'],
    ['建设水窖要提交哪些材料', '第五条'],
    ['水窖的容积最多是多少', '第六条'],
    ['用工业药剂清洗水窖怎么处罚', '第八条'],
    ['云岭省水窖管理办法什么时候施行', '第九条'],
  ])('%s → %s', (query, number) => {
    expect(search(query)[0]).toBe(id(number))
  })

  it('a duty that is asked for comes before its penalty', () => {
    expect(search('清洗水窖能不能使用工业药剂')[0]).toBe(id('第七条'))
  })

  it('the named document comes before another that says the same', () => {
    expect(search('《青川市鸽舍规定》从什么时候起施行')[0]).toBe('青川市鸽舍规定#第四条')
  })
})

describe('what ranking must not do', () => {
  it('leave the wanted document', () => {
    const found = search('什么时候施行', { group: '青川市鸽舍规定' })
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((each) => each.startsWith('青川市'))).toBe(true)
  })

  it('give more than was wanted, or anything twice', () => {
    const found = search('水窖', { k: 3 })
    expect(found).toHaveLength(3)
    expect(new Set(found).size).toBe(3)
  })

  it('find something where nothing is shared', () => {
    expect(search('zebra')).toEqual([])
    expect(search('')).toEqual([])
  })

  const words = fc.array(
    fc.constantFrom(
      '水窖',
      '鸽舍',
      '什么是',
      '施行',
      '目的',
      '处罚',
      '材料',
      '哪个部门',
      '多少',
      '《',
      '》',
      '云岭省水窖管理办法',
    ),
    { minLength: 1, maxLength: 6 },
  )
  it('drop a candidate of the first stage, whatever the weights', () => {
    const weights = fc.dictionary(fc.constantFrom(...FEATURES), fc.double({ min: -9, max: 9, noNaN: true }))
    fc.assert(
      fc.property(words, weights, (parts, own) => {
        const query = parts.join('')
        const found = new Set(
          searching(WELLS, { always: own, close: own, titled: own }).search(query, { k: 100 }),
        )
        for (const candidate of first(query)) expect(found).toContain(candidate)
      }),
      { numRuns: 40 },
    )
  })

  it('give different answers to the same question', () => {
    fc.assert(
      fc.property(words, (parts) => {
        expect(search(parts.join(''))).toEqual(search(parts.join('')))
      }),
    )
  })
})

describe('texts that are no law', () => {
  const passages: Article[] = [
    ['', '', '鸽子每天早晨飞出鸽舍,傍晚回来。'],
    ['', '', '雨水落进水窖,冬天结冰。'],
    ['', '', '水窖旁边有一棵核桃树,树龄超过百年。'],
  ]
  it('are ranked by what they say', () => {
    const { search } = searching(passages)
    expect(search('核桃树多少年了')[0]).toBe('@2')
    expect(search('水窖冬天会怎样')[0]).toBe('@1')
    expect(search('鸽子什么时候回来')[0]).toBe('@0')
  })
})
